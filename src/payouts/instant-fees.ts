/**
 * The fees of a creator's instant payouts, by the rules of this moment. Earlier instant payouts
 * count too, and are read from the ledger each time.
 */
import { dayOfInstant, type Day } from '../core/calendar'
import { feeFactsOn, NO_HISTORY, withPayout, type FeeHistory } from '../core/fee-history'
import {
  dependsOnPayoutsBefore,
  feeStructureOf,
  instantFee,
  type FeeTerms,
  type PayoutFee,
} from '../core/fee-structure'
import type { Cents } from '../core/money'
import type { PayoutContext } from './ports'

/** Works out the fees of payouts one after another, each with those before it in mind. */
export class InstantFees {
  readonly #structure: FeeTerms['structure']
  #history: FeeHistory
  readonly #today: Day

  constructor(context: PayoutContext, creatorId: number) {
    const { ledger, policy } = context
    // The fee is that of the moment, however late the work of a run is done.
    this.#today = dayOfInstant(context.workerNow())
    this.#structure = feeStructureOf(policy, ledger.creators.get(creatorId).rail)
    this.#history = dependsOnPayoutsBefore(this.#structure)
      ? ledger.payoutHistory.instantBefore(creatorId, this.#today)
      : NO_HISTORY
  }

  /** For the next payout, today or on a later day. */
  termsOn(day: Day = this.#today): FeeTerms {
    return { structure: this.#structure, facts: feeFactsOn(this.#history, day) }
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

export const feeTermsOf = (context: PayoutContext, creatorId: number): FeeTerms =>
  new InstantFees(context, creatorId).termsOn()
