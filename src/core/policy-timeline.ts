/**
 * Which policy is in force when. A run has one policy from its first day on and may switch to
 * others; each switch takes effect at 00:00 UTC of its day. What is judged later is judged by the
 * policy of the moment at which it happened.
 */
import { dayOfInstant, type Day, type Instant } from './calendar'
import type { PayoutPolicy } from './policy'

/** A policy and the days on which it is in force: from one day on, up to but without another. */
export interface PolicyStretch {
  policy: PayoutPolicy
  /** -Infinity for the first stretch. */
  fromDay: Day
  /** Infinity for the last stretch. */
  untilDay: Day
}

interface PolicySwitch {
  on: Day
  policy: PayoutPolicy
}

export class PolicyTimeline {
  readonly stretches: readonly PolicyStretch[]

  /** Switches must come in order of day, each day once. */
  constructor(first: PayoutPolicy, switches: readonly PolicySwitch[] = []) {
    const begins = [{ on: -Infinity, policy: first }, ...switches]
    this.stretches = begins.map(({ on, policy }, index) => {
      const untilDay = begins[index + 1]?.on ?? Infinity
      if (on >= untilDay) throw new RangeError(`Policies out of order: ${on} before ${untilDay}`)
      return { policy, fromDay: on, untilDay }
    })
  }

  on(day: Day): PayoutPolicy {
    return this.stretches.findLast(({ fromDay }) => fromDay <= day)!.policy
  }

  at(instant: Instant): PayoutPolicy {
    // Asked for every sale; most runs never switch.
    return this.stretches.length === 1 ? this.stretches[0]!.policy : this.on(dayOfInstant(instant))
  }
}
