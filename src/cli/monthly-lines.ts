/**
 * What runs of different lengths have in common: their totals cover different lengths of time, so their money and payouts
 * are given for a month beside them.
 */
import { DAYS_IN_MONTH } from '../core/calendar'
import { counted } from '../core/counted'
import type { FigureName } from '../metrics/headline-figure'
import { isMarginOfNone } from '../metrics/margin-of-none'
import type { RunOutcome } from '../experiments/outcome'
import { figureValues } from '../metrics/headline-figure'
import { amountWords } from './amount-words'
import { figureWords } from './figure-words'

/** Those that grow with the days, as far as a choice between runs rests on them. */
const GROWING: readonly FigureName[] = [
  'instant_margin',
  'payouts_margin',
  'instant_fee_revenue',
  'instant_processor_cost',
  'instant_payouts_completed',
  'standard_payouts_completed',
  'payout_net',
  'sales_gross',
]

/** `sellingDays`: of each run, over how many of its days a month is averaged. */
export function monthlyLines(
  outcomes: readonly RunOutcome[],
  sellingDays: readonly number[],
): string[] {
  const lengths = outcomes.map(({ days }) => days.length)
  if (new Set(lengths).size === 1) return []
  return [
    `The runs have different lengths, ${lengths.map((days) => counted(days, 'day')).join(' and ')}: their totals do not compare. In a month, on average:`,
    ...GROWING.map(
      (name) =>
        `  ${figureWords(name)}: ${outcomes.map((outcome, index) => monthlyWords(outcome, sellingDays[index]!, name)).join(' and ')}`,
    ),
  ]
}

function monthlyWords({ report }: RunOutcome, days: number, name: FigureName): string {
  const { figures } = report
  const figure = figures.find((one) => one.name === name)
  const values = figureValues(figures)
  const value = values[name] ?? null
  if (!figure || value === null || isMarginOfNone({ ...figure, value }, (of) => values[of])) {
    return 'nothing'
  }
  return amountWords(figure.unit, (value / days) * DAYS_IN_MONTH)
}
