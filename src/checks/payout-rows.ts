/**
 * Whether the row of each payout says what it was: when it is made, the schedule that its creator is on; at the end of the
 * run, what the checks read of it then, and why it failed, if it did or is about to.
 */
import type { Day, Instant } from '../core/calendar'
import { sentence, type Sentence, type SentencePart } from '../core/sentence'
import { PAYOUT_FREQUENCIES, PROCESSORS } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { Auditor } from './auditor/auditor'
import type { KnownCreators } from './known-creators'
import type { Check, Look } from './moments'
import type { Movement } from './money-watcher'
import type { PayoutStates, StatedPayout } from './payout-states'
import { isDead } from './reconciliation/processor-agreement'
import { CREATING_OR_PROCESSING } from './state-sets'
import type { Violations } from './violations'

const NAME = 'rows_say_what_happened'

const ROWS_SQL = `SELECT payout_id, created_at, processor, frequency, period_end_day, failure_reason
  FROM ledger_payouts`

type Row = [
  payoutId: number,
  createdAt: Instant,
  processor: number,
  frequency: number,
  periodEndDay: Day,
  failureReason: string | null,
]

interface PayoutRowsOptions {
  database: Database
  states: PayoutStates
  creators: KnownCreators
  auditor: Auditor
}

export class PayoutRows implements Check {
  readonly #database: Database
  readonly #states: PayoutStates
  readonly #creators: KnownCreators
  readonly #auditor: Auditor

  constructor({ database, states, creators, auditor }: PayoutRowsOptions) {
    this.#database = database
    this.#states = states
    this.#creators = creators
    this.#auditor = auditor
  }

  /** A schedule that is chosen on the very second may be the one before or the one after. */
  beforeMovement(
    { isClaim, payoutId, creatorId, at, firstChangeId }: Movement,
    violations: Violations,
  ): void {
    if (!isClaim) return
    this.#states.advanceBefore(firstChangeId)
    this.#creators.follow(at)
    const payout = this.#states.get(payoutId)
    const expected = this.#creators.get(creatorId)?.schedule.frequency
    if (expected === undefined || payout.frequency === expected) return
    if (this.#creators.changedBetween(creatorId, at, at)) return
    report(payout, 'schedule', payout.frequency, `its creator is on ${expected}`, violations)
  }

  /** What no other check compares. One without a history is found there. */
  runEnds({ violations }: Look): void {
    this.#database.statement(ROWS_SQL).forEach([], (row) => {
      const payoutId = row[0] as number
      if (!this.#states.has(payoutId)) return
      const payout = this.#states.get(payoutId)
      compare(row as Row, payout, violations)
      if (!this.#isEnding(payout)) compareReason(row[5] as string | null, payout, violations)
    })
  }

  /** It is known why it fails or has come back, and it ends when what was moved for it is back. */
  #isEnding({ payoutId, state }: Readonly<StatedPayout>): boolean {
    if (CREATING_OR_PROCESSING.includes(state)) return true
    return (
      state === 'completed' &&
      this.#auditor.payoutsMadeFor(payoutId).some(isDead) &&
      this.#auditor.transfersFor(payoutId).some(({ told }) => told !== 'reversed')
    )
  }
}

function compare(
  [, createdAt, processor, frequency, periodEndDay]: Row,
  payout: Readonly<StatedPayout>,
  violations: Violations,
): void {
  const differs = (words: string, actual: SentencePart, before: SentencePart): void =>
    report(payout, words, actual, sentence`it was made with ${before}`, violations)
  if (createdAt !== payout.createdAt) {
    differs('creation', { at: createdAt }, { at: payout.createdAt })
  }
  if (PROCESSORS[processor] !== payout.processor) {
    differs('processor', String(PROCESSORS[processor]), payout.processor)
  }
  if (PAYOUT_FREQUENCIES[frequency] !== payout.frequency) {
    differs('schedule', String(PAYOUT_FREQUENCIES[frequency]), payout.frequency)
  }
  if (periodEndDay !== payout.periodEndDay) {
    differs('period end', { day: periodEndDay }, { day: payout.periodEndDay })
  }
}

function compareReason(
  reason: string | null,
  payout: Readonly<StatedPayout>,
  violations: Violations,
): void {
  // What has arrived did not fail.
  const expected = payout.state === 'completed' ? null : payout.reason
  if (reason === expected) return
  const ended = `it is ${payout.state} with ${expected ?? 'none'}`
  report(payout, 'failure reason', reason ?? 'none', ended, violations)
}

function report(
  { payoutId, creatorId, createdAt }: Readonly<StatedPayout>,
  words: string,
  actual: SentencePart,
  expected: Sentence,
  violations: Violations,
): void {
  violations.add(
    NAME,
    `payout ${payoutId} ${words}`,
    sentence`${{ payoutId }}: its row has the ${words} ${actual}, and ${expected}`,
    { cents: 0, at: createdAt, payoutId, creatorId },
  )
}
