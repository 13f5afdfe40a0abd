/**
 * What a generated creator sells: monthly gross and typical price, each from a random number of the creator's own. Known
 * without a run, so that its size can be estimated from the creators that it will have.
 */
import type { Draws } from '../core/draws'
import type { Cents } from '../core/money'
import { logNormal, logNormalAround, type Uniform } from '../core/random'
import type { ScenarioPopulation } from './schema'

/** What is sold for less on average would have to be sold without end to come to a creator's monthly gross. */
const SMALLEST_PRICE_CENTS = 1

/** Where in the distribution of monthly gross a creator is. */
export const placeInGross = (handle: string, draws: Draws): Uniform =>
  draws.of('monthly-gross', handle)

/** `place`: where in the distribution of monthly gross the creator is. */
export function grossAt(place: Uniform, { monthlyGross }: ScenarioPopulation): Cents {
  const dollars = logNormal(place, monthlyGross.mu, monthlyGross.sigma)
  return Math.min(monthlyGross.maximumCents, Math.round(dollars * 100))
}

export const typicalPrice = (
  handle: string,
  { priceLevel: { minimumCents, medianCents, sigma } }: ScenarioPopulation,
  draws: Draws,
): number =>
  Math.max(
    SMALLEST_PRICE_CENTS,
    minimumCents,
    logNormalAround(draws.of('price-level', handle), medianCents, sigma),
  )
