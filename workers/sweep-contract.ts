/** What the page takes from the experiments for its sweeps: definitions, plans, results, and what is made of them. */
export type { SweepDefinition, SweepInput } from '../src/experiments/sweep/definition'
export type {
  PointKind,
  SweepPlan,
  SweepPoint,
  SweepSize,
} from '../src/experiments/sweep/plan'
export type {
  PointResult,
  SeedEconomics,
  SweepProgress,
  SweepResult,
} from '../src/experiments/sweep/results'
export { readSweep, type ReadSweep, type SweepContext } from '../src/experiments/sweep/read-sweep'
export { runSweep, type KeptRun, type RunCache } from '../src/experiments/sweep/run-sweep'
export { GROUPINGS, type CreatorGroup, type Grouping } from '../src/experiments/sweep/creator-groups'
export type { SettingChanges } from '../src/scenario/setting-changes'
export type { PayoutEconomics } from '../src/metrics/payout-economics'
export type { CreatorOutcome } from '../src/metrics/creator-outcomes'
export { instantCharge, type InstantCosts } from '../src/processors/costs'
