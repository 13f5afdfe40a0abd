/**
 * The fees of a creator's instant payouts, by the rules of this moment. Earlier instant payouts and
 * sales count too, and are read from the ledger each time.
 */
import { dayOfInstant, type Day } from '../core/calendar'
import { FEE_SALES_DAYS } from '../core/fees/fee-figures'
import { NO_HISTORY, payoutsBefore, withPayout, type FeeHistory } from '../core/fees/fee-history'
import {
  dependsOnPayoutsBefore,
  dependsOnSales,
  feeStructureOf,
  instantFee,
  type FeeTerms,
  type PayoutFee,
} from '../core/fees/fee-structure'
import type { Cents } from '../core/money'
import type { PayoutContext } from './ports'

/** Works out the fees of payouts one after another, each with those before it in mind. */
export class InstantFees {
  readonly #structure: FeeTerms['structure']
  #history: FeeHistory
  readonly #today: Day
  readonly #soldCents: Cents

  constructor(context: PayoutContext, creatorId: number) {
    const { ledger, policy } = context
    // The fee is that of the moment, however late the work of a run is done.
    this.#today = dayOfInstant(context.workerNow())
    this.#structure = feeStructureOf(policy, ledger.creators.get(creatorId).rail)
    this.#history = dependsOnPayoutsBefore(this.#structure)
      ? ledger.payoutHistory.instantBefore(creatorId, this.#today)
      : NO_HISTORY
    this.#soldCents = dependsOnSales(this.#structure)
      ? soldBefore(context, creatorId, this.#today)
      : 0
  }

  /** For the next payout, today or on a later day; by then the creator is taken to have sold as much as they have now. */
  termsOn(day: Day = this.#today): FeeTerms {
    const facts = { ...payoutsBefore(this.#history, day), soldCents: this.#soldCents }
    return { structure: this.#structure, facts }
  }

  feeOf(grossCents: Cents, day: Day = this.#today): PayoutFee {
    const { structure, facts } = this.termsOn(day)
    return instantFee(grossCents, structure, facts)
  }

  /** A payout is made: it counts for those after it. */
  count(grossCents: Cents, day: Day = this.#today): void {
    this.#history = withPayout(this.#history, day, grossCents)
  }
}

/** Of whole days alone: so the fee is the same all day long, but for what is taken back of those sales. */
function soldBefore({ ledger }: PayoutContext, creatorId: number, today: Day): Cents {
  const { volumes } = ledger.sales
  const { unrefundedCents, chargedBackCents } = volumes.of(creatorId, today - 1, FEE_SALES_DAYS)
  return unrefundedCents - chargedBackCents
}

export const feeTermsOf = (context: PayoutContext, creatorId: number): FeeTerms =>
  new InstantFees(context, creatorId).termsOn()
