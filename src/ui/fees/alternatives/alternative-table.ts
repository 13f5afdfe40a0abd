/**
 * The table of alternatives for a spreadsheet: amounts to the cent, with both ends of each interval and the settings that
 * each changes.
 */
import type { SalesToMakeUp } from '../../../../workers/sweep-contract'
import { SECONDS_IN_DAY } from '../../../core/calendar'
import { BASIS_POINTS_IN_WHOLE } from '../../../core/money'
import { estimateColumns, textColumn, valueColumn, type ChartTable } from '../../charts/table'
import { formatMeanPeople } from '../../format'
import { m } from '../../paraglide/messages.js'
import type { AlternativeFigures, AlternativeRow } from './alternative-rows'
import { freeDaysText } from '../finding/free-days'

/** One that has not been run has its name and its settings. */
export const alternativeTable = (rows: readonly AlternativeRow[], per: string): ChartTable => ({
  columns: [
    textColumn(m.fees_alternative()),
    textColumn(m.fees_column_changes()),
    valueColumn(m.fees_column_seeds(), 'count'),
    valueColumn(m.fees_take_up(), 'basis-points'),
    valueColumn(m.fees_column_per({ label: m.fees_revenue(), per }), 'cents'),
    valueColumn(m.fees_column_per({ label: m.fees_net_cost(), per }), 'cents'),
    ...estimateColumns(m.fees_margin_title({ per }), 'cents'),
    ...estimateColumns(m.fees_column_per({ label: m.fees_difference(), per }), 'cents'),
    ...estimateColumns(m.fees_column_per({ label: m.fees_sales(), per }), 'cents'),
    valueColumn(m.fees_days_sooner(), 'seconds'),
    valueColumn(m.fees_without_gain(), 'count', formatMeanPeople),
    textColumn(m.fees_column_free_days()),
  ],
  rows: rows.map(({ name, changes, isScenario, freeDays, figures }) => [
    isScenario ? m.fees_as_it_is() : name,
    isScenario ? '' : JSON.stringify(changes),
    ...(figures ? cellsOf(figures) : NO_FIGURES),
    freeDays ? freeDaysText(freeDays) : '',
  ]),
})

const CELLS = 15
const NO_FIGURES = Array<null>(CELLS).fill(null)

const cellsOf = ({
  takeUp,
  feesCents,
  costCents,
  margin,
  difference,
  sales,
  daysSooner,
  withoutGain,
}: AlternativeFigures): (number | null)[] => [
  margin.n,
  takeUp === null ? null : takeUp * BASIS_POINTS_IN_WHOLE,
  feesCents,
  costCents,
  margin.value,
  margin.low,
  margin.high,
  difference?.value ?? null,
  difference?.low ?? null,
  difference?.high ?? null,
  ...salesCells(sales),
  daysSooner === null ? null : Math.round(daysSooner * SECONDS_IN_DAY),
  withoutGain,
]

function salesCells(found: SalesToMakeUp | null): (number | null)[] {
  const sales = found && 'salesCents' in found ? found.salesCents : null
  return [sales?.value ?? null, sales?.low ?? null, sales?.high ?? null]
}
