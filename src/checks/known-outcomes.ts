/**
 * Whether the platform learns what became of each payment: its money has arrived or come back, and nobody has told the
 * platform. A webhook may be lost; whoever asks again finds out, and where nobody asks the payout is stuck for good.
 */
import { SECONDS_IN_DAY, SECONDS_IN_HOUR, type Instant } from '../core/calendar'
import type { PolicyTimeline } from '../core/policy-timeline'
import { ASKED_AGAIN_WITHIN_SECONDS } from './auditor/hearing'
import type { AuditedProcessorPayout, Told } from './auditor/payments'
import type { Violations } from './violations'

const NAME = 'outcomes_become_known'

/** What the platform may have been told when it does not know yet. */
const BEFORE_NEWS: Readonly<Record<AuditedProcessorPayout['whereabouts'], readonly Told[]>> = {
  'on its way': [],
  'with the creator': ['nothing', 'unclaimed'],
  back: ['nothing', 'unclaimed', 'paid'],
}
const isUntold = ({ whereabouts, told }: AuditedProcessorPayout): boolean =>
  BEFORE_NEWS[whereabouts].includes(told)

interface Untold {
  payment: AuditedProcessorPayout
  /** The end of the day on which it was first so. */
  since: Instant
}

export class KnownOutcomes {
  readonly #policies: PolicyTimeline
  readonly #isLeftToPeople: (creatorId: number) => boolean
  readonly #untold = new Map<string, Untold>()

  /** `isLeftToPeople`: a creator is paused because an outcome is unknown, so somebody has to find out. */
  constructor(policies: PolicyTimeline, isLeftToPeople: (creatorId: number) => boolean) {
    this.#policies = policies
    this.#isLeftToPeople = isLeftToPeople
  }

  look(made: readonly AuditedProcessorPayout[], now: Instant): void {
    for (const payment of made) {
      const { processorPayoutId: id } = payment
      if (isUntold(payment) && !this.#untold.has(id)) this.#untold.set(id, { payment, since: now })
    }
  }

  /** Looks through the payments of which the platform has not heard. */
  settle(now: Instant, violations: Violations): void {
    const { stuckPayoutHours } = this.#policies.at(now)
    const patience = ASKED_AGAIN_WITHIN_SECONDS + (stuckPayoutHours ?? 0) * SECONDS_IN_HOUR
    let open = 0
    for (const [id, { payment, since }] of this.#untold) {
      if (!isUntold(payment)) {
        this.#untold.delete(id)
      } else if (now - since < patience || this.#isLeftToPeople(payment.creatorId)) {
        open += 1
      } else {
        this.#report(payment, since, now, violations)
      }
    }
    violations.setOpen(
      NAME,
      open === 0 ? null : `the platform was not notified of the outcome of ${open} payments`,
    )
  }

  #report(
    { processorPayoutId, payoutId, creatorId, whereabouts, told, netCents }: AuditedProcessorPayout,
    since: Instant,
    now: Instant,
    violations: Violations,
  ): void {
    const days = Math.floor((now - since) / SECONDS_IN_DAY)
    violations.add(
      NAME,
      processorPayoutId,
      `payout ${payoutId}: the money of ${processorPayoutId} is ${whereabouts}, and after ${days} days ` +
        `the processor told us "${told}"`,
      { cents: netCents, at: since, payoutId, creatorId },
    )
  }
}
