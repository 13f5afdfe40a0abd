/**
 * What daily payouts meant for each creator who was ever on them, in little enough data to be kept
 * of every run.
 */
import type { CreatorPair } from './creator-pairs'
import { takersOf, type Taker } from './winners'

/** By its handle a taker is the same creator in every run of a seed. */
export type TakerTerms = Pick<Taker, 'handle' | 'feeCents' | 'costCents' | 'standsFor'>

export const takerTerms = (pairs: readonly CreatorPair[]): TakerTerms[] =>
  takersOf(pairs).map(({ handle, feeCents, costCents, standsFor }) => ({
    handle,
    feeCents,
    costCents,
    standsFor,
  }))
