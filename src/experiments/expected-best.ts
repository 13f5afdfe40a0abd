/** Where the estimated margin is largest, and how far chance leaves that open: as `optimumOf` has it of what was simulated. */
import { maxIndex } from 'd3'
import { isSurelyBelowZero } from '../core/sure-sign'
import type { PreviewPoint } from './estimate'
import { BOOTSTRAP_SEEDS_MIN, meanInterval, type Interval } from './sweep/interval'

export interface ExpectedBest {
  /** Its ends surely earn less, paired seed by seed; `null` where nothing that was estimated limits it. */
  x: Interval
  marginCents: number
  isHighest: boolean
}

/** `null` where the margin is the same everywhere: nobody takes daily payouts, say. */
export function expectedBest(
  points: readonly Pick<PreviewPoint, 'x' | 'marginCents' | 'seedMarginsCents'>[],
): ExpectedBest | null {
  const best = maxIndex(points, ({ marginCents }) => marginCents)
  const at = points[best]
  if (!at || points.every(({ marginCents }) => marginCents === at.marginCents)) return null
  const seeds = at.seedMarginsCents
  const isAsGood = points.map(
    ({ seedMarginsCents }) =>
      !isSurelyBelowZero(
        meanInterval(seedMarginsCents.map((margin, seed) => margin - seeds[seed]!))!,
      ),
  )
  const ends =
    seeds.length < BOOTSTRAP_SEEDS_MIN
      ? { low: null, high: null }
      : {
          low: points[isAsGood.indexOf(true) - 1]?.x ?? null,
          high: points[isAsGood.lastIndexOf(true) + 1]?.x ?? null,
        }
  return {
    x: { value: at.x, ...ends, n: seeds.length, method: 'mean' },
    marginCents: at.marginCents,
    isHighest: best === points.length - 1,
  }
}
