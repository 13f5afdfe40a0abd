/**
 * What the page uses from the experiments to compare runs, seeds and futures: the pool that runs
 * them, and the analyses.
 */
export { firstDifference, type FirstDifference } from '../src/experiments/first-difference'
export type { FutureOutcome } from '../src/experiments/future'
export { lateNews, newsCents, type LateNews } from '../src/experiments/late-news'
export { laterMoney, laterSummary, type LaterMoney } from '../src/experiments/later-money'
export { compareRuns, type ComparedFigure, type Comparison } from '../src/experiments/comparison'
export type { ComparedCreators, ComparedGroup } from '../src/experiments/compared-creators'
export {
  CREATOR_CHANGES,
  toWholeHours,
  type CreatorChange,
} from '../src/experiments/creator-difference'
export { GROUPINGS, type Grouping } from '../src/experiments/groupings'
export { figuresOverSeeds, type ScenarioComparison } from '../src/experiments/compare-scenarios'
export { compareCsv, compareJson } from '../src/experiments/comparison-files'
export { RunPool, PoolClosed, type TaskWorker } from '../src/experiments/run-pool'
export {
  pairedSpreadOf,
  spreadOf,
  type FigureSpread,
  type CheckedFigures,
  type SeedResult,
} from '../src/experiments/seed-spread'
export { isLikelyTooNarrow, seedsForComparison, seedsForRun } from '../src/experiments/uneven-sizes'
export type { Estimate } from '../src/experiments/statistics'
