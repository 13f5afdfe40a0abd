/** What the page takes from the experiments for its stress tests: what can be asked, results, stories, and what runs them. */
export { mayBePaidTwice } from '../src/checks/harm'
export type { SingleFault } from '../src/core/single-fault'
export {
  kebabOfProtection,
  PROTECTIONS,
  protectionOfKebab,
  type ProtectionName,
} from '../src/core/protections'
export {
  analyseStress,
  gravest,
  type CheckFinding,
  type StressAnalysis,
} from '../src/experiments/stress/analysis'
export {
  runAtlas,
  type AtlasCell,
  type AtlasOptions,
  type AtlasProgress,
  type CrashVerdict,
} from '../src/experiments/stress/atlas'
export { chromeTrace, type TimelineSpan } from '../src/experiments/stress/chrome-trace'
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
  type MatrixOptions,
  type MatrixProgress,
  type MatrixRequest,
  type PlannedCell,
} from '../src/experiments/stress/matrix'
export { failuresText, shareBelow } from '../src/experiments/stress/rule-of-three'
export {
  runStress,
  type SeedOutcome,
  type StressOptions,
  type StressProgress,
  type StressResult,
} from '../src/experiments/stress/run-stress'
export type { ScenarioSize } from '../src/experiments/stress/scenario-size'
export {
  mermaidOf,
  type DiagramStep,
  type Lane,
  type SequenceDiagram,
} from '../src/experiments/stress/sequence-diagram'
export { svgOf } from '../src/experiments/stress/sequence-svg'
export {
  shrink,
  type ShrinkOptions,
  type ShrinkPhase,
  type ShrinkProgress,
  type Shrunk,
} from '../src/experiments/stress/shrink'
export type { Story } from '../src/experiments/stress/story'
export { headlineOf, headlineOfViolation } from '../src/experiments/stress/story-headlines'
export type { StressViolation } from '../src/experiments/stress/stress-outcome'
export {
  readStress,
  scenarioOfSeed,
  type ReadStress,
  type StressFaults,
  type StressPlan,
  type StressRequest,
} from '../src/experiments/stress/stress-plan'
export {
  FAULT_GROUPS,
  FAULT_PRESETS,
  isFaultPreset,
  type FaultGroup,
  type FaultPreset,
} from '../src/experiments/stress/swarm'
export { SWARM_SCENARIO } from '../src/experiments/stress/swarm-scenario'
export type { StepName } from '../src/core/work-names'
export { STEPS, type StepWords } from '../src/payouts/steps'
export { damageText } from '../src/experiments/incidents/damage-text'
export type { IncidentOutcome } from '../src/experiments/incidents/run-incident'
