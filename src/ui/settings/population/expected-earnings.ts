/** What a drawn creator is expected to earn in a month, over all seeds, and the median that brings it there. */
import shareBelow from '@stdlib/stats-base-dists-normal-cdf'
import { logarithmOf, meanCents, stored, type Earnings } from './earnings'

/** Larger amounts are cut to the maximum. */
export interface CutEarnings extends Earnings {
  maximumCents: number
}

/** The mean of the amounts once they are cut. */
export function expectedCents({ mu, sigma, maximumCents }: CutEarnings): number {
  const cut = logarithmOf(maximumCents)
  const ofUncut = meanCents({ mu, sigma }) * shareBelow(cut, mu + sigma * sigma, sigma)
  return ofUncut + maximumCents * (1 - shareBelow(cut, mu, sigma))
}

/** The share of creators whose gross of a month is below an amount, 0 to 1. */
export const shareEarningBelow = (
  cents: number,
  { mu, sigma, maximumCents }: CutEarnings,
): number => (cents > maximumCents ? 1 : shareBelow(logarithmOf(cents), mu, sigma))

/** Halvings of the range of mu: what is left of it is below the digits that are stored. */
const HALVINGS = 60

/** Median and top tenth move in proportion; what is expected grows with mu, so that halving finds it. */
export function muOfExpected(
  cents: number,
  cut: Omit<CutEarnings, 'mu'>,
  range: { least: number; most: number },
): number {
  let { least, most } = range
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (least + most) / 2
    if (expectedCents({ ...cut, mu: middle }) < cents) least = middle
    else most = middle
  }
  return stored((least + most) / 2)
}
