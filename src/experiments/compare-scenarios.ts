/**
 * Runs several scenarios under the same seeds: in full under the first seed, and for their figures
 * alone under the others. Returns the comparison of the first seed's runs, and how far the other
 * seeds confirm it.
 */
import { seedsFrom } from '../core/seeds'
import { violationsIn } from '../core/violations'
import type { FigureName, FigureUnit } from '../metrics/headline-figure'
import { FIGURE_NAMES, figureValues } from '../metrics/headline-figure'
import type { Refused } from '../scenario/problems'
import { sellingDays, type ImportedDays } from '../scenario/period'
import { strataBasis, type StrataBasis } from '../scenario/strata-basis'
import { scenarioSchema } from '../scenario/schema'
import { brokenChecks, type BrokenCheck } from './broken-checks'
import { compareRuns, type Comparison } from './comparison'
import type { RunOutcome } from './outcome'
import type { RunPool } from './run-pool'
import type { RunTask, TaskResult } from './run-task'
import { pairedSpreadOf, spreadOf, type FigureSpread, type SeedResult } from './seed-spread'
import type { Estimate } from './statistics'

/** One figure over all seeds, in the order of the scenarios. */
export interface FigureOverSeeds {
  name: FigureName
  unit: FigureUnit
  /** For each scenario the value of each seed, in the order of the seeds; `null` where there was nothing to measure. */
  values: (number | null)[][]
  spreads: (FigureSpread | null)[]
  /** The difference from the first scenario, paired seed by seed; the first is `null`. */
  differences: (Estimate | null)[]
}

export interface ScenarioComparison {
  seeds: string[]
  outcomes: RunOutcome[]
  /** Violations over all seeds, in the order of the scenarios. */
  violations: number[]
  comparison: Comparison
  overSeeds: FigureOverSeeds[]
}

interface ComparedScenarios {
  scenarios: readonly unknown[]
  /** Of each scenario the payout service that pays in it, by its place in the workers; left out, the first of them. */
  services?: readonly number[]
  seed: string
  seedCount: number
  sales: ImportedDays | null
}

/** `broken`: of each scenario, the checks that found something. `scenario`: which of them was refused, counted from 0. */
type ScenarioComparisonAnswer =
  | { ok: true; result: ScenarioComparison; broken: BrokenCheck[][] }
  | (Refused & { scenario: number })

/** The outcome is kept under the first seed. */
type Compared = RunTask & { keep: 'outcome' | 'figures' }

export async function compareScenarios(
  pool: RunPool,
  { scenarios, services = [], seed, seedCount, sales }: ComparedScenarios,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<ScenarioComparisonAnswer> {
  const seeds = seedsFrom(seed, seedCount)
  let done = 0
  const run = async (task: Compared): Promise<TaskResult<Compared>> => {
    const result = await pool.run(task)
    onProgress(++done, seeds.length * scenarios.length)
    return result
  }
  const sampledBy = basisOf(scenarios[0])
  const tasks = seeds.flatMap((ofRun, index) =>
    scenarios.map((scenario, position): Compared => ({
      scenario,
      ...(services[position] !== undefined && { service: services[position] }),
      seed: ofRun,
      sampledBy,
      keep: index === 0 ? 'outcome' : 'figures',
    })),
  )
  const results = await Promise.all(tasks.map(run))
  const refused = results.findIndex((result) => !result.ok)
  const refusal = results[refused]
  if (refusal && !refusal.ok) return { ...refusal, scenario: refused % scenarios.length }
  const kept = results.filter((result) => result.ok)
  const ofScenario = (index: number) =>
    seeds.map((_, position) => kept[position * scenarios.length + index]!)
  const bySeed = scenarios.map((_, index): SeedResult[] =>
    ofScenario(index).map(({ figures, violations }, position) => ({
      seed: seeds[position]!,
      values: figureValues(figures),
      violations,
    })),
  )
  const outcomes = kept.flatMap((done) => ('outcome' in done ? done.outcome : []))
  return {
    ok: true,
    broken: scenarios.map((_, index) =>
      brokenChecks(
        ofScenario(index).map(({ checks }, position) => ({ seed: seeds[position]!, checks })),
      ),
    ),
    result: {
      seeds,
      outcomes,
      violations: bySeed.map(violationsIn),
      comparison: compareRuns(
        outcomes.map((outcome) => ({
          ...{ outcome, sales },
          sellingDays: sellingDays(outcome.report.scenario, sales),
        })),
      ),
      overSeeds: figuresOverSeeds(bySeed, outcomes[0]!),
    },
  }
}

/**
 * Samples of all scenarios are divided on the basis of the first, so that they have the same creators. `null` of one that
 * is no scenario, which its run refuses.
 */
export function basisOf(first: unknown): StrataBasis | null {
  const read = scenarioSchema.safeParse(first)
  return read.success ? strataBasis(read.data) : null
}

/** `bySeed`: of each scenario, the results of its seeds in one order; of the figures that `report` has. */
export function figuresOverSeeds(
  bySeed: readonly (readonly SeedResult[])[],
  { report }: RunOutcome,
): FigureOverSeeds[] {
  const [first] = bySeed
  return FIGURE_NAMES.map((name) => ({
    name,
    unit: report.figures.find((figure) => figure.name === name)!.unit,
    values: bySeed.map((results) => results.map((result) => result.values[name] ?? null)),
    spreads: bySeed.map((results) => spreadOf(results, name)),
    differences: bySeed.map((results) =>
      results === first ? null : pairedSpreadOf(first!, results, name),
    ),
  }))
}
