/** A scenario that is to be run under other seeds: of the run on the page, or of a run on the shelf. */
import type { SeedResult } from '../../../workers/compare-contract'
import { seedsFrom } from '../../core/seeds'
import { violationsIn } from '../../core/violations'
import {
  figureValues,
  type PackedSales,
  type RunHeader,
  type RunReport,
} from '../../../workers/contract'
import type { PayingService } from '../lab/paying-service'
import { strataBasis, type StrataBasis } from '../../scenario/strata-basis'
import { sameValue } from '../../scenario/document-paths'
import { isStratified } from '../../scenario/sampled'
import type { Scenario } from '../../scenario/schema'
import type { WantedFile } from '../../scenario/sales-file/wanted-file'

/** With the run's own. */
export const SEED_COUNT = 30

export interface SeedSubject {
  /** The same for every run of this scenario on these sales, whatever its name and seed. */
  key: string
  scenario: Scenario
  /** On which basis its sample is divided; `null`: on its own. */
  sampledBy: StrataBasis | null
  sales: PackedSales | null
  /** Pays in place of the lab's. */
  service: PayingService | null
  seeds: readonly string[]
  /**
   * What the run itself came to, under its own seed; `null` where another build of the engine made it, or where it is of other
   * creators.
   */
  own: SeedResult | null
  memoryBytes: number
}

type FileIdentity = Pick<WantedFile, 'sha256' | 'reading'>

export function scenarioKey(
  scenario: Scenario,
  file: FileIdentity | null,
  sampledBy: StrataBasis | null = null,
  service: PayingService | null = null,
): string {
  const { $schema: _schema, name: _name, seed: _seed, ...settings } = scenario
  const ofFile = file && [file.sha256, file.reading]
  const paidBy = service && { service: service.digest }
  return JSON.stringify([settings, ofFile, ...[sampledBy, paidBy].filter((part) => part !== null)])
}

interface EndedScenario {
  header: RunHeader
  report: RunReport
  salesFile: WantedFile | null
  service: PayingService | null
  /** Whether the run was made by this build of the engine. */
  isOfThisBuild: boolean
}

/** With which run this one is to be paired: under the same seeds, a sample has the same creators. */
interface PairedWith {
  seed: string
  scenario: Scenario
}

/**
 * `null` of a run that has not finished, whose figures are of fewer days than those of other seeds would be; and of one
 * whose sales file is not at hand. `first` is the run itself, or the one that it is compared with.
 */
export function seedSubject(
  { header, report, salesFile, service, isOfThisBuild }: EndedScenario,
  first: PairedWith,
  sales: PackedSales | null,
): SeedSubject | null {
  if (report.status !== 'finished' || (salesFile === null) !== (sales === null)) return null
  const { startDay, days, memoryEstimateBytes } = header
  const scenario: Scenario = { ...report.scenario, startDay, days }
  const sampledBy = isStratified(scenario, salesFile !== null) ? otherBasis(scenario, first) : null
  const own = {
    seed: report.seed,
    values: figureValues(report.figures),
    violations: violationsIn(report.checks),
  }
  return {
    key: scenarioKey(scenario, salesFile, sampledBy, service),
    scenario,
    sampledBy,
    sales,
    service,
    seeds: seedsFrom(first.seed, SEED_COUNT),
    own: isOfThisBuild && sampledBy === null ? own : null,
    memoryBytes: memoryEstimateBytes,
  }
}

/** `null` where the sample of both is divided in the same way. */
function otherBasis(scenario: Scenario, first: PairedWith): StrataBasis | null {
  const basis = strataBasis(first.scenario)
  return sameValue(basis, strataBasis(scenario)) ? null : basis
}
