/** What daily payouts came to with each creator who was ever on them: little enough to be kept of every run. */
import type { Cents } from '../../core/money'
import { creatorTerms, type CreatorPair } from './creator-pairs'

export interface TakerTerms {
  /** The same creator in every run of a seed. */
  handle: string
  /** Beyond what they pay, and what processors charge for them, without daily. */
  feeCents: Cents
  costCents: Cents
  /** How many creators they stand for in a sample. */
  standsFor: number
}

export const takerTerms = (pairs: readonly CreatorPair[]): TakerTerms[] =>
  pairs
    .filter(({ run }) => run.everTaker)
    .map((pair) => {
      const { feeCents, costCents } = creatorTerms(pair)
      const { handle, standsFor } = pair.run
      return { handle, feeCents, costCents, standsFor }
    })
