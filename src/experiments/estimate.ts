/** What is estimated of a margin before a run: of the creators of one seed, and on the mean of several. */
import { mean } from 'd3'
import { likelyRange, type CentsRange, type ChanceOf } from './chance-of-margin'
import { MARGIN_PARTS, type MarginParts } from './sweep/margin'

/** Of the creators of one seed. */
export interface SeedEstimate {
  /** Cents a month, as are the parts. */
  marginCents: number
  parts: MarginParts
  /** What is chance of it. */
  chances: readonly ChanceOf[]
  /** On daily on average over the run. */
  takers: number
  /** The same of those a run simulates: of a sample, fewer. */
  simulatedTakers: number
  /** On daily at the end of those who may be, from 0 to 1; `null` where nobody may. */
  takeUp: number | null
  /** On daily at any fee, and in no other figure: what they usually sell is not known before a run. */
  notEstimated: number
}

export interface Estimate extends Omit<SeedEstimate, 'chances'> {
  /** The margin of each seed. */
  seedMarginsCents: readonly number[]
  /** In which 95 of 100 such marketplaces are by chance; `null` where none is known of. */
  likelyCents: CentsRange | null
}

/** Along a setting. */
export interface PreviewPoint extends Estimate {
  x: number
}

export function meanEstimate(seeds: readonly SeedEstimate[]): Estimate {
  const meanOf = (value: (seed: SeedEstimate) => number): number => mean(seeds, value)!
  const parts = MARGIN_PARTS.map((part) => [part, meanOf((seed) => seed.parts[part])] as const)
  const marginCents = meanOf((seed) => seed.marginCents)
  return {
    marginCents,
    seedMarginsCents: seeds.map((seed) => seed.marginCents),
    likelyCents: likelyRange(
      marginCents,
      seeds.map(({ chances }) => chances),
    ),
    parts: Object.fromEntries(parts) as MarginParts,
    takers: meanOf(({ takers }) => takers),
    simulatedTakers: meanOf(({ simulatedTakers }) => simulatedTakers),
    takeUp: mean(seeds, ({ takeUp }) => takeUp) ?? null,
    notEstimated: meanOf(({ notEstimated }) => notEstimated),
  }
}
