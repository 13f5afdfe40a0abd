/**
 * What daily payouts meant for each creator who was ever on them, in little enough data to be kept
 * of every run.
 */
import type { Cents } from '../../core/money'
import type { CreatorPair } from './creator-pairs'
import { takersOf } from './winners'

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
  takersOf(pairs).map(({ handle, feeCents, costCents, standsFor }) => ({
    handle,
    feeCents,
    costCents,
    standsFor,
  }))
