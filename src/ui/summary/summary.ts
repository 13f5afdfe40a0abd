/**
 * A run or a comparison on one page, as data: what the sheet shows and what its Markdown says. Every figure in it is one
 * that the page shows elsewhere, in the same words.
 */
import type { Assumption, CheckResult, Figure } from '../../../workers/contract'
import { formatCount, formatDay } from '../format'
import { m } from '../paraglide/messages.js'
import { assumptionValue } from '../words/assumptions'
import { checkTitle } from '../words/checks'
import { figureText, figureTitle } from '../words/figures'

export interface SummaryTable {
  title: string
  columns: readonly string[]
  rows: readonly (readonly string[])[]
}

export interface Summary {
  title: string
  /** Days and seed. */
  period: string
  /** What was found. */
  sentences: readonly string[]
  /** How sure that is, and what cannot be compared. */
  notes: readonly string[]
  figures: SummaryTable
  /** What the runs that are compared do not have in common. */
  differences: SummaryTable | null
  assumptions: SummaryTable
  checks: string
  /** By the name of the run; there is no name where there is only one. */
  digests: readonly { name: string; digest: string }[]
  links: readonly { name: string; link: string }[]
}

export const periodWords = (startDay: string, endDay: string, seed: string): string =>
  m.summary_days_and_seed({ from: formatDay(startDay), to: formatDay(endDay), seed })

type FigureInWords = Pick<Figure, 'name' | 'unit' | 'value' | 'bound'>

export const figuresTable = (figures: readonly FigureInWords[]): SummaryTable => ({
  title: m.headline_figures_heading(),
  columns: [m.compare_figure(), m.summary_value()],
  rows: figures.map((figure) => [figureTitle(figure.name), figureText(figure)]),
})

export const assumptionColumns = (): string[] => [
  m.assumption_what(),
  m.assumption_value(),
  m.assumption_basis(),
]

export const assumptionsTable = (assumptions: readonly Assumption[]): SummaryTable => ({
  title: m.summary_assumptions(),
  columns: assumptionColumns(),
  rows: assumptions.map((row) => [row.label, assumptionValue(row), row.source ?? '']),
})

/** All checks of a run in one sentence: how many hold, or which of them do not. */
export function checksSentence(checks: readonly CheckResult[]): string {
  const failed = checks.filter(({ ok }) => !ok)
  const [first] = failed
  if (!first) return m.summary_checks_hold({ count: checks.length })
  const violations = failed.reduce((sum, check) => sum + check.violations, 0)
  return m.finding_violations({
    count: violations,
    countText: formatCount(violations),
    check: checkTitle(first.name),
  })
}
