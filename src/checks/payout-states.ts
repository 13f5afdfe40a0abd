/**
 * The payouts of each creator with the state that they were in at any change of the ledger's history: for checks that go
 * through a day's events in their order.
 */
import type { Day, Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import { PAYOUT_STATES, type PayoutState } from '../core/payout-state'
import {
  PAYOUT_FREQUENCIES,
  PAYOUT_TYPES,
  PROCESSORS,
  type PayoutFrequency,
  type PayoutType,
  type ProcessorName,
} from '../core/vocabulary'
import type { Database } from '../ledger/database'

export interface StatedPayout {
  readonly payoutId: number
  readonly creatorId: number
  readonly createdAt: Instant
  readonly processor: ProcessorName
  readonly payoutType: PayoutType
  readonly frequency: PayoutFrequency
  readonly periodEndDay: Day
  readonly grossCents: Cents
  readonly netCents: Cents
  state: PayoutState
}

export interface StateStep {
  payout: StatedPayout
  from: PayoutState | null
  to: PayoutState
  at: Instant
  /** Why the payout failed, as the ledger has it by now. */
  reason: string | null
}

type StepRow = [
  changeId: number,
  payoutId: number,
  from: number | null,
  to: number,
  at: Instant,
  reason: string | null,
]

const INSTANT = PAYOUT_TYPES.indexOf('instant')

export class PayoutStates {
  readonly #database: Database
  readonly #payouts = new Map<number, StatedPayout>()
  readonly #byCreator = new Map<number, StatedPayout[]>()
  readonly #onStep: (step: StateStep) => void
  #pending: StepRow[] = []
  #next = 0
  #lastChangeId = 0

  /** `onStep` hears of each step when it is reached, with all payouts in the states that they then have. */
  constructor(database: Database, onStep: (step: StateStep) => void = () => undefined) {
    this.#database = database
    this.#onStep = onStep
  }

  /** Goes on to the state of the ledger before a change. */
  advanceBefore(changeId: number): void {
    if (changeId > this.#lastChangeId) this.#read()
    while (this.#next < this.#pending.length && this.#pending[this.#next]![0] < changeId) {
      this.#take(this.#pending[this.#next++]!)
    }
  }

  get(payoutId: number): Readonly<StatedPayout> {
    return this.#payouts.get(payoutId)!
  }

  /** In the order in which they were created. */
  ofCreator(creatorId: number): readonly Readonly<StatedPayout>[] {
    return this.#byCreator.get(creatorId) ?? []
  }

  /** What a creator's instant payouts of one second claim together, those that come next included. */
  claimedAtOnce(creatorId: number, at: Instant): Cents {
    const row = this.#database
      .statement(
        `SELECT SUM(gross_cents) FROM ledger_payouts WHERE creator_id = ? AND created_at = ? AND payout_type = ${INSTANT}`,
      )
      .row([creatorId, at])
    return (row![0] as Cents | null) ?? 0
  }

  #read(): void {
    const rows = this.#database
      .statement(
        `SELECT change_id, payout_id, from_state, to_state, occurred_at, failure_reason
         FROM ledger_state_changes JOIN ledger_payouts USING (payout_id)
         WHERE change_id > ? AND balance_id IS NULL ORDER BY change_id`,
      )
      .rows([this.#lastChangeId]) as StepRow[]
    if (rows.length === 0) return
    this.#pending = [...this.#pending.slice(this.#next), ...rows]
    this.#next = 0
    this.#lastChangeId = rows.at(-1)![0]
  }

  #take([, payoutId, from, to, at, reason]: StepRow): void {
    const payout = this.#payouts.get(payoutId) ?? this.#open(payoutId)
    payout.state = PAYOUT_STATES[to]!
    this.#onStep({
      ...{ payout, at, reason, to: payout.state },
      from: from === null ? null : PAYOUT_STATES[from]!,
    })
  }

  #open(payoutId: number): StatedPayout {
    const row = this.#database
      .statement(
        `SELECT creator_id, created_at, processor, payout_type, frequency, period_end_day, gross_cents, net_cents
         FROM ledger_payouts WHERE payout_id = ?`,
      )
      .row([payoutId]) as number[]
    const payout: StatedPayout = {
      payoutId,
      creatorId: row[0]!,
      createdAt: row[1]!,
      processor: PROCESSORS[row[2]!]!,
      payoutType: PAYOUT_TYPES[row[3]!]!,
      frequency: PAYOUT_FREQUENCIES[row[4]!]!,
      periodEndDay: row[5]!,
      grossCents: row[6]!,
      netCents: row[7]!,
      state: 'creating',
    }
    this.#payouts.set(payoutId, payout)
    const others = this.#byCreator.get(payout.creatorId)
    if (others) others.push(payout)
    else this.#byCreator.set(payout.creatorId, [payout])
    return payout
  }
}
