/** The summary of runs side by side. */
import type { Comparison } from '../../../workers/compare-contract'
import type { FigureName } from '../../../workers/contract'
import { comparisonAnswers, creatorAnswers } from '../compare/answers'
import {
  adoptionModes,
  assumingRuns,
  periodOf,
  type ComparedRuns,
  type LetteredRun,
} from '../compare/compared-runs.svelte'
import { comparedDifference, comparedMean, comparedValue } from '../compare/figure-cells'
import { comparisonNotes } from '../compare/notes'
import { m } from '../paraglide/messages.js'
import { comparedAssumptions } from '../words/assumptions'
import { checksSentence } from '../words/checks'
import { assumedReaction, changedSentence } from '../words/comparison'
import { figureTitle } from '../words/figures'
import { comparisonTitle } from '../words/run-names'
import { settingTitle, settingValue } from '../words/settings'
import {
  assumptionTables,
  linkAsksFor,
  periodWords,
  type Summary,
  type SummaryTable,
} from './summary'

export function summaryOfComparison(
  compared: ComparedRuns,
  comparison: Comparison,
  links: Summary['links'],
): Summary {
  const { runs } = compared
  const [first] = runs
  if (!first) throw new Error('A comparison has runs')
  const { startDay, endDay } = periodOf(first.kept)
  const assumed = assumedReaction(comparison.settings, adoptionModes(runs))
  return {
    title: comparisonTitle(runs),
    period: periodWords(startDay, endDay, first.kept.seed),
    sentences: comparisonAnswers(compared, comparison)
      .flatMap(({ answer, grounds }) => [answer, grounds])
      .filter((sentence) => sentence !== ''),
    grounds: creatorAnswers(compared, comparison),
    notes: [
      ...(assumed === null ? [] : [assumed]),
      changedSentence(
        comparison.settings,
        {
          payers: compared.differingPayers,
          sales: compared.differingSales,
          fees: compared.wholeFees,
        },
        compared.areNamedByFee,
      ),
      ...comparisonNotes(compared, comparison),
      ...fileNotes(runs),
    ],
    figures: comparedTable(compared, comparison),
    differences: comparison.settings.length === 0 ? null : settingsTable(runs, comparison),
    ...comparedAssumptionTables(runs),
    checks: checksSentence(runs.flatMap(({ kept }) => kept.outcome.report.checks)),
    digests: runs.map(({ label, kept }) => ({ name: label, digest: kept.digest })),
    links,
  }
}

/** Each file once. */
const fileNotes = (runs: readonly LetteredRun[]): string[] => [
  ...new Set(runs.flatMap(({ kept: { salesFile } }) => (salesFile ? linkAsksFor(salesFile) : []))),
]

/** What a choice between runs rests on; the tab has all figures. */
const DECIDING: readonly FigureName[] = [
  'payouts_margin',
  'instant_margin',
  'instant_fee_revenue',
  'instant_processor_cost',
  'instant_payouts_completed',
  'daily_wait_seconds',
  'daily_sooner_seconds',
]

const deciding = (figures: Comparison['figures']): Comparison['figures'] =>
  DECIDING.flatMap((name) => figures.find((figure) => figure.name === name) ?? [])

/** The heaviest of them; all others are in the Markdown. */
const ASSUMPTIONS_ON_SHEET = 12

function comparedTable(compared: ComparedRuns, { figures }: Comparison): SummaryTable {
  const { runs, seedsDone } = compared
  const first = runs[0]?.letter ?? ''
  const meanTitle = (label: string): string =>
    seedsDone > 1
      ? m.compare_interval({ label, first, count: seedsDone })
      : m.compare_interval_none({ label, first })
  return {
    title: m.headline_figures_heading(),
    columns: [
      m.compare_figure(),
      ...runs.flatMap(({ label, letter }, index) =>
        index === 0
          ? [label]
          : [label, m.compare_difference({ label: letter, first }), meanTitle(letter)],
      ),
    ],
    rows: deciding(figures).map((figure) => [
      figureTitle(figure.name),
      ...runs.flatMap((_, index) => {
        const value = comparedValue(figure, index, figures)
        if (index === 0) return [value]
        const estimate = compared.estimate(index, figure.name)
        return [value, comparedDifference(figure, index), comparedMean(figure, estimate)]
      }),
    ]),
  }
}

const comparedAssumptionTables = (runs: readonly LetteredRun[]) =>
  assumptionTables(
    m.summary_assumptions_compared({ labels: runs.map(({ label }) => label).join(', ') }),
    comparedAssumptions(assumingRuns(runs)).map(({ row, value, isDifferent }) => ({
      row,
      words: [
        isDifferent ? m.compare_assumption_marked({ label: row.label }) : row.label,
        value,
        row.source ?? '',
      ],
      stays: isDifferent || row.isChanged,
    })),
    ASSUMPTIONS_ON_SHEET,
  )

const settingsTable = (runs: readonly LetteredRun[], { settings }: Comparison): SummaryTable => ({
  title: m.compare_settings_heading(),
  columns: [m.compare_setting(), ...runs.map(({ label }) => label)],
  rows: settings.map(({ path, values }) => [
    settingTitle(path),
    ...values.map((value) => settingValue(path, value)),
  ]),
})
