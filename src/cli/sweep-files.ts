/** The two files of a sweep: everything as JSON, and a row for each point as a table for spreadsheets. */
import Papa from 'papaparse'
import { FORMULA_START } from '../core/formula-start'
import type { SweepAnalysis } from '../experiments/sweep/analysis'
import { MARGIN_PARTS } from '../experiments/sweep/margin'
import type { SweepPlan } from '../experiments/sweep/plan'
import type { SweepResult } from '../experiments/sweep/results'
import { jsonText } from '../core/json-text'
import type { SalesToMakeUp } from '../experiments/sweep/sales-to-make-up'
import { CONFIDENCE } from '../core/student-quantile'
import { namedWithDigest, ownServiceJson, type OwnServiceFile } from './own-service'

const METHODS = {
  mean: "Student's t on the mean over the seeds, each paired with its baseline",
  sellers:
    'over the creators of a file that stands for more, where that is wider than over the seeds; more seeds do not change it',
  bootstrap: 'the middle of what is found when seeds are picked from the seeds again, 1,000 times',
}

export function sweepJson(
  plan: SweepPlan,
  result: SweepResult,
  analysis: SweepAnalysis,
  service: OwnServiceFile | null = null,
): string {
  const { points, axis, tornado, correlations, violations } = analysis
  const content = {
    name: plan.definition.name,
    isComplete: result.isComplete,
    consistent: violations === 0,
    violations,
    seeds: plan.seeds,
    interval: { confidence: CONFIDENCE, methods: METHODS },
    runs: { planned: plan.size.runs, simulated: result.progress.simulated },
    sample: plan.sample,
    service: service && ownServiceJson(service),
    points: points.map((point, index) => ({
      ...point,
      seeds: result.points[index]!.seeds.map(({ seed, economics, baseline }) => ({
        seed,
        economics,
        baseline,
      })),
    })),
    axis,
    tornado,
    correlations,
    sweep: { ...plan.definition, scenario: plan.scenario },
  }
  return jsonText(content)
}

/** Cents a month, over the seeds of a point. A text that a spreadsheet would take for a formula begins with an apostrophe. */
export function sweepCsv({ points }: SweepAnalysis, service: OwnServiceFile | null = null): string {
  const rows = points.map((point) => ({
    id: point.id,
    kind: point.kind,
    name: point.name,
    changes: JSON.stringify(point.changes),
    margin_cents: rounded(point.margin.value),
    margin_low_cents: rounded(point.margin.low),
    margin_high_cents: rounded(point.margin.high),
    seeds: point.margin.n,
    difference_cents: rounded(point.difference?.value ?? null),
    difference_low_cents: rounded(point.difference?.low ?? null),
    difference_high_cents: rounded(point.difference?.high ?? null),
    ...salesColumns(point.salesToMakeUp),
    ...Object.fromEntries(
      MARGIN_PARTS.map((part) => [`${columnName(part)}_cents`, rounded(point.parts[part])]),
    ),
    take_up: rounded(point.takeUp),
    creators_below_cost: point.belowCost?.creators ?? null,
    is_on_front: point.isOnFront,
    violations: point.violations,
    service: service && namedWithDigest(service),
  }))
  return `${Papa.unparse(rows, { newline: '\n', escapeFormulae: FORMULA_START })}\n`
}

/** Where chance may explain the difference, the interval has zero in it and shares are left out: they would read as known. */
function salesColumns(found: SalesToMakeUp | null): Record<string, number | null> {
  const change = found && 'salesCents' in found ? found : null
  const sure = change?.kind === 'chance' ? null : change
  return {
    sales_to_make_up_cents: rounded(change?.salesCents.value ?? null),
    sales_to_make_up_low_cents: rounded(change?.salesCents.low ?? null),
    sales_to_make_up_high_cents: rounded(change?.salesCents.high ?? null),
    sales_to_make_up_share_of_all: rounded(sure?.shareOfAll.value ?? null),
    sales_to_make_up_share_of_takers: rounded(sure?.shareOfTakers?.value ?? null),
    sales_kept_share: rounded(change?.keptShare ?? null),
  }
}

const columnName = (part: string): string =>
  part.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** To six decimals: no figure of the lab is known more exactly. */
const rounded = (value: number | null): number | null =>
  value === null ? null : Number(value.toFixed(6))
