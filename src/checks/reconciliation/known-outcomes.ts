/**
 * Whether the platform learns what became of each payment: its money has arrived or come back, and nobody has told the
 * platform. A webhook may be lost; whoever asks again finds out, and where nobody asks the payout is stuck for good. The
 * same of each transfer to a creator's account: one that the platform does not know of stays there for good, and so does
 * the payout of one that has come back. And each refund that was asked for is made or turned down, and the platform is told.
 */
import { dayOfInstant, SECONDS_IN_DAY, SECONDS_IN_HOUR, type Instant } from '../../core/calendar'
import { counted } from '../../core/counted'
import type { PolicyTimeline } from '../../core/policy-timeline'
import { sentence, type Sentence } from '../../core/sentence'
import type { AuditedProcessorPayout, Told } from '../auditor/payments'
import type { AuditedRefunds } from '../auditor/refunds'
import type { AuditedTransfer } from '../auditor/transfers'
import type { LastAsked } from './last-asked'
import { moneyOfPayout, type MoneyFacts, type Violations } from '../violations'
import type { WorkingDays } from '../working-days'

const NAME = 'outcomes_become_known'

/** What the platform may have been told when it does not know yet. */
const BEFORE_NEWS: Readonly<Record<AuditedProcessorPayout['whereabouts'], readonly Told[]>> = {
  'in transit': [],
  'with the creator': ['nothing', 'unclaimed'],
  back: ['nothing', 'unclaimed', 'paid'],
}
const isUntold = ({ whereabouts, told }: AuditedProcessorPayout): boolean =>
  BEFORE_NEWS[whereabouts].includes(told)

/** What the processor has done and the platform was not told of. */
interface Untold extends MoneyFacts {
  about: Sentence
  payoutId?: number
  creatorId: number
  isUntold: () => boolean
  /** Somebody is about to ask. */
  isAskedAbout?: () => boolean
  what: () => Sentence
  /** The end of the day on which it was first so. */
  since: Instant
  /** Whoever wants to know sends the request once more, which may not be answered either. */
  isAskedForAgain?: boolean
  /** By then somebody has asked, if nothing hinders them. */
  askedWithinSeconds: number
}

/** A payout of which nothing was heard is stuck so long after it was made; at once asked about daily, by PayPal weekly. */
const STUCK_SECONDS = 3 * SECONDS_IN_DAY
const ASKED_EVERY_SECONDS = { daily: SECONDS_IN_DAY, weekly: 7 * SECONDS_IN_DAY } as const
/**
 * What was paid is asked about once more, on the day after the last on which it may come back: five business days, or as
 * many as banks take, with a weekend for each five that are begun, later where bank holidays take longer, and two days more.
 */
function askedWhetherBackSeconds(since: Instant, returnsWithin: number, days: WorkingDays): number {
  const businessDays = Math.max(5, returnsWithin)
  const from = dayOfInstant(since)
  const last = Math.max(7 * Math.ceil(businessDays / 5), days.after(from, businessDays) - from)
  return (last + 2) * SECONDS_IN_DAY
}
/** For the answer: a question that was not answered is asked again the next day. */
const ANSWERED_WITHIN_SECONDS = SECONDS_IN_DAY

const isStuckWithin = (every: keyof typeof ASKED_EVERY_SECONDS, stuckSeconds: number): number =>
  Math.max(stuckSeconds, STUCK_SECONDS) + ASKED_EVERY_SECONDS[every]

export interface OutcomeFacts {
  /** A creator is paused because an outcome is unknown, so somebody has to find out. */
  isLeftToPeople: (creatorId: number) => boolean
  lastAsked: LastAsked
  /** A job that asks about a refund waits for a worker, or is at work. */
  isRefundAskedAbout: (refundId: number) => boolean
  /** After its arrival, what was paid may come back for so many business days. */
  returnsWithinBusinessDays: () => number
  workingDays: WorkingDays
}

export class KnownOutcomes {
  readonly #policies: PolicyTimeline
  readonly #facts: OutcomeFacts
  readonly #untold = new Map<string, Untold>()

  constructor(policies: PolicyTimeline, facts: OutcomeFacts) {
    this.#policies = policies
    this.#facts = facts
  }

  look(
    made: readonly AuditedProcessorPayout[],
    transfers: readonly AuditedTransfer[],
    creatorId: number,
    now: Instant,
  ): void {
    const stuckSeconds = this.#stuckSeconds(now)
    for (const payment of made) {
      const { processorPayoutId, whereabouts, told } = payment
      // Each piece of news has its own time: that the money arrived, and that it has come back since.
      this.#follow(`${processorPayoutId} ${whereabouts} ${told}`, {
        about: [{ payoutId: payment.payoutId }],
        payoutId: payment.payoutId,
        creatorId: payment.creatorId,
        cents: payment.netCents,
        money: moneyOfPayout(payment.payoutId),
        piece: processorPayoutId,
        isUntold: () =>
          isUntold(payment) && payment.whereabouts === whereabouts && payment.told === told,
        what: () => `the money of ${processorPayoutId} is ${whereabouts}`,
        since: now,
        askedWithinSeconds: this.#askedWithin(payment, stuckSeconds, now),
      })
    }
    for (const transfer of transfers) {
      const { transferId, payoutId, amountCents } = transfer
      const moved = {
        about: [{ payoutId }],
        ...{ payoutId, creatorId, cents: amountCents, money: moneyOfPayout(payoutId) },
        since: now,
        askedWithinSeconds: isStuckWithin('daily', stuckSeconds),
      }
      this.#follow(transferId, {
        ...moved,
        isUntold: () => transfer.told === 'nothing',
        what: () => sentence`${{ cents: amountCents }} were moved for it by ${transferId}`,
      })
      if (!transfer.isReversed) continue
      this.#follow(`${transferId} reversed`, {
        ...moved,
        isUntold: () => transfer.told !== 'reversed',
        isAskedForAgain: true,
        what: () => sentence`the ${{ cents: amountCents }} of ${transferId} were moved back`,
      })
    }
  }

  lookAtRefunds(refunds: AuditedRefunds, now: Instant): void {
    const stuckSeconds = this.#stuckSeconds(now)
    for (const refund of refunds.open) {
      const { refundId, saleId, creatorId, grossCents, made } = refund
      this.#follow(`refund ${refundId} ${made?.processorRefundId ?? 'asked for'}`, {
        about: `refund ${refundId} of sale ${saleId}`,
        creatorId,
        cents: made ? grossCents : 0,
        isUntold: () => refunds.isOpen(refund),
        isAskedAbout: () => this.#facts.isRefundAskedAbout(refundId),
        what: () =>
          made
            ? sentence`the buyer has ${{ cents: grossCents }} back by ${made.processorRefundId}`
            : sentence`${{ cents: grossCents }} were asked for, and neither refunded nor refused`,
        since: now,
        askedWithinSeconds: isStuckWithin('daily', stuckSeconds),
      })
    }
  }

  #askedWithin(
    { rail, told }: AuditedProcessorPayout,
    stuckSeconds: number,
    since: Instant,
  ): number {
    const { returnsWithinBusinessDays, workingDays } = this.#facts
    return told === 'paid'
      ? askedWhetherBackSeconds(since, returnsWithinBusinessDays(), workingDays)
      : isStuckWithin(rail === 'paypal' ? 'weekly' : 'daily', stuckSeconds)
  }

  #stuckSeconds(now: Instant): number {
    return (this.#policies.at(now).stuckPayoutHours ?? 0) * SECONDS_IN_HOUR
  }

  /** Looks through what the platform has not heard of. */
  settle(now: Instant, violations: Violations): void {
    const { isLeftToPeople } = this.#facts
    let open = 0
    for (const [id, untold] of this.#untold) {
      if (!untold.isUntold()) {
        this.#untold.delete(id)
      } else if (
        now < this.#knownBy(untold) ||
        isLeftToPeople(untold.creatorId) ||
        untold.isAskedAbout?.()
      ) {
        open += 1
      } else {
        report(id, untold, now, violations)
      }
    }
    violations.setOpen(
      NAME,
      open === 0
        ? null
        : `the platform was not notified of the outcome of ${counted(open, 'payment or refund', 'payments or refunds')}`,
    )
  }

  #knownBy({ creatorId, since, askedWithinSeconds, isAskedForAgain }: Untold): Instant {
    const { lastAsked } = this.#facts
    const askedBy = since + askedWithinSeconds
    const askedAt = isAskedForAgain
      ? lastAsked.questionOrRequestAt(creatorId)
      : lastAsked.questionAt(creatorId)
    const askedAgainBy = askedAt + ASKED_EVERY_SECONDS.daily
    return Math.max(askedBy, askedAgainBy) + ANSWERED_WITHIN_SECONDS
  }

  #follow(id: string, untold: Untold): void {
    if (untold.isUntold() && !this.#untold.has(id)) this.#untold.set(id, untold)
  }
}

function report(
  id: string,
  { about, payoutId, creatorId, cents, money, piece, what, since }: Untold,
  now: Instant,
  violations: Violations,
): void {
  const days = Math.floor((now - since) / SECONDS_IN_DAY)
  violations.add(
    NAME,
    id,
    sentence`${about}: ${what()}, and after ${counted(days, 'day')} the platform has not been notified`,
    {
      ...{ cents, money, piece },
      at: since,
      payoutId,
      creatorId,
    },
  )
}
