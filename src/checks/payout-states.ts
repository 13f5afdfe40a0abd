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
import type { ClosedIds } from './closed-ids'
import type { Check } from './moments'
import type { NewChanges, PayoutChangeRow } from './new-changes'
import { CREATING_OR_PROCESSING } from './state-sets'
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
  completedAt: Instant | null
  /** Why it failed, as the ledger had it when its latest step was read. */
  reason: string | null
}

export interface StateStep {
  payout: StatedPayout
  from: PayoutState | null
  to: PayoutState
  at: Instant
  /** Why the payout failed, as the ledger has it by now. */
  reason: string | null
}

interface CreatorPayouts {
  /** In the order in which they were created. */
  all: StatedPayout[]
  creatingOrProcessing: StatedPayout[]
  completedCount: number
  /** When the latest was created of those that are forgotten. */
  forgottenUntil: Instant
}

export class PayoutStates implements Check {
  readonly #database: Database
  readonly #changes: NewChanges
  readonly #payouts = new Map<number, StatedPayout>()
  readonly #byCreator = new Map<number, CreatorPayouts>()
  /** Payouts that have been read and whose first change has not been reached. */
  readonly #coming = new Map<number, StatedPayout>()
  readonly #listeners: ((step: StateStep) => void)[] = []
  #pending: PayoutChangeRow[] = []
  #next = 0
  #lastChangeId = 0
  #lastPayoutId = 0

  constructor(database: Database, changes: NewChanges) {
    this.#database = database
    this.#changes = changes
  }

  /** The listener hears of each step when it is reached, with all payouts in the states that they then have. */
  onStep(listener: (step: StateStep) => void): void {
    this.#listeners.push(listener)
  }

  /** Goes on to the state of the ledger before a change. */
  advanceBefore(changeId: number): void {
    if (changeId > this.#lastChangeId + 1) this.#read()
    while (this.#next < this.#pending.length && this.#pending[this.#next]![0] < changeId) {
      this.#take(this.#pending[this.#next++]!)
    }
    if (this.#next < this.#pending.length) return
    this.#pending = []
    this.#next = 0
  }

  has(payoutId: number): boolean {
    return this.#payouts.has(payoutId)
  }

  get(payoutId: number): Readonly<StatedPayout> {
    return this.#payouts.get(payoutId)!
  }

  /** In the order in which they were created. */
  ofCreator(creatorId: number): readonly Readonly<StatedPayout>[] {
    return this.#byCreator.get(creatorId)?.all ?? []
  }

  creatingOrProcessing(creatorId: number): readonly Readonly<StatedPayout>[] {
    return this.#byCreator.get(creatorId)?.creatingOrProcessing ?? []
  }

  completedCount(creatorId: number): number {
    return this.#byCreator.get(creatorId)?.completedCount ?? 0
  }

  /** Of later payouts of the creator all are known. */
  forgottenUntil(creatorId: number): Instant {
    return this.#byCreator.get(creatorId)?.forgottenUntil ?? -Infinity
  }

  /** Those that completed stay counted. */
  daysClosed({ payoutIds }: ClosedIds): void {
    const creatorIds = new Set<number>()
    for (const payoutId of payoutIds) {
      const payout = this.#payouts.get(payoutId)
      if (payout) creatorIds.add(payout.creatorId)
      this.#payouts.delete(payoutId)
    }
    for (const creatorId of creatorIds) {
      const ofCreator = this.#byCreator.get(creatorId)!
      for (const { payoutId, createdAt } of ofCreator.all) {
        if (!payoutIds.has(payoutId)) continue
        ofCreator.forgottenUntil = Math.max(ofCreator.forgottenUntil, createdAt)
      }
      ofCreator.all = ofCreator.all.filter(({ payoutId }) => !payoutIds.has(payoutId))
    }
  }

  /** What a creator's instant payouts of one second claim together, those that come next included. */
  claimedAtOnce(creatorId: number, at: Instant): Cents {
    const made = this.ofCreator(creatorId)
    let sum = 0
    const add = (payout: Readonly<StatedPayout>): void => {
      const { createdAt, payoutType, grossCents } = payout
      if (createdAt === at && payoutType === 'instant') sum += grossCents
    }
    for (let last = made.length - 1; last >= 0 && made[last]!.createdAt >= at; last -= 1) {
      add(made[last]!)
    }
    for (const payout of this.#comingAt(at)) if (payout.creatorId === creatorId) add(payout)
    return sum
  }

  /** They are in order of time, so those of one second come first. */
  *#comingAt(at: Instant): Generator<StatedPayout> {
    for (const payout of this.#coming.values()) {
      if (payout.createdAt > at) return
      yield payout
    }
  }

  #read(): void {
    const changes = this.#changes.ofPayouts
    const lastChangeId = changes.at(-1)?.[0] ?? 0
    if (lastChangeId <= this.#lastChangeId) return
    this.#pending = [
      ...this.#pending.slice(this.#next),
      ...changes.filter(([, , , , , , creatorId]) => creatorId !== null),
    ]
    this.#next = 0
    this.#lastChangeId = lastChangeId
    this.#readPayouts()
  }

  #readPayouts(): void {
    const rows = this.#database
      .statement(
        `SELECT payout_id, creator_id, created_at, processor, payout_type, frequency, period_end_day, gross_cents,
           net_cents
         FROM ledger_payouts WHERE payout_id > ? ORDER BY payout_id`,
      )
      .rows([this.#lastPayoutId]) as number[][]
    for (const row of rows) {
      const payoutId = row[0]!
      this.#lastPayoutId = payoutId
      this.#coming.set(payoutId, {
        payoutId,
        creatorId: row[1]!,
        createdAt: row[2]!,
        processor: PROCESSORS[row[3]!]!,
        payoutType: PAYOUT_TYPES[row[4]!]!,
        frequency: PAYOUT_FREQUENCIES[row[5]!]!,
        periodEndDay: row[6]!,
        grossCents: row[7]!,
        netCents: row[8]!,
        state: 'creating',
        completedAt: null,
        reason: null,
      })
    }
  }

  #take([, payoutId, from, to, at, reason]: PayoutChangeRow): void {
    const payout = this.#payouts.get(payoutId) ?? this.#open(payoutId)
    const ofCreator = this.#byCreator.get(payout.creatorId)!
    if (payout.state === 'completed') ofCreator.completedCount -= 1
    payout.state = PAYOUT_STATES[to]!
    payout.reason = reason
    if (payout.state === 'completed') {
      ofCreator.completedCount += 1
      payout.completedAt = at
    }
    const others = ofCreator.creatingOrProcessing.filter((other) => other !== payout)
    ofCreator.creatingOrProcessing = others
    if (CREATING_OR_PROCESSING.includes(payout.state)) others.push(payout)
    const step: StateStep = {
      payout,
      at,
      reason,
      to: payout.state,
      from: from === null ? null : PAYOUT_STATES[from]!,
    }
    for (const listener of this.#listeners) listener(step)
  }

  #open(payoutId: number): StatedPayout {
    const payout = this.#coming.get(payoutId)!
    this.#coming.delete(payoutId)
    this.#payouts.set(payoutId, payout)
    const { creatorId } = payout
    const known = this.#byCreator.get(creatorId)
    const ofCreator = known ?? {
      all: [],
      creatingOrProcessing: [],
      completedCount: 0,
      forgottenUntil: -Infinity,
    }
    if (!known) this.#byCreator.set(creatorId, ofCreator)
    ofCreator.all.push(payout)
    return payout
  }
}
