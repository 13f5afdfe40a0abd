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
} from '../core/calendar'
import type { Cents } from '../core/money'
import { PAYOUT_STATES } from '../core/payout-state'
import type { PolicyTimeline } from '../core/policy-timeline'
import { sentence } from '../core/sentence'
import { PAYOUT_TYPES } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { ClosedDays } from './closed-ids'
import { expectedInstantFee, type EarlierInstant } from './instant-fee-terms'
import type { Check, Look } from './moments'
import { payoutChangesSql, type NewChanges, type PayoutChangeRow } from './new-changes'
import type { SoldBeforePayouts } from './sold-before-payouts'
import type { Standings } from './standing'
import { UNPAID_PAYOUT_STATES } from './state-sets'
import type { Violations } from './violations'

const NAME = 'payout_fees_follow_policy'

const INSTANT = PAYOUT_TYPES.indexOf('instant')
const ALL_CHANGES_SQL = payoutChangesSql(`AND payout_type = ${INSTANT}`)

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

interface KnownForFees {
  database: Database
  policies: PolicyTimeline
  standings: Standings
  sold: SoldBeforePayouts
  changes: NewChanges
}

const NOTHING_CLOSED: BeforeClosedDays = { firsts: new Map(), judgedBefore: -Infinity }

export class InstantFeeCheck implements Check {
  readonly #known: KnownForFees
  /** Instant payouts of each creator that have not ended unpaid, in the order in which they were made. */
  readonly #live = new Map<number, LivePayout[]>()
  readonly #closedFirsts = new Map<number, LivePayout>()
  readonly #judgedBefore: Day
  /** Of months before this day not all payouts are there any more. */
  #wholeMonthsFrom: Day = -Infinity

  constructor(known: KnownForFees, { firsts, judgedBefore }: BeforeClosedDays = NOTHING_CLOSED) {
    this.#known = known
    this.#judgedBefore = judgedBefore
    for (const [creatorId, first] of firsts) this.#live.set(creatorId, [first])
  }

  /** At the end of the run all of it is gone through from the beginning as well, beside what is remembered. */
  atEachLook({ extent, violations }: Look): void {
    this.#follow(this.#known.changes.ofPayouts, violations)
    if (extent !== 'run') return
    const all = this.#known.database.statement(ALL_CHANGES_SQL).rows([0]) as PayoutChangeRow[]
    this.#again().#follow(all, violations)
  }

  #again(): InstantFeeCheck {
    return new InstantFeeCheck(this.#known, {
      firsts: this.#closedFirsts,
      judgedBefore: this.#wholeMonthsFrom,
    })
  }

  #follow(changes: readonly PayoutChangeRow[], violations: Violations): void {
    for (const row of changes) if (row[7] === INSTANT) this.#step(row, violations)
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

  #step(row: PayoutChangeRow, violations: Violations): void {
    const [, payoutId, , toState, at, , creatorId, , grossCents] = row
    const state = PAYOUT_STATES[toState]!
    if (state === 'creating') {
      const live = this.#liveOf(creatorId!)
      this.#judge(row, live, violations)
      const day = dayOfInstant(at)
      live.push({ payoutId, day, month: monthOf(day), grossCents })
    } else if (UNPAID_PAYOUT_STATES.includes(state)) {
      const live = this.#liveOf(creatorId!)
      const ended = live.findLastIndex((payout) => payout.payoutId === payoutId)
      if (ended !== -1) live.splice(ended, 1)
    }
  }

  #liveOf(creatorId: number): LivePayout[] {
    let live = this.#live.get(creatorId)
    if (!live) this.#live.set(creatorId, (live = []))
    return live
  }

  #judge(row: PayoutChangeRow, live: readonly LivePayout[], violations: Violations): void {
    const [, payoutId, , , at, , ofCreator, , grossCents, feeCents, netCents] = row
    const creatorId = ofCreator!
    const { policies, standings, sold } = this.#known
    const { rail } = standings.of(creatorId, at)
    const day = dayOfInstant(at)
    if (day < this.#judgedBefore) return
    const policy = policies.on(day)
    const soldCents = policy.instantFeeTierBasis === 'sales' ? sold.of(payoutId) : 0
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
