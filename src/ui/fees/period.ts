/** Whether the money of the tab Fees is that of a month or of a year: one choice for all of it. */
import { DAYS_IN_CALENDAR_YEAR, DAYS_IN_MONTH } from '../../core/calendar'
import type { CentsRange } from '../../../workers/contract'
import type { MarginParts, PointResult } from '../../../workers/sweep-contract'
import { m } from '../paraglide/messages.js'

export const PERIODS = ['month', 'year'] as const
export type Period = (typeof PERIODS)[number]

const PERIOD_DAYS: Readonly<Record<Period, number>> = {
  month: DAYS_IN_MONTH,
  year: DAYS_IN_CALENDAR_YEAR,
}

/** `a month`, as in `$410 a month`. */
export const perWords = (period: Period): string =>
  period === 'month' ? m.period_a_month() : m.period_a_year()

/** How many times one period is the other. */
export const periodsIn = (whole: Period, part: Period): number =>
  PERIOD_DAYS[whole] / PERIOD_DAYS[part]

/** Results are by the month unless it is said. */
export const resultFor = (period: Period, { point, seeds }: PointResult): PointResult => ({
  point,
  seeds: seeds.map((one) => ({ ...one, periodDays: PERIOD_DAYS[period] })),
})

interface Estimated {
  marginCents: number
  seedMarginsCents: readonly number[]
  likelyCents: CentsRange | null
  parts: MarginParts
}

/** An estimate, which is by the month. */
export function estimateFor<Of extends Estimated>(period: Period, estimate: Of): Of {
  const months = periodsIn(period, 'month')
  const parts = Object.fromEntries(
    Object.entries(estimate.parts).map(([part, cents]) => [part, cents * months]),
  ) as MarginParts
  const { likelyCents: likely } = estimate
  return {
    ...estimate,
    likelyCents: likely && { low: likely.low * months, high: likely.high * months },
    marginCents: estimate.marginCents * months,
    seedMarginsCents: estimate.seedMarginsCents.map((cents) => cents * months),
    parts,
  }
}
