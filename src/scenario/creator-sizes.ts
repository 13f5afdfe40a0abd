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

/** And in that of typical prices. */
export const placeInPrices = (handle: string, draws: Draws): Uniform =>
  draws.of('price-level', handle)

/** `place`: where in the distribution of monthly gross the creator is. */
export function grossAt(place: Uniform, { monthlyGross }: ScenarioPopulation): Cents {
  const dollars = logNormal(place, monthlyGross.mu, monthlyGross.sigma)
  return Math.min(monthlyGross.maximumCents, Math.round(dollars * 100))
}

export const typicalPrice = (
  place: Uniform,
  { priceLevel: { minimumCents, medianCents, sigma } }: ScenarioPopulation,
): number =>
  Math.max(SMALLEST_PRICE_CENTS, minimumCents, logNormalAround(place, medianCents, sigma))
