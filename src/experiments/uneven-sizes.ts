/**
 * How many seeds an interval of money needs if creators are of very uneven size. Where a few very
 * large creators bring much of a sum, most seeds have none of them. Then the mean is too low, the
 * spread too small, and Student’s t too narrow. The seeds themselves cannot show it, since what is
 * missing is in none of them; the distribution of sizes can.
 */
import exp from '@stdlib/math-base-special-exp'
import ln from '@stdlib/math-base-special-ln'
import shareBelow from '@stdlib/stats-base-dists-normal-cdf'
import { maxIndex } from 'd3'
import { BASIS_POINTS_IN_WHOLE } from '../core/money'
import { sum } from '../core/sum'
import { COCHRAN } from '../core/uneven-sample'
import type { RunReport } from '../metrics/figures'
import { wholeValue } from '../metrics/headline-figure'
import type { RunOutcome } from './outcome'
import type { Scenario } from '../scenario/schema'

/** From this part of them on, intervals were measured to hold the mean in 92 of 100 cases: `docs/fee-accuracy.md`. */
const ENOUGH = 1 / 4

/**
 * For an interval of what the creators on daily payouts bring: `takers` of them, of all creators, on average over the seeds.
 * As if size had no say in who they are. `null` where a seed does not draw its creators, or nobody is on daily.
 */
export function seedsForInterval({ population }: Scenario, takers: number): number | null {
  const { size, monthlyGross } = population
  if (size === 0 || takers <= 0) return null
  const skewness = skewnessOfOne(monthlyGross, Math.min(1, takers / size)) / Math.sqrt(size)
  return Math.ceil(COCHRAN * skewness * skewness)
}

/** The same for runs that are compared, by the one in which most are on daily: where nobody is, of what all creators bring. */
export function seedsForComparison(
  outcomes: readonly Pick<RunOutcome, 'report' | 'creators'>[],
): number | null {
  const needed = outcomes.map(({ report: { scenario, salesFile }, creators }) => {
    if (salesFile) return null
    const takers = sum(creators, (one) => (one.everTaker ? one.standsFor : 0))
    return { takers, scenario }
  })
  const known = needed.filter((one) => one !== null)
  const most = known[maxIndex(known, ({ takers }) => takers)]
  if (!most || known.length < outcomes.length) return null
  const { takers, scenario } = most
  return seedsForInterval(scenario, takers > 0 ? takers : scenario.population.size)
}

/** The same for what daily payouts earn in a run, by those who are on them at its end. */
export function seedsForRun({
  scenario,
  salesFile,
  dailyEligibility,
  figures,
}: Pick<RunReport, 'scenario' | 'salesFile' | 'dailyEligibility' | 'figures'>): number | null {
  const share = figures.find(({ name }) => name === 'daily_share_of_eligible')
  const onDaily = (share && wholeValue(share)) ?? 0
  if (salesFile || !dailyEligibility) return null
  return seedsForInterval(scenario, (dailyEligibility.eligible * onDaily) / BASIS_POINTS_IN_WHOLE)
}

/** Whether an interval of so many seeds is likely to be too narrow. */
export const isLikelyTooNarrow = (seeds: number, needed: number | null): needed is number =>
  needed !== null && seeds < needed * ENOUGH

/** Less is what rounding leaves of equal sizes. */
const LEAST_VARIANCE = 1e-9

type Sizes = Scenario['population']['monthlyGross']

/**
 * The skewness of what one creator brings in one seed: their sales if they are one of the `share`
 * who are on daily, else nothing. If sales are spread evenly, each creator has the same size in all
 * seeds, and chance decides only who is on daily.
 */
function skewnessOfOne(sizes: Sizes, share: number): number {
  const [mean, square, cube] = [1, 2, 3].map((power) => share * momentOf(sizes, power)) as [
    number,
    number,
    number,
  ]
  const variance = sizes.evenly ? (1 - share) * square : square - mean * mean
  if (variance < LEAST_VARIANCE * square) return 0
  const third = sizes.evenly
    ? (1 - share) * (1 - 2 * share) * cube
    : cube - 3 * square * mean + 2 * mean * mean * mean
  return third / (variance * Math.sqrt(variance))
}

/** The mean of a power of a log-normal amount, in dollars, that is cut at the maximum. */
function momentOf({ mu, sigma, maximumCents }: Sizes, power: number): number {
  if (maximumCents === 0) return 0
  const cut = ln(maximumCents / 100)
  const below = shareBelow(cut, mu + power * sigma * sigma, sigma)
  const ofBelow = exp(power * mu + (power * power * sigma * sigma) / 2) * below
  return ofBelow + exp(power * cut) * (1 - shareBelow(cut, mu, sigma))
}
