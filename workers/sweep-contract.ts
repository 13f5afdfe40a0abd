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
export { type Interval } from '../src/experiments/sweep/interval'
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
export { SWEEP_PRESETS } from '../src/experiments/sweep/presets'
export { groupTerms, type GroupTerms } from '../src/experiments/sweep/group-terms'
export { tornadoOf, type TornadoBar } from '../src/experiments/sweep/tornado'
export { belowCost, takersOf } from '../src/experiments/sweep/winners'
export type { MarketplaceFacts } from '../src/metrics/marketplace-facts'
export type { FactName, FactUnit } from '../src/experiments/published-facts'
export {
  heldOut,
  VALIDITY_PRESET,
  VALIDITY_SEEDS,
  validityRows,
  type ValidityRow,
} from '../src/experiments/validity'
