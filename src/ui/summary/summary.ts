/**
 * A run or a comparison on one page, as data: what the sheet shows and what its Markdown says. Every figure in it is one
 * that the page shows elsewhere, in the same words.
 */
import type { Assumption, Figure } from '../../../workers/contract'
import { formatDay } from '../format'
import { m } from '../paraglide/messages.js'
import { assumptionBasis, assumptionValue } from '../words/assumptions'
import { digestStart } from '../../core/digest-start'
import { figureTitle, headlineText } from '../words/figures'
import { shownName } from '../words/shown-name'

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
  /** What that rests on, in paragraphs; none where the sentences say all. */
  grounds: readonly string[]
  /** How sure that is, and what cannot be compared. */
  notes: readonly string[]
  figures: SummaryTable
  /** What the runs that are compared do not have in common. */
  differences: SummaryTable | null
  assumptions: SummaryTable
  /** So many of them, from the first, are on the one page; the others are in the Markdown. */
  assumptionsOnSheet: number
  checks: string
  /** By the name of the run; there is no name where there is only one. */
  digests: readonly { name: string; digest: string }[]
  links: readonly { name: string; link: string }[]
}

export const periodWords = (startDay: string, endDay: string, seed: string): string =>
  m.summary_days_and_seed({ from: formatDay(startDay), to: formatDay(endDay), seed })

/** A link has no sales in it. */
export const linkAsksFor = ({ name, sha256 }: { name: string; sha256: string }): string =>
  m.memo_link_asks({ file: shownName(name), digest: digestStart(sha256) })

type FigureInWords = Pick<Figure, 'name' | 'unit' | 'value' | 'bound'>

export const figuresTable = (figures: readonly FigureInWords[]): SummaryTable => ({
  title: m.headline_figures_heading(),
  columns: [m.compare_figure(), m.summary_value()],
  rows: figures.map((figure) => [figureTitle(figure.name), headlineText(figure, figures)]),
})

const assumptionColumns = (): string[] => [
  m.assumption_what(),
  m.assumption_value(),
  m.assumption_basis(),
]

/** What decides the margin most comes first. */
const GROUPS_BY_WEIGHT: readonly Assumption['group'][] = [
  'scenario',
  'schedules',
  'adoption',
  'costs',
  'sales',
  'failures',
  'arrival',
  'creators',
  'work',
]
const ASSUMPTIONS_ON_SHEET = 33

const isNothing = ({ value, isChanged }: Assumption): boolean =>
  !isChanged && (value === 0 || value === null)

/** An assumption in the words of a table; `stays`: it is on the sheet whatever its weight. */
export interface AssumptionRow {
  row: Assumption
  words: readonly string[]
  stays: boolean
}

/**
 * All assumptions, heaviest first, and how many of them are on the one page: those that differ between the runs, then the
 * heaviest that are more than zero.
 */
export function assumptionTables(
  title: string,
  rows: readonly AssumptionRow[],
  most = ASSUMPTIONS_ON_SHEET,
): Pick<Summary, 'assumptions' | 'assumptionsOnSheet'> {
  const weight = ({ row, stays }: AssumptionRow): number =>
    (stays ? 0 : isNothing(row) ? 200 : 100) + GROUPS_BY_WEIGHT.indexOf(row.group)
  const byWeight = [...rows].sort((one, other) => weight(one) - weight(other))
  const onSheet = byWeight.filter(({ row, stays }) => stays || !isNothing(row)).slice(0, most)
  return {
    assumptions: { title, columns: assumptionColumns(), rows: byWeight.map(({ words }) => words) },
    assumptionsOnSheet: onSheet.length,
  }
}

/** In three columns, each of two lines or less. */
const ASSUMPTIONS_PER_TABLE_ROW = 1.5
const ASSUMPTIONS_ON_SHEET_LEAST = 9

/** `tableRows`: of a table that takes room on the same page. */
export const assumptionsOf = (assumptions: readonly Assumption[], tableRows = 0) =>
  assumptionTables(
    m.summary_assumptions(),
    assumptions.map((row) => ({
      row,
      words: [row.label, assumptionValue(row), assumptionBasis(row)],
      stays: row.isChanged,
    })),
    Math.max(
      ASSUMPTIONS_ON_SHEET_LEAST,
      ASSUMPTIONS_ON_SHEET - Math.ceil(ASSUMPTIONS_PER_TABLE_ROW * tableRows),
    ),
  )
