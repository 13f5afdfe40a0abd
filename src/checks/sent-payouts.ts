/**
 * Whether each payout that has claimed money goes out. The job that was to send it may have been given up with its worker;
 * whoever looks into stuck payouts sends it or gives its money back. Otherwise it is stuck for good, and may keep every
 * later payout of its creator back.
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
import { isDead } from './processor-agreement'
import type { Violations } from './violations'

const NAME = 'payouts_are_sent'

/** From when a payout is stuck at the earliest until its money has moved: looked into daily, by PayPal weekly and sent the day after. */
const LOOKED_INTO_WITHIN_SECONDS = { daily: SECONDS_IN_DAY, weekly: 8 * SECONDS_IN_DAY } as const
const STUCK_SECONDS = 3 * SECONDS_IN_DAY
/** For the work itself, and for the answer to a question that is asked again the next day. */
const DONE_WITHIN_SECONDS = SECONDS_IN_DAY

/** Being made, or asked for and not answered for good: not the words that the service looks for them by. */
const IS_UNDER_WAY_SQL = `state < ${PAYOUT_STATES.indexOf('unclaimed')}`

/**
 * Not a payout that has failed, and only waits for its transfer to come back; nor one of which a request is still in transit. Ordered by a
 * term, so that SQLite goes through the index of those in progress; were that one of fewer, it would go through all.
 */
const UNDER_WAY_SQL = `
  SELECT payout_id, creator_id, processor, created_at, net_cents, (
    SELECT COALESCE(SUM(amount_cents), 0) FROM ledger_payout_parts w
    WHERE w.payout_id = p.payout_id AND w.state = ${PART_STATES.indexOf('waiting')}
  ), EXISTS (
    SELECT 1 FROM ledger_pauses s WHERE s.creator_id = p.creator_id
      AND s.source = ${PAUSE_SOURCES.indexOf('unaccounted_money')} AND s.ended_at IS NULL
  )
  FROM ledger_payouts p
  WHERE ${IS_UNDER_WAY_SQL} AND failure_reason IS NULL AND created_at <= ?
    AND payout_id NOT IN (SELECT payout_id FROM ledger_requests)
  ORDER BY +payout_id`

type Row = [
  payoutId: number,
  creatorId: number,
  processor: number,
  createdAt: Instant,
  netCents: Cents,
  waitingCents: Cents,
  isLeftToPeople: number,
]

export class SentPayouts {
  readonly #database: Database
  readonly #policies: PolicyTimeline
  readonly #auditor: Auditor

  constructor(database: Database, policies: PolicyTimeline, auditor: Auditor) {
    this.#database = database
    this.#policies = policies
    this.#auditor = auditor
  }

  /**
   * `oldestWorkAt`: when the oldest work was handed out that is still waiting or at work; `null`: there is none. Where all
   * workers are busy, whoever looks into a payout comes as much later.
   */
  settle(now: Instant, oldestWorkAt: Instant | null, violations: Violations): void {
    const lookedIntoUntil = Math.min(now, oldestWorkAt ?? now)
    let leftToPeople = 0
    const rows = this.#database.statement(UNDER_WAY_SQL).rows([now - STUCK_SECONDS]) as Row[]
    for (const [payoutId, creatorId, processor, createdAt, netCents, waiting, isLeft] of rows) {
      const made = this.#auditor.payoutsMadeFor(payoutId)
      const unsentCents = made.length > 0 ? waiting : netCents
      const waitingSince = Math.max(createdAt, ...made.map(nextPartSince))
      const sentBy = this.#sentBy(creatorId, PROCESSORS[processor] === 'paypal', waitingSince, now)
      if (unsentCents === 0 || lookedIntoUntil < sentBy) continue
      if (isLeft) {
        leftToPeople += 1
        continue
      }
      const days = Math.floor((now - createdAt) / SECONDS_IN_DAY)
      violations.add(
        NAME,
        payoutId,
        sentence`${{ payoutId }} of ${{ creatorId }} was made ${counted(days, 'day')} ago, and ${{ cents: unsentCents }} of it were never sent`,
        { cents: unsentCents, at: sentBy, payoutId, creatorId },
      )
    }
    violations.setOpen(
      NAME,
      leftToPeople === 0
        ? null
        : `${counted(leftToPeople, 'payout')} of creators with unaccounted money ${plural(leftToPeople, 'was', 'were')} never sent`,
    )
  }

  #sentBy(creatorId: number, isByPaypal: boolean, waitingSince: Instant, now: Instant): Instant {
    const stuckSeconds = (this.#policies.at(now).stuckPayoutHours ?? 0) * SECONDS_IN_HOUR
    const lookedIntoBy =
      waitingSince +
      Math.max(stuckSeconds, STUCK_SECONDS) +
      LOOKED_INTO_WITHIN_SECONDS[isByPaypal ? 'weekly' : 'daily']
    const askedAgainBy = this.#auditor.unansweredAt(creatorId) + SECONDS_IN_DAY
    return Math.max(lookedIntoBy, askedAgainBy) + DONE_WITHIN_SECONDS
  }
}

/** Since when the part after this one waits to be sent, or this one again: from when it was made, or we were told that it is dead. */
const nextPartSince = (payment: AuditedProcessorPayout): Instant =>
  isDead(payment) ? payment.hearing.lastAt : payment.madeAt
