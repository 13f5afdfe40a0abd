import { compareSummary } from '../../src/cli/compare-summary'
import type { ScenarioComparison } from '../../src/experiments/compare-scenarios'

/** What the command line says of scenarios that the lab's service pays in, and whose checks hold. */
export const linesOfScenarios = (result: ScenarioComparison): string[] =>
  compareSummary(
    { result, broken: result.outcomes.map(() => []), apart: null },
    result.outcomes.map((_, index) => ({ label: String(index + 1), service: null })),
  )
