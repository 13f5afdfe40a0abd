/**
 * What the page uses from the experiments for its sweeps: definitions, plans, results and analyses.
 */
export type { SweepInput } from '../src/experiments/sweep/definition'
export type { SweepPlan, SweepPoint } from '../src/experiments/sweep/plan'
export {
  violationsBehind,
  type PointResult,
  type SeedEconomics,
  type SweepProgress,
} from '../src/experiments/sweep/results'
export type { CreatorGroup } from '../src/experiments/sweep/creator-groups'
export { GROUPINGS, type Grouping } from '../src/experiments/groupings'
export type { PayoutEconomics } from '../src/metrics/payout-economics'
export { breakEvenOf, type BreakEven } from '../src/experiments/sweep/break-even'
export { creatorsIn } from '../src/experiments/sweep/creator-pairs'
export { curveOf, meanParts, takeUpOf, type CurvePoint } from '../src/experiments/sweep/curve'
export {
  evidenceOf,
  seedsToSettle,
  weightyShares,
  type Evidence,
} from '../src/experiments/sweep/evidence'
export { goalSeek, type GoalResult, type Miss } from '../src/experiments/sweep/goal-seek'
export {
  feeShareInterval,
  groupTerms,
  unlessStanding,
  type GroupTerms,
} from '../src/experiments/sweep/group-terms'
export { BOOTSTRAP_SEEDS_MIN, meanInterval, type Interval } from '../src/experiments/sweep/interval'
export {
  MARGIN_PARTS,
  marginDifference,
  marginInterval,
  periodMargin,
  perPeriod,
  type MarginPart,
  type MarginParts,
} from '../src/experiments/sweep/margin'
export {
  bestAgainst,
  optimumOf,
  type BestAgainst,
  type Optimum,
} from '../src/experiments/sweep/optimum'
export { changedKey, runKeysOf } from '../src/experiments/sweep/planned-runs'
export {
  FRONT_SIDES,
  paretoFront,
  type FrontSide,
  type ParetoPoint,
} from '../src/experiments/sweep/pareto'
export { isLikelyTooNarrow, seedsForInterval } from '../src/experiments/uneven-sizes'
export {
  salesToMakeUp,
  type SalesChange,
  type SalesToMakeUp,
} from '../src/experiments/sweep/sales-to-make-up'
export { isUpperLimit } from '../src/experiments/sweep/upper-limit'
export { SWEEP_PRESETS } from '../src/experiments/sweep/presets'
export {
  readingSweep,
  readSweep,
  type ReadSweep,
  type SweepFile,
} from '../src/experiments/sweep/read-sweep'
export { runSweep, type CachedRun, type RunCache } from '../src/experiments/sweep/run-sweep'
export { onSameSeeds } from '../src/experiments/sweep/same-seeds'
export { paidTwice, type PaidTwice } from '../src/experiments/sweep/paid-twice'
export { expectedBest, type ExpectedBest } from '../src/experiments/expected-best'
export { expectedTornado, pointsOfTornado } from '../src/experiments/sweep/expected-tornado'
export {
  leadOf,
  rankCorrelations,
  tornadoOf,
  type RankCorrelation,
  type TornadoBar,
  type TornadoEnd,
} from '../src/experiments/sweep/tornado'
export {
  WATERFALL_STEPS,
  waterfallOf,
  type Waterfall,
  type WaterfallCreators,
  type WaterfallStep,
} from '../src/experiments/sweep/waterfall'
export { belowCost, winnersAndLosers } from '../src/experiments/sweep/winners'
export type { CreatorView, NamedScenario, NamedView } from '../src/experiments/creator-view'
export { expectedSecondsOf } from '../src/experiments/sweep/sweep-size'
export type { MarketplaceFacts } from '../src/metrics/marketplace-facts'
export type { FactName, FactUnit } from '../src/experiments/published-facts'
export {
  verdictOn,
  VALIDITY_PRESET,
  VALIDITY_SEEDS,
  validityRows,
  type ValidityRow,
} from '../src/experiments/validity'
