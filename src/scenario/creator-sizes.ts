/**
 * What a generated creator sells: monthly gross and typical price, each from a random number of the
 * creator's own. It is known without a run, so that the size of a run can be estimated from its
 * creators.
 */
import type { Draws } from '../core/draws'
import type { Cents } from '../core/money'
import { logNormal, logNormalAround, type Uniform } from '../core/random'
import { generatedHandle } from './generated-handle'
import type { ScenarioPopulation } from './schema'

/** At a lower average price, a creator could not sell enough to reach their monthly gross. */
const SMALLEST_PRICE_CENTS = 1

/**
 * Where in the distribution of monthly gross the generated creators are, by their number from 1: anywhere, or each within a
 * slice of their own.
 */
export function placesInGross(
  { size, monthlyGross: { evenly } }: ScenarioPopulation,
  draws: Draws,
): (number: number) => Uniform {
  const placeOf = (number: number): Uniform => draws.of('monthly-gross', generatedHandle(number))
  if (!evenly) return placeOf
  const slices = slicesOf(size, draws)
  return (number) => {
    const uniform = placeOf(number)
    return () => (slices[number - 1]! + uniform()) / size
  }
}

/** Gives each creator one slice of the distribution of monthly gross, in an order that the seed decides. */
function slicesOf(size: number, draws: Draws): Int32Array {
  const places = Float64Array.from({ length: size }, (_, index) =>
    draws.of('monthly-gross-slice', generatedHandle(index + 1))(),
  )
  const inOrder = Int32Array.from({ length: size }, (_, index) => index)
  inOrder.sort((one, other) => places[one]! - places[other]! || one - other)
  const slices = new Int32Array(size)
  inOrder.forEach((index, slice) => (slices[index] = slice))
  return slices
}

/** Where a creator is in the distribution of typical prices. */
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
