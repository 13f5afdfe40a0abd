/** Which policy is in force when, by the first day of each alone: not looked up as the service looks it up. */
import { dayOfInstant, type Day, type Instant } from '../../core/calendar'
import type { PayoutPolicy } from '../../core/policy'
import type { PolicyStretch, PolicyTimeline } from '../../core/policy-timeline'

export class DatedPolicies implements PolicyTimeline {
  readonly stretches: readonly PolicyStretch[]

  constructor({ stretches }: Pick<PolicyTimeline, 'stretches'>) {
    this.stretches = stretches
  }

  on(day: Day): PayoutPolicy {
    let inForce = this.stretches[0]!
    for (const stretch of this.stretches) if (day >= stretch.fromDay) inForce = stretch
    return inForce.policy
  }

  at(instant: Instant): PayoutPolicy {
    return this.on(dayOfInstant(instant))
  }
}
