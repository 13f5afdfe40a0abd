/**
 * Whether each payout that has claimed money goes out. The job that was to send it may have been given up with its worker,
 * or the worker was lost between writing a request down and making it; whoever looks into stuck payouts sends it or gives
 * its money back. Otherwise it is stuck for good, and may keep every later payout of its creator back. So may one that has
 * failed and whose transfer nobody takes back. Where no worker was lost, a payout by PayPal waits for its mass payment only,
 * and need not be looked into.
 */
import { SECONDS_IN_DAY, SECONDS_IN_HOUR, type Instant } from '../core/calendar'
import { counted, plural } from '../core/counted'
import type { Cents } from '../core/money'
import { PART_STATES } from '../core/payout-parts'
import { PAYOUT_STATES } from '../core/payout-state'
import type { PolicyTimeline } from '../core/policy-timeline'
import { sentence } from '../core/sentence'
import { PAUSE_SOURCES, PROCESSORS } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { Auditor } from './auditor/auditor'
import type { AuditedProcessorPayout } from './auditor/payments'
import { LastAsked } from './reconciliation/last-asked'
import { isDead } from './reconciliation/processor-agreement'
import type { Check, Look } from './moments'
import type { Standings } from './standing'
import type { WorkInProgress } from './work-in-progress'

const NAME = 'payouts_are_sent'

/** From when a payout is stuck at the earliest until its money has moved: looked into daily, by PayPal weekly and sent the day after. */
const LOOKED_INTO_WITHIN_SECONDS = { daily: SECONDS_IN_DAY, weekly: 8 * SECONDS_IN_DAY } as const
const STUCK_SECONDS = 3 * SECONDS_IN_DAY
/** For the work itself, and for the answer to a question that is asked again the next day. */
const DONE_WITHIN_SECONDS = SECONDS_IN_DAY

/** Being made, or asked for and not answered for good: not the words that the service looks for them by. */
const IS_UNDER_WAY_SQL = `state < ${PAYOUT_STATES.indexOf('unclaimed')}`

/** It was claimed, and is in no mass payment yet. */
const AWAITS_MASS_PAYMENT_SQL = `(state = ${PAYOUT_STATES.indexOf('creating')}
  AND processor = ${PROCESSORS.indexOf('paypal')})`

/**
 * With when the latest request of theirs that was not answered went out. Ordered by a term, so that SQLite goes through the index of those in
 * progress; were that one of fewer, it would go through all.
 */
const UNDER_WAY_SQL = `
  SELECT payout_id, creator_id, processor, created_at, net_cents, (
    SELECT COALESCE(SUM(amount_cents), 0) FROM ledger_payout_parts w
    WHERE w.payout_id = p.payout_id AND w.state = ${PART_STATES.indexOf('waiting')}
  ), EXISTS (
    SELECT 1 FROM ledger_pauses s WHERE s.creator_id = p.creator_id
      AND s.source = ${PAUSE_SOURCES.indexOf('unaccounted_money')} AND s.ended_at IS NULL
  ), failure_reason IS NOT NULL, requested_at, ${AWAITS_MASS_PAYMENT_SQL}
  FROM ledger_payouts p LEFT JOIN (
    SELECT payout_id, MAX(sent_at) AS requested_at FROM ledger_requests GROUP BY payout_id
  ) USING (payout_id)
  WHERE ${IS_UNDER_WAY_SQL} AND (created_at <= ?1 OR created_at <= ?2 AND ${AWAITS_MASS_PAYMENT_SQL})
  ORDER BY +payout_id`

/** The parts of a payout that count as sent and were not answered. */
const UNANSWERED_PARTS_SQL = `
  SELECT part, amount_cents FROM ledger_payout_parts
  WHERE payout_id = ? AND state = ${PART_STATES.indexOf('sent')} AND processor_payout_id IS NULL`

type Made = readonly AuditedProcessorPayout[]

type Row = [
  payoutId: number,
  creatorId: number,
  processor: number,
  createdAt: Instant,
  netCents: Cents,
  waitingCents: Cents,
  isLeftToPeople: number,
  hasFailed: number,
  requestedAt: Instant | null,
  awaitsMassPayment: number,
]

interface SentPayoutsOptions extends Pick<WorkInProgress, 'oldestWorkAt' | 'workerLostAt'> {
  database: Database
  policies: PolicyTimeline
  auditor: Auditor
  standings: Standings
}

export class SentPayouts implements Check {
  readonly #database: Database
  readonly #policies: PolicyTimeline
  readonly #auditor: Auditor
  readonly #lastAsked: LastAsked
  readonly #options: SentPayoutsOptions

  constructor(options: SentPayoutsOptions) {
    this.#database = options.database
    this.#policies = options.policies
    this.#auditor = options.auditor
    this.#lastAsked = new LastAsked(options.auditor, options.standings, options.policies)
    this.#options = options
  }

  dayOrRunEnds({ now, violations }: Look): void {
    // Where all workers are busy, whoever looks into a payout comes as much later.
    const lookedIntoUntil = Math.min(now, this.#options.oldestWorkAt() ?? now)
    const workerLostAt = this.#options.workerLostAt()
    let leftToPeople = 0
    const rows = this.#database
      .statement(UNDER_WAY_SQL)
      .rows([now - STUCK_SECONDS, now - DONE_WITHIN_SECONDS]) as Row[]
    for (const row of rows) {
      const [
        payoutId,
        creatorId,
        processor,
        createdAt,
        ,
        ,
        isLeft,
        hasFailed,
        requestedAt,
        awaits,
      ] = row
      const made = this.#auditor.payoutsMadeFor(payoutId)
      const stuckCents = hasFailed ? this.#leftBehindCents(row, made) : this.#unsentCents(row, made)
      const waitingSince = Math.max(createdAt, requestedAt ?? createdAt, ...made.map(nextPartSince))
      const isByPaypal = PROCESSORS[processor] === 'paypal'
      const mayBeLost = !awaits || (workerLostAt ?? -Infinity) >= createdAt
      const sentBy = mayBeLost
        ? this.#sentBy(creatorId, isByPaypal, waitingSince, now)
        : createdAt + DONE_WITHIN_SECONDS
      if (stuckCents === 0 || lookedIntoUntil < sentBy) continue
      if (isLeft || (!isByPaypal && this.#isAskedNoMore(waitingSince, now))) {
        leftToPeople += 1
        continue
      }
      const ago = counted(Math.floor((now - createdAt) / SECONDS_IN_DAY), 'day')
      const what = hasFailed
        ? sentence`, has failed, and ${{ cents: stuckCents }} that were moved for it did not come back`
        : sentence`, and ${{ cents: stuckCents }} of it were never sent`
      violations.add(
        NAME,
        payoutId,
        sentence`${{ payoutId }} of ${{ creatorId }} was made ${ago} ago${what}`,
        { cents: stuckCents, at: sentBy, payoutId, creatorId },
      )
    }
    violations.setOpen(
      NAME,
      leftToPeople === 0
        ? null
        : `${counted(leftToPeople, 'payout')} of creators with unaccounted money, or of a policy that looked for such, ${plural(leftToPeople, 'was', 'were')} never sent, or failed and left a transfer behind`,
    )
  }

  /** Of one of which a payment was made, the parts that were not: those that wait, and those whose request was lost. */
  #unsentCents([payoutId, , , , netCents, waitingCents, , , requestedAt]: Row, made: Made): Cents {
    if (made.length === 0) return netCents
    if (requestedAt === null) return waitingCents
    const unanswered = this.#database.statement(UNANSWERED_PARTS_SQL).rows([payoutId])
    return (unanswered as [part: number, cents: Cents][])
      .filter(([part]) => made.every((payment) => payment.part !== part || isDead(payment)))
      .reduce((sum, [, cents]) => sum + cents, waitingCents)
  }

  /** What was moved for a payout of which no payment was made, and not back: what came of payments is for another check. */
  #leftBehindCents([payoutId]: Row, made: Made): Cents {
    if (made.length > 0) return 0
    return this.#auditor
      .transfersFor(payoutId)
      .filter(({ isReversed }) => !isReversed)
      .reduce((sum, { amountCents }) => sum + amountCents, 0)
  }

  /** Nobody was paused for it, since it would be asked about; then came a policy that asks about nothing. */
  #isAskedNoMore(since: Instant, now: Instant): boolean {
    const isAskedAt = (at: Instant): boolean => this.#policies.at(at).stuckPayoutHours !== null
    return isAskedAt(since) && !isAskedAt(now)
  }

  #sentBy(creatorId: number, isByPaypal: boolean, waitingSince: Instant, now: Instant): Instant {
    const stuckSeconds = (this.#policies.at(now).stuckPayoutHours ?? 0) * SECONDS_IN_HOUR
    const lookedIntoBy =
      waitingSince +
      Math.max(stuckSeconds, STUCK_SECONDS) +
      LOOKED_INTO_WITHIN_SECONDS[isByPaypal ? 'weekly' : 'daily']
    const askedAgainBy = this.#lastAsked.questionOrRequestAt(creatorId) + SECONDS_IN_DAY
    return Math.max(lookedIntoBy, askedAgainBy) + DONE_WITHIN_SECONDS
  }
}

/** Since when the part after this one waits to be sent, or this one again: from when it was made, or we were told that it is dead. */
const nextPartSince = (payment: AuditedProcessorPayout): Instant =>
  isDead(payment) ? payment.hearing.lastAt : payment.madeAt
