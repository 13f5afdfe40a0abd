/** A scenario that is to be run under other seeds: of the run on the page, or of a run on the shelf. */
import { seedsFrom } from '../../../workers/compare-contract'
import {
  figureValues,
  type FigureValues,
  type PackedSales,
  type RunHeader,
  type RunReport,
} from '../../../workers/contract'
import type { Scenario } from '../../scenario/schema'
import type { WantedFile } from '../../scenario/wanted-file'

/** With the run's own. */
export const SEED_COUNT = 30

export interface SeedSubject {
  /** The same for every run of this scenario on these sales, whatever its name and seed. */
  key: string
  scenario: Scenario
  sales: PackedSales | null
  seeds: readonly string[]
  /** What the run itself came to, under its own seed; `null` where another build of the engine made it. */
  own: { seed: string; values: FigureValues } | null
  memoryBytes: number
}

type FileIdentity = Pick<WantedFile, 'sha256' | 'reading'>

export function scenarioKey(scenario: Scenario, file: FileIdentity | null): string {
  const { $schema: _schema, name: _name, seed: _seed, ...settings } = scenario
  return JSON.stringify([settings, file && [file.sha256, file.reading]])
}

export interface EndedScenario {
  header: RunHeader
  report: RunReport
  salesFile: WantedFile | null
  /** Whether the run was made by this build of the engine. */
  isOfThisBuild: boolean
}

/**
 * `null` of a run that has not finished, whose figures are of fewer days than those of other seeds would be; and of one
 * whose sales file is not at hand. `seed` may be that of another run, so that both can be paired.
 */
export function seedSubject(
  { header, report, salesFile, isOfThisBuild }: EndedScenario,
  seed: string,
  sales: PackedSales | null,
): SeedSubject | null {
  if (report.status !== 'finished' || (salesFile === null) !== (sales === null)) return null
  const { startDay, days, memoryEstimateBytes } = header
  const scenario: Scenario = { ...report.scenario, startDay, days }
  return {
    key: scenarioKey(scenario, salesFile),
    scenario,
    sales,
    seeds: seedsFrom(seed, SEED_COUNT),
    own: isOfThisBuild ? { seed: report.seed, values: figureValues(report.figures) } : null,
    memoryBytes: memoryEstimateBytes,
  }
}
