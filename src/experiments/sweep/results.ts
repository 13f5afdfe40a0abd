/**
 * The results of a sweep, point by point and seed by seed. Plain data, so that it can be stored and
 * shown.
 */
import { sum } from '../../core/sum'
import type { PayoutEconomics } from '../../metrics/payout-economics'
import type { CreatorGroup } from './creator-groups'
import type { CreatorPair } from './creator-pairs'
import type { SweepPoint } from './plan'
import type { StandingSellers } from './seller-spread'
import type { TakerTerms } from './taker-terms'

interface RunViolations {
  runKey: string
  count: number
}

/** What one seed gave at a point, beside the same scenario and seed with nobody on daily. */
export interface SeedEconomics {
  seed: string
  economics: PayoutEconomics
  baseline: PayoutEconomics
  /** For how many days amounts are given, on average over the run; left out: for a month. */
  periodDays?: number
  /** What checks found in both runs, each by its key: many results have one baseline. */
  violations: readonly RunViolations[]
  groups: readonly CreatorGroup[]
  takers: readonly TakerTerms[]
  /** Of a file whose sellers stand for others; left out of all else. */
  standing?: StandingSellers
  /** Kept of the first seed of a point; `null` of the others. */
  creators: readonly CreatorPair[] | null
}

export interface PointResult {
  point: SweepPoint
  /** Those that have come in, in the order of the point's seeds. */
  seeds: readonly SeedEconomics[]
}

/** In runs, baselines among them. */
export interface SweepProgress {
  done: number
  total: number
  /** Of those that are done; all others were known. */
  simulated: number
}

export interface SweepResult {
  /** In the order of the plan; of a sweep that was cancelled, those with at least one seed. */
  points: readonly PointResult[]
  progress: SweepProgress
  isComplete: boolean
}

/** What checks found in the runs behind these results, each run counted once however many results it is behind. */
export function violationsBehind(results: readonly Pick<SeedEconomics, 'violations'>[]): number {
  const byRun = new Map(
    results.flatMap(({ violations }) => violations.map(({ runKey, count }) => [runKey, count])),
  )
  return sum([...byRun.values()])
}
