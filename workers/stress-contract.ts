/**
 * What the page uses from the experiments for its stress tests: requests, results, stories, and the
 * code that runs them.
 */
export {
  analyseStress,
  gravest,
  type CheckFinding,
  type StressAnalysis,
} from '../src/experiments/stress/analysis'
export {
  runAtlas,
  scenarioOfCrash,
  type AtlasCell,
  type Crash,
  type CrashAtlas,
} from '../src/experiments/stress/atlas'
export {
  noCosts,
  type CostsBySeed,
  readPrices,
  runPrices,
  sizeOfPrices,
  type PricedSeed,
  type PricesPlan,
} from '../src/experiments/stress/bug-prices'
export { chromeTrace } from '../src/experiments/stress/chrome-trace'
export {
  failureStory,
  storyOfScenario,
  type FailingScenario,
  type FailureStory,
} from '../src/experiments/stress/failure-story'
export {
  MATRIX_FAULTS,
  readMatrix,
  runMatrix,
  type MatrixCell,
  type PlannedCell,
} from '../src/experiments/stress/matrix'
export type { Interval } from '../src/experiments/sweep/interval'
export {
  priceFinding,
  priceList,
  surestGain,
  type Price,
  type PriceList,
} from '../src/experiments/stress/price-analysis'
export {
  FAULT_BASIS_POINTS_MIN,
  isFaultRate,
  type MovedTogether,
  type PricedChange,
  type PricedKind,
} from '../src/experiments/stress/priced-changes'
export { comparedWithLab, type BesideLab } from '../src/experiments/stress/beside-lab'
export { failuresText, rarityUnseen } from '../src/experiments/stress/rule-of-three'
export { runStress, type SeedOutcome } from '../src/experiments/stress/run-stress'
export {
  mermaidOf,
  type DiagramStep,
  type SequenceDiagram,
} from '../src/experiments/stress/sequence-diagram'
export { svgOf } from '../src/experiments/stress/sequence-svg'
export type { ShrinkPhase, ShrinkProgress } from '../src/experiments/stress/shrink'
export { headlineOf, headlineOfViolation } from '../src/experiments/stress/story-headlines'
export { readStress, type ReadStress, type StressPlan } from '../src/experiments/stress/stress-plan'
export { FAULT_PRESETS, type FaultPreset } from '../src/experiments/stress/swarm'
export {
  findTurningPoint,
  MOMENTS_MAX,
  type FuturesFrom,
  type Rise,
  type TurningPoint,
} from '../src/experiments/stress/turning-point'
export { SWARM_SCENARIO } from '../src/experiments/stress/swarm-scenario'
export { STEPS } from '../src/payouts/steps'
export { SERVICE_EXAMPLE_NAMES, serviceExample, type ServiceExampleName } from './service-examples'
export { damageText } from '../src/experiments/incidents/damage-text'
export { holds } from '../src/experiments/incidents/outcome-tables'
export type { IncidentOutcome } from '../src/experiments/incidents/run-incident'
