/**
 * Whether the fee of each instant payout follows the policy of the moment at which it was created. What a creator was
 * paid before is remembered here, payout by payout, in the order in which they began and ended. What a creator had sold is
 * asked of `SoldBeforePayouts`, once that has gone through the money of a look.
 */
import {
  civilFromDay,
  dayOfInstant,
  firstOfMonthAfter,
  MONTHS_IN_YEAR,
  type Day,
  type Instant,
} from '../core/calendar'
import type { Cents } from '../core/money'
import { PAYOUT_STATES } from '../core/payout-state'
import type { PolicyTimeline } from '../core/policy-timeline'
import { sentence } from '../core/sentence'
import { PAYOUT_TYPES } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { ClosedDays } from './closed-ids'
import { expectedInstantFee, type EarlierInstant } from './instant-fee-terms'
import { lastChangeId } from './last-ids'
import type { Check, Look } from './moments'
import type { SoldBeforePayouts } from './sold-before-payouts'
import type { Standings } from './standing'
import { UNPAID_PAYOUT_STATES } from './state-sets'
import type { Violations } from './violations'

const NAME = 'payout_fees_follow_policy'

type StepRow = [
  changeId: number,
  payoutId: number,
  toState: number,
  at: Instant,
  creatorId: number,
  grossCents: Cents,
  feeCents: Cents,
  netCents: Cents,
]

interface LivePayout {
  payoutId: number
  day: Day
  /** Counted from year 0. */
  month: number
  grossCents: Cents
}

/** What is known of payouts that are closed, for whoever goes through the others from the beginning. */
interface BeforeClosedDays {
  /** The first instant payout of each creator, where it is closed. */
  firsts: ReadonlyMap<number, LivePayout>
  /** Payouts made before this day were judged when they were made: not all of their month is there any more. */
  judgedBefore: Day
}

const NOTHING_CLOSED: BeforeClosedDays = { firsts: new Map(), judgedBefore: -Infinity }

export class InstantFeeCheck implements Check {
  readonly #database: Database
  readonly #policies: PolicyTimeline
  readonly #standings: Standings
  readonly #sold: SoldBeforePayouts
  /** Instant payouts of each creator that have not ended unpaid, in the order in which they were made. */
  readonly #live = new Map<number, LivePayout[]>()
  readonly #closedFirsts = new Map<number, LivePayout>()
  readonly #judgedBefore: Day
  /** Of months before this day not all payouts are there any more. */
  #wholeMonthsFrom: Day = -Infinity
  #lastChangeId = 0

  constructor(
    database: Database,
    policies: PolicyTimeline,
    standings: Standings,
    sold: SoldBeforePayouts,
    { firsts, judgedBefore }: BeforeClosedDays = NOTHING_CLOSED,
  ) {
    this.#judgedBefore = judgedBefore
    for (const [creatorId, first] of firsts) this.#live.set(creatorId, [first])
    this.#database = database
    this.#standings = standings
    this.#sold = sold
    this.#policies = policies
  }

  /** At the end of the run it is gone through from the beginning, beside what is remembered. */
  atEachLook({ extent, violations }: Look): void {
    if (extent === 'run') this.#again().#follow(violations)
    else this.#follow(violations)
  }

  #again(): InstantFeeCheck {
    return new InstantFeeCheck(this.#database, this.#policies, this.#standings, this.#sold, {
      firsts: this.#closedFirsts,
      judgedBefore: this.#wholeMonthsFrom,
    })
  }

  /** Goes through what has happened since the last time. */
  #follow(violations: Violations): void {
    const rows = this.#database
      .statement(
        `SELECT change_id, c.payout_id, to_state, occurred_at, creator_id, gross_cents, fee_cents, net_cents
         FROM ledger_payout_changes c JOIN ledger_payouts USING (payout_id)
         WHERE change_id > ? AND payout_type = ${PAYOUT_TYPES.indexOf('instant')}
         ORDER BY change_id`,
      )
      .rows([this.#lastChangeId]) as StepRow[]
    for (const row of rows) this.#step(row, violations)
    this.#lastChangeId = lastChangeId(this.#database)
  }

  /** The first payout of each creator is remembered all the same: how long ago it was decides a fee. */
  daysClosed({ payoutIds, settledBefore }: ClosedDays): void {
    this.#wholeMonthsFrom = firstOfMonthAfter(settledBefore, 1)
    for (const [creatorId, [first, ...others]] of this.#live) {
      if (!first) continue
      if (payoutIds.has(first.payoutId)) this.#closedFirsts.set(creatorId, first)
      this.#live.set(creatorId, [first, ...others.filter((one) => !payoutIds.has(one.payoutId))])
    }
  }

  #step(row: StepRow, violations: Violations): void {
    const [, payoutId, toState, , creatorId] = row
    const state = PAYOUT_STATES[toState]!
    if (state === 'creating') {
      const live = this.#liveOf(creatorId)
      this.#judge(row, live, violations)
      const [, , , at, , grossCents] = row
      const day = dayOfInstant(at)
      live.push({ payoutId, day, month: monthOf(day), grossCents })
    } else if (UNPAID_PAYOUT_STATES.includes(state)) {
      const live = this.#liveOf(creatorId)
      const ended = live.findLastIndex((payout) => payout.payoutId === payoutId)
      if (ended !== -1) live.splice(ended, 1)
    }
  }

  #liveOf(creatorId: number): LivePayout[] {
    let live = this.#live.get(creatorId)
    if (!live) this.#live.set(creatorId, (live = []))
    return live
  }

  #judge(row: StepRow, live: readonly LivePayout[], violations: Violations): void {
    const [, payoutId, , at, creatorId, grossCents, feeCents, netCents] = row
    const { rail } = this.#standings.of(creatorId, at)
    const day = dayOfInstant(at)
    if (day < this.#judgedBefore) return
    const policy = this.#policies.on(day)
    const soldCents = policy.instantFeeTierBasis === 'sales' ? this.#sold.of(payoutId) : 0
    // It has claimed nothing, which is reported elsewhere.
    if (soldCents === undefined) return
    const earlier = { ...earlierThan(day, live), soldCents }
    const expected = expectedInstantFee(grossCents, policy, rail, earlier)
    if (feeCents === expected && netCents === grossCents - expected) return
    violations.add(
      NAME,
      payoutId,
      sentence`${{ payoutId }} of ${{ cents: grossCents }} took a fee of ${{ cents: feeCents }} and sent ${{ cents: netCents }}`,
      {
        cents: Math.max(Math.abs(feeCents - expected), Math.abs(grossCents - expected - netCents)),
        ...{ at, payoutId, creatorId },
      },
    )
  }
}

/** Looks back to the beginning of the month only, however long the run has been. */
function earlierThan(day: Day, live: readonly LivePayout[]): Omit<EarlierInstant, 'soldCents'> {
  const month = monthOf(day)
  let payoutsOfMonth = 0
  let centsOfMonth = 0
  for (let last = live.length - 1; last >= 0 && live[last]!.month === month; last -= 1) {
    payoutsOfMonth += 1
    centsOfMonth += live[last]!.grossCents
  }
  const [first] = live
  return { payoutsOfMonth, centsOfMonth, daysSinceFirst: first ? day - first.day : null }
}

const monthOf = (day: Day): number => {
  const { year, month } = civilFromDay(day)
  return MONTHS_IN_YEAR * year + month
}
