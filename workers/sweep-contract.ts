/** What the page takes from the experiments for its sweeps: definitions, plans, results, and what is made of them. */
export type { SweepDefinition, SweepInput } from '../src/experiments/sweep/definition'
export type { PointKind, SweepPlan, SweepPoint, SweepSize } from '../src/experiments/sweep/plan'
export type {
  PointResult,
  SeedEconomics,
  SweepProgress,
  SweepResult,
} from '../src/experiments/sweep/results'
export {
  GROUPINGS,
  type CreatorGroup,
  type Grouping,
} from '../src/experiments/sweep/creator-groups'
export { readSweep, type ReadSweep, type SweepFile } from '../src/experiments/sweep/read-sweep'
export { runSweep, type KeptRun, type RunCache } from '../src/experiments/sweep/run-sweep'
export type { SettingChanges } from '../src/scenario/setting-changes'
export type { PayoutEconomics } from '../src/metrics/payout-economics'
export type { CreatorOutcome } from '../src/metrics/creator-outcomes'
export { instantCharge, type InstantCosts } from '../src/processors/costs'
export {
  curveOf,
  meanParts,
  takeUpOf,
  type CurvePoint as FeeCurvePoint,
} from '../src/experiments/sweep/curve'
export { meanInterval, type Interval } from '../src/experiments/sweep/interval'
export {
  MARGIN_PARTS,
  marginDifference,
  marginInterval,
  monthlyMargin,
  perMonth,
  type MarginPart,
} from '../src/experiments/sweep/margin'
export { optimumOf, type Optimum } from '../src/experiments/sweep/optimum'
export { breakEvenOf, type BreakEven } from '../src/experiments/sweep/break-even'
export { groupTerms, type GroupTerms } from '../src/experiments/sweep/group-terms'
export { belowCost } from '../src/experiments/sweep/winners'
export {
  WATERFALL_STEPS,
  waterfallOf,
  type Waterfall,
  type WaterfallStep,
} from '../src/experiments/sweep/waterfall'
export {
  rankCorrelations,
  tornadoOf,
  type RankCorrelation,
  type TornadoBar,
} from '../src/experiments/sweep/tornado'
export { goalSeek, type GoalResult, type Miss } from '../src/experiments/sweep/goal-seek'
export { paretoFront, type ParetoPoint } from '../src/experiments/sweep/pareto'
export { creatorView, type CreatorView, type ViewedCreator } from '../src/experiments/creator-view'
export { OTHER_FREQUENCIES, type OtherFrequency } from '../src/simulation/daily-offers'
export { SWEEP_PRESETS } from '../src/experiments/sweep/presets'
