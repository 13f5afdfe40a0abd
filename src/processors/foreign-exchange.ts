/**
 * Transfers to an account in another currency are exchanged in both directions. So a reversal takes
 * another amount off the account than the transfer put in, and the difference is the creator's
 * loss, or gain (incident a6-15).
 */
import { shareRoundedHalfUp, type Cents } from '../core/money'
import { normal, type Uniform } from '../core/random'
import { endsInForeignCurrency } from '../core/rails'
import type { Rail } from '../core/vocabulary'
import type { ProcessorSettings } from '../scenario/schema'

export class ForeignExchange {
  readonly #settings: ProcessorSettings['foreignExchange']

  constructor(settings: ProcessorSettings['foreignExchange']) {
    this.#settings = settings
  }

  /** What a reversal takes off the creator's account to bring `amountCents` back to the platform, US cents. */
  takenForReversal(amountCents: Cents, rail: Rail, open: () => Uniform): Cents {
    const { reversalSpreadBasisPoints, movementBasisPoints } = this.#settings
    const isFlat = reversalSpreadBasisPoints === 0 && movementBasisPoints === 0
    if (isFlat || !endsInForeignCurrency(rail)) return amountCents
    const spreadCents = shareRoundedHalfUp(amountCents, reversalSpreadBasisPoints)
    const movementCents = Math.round((amountCents * movementBasisPoints * normal(open())) / 10_000)
    return Math.max(0, amountCents + spreadCents + movementCents)
  }
}
