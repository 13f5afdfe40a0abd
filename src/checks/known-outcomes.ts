/**
 * Whether the platform learns what became of each payment: its money has arrived or come back, and nobody has told the
 * platform. A webhook may be lost; whoever asks again finds out, and where nobody asks the payout is stuck for good. The
 * same of each transfer to a creator's account: one that the platform does not know of stays there for good.
 */
import { SECONDS_IN_DAY, SECONDS_IN_HOUR, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { PolicyTimeline } from '../core/policy-timeline'
import { ASKED_AGAIN_WITHIN_SECONDS } from './auditor/hearing'
import type { AuditedProcessorPayout, Told } from './auditor/payments'
import type { AuditedTransfer } from './auditor/transfers'
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

/** What the processor has done and the platform was not told of. */
interface Untold {
  payoutId: number
  creatorId: number
  cents: Cents
  isUntold: () => boolean
  /** In words. */
  what: () => string
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

  look(
    made: readonly AuditedProcessorPayout[],
    transfers: readonly AuditedTransfer[],
    creatorId: number,
    now: Instant,
  ): void {
    for (const payment of made) {
      this.#follow(payment.processorPayoutId, {
        payoutId: payment.payoutId,
        creatorId: payment.creatorId,
        cents: payment.netCents,
        isUntold: () => isUntold(payment),
        what: () => `the money of ${payment.processorPayoutId} is ${payment.whereabouts}`,
        since: now,
      })
    }
    for (const transfer of transfers) {
      const { transferId, payoutId, amountCents } = transfer
      this.#follow(transferId, {
        ...{ payoutId, creatorId, cents: amountCents },
        isUntold: () => transfer.told === 'nothing',
        what: () => `${amountCents} cents were moved for it by ${transferId}`,
        since: now,
      })
    }
  }

  /** Looks through what the platform has not heard of. */
  settle(now: Instant, violations: Violations): void {
    const { stuckPayoutHours } = this.#policies.at(now)
    const patience = ASKED_AGAIN_WITHIN_SECONDS + (stuckPayoutHours ?? 0) * SECONDS_IN_HOUR
    let open = 0
    for (const [id, untold] of this.#untold) {
      if (!untold.isUntold()) {
        this.#untold.delete(id)
      } else if (now - untold.since < patience || this.#isLeftToPeople(untold.creatorId)) {
        open += 1
      } else {
        report(id, untold, now, violations)
      }
    }
    violations.setOpen(
      NAME,
      open === 0 ? null : `the platform was not notified of the outcome of ${open} payments`,
    )
  }

  #follow(id: string, untold: Untold): void {
    if (untold.isUntold() && !this.#untold.has(id)) this.#untold.set(id, untold)
  }
}

function report(
  id: string,
  { payoutId, creatorId, cents, what, since }: Untold,
  now: Instant,
  violations: Violations,
): void {
  const days = Math.floor((now - since) / SECONDS_IN_DAY)
  violations.add(
    NAME,
    id,
    `payout ${payoutId}: ${what()}, and after ${days} days nobody has told us`,
    { cents, at: since, payoutId, creatorId },
  )
}
