/**
 * Compares each creator with themselves without daily: who gets their money sooner and at what
 * price, who pays and gains nothing, and whose payouts cost the platform more than they bring.
 */
import { sum } from 'd3'
import type { Cents } from '../../core/money'
import { creatorsIn, creatorTerms, type CreatorPair, type CreatorTerms } from './creator-pairs'

export interface Taker extends CreatorTerms {
  handle: string
  country: string
  rail: CreatorPair['run']['rail']
  earnedCents: Cents
  instantGrossCents: Cents
  instantFeeCents: Cents
  /** How many creators they stand for in a sample. */
  standsFor: number
}

/** Creators who were ever on daily. */
export const takersOf = (pairs: readonly CreatorPair[]): Taker[] =>
  pairs
    .filter(({ run }) => run.everTaker)
    .map((pair) => {
      const { handle, country, rail, earnedCents, standsFor } = pair.run
      const { instantGrossCents, instantFeeCents } = pair.run
      return {
        ...{ handle, country, rail, earnedCents, instantGrossCents, instantFeeCents, standsFor },
        ...creatorTerms(pair),
      }
    })

/** Who paid a fee and whose money arrived no earlier. */
export const paysForNothing = ({ yearlyRate, feeCents }: Taker): boolean =>
  yearlyRate === null && feeCents > 0

interface WinnersAndLosers {
  takers: Taker[]
  /** Creators whose money arrived earlier, the cheapest yearly rate first. */
  winners: Taker[]
  /** Who paid a fee and whose money arrived no earlier. The highest fee first. */
  losers: Taker[]
}

export function winnersAndLosers(pairs: readonly CreatorPair[]): WinnersAndLosers {
  const takers = takersOf(pairs)
  return {
    takers,
    winners: takers
      .filter(({ yearlyRate }) => yearlyRate !== null)
      .toSorted((one, other) => one.yearlyRate! - other.yearlyRate!),
    losers: takers.filter(paysForNothing).toSorted((one, other) => other.feeCents - one.feeCents),
  }
}

interface BelowCost {
  /** The number of creators for whom the list stands. */
  creators: number
  /** What those cost beyond what they pay, whole cents of the whole run. */
  shortfallCents: Cents
  /** The largest shortfall first. */
  list: Taker[]
}

/** Takers whose payouts cost more, beyond what they cost without daily, than the fees that they pay. */
export function belowCost(pairs: readonly CreatorPair[]): BelowCost {
  const shortfall = ({ costCents, feeCents }: Taker): Cents => costCents - feeCents
  const list = takersOf(pairs)
    .filter((taker) => shortfall(taker) > 0)
    .toSorted((one, other) => shortfall(other) - shortfall(one))
  return {
    creators: Math.round(creatorsIn(list)),
    shortfallCents: Math.round(sum(list, (taker) => taker.standsFor * shortfall(taker))),
    list,
  }
}
