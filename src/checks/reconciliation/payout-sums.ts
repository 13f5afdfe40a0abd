/**
 * Payouts as the ledger's rows have them, each looked up when something about it may have changed, and running sums over
 * all of them, so that the end of a day need not read what the day left alone.
 */
import type { Instant } from '../../core/calendar'
import type { Cents } from '../../core/money'
import { PAYOUT_STATES, type PayoutState } from '../../core/payout-state'
import { PAYOUT_TYPES, type PayoutType, type Rail } from '../../core/vocabulary'
import type { Database, SqlValue } from '../../ledger/database'
import type { ClosedIds } from '../closed-ids'
import type { Histories } from '../histories'
import type { PaidAfterFailure } from '../paid-after-failure'
import { RowsById } from '../rows-by-id'
import type { Standings } from '../standing'
import { FAILED_PAYOUT_STATES, PAYOUT_STATES_IN_PROGRESS } from '../state-sets'
import { payerOf } from '../auditor/own-words'

export interface LedgerPayout {
  creatorId: number
  createdAt: Instant
  payoutType: PayoutType
  state: PayoutState
  grossCents: Cents
  feeCents: Cents
  netCents: Cents
  costCents: Cents
  processorPayoutId: string | null
  /** `null` where the ledger has no such creator. */
  rail: Rail | null
  /** It leaves from the creator's account at the processor, not from the platform's own. */
  isFromAccount: boolean
  /** We gave it up, its money went out all the same, and the creator owes it: booked so, it counts as paid. */
  isPaidAfterFailure: boolean
  isReturnedAfterFailure: boolean
  /** Its money is set aside and neither paid nor given back. */
  isInTransit: boolean
}

export class PayoutSums {
  readonly #rows: RowsById<number>
  readonly #standings: Standings
  readonly #paidAfterFailure: PaidAfterFailure
  readonly #histories: Histories
  readonly #seen = new Map<number, LedgerPayout>()
  readonly #paidGross = new Map<number, Cents>()
  /** Of payouts that were paid: completed, or after we had given them up. */
  paidNetCents = 0
  /** What they took from the accounts at the processor: net and fee. */
  paidFromAccountsCents = 0
  /** By the kind of fee: on an instant payout, or PayPal's on a standard one. */
  readonly paidFeeCents: Record<PayoutType, Cents> = { instant: 0, standard: 0 }
  /** Of all payouts, whatever became of them. */
  costCents = 0
  inTransitCents = 0

  constructor(
    database: Database,
    standings: Standings,
    paidAfterFailure: PaidAfterFailure,
    histories: Histories,
  ) {
    this.#rows = new RowsById(
      database,
      (ids) =>
        `SELECT payout_id, p.creator_id, state, gross_cents, fee_cents, net_cents, cost_cents, processor_payout_id,
           created_at, payout_type, c.creator_id
         FROM ledger_payouts p LEFT JOIN ledger_creators c ON c.creator_id = p.creator_id WHERE payout_id IN (${ids})`,
    )
    this.#standings = standings
    this.#paidAfterFailure = paidAfterFailure
    this.#histories = histories
  }

  /** What this creator's paid payouts took from what they earned. */
  paidGrossCents(creatorId: number): Cents {
    return this.#paidGross.get(creatorId) ?? 0
  }

  /** Payouts as the ledger has them now; what changed since the last look goes into the sums. Those that it has not are left out. */
  lookUp(payoutIds: readonly number[]): Map<number, LedgerPayout> {
    const found = new Map<number, LedgerPayout>()
    for (const [payoutId, row] of this.#rows.of(payoutIds)) {
      const payout = this.#payoutOf(payoutId, row)
      const before = this.#seen.get(payoutId)
      if (before) this.#count(before, -1)
      this.#count(payout, 1)
      this.#seen.set(payoutId, payout)
      found.set(payoutId, payout)
    }
    return found
  }

  #payoutOf(payoutId: number, row: readonly SqlValue[]): LedgerPayout {
    const creatorId = row[1] as number
    const state = PAYOUT_STATES[row[2] as number]!
    // The rail on which it was asked for, whatever rail the creator is on by now.
    const rail = row[10] === null ? null : this.#standings.of(creatorId, row[8] as Instant).rail
    return {
      creatorId,
      state,
      grossCents: row[3] as Cents,
      feeCents: row[4] as Cents,
      netCents: row[5] as Cents,
      costCents: row[6] as Cents,
      processorPayoutId: row[7] as string | null,
      createdAt: row[8] as Instant,
      payoutType: PAYOUT_TYPES[row[9] as number]!,
      rail,
      isFromAccount: rail !== null && payerOf(rail) === 'processor',
      isPaidAfterFailure:
        FAILED_PAYOUT_STATES.includes(state) &&
        this.#paidAfterFailure.has(payoutId) &&
        !this.#paidAfterFailure.hasReturned(payoutId),
      isReturnedAfterFailure: this.#paidAfterFailure.hasReturned(payoutId),
      isInTransit:
        PAYOUT_STATES_IN_PROGRESS.includes(state) ||
        (state !== 'completed' && !this.#histories.hasFreedBalances(payoutId)),
    }
  }

  /** They stay in the sums. */
  forget({ payoutIds }: ClosedIds): void {
    for (const payoutId of payoutIds) this.#seen.delete(payoutId)
  }

  #count(payout: LedgerPayout, sign: 1 | -1): void {
    const { creatorId, grossCents, feeCents, netCents } = payout
    this.costCents += sign * payout.costCents
    if (payout.isInTransit) this.inTransitCents += sign * grossCents
    if (payout.state !== 'completed' && !payout.isPaidAfterFailure) return
    this.paidNetCents += sign * netCents
    this.paidFeeCents[payout.payoutType] += sign * feeCents
    if (payout.isFromAccount) this.paidFromAccountsCents += sign * (netCents + feeCents)
    this.#paidGross.set(creatorId, this.paidGrossCents(creatorId) + sign * grossCents)
  }
}
