/** Every word of the chart kit, from the page's messages. */
import type { ChartLabels } from '../charts/labels'
import { formatDay, formatMonthAndYear, dateOfDay } from '../format'
import { m } from '../paraglide/messages.js'

export const chartLabels: ChartLabels = {
  table: m.chart_table(),
  svg: m.chart_svg(),
  csv: m.chart_csv(),
  tableOf: (title) => m.chart_table_of({ title }),
  svgOf: (title) => m.chart_svg_of({ title }),
  csvOf: (title) => m.chart_csv_of({ title }),
  chart: m.chart_role(),
  keyboardHint: m.chart_keyboard_hint(),
  empty: m.chart_empty(),
  day: m.chart_day(),
  binHead: { week: m.chart_week(), month: m.chart_month(), quarter: m.chart_quarter() },
  bin: {
    day: formatDay,
    week: (day) => m.chart_bin_week({ day: formatDay(day) }),
    month: (day) => formatMonthAndYear(dateOfDay(day)),
    quarter: (day) => m.chart_bin_quarter({ day: formatDay(day) }),
  },
  partOf: (name, part) => m.chart_part_of({ name, ...part }),
  binnedBy: {
    week: m.chart_by_week(),
    month: m.chart_by_month(),
    quarter: m.chart_by_quarter(),
  },
  mean: (duration) => m.chart_mean({ duration }),
  median: (duration) => m.chart_median({ duration }),
  middleHalf: (lower, upper) => m.chart_middle_half({ lower, upper }),
  middleHalfMark: m.chart_middle_half_mark(),
  group: m.chart_group(),
  fromHours: m.chart_from_hours(),
  toHours: m.chart_to_hours(),
  share: m.chart_share(),
  span: (from, to, unit) =>
    unit === 'hours' ? m.chart_span_hours({ from, to }) : m.chart_span_days({ from, to }),
  lowEnd: (label) => m.chart_low_end({ label }),
  highEnd: (label) => m.chart_high_end({ label }),
  csvUnit: {
    cents: m.chart_csv_cents(),
    count: '',
    seconds: m.chart_csv_seconds(),
    'basis-points': m.chart_csv_percent(),
  },
  newViolations: (count) =>
    count === 0 ? m.chart_no_new_violations() : m.chart_new_violations({ count }),
  violations: m.chart_violations(),
  noViolations: m.chart_no_violations(),
}
