/** The two files of a comparison: everything as JSON, and its figures as a table for spreadsheets. */
import type { FigureOverSeeds, ScenarioComparison } from './compare-scenarios'
import type { ComparedFigure } from './comparison'
import { jsonText } from '../core/json-text'
import { FORMULA_START } from '../core/formula-start'
import { CONFIDENCE } from '../core/student-quantile'
import { whatChanged } from './what-changed'

const METHOD = "Student's t on the mean over the seeds; of differences, paired seed by seed"

/**
 * `given`: what the scenarios are called where they are compared: as the command line names them, or the runs of a shelf.
 * `more`: what else is known of each run.
 */
export function compareJson(
  result: ScenarioComparison,
  given: readonly string[],
  more: readonly object[] = [],
): string {
  const { seeds, outcomes, violations, comparison, overSeeds } = result
  const content = {
    whatChanged: whatChanged(comparison.settings),
    consistent: violations.every((count) => count === 0),
    seeds,
    interval: { confidence: CONFIDENCE, n: seeds.length, method: METHOD },
    runs: outcomes.map(({ report }, index) => ({
      given: given[index],
      name: report.scenario.name,
      seed: report.seed,
      digest: report.digest,
      period: report.period,
      salesFile: report.salesFile?.name ?? null,
      sample: report.sample,
      counts: report.counts,
      totals: report.totals,
      consistent: violations[index] === 0,
      violations: violations[index],
      checks: report.checks,
      ...more[index],
      scenario: report.scenario,
    })),
    settings: comparison.settings.map(({ path, values }) => ({
      path,
      values: values.map((value) => value ?? null),
    })),
    figures: comparison.figures.map((figure) => ({
      ...figure,
      overSeeds: withoutName(overSeeds.find(({ name }) => name === figure.name)!),
    })),
    sellingDays: comparison.sellingDays,
    dueFeeCents: comparison.dueFeeCents,
    creators: comparison.creators,
  }
  return jsonText(content)
}

const withoutName = ({ name: _name, unit: _unit, ...others }: FigureOverSeeds) => others

type Cell = string | number | null

/**
 * One row for each figure. Differences are from the first scenario; so each other one has columns of its own. The names come
 * last, so that every other column is where it was before there were any.
 */
export function compareCsv(
  { comparison, overSeeds, outcomes }: ScenarioComparison,
  given: readonly string[],
): string {
  const others = outcomes.map((_, index) => index + 1).slice(1)
  const header = [
    'figure',
    'unit',
    ...outcomes.map((_, index) => `value_${index + 1}`),
    ...others.flatMap((number) =>
      [
        'difference',
        'relative_difference',
        'mean_difference',
        'interval_low',
        'interval_high',
        'n',
      ].map((title) => `${title}_${number}`),
    ),
    ...outcomes.map((_, index) => `name_${index + 1}`),
  ]
  const rows = comparison.figures.map((figure) => [
    figure.name,
    figure.unit,
    ...figure.values,
    ...others.flatMap((number) => differenceCells(figure, overSeeds, number - 1)),
    ...outcomes.map((_, index) => nameCell(given[index] ?? '')),
  ])
  return [header, ...rows].map((cells) => `${cells.map(cellText).join(',')}\n`).join('')
}

function differenceCells(
  { name, differences }: ComparedFigure,
  overSeeds: readonly FigureOverSeeds[],
  index: number,
): Cell[] {
  const difference = differences[index]
  const estimate = overSeeds.find((one) => one.name === name)?.differences[index]
  return [
    difference?.value ?? null,
    difference?.share ?? null,
    estimate?.mean ?? null,
    estimate?.low ?? null,
    estimate?.high ?? null,
    estimate?.n ?? 0,
  ]
}

/** As text in a spreadsheet, whatever is in it. */
function nameCell(name: string): string {
  const text = FORMULA_START.test(name) ? `'${name}` : name
  return `"${text.replaceAll('"', '""')}"`
}

/** To six decimals: no figure of the lab is known more exactly. No value holds a comma or a quote. */
const cellText = (cell: Cell): string =>
  typeof cell === 'number' ? String(Number(cell.toFixed(6))) : (cell ?? '')
