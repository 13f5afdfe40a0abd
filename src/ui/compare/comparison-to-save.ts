/** What is compared on the page, as the files of the command line have it: the first seed's runs, and all seeds so far. */
import {
  figuresOverSeeds,
  type Comparison,
  type ScenarioComparison,
  type SeedResult,
} from '../../../workers/compare-contract'
import { figureValues } from '../../../workers/contract'
import { violationsIn } from '../../core/violations'
import { wholeScenario, type KeptRun } from '../shelf/kept-run'

export interface SavedRun {
  kept: Pick<KeptRun, 'outcome' | 'seed' | 'header'>
  /** Under other seeds, its own among them; empty where it cannot be run under others. */
  results: readonly SeedResult[]
}

export function comparisonToSave(
  runs: readonly SavedRun[],
  comparison: Comparison,
): ScenarioComparison {
  const outcomes = runs.map(({ kept }) => {
    const report = { ...kept.outcome.report, scenario: wholeScenario(kept) }
    return { ...kept.outcome, report }
  })
  const seeds = commonSeeds(runs)
  const bySeed = runs.map(({ kept, results }): SeedResult[] =>
    seeds.length === 0
      ? [resultOf(kept)]
      : seeds.map((seed) => results.find((one) => one.seed === seed) ?? notRun(seed, kept)),
  )
  return {
    seeds: bySeed[0]!.map(({ seed }) => seed),
    outcomes,
    violations: runs.map(({ kept }, index) => {
      const results = bySeed[index]!
      const hasOwn = results.some(({ seed }) => seed === kept.seed)
      return violationsIn(hasOwn ? results : [resultOf(kept), ...results])
    }),
    comparison,
    overSeeds: figuresOverSeeds(bySeed, outcomes[0]!),
  }
}

const resultOf = ({ seed, outcome: { report } }: SavedRun['kept']): SeedResult => ({
  seed,
  values: figureValues(report.figures),
  violations: violationsIn(report.checks),
})

/** Of a run that cannot be run under other seeds; what was found in it counts all the same. */
function notRun(seed: string, kept: SavedRun['kept']): SeedResult {
  const violations = seed === kept.seed ? violationsIn(kept.outcome.report.checks) : 0
  return { seed, values: {}, violations }
}

/** Seeds that every run has which can have them, in the order in which they are run. */
function commonSeeds(runs: readonly SavedRun[]): string[] {
  const [first, ...others] = runs.flatMap(({ results }) => (results.length === 0 ? [] : [results]))
  return (first ?? [])
    .map(({ seed }) => seed)
    .filter((wanted) => others.every((results) => results.some(({ seed }) => seed === wanted)))
}
