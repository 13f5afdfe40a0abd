/**
 * Payouts as the ledger's rows have them, each looked up when something about it may have changed, and running sums over
 * all of them, so that the end of a day need not read what the day left alone.
 */
import type { Cents } from '../core/money'
import { PAYOUT_STATES, type PayoutState } from '../core/payout-state'
import type { Database } from '../ledger/database'

export interface LedgerPayout {
  creatorId: number
  state: PayoutState
  grossCents: Cents
  feeCents: Cents
  netCents: Cents
  costCents: Cents
  processorPayoutId: string | null
  /** Its money is set aside and neither paid nor given back. */
  isInTransit: boolean
}

const UNDER_WAY: readonly PayoutState[] = ['creating', 'processing', 'unclaimed']

export class PayoutSums {
  readonly #database: Database
  readonly #hasFreedBalances: (payoutId: number) => boolean
  readonly #seen = new Map<number, LedgerPayout>()
  readonly #paidGross = new Map<number, Cents>()
  /** Of completed payouts. */
  paidNetCents = 0
  paidFeeCents = 0
  /** Of all payouts, whatever became of them. */
  costCents = 0
  inTransitCents = 0

  /** `hasFreedBalances`: whether a payout that came to nothing has given its balances back. */
  constructor(database: Database, hasFreedBalances: (payoutId: number) => boolean) {
    this.#database = database
    this.#hasFreedBalances = hasFreedBalances
  }

  /** What this creator's completed payouts took from what they earned. */
  paidGrossCents(creatorId: number): Cents {
    return this.#paidGross.get(creatorId) ?? 0
  }

  /** The payout as the ledger has it now; what changed since the last look goes into the sums. */
  lookUp(payoutId: number): LedgerPayout | null {
    const row = this.#database
      .statement(
        `SELECT creator_id, state, gross_cents, fee_cents, net_cents, cost_cents, processor_payout_id
         FROM ledger_payouts WHERE payout_id = ?`,
      )
      .row([payoutId])
    if (!row) return null
    const state = PAYOUT_STATES[row[1] as number]!
    const payout: LedgerPayout = {
      creatorId: row[0] as number,
      state,
      grossCents: row[2] as Cents,
      feeCents: row[3] as Cents,
      netCents: row[4] as Cents,
      costCents: row[5] as Cents,
      processorPayoutId: row[6] as string | null,
      isInTransit:
        UNDER_WAY.includes(state) || (state !== 'completed' && !this.#hasFreedBalances(payoutId)),
    }
    const before = this.#seen.get(payoutId)
    if (before) this.#count(before, -1)
    this.#count(payout, 1)
    this.#seen.set(payoutId, payout)
    return payout
  }

  #count(payout: LedgerPayout, sign: 1 | -1): void {
    this.costCents += sign * payout.costCents
    if (payout.isInTransit) this.inTransitCents += sign * payout.grossCents
    if (payout.state !== 'completed') return
    this.paidNetCents += sign * payout.netCents
    this.paidFeeCents += sign * payout.feeCents
    this.#paidGross.set(
      payout.creatorId,
      this.paidGrossCents(payout.creatorId) + sign * payout.grossCents,
    )
  }
}
