/** A scenario that is to be run under other seeds: of the run on the page, or of a run on the shelf. */
import {
  figureValues,
  seedsFrom,
  type FigureValues,
  type PackedSales,
  type RunReport,
} from '../../../workers/contract'
import type { Scenario } from '../../scenario/schema'
import type { WantedFile } from '../../scenario/wanted-file'
import type { Run } from '../lab/run.svelte'
import type { KeptRun } from '../shelf/kept-run'

/** With the run's own. */
export const SEED_COUNT = 30

export interface SeedSubject {
  /** The same for every run of this scenario on these sales, whatever its name and seed. */
  key: string
  scenario: Scenario
  sales: PackedSales | null
  seeds: readonly string[]
  /** What the run itself came to, under its own seed. */
  own: { seed: string; values: FigureValues }
  memoryBytes: number
}

type FileIdentity = Pick<WantedFile, 'sha256' | 'reading'>

export function scenarioKey(scenario: Scenario, file: FileIdentity | null): string {
  const { $schema: _schema, name: _name, seed: _seed, ...settings } = scenario
  return JSON.stringify([settings, file && [file.sha256, file.reading]])
}

const ownResult = ({ seed, figures }: RunReport): SeedSubject['own'] => ({
  seed,
  values: figureValues(figures),
})

/** `null` of a run that has not finished: its figures are of fewer days than those of other seeds would be. */
export function subjectOfRun({ header, report, sales }: Run): SeedSubject | null {
  if (!header || report?.status !== 'finished') return null
  const { startDay, days, memoryEstimateBytes } = header
  const scenario: Scenario = { ...report.scenario, startDay, days }
  return {
    key: scenarioKey(scenario, sales),
    scenario,
    sales,
    seeds: seedsFrom(report.seed, SEED_COUNT),
    own: ownResult(report),
    memoryBytes: memoryEstimateBytes,
  }
}

/** Under the seeds of another run, so that both can be paired. `null` also where its sales file is not at hand. */
export function subjectOfKept(
  kept: KeptRun,
  seed: string,
  sales: PackedSales | null,
): SeedSubject | null {
  if (kept.status !== 'finished' || (kept.salesFile !== null) !== (sales !== null)) return null
  const { report } = kept.outcome
  const scenario: Scenario = {
    ...report.scenario,
    startDay: kept.header.startDay,
    days: kept.header.days,
  }
  return {
    key: scenarioKey(scenario, sales),
    scenario,
    sales,
    seeds: seedsFrom(seed, SEED_COUNT),
    own: ownResult(report),
    memoryBytes: kept.header.memoryEstimateBytes,
  }
}
