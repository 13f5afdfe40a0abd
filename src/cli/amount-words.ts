/** Figures on the command line, in the unit of each. */
import { SECONDS_IN_DAY, SECONDS_IN_HOUR } from '../core/calendar'
import { dollars } from '../core/dollars'
import type { FigureUnit } from '../metrics/headline-figure'

export const amountWords = (unit: FigureUnit, value: number | null | undefined): string =>
  value === null || value === undefined ? 'nothing' : WRITTEN[unit](value)

/** Of a difference. Two shares differ by percentage points. */
export function signedWords(unit: FigureUnit, value: number): string {
  const words = unit === 'basis-points' ? `${percentage(value)} points` : WRITTEN[unit](value)
  return value > 0 ? `+${words}` : words
}

/** Of what is an estimate, and has been rounded as one. */
export const estimateWords = (unit: FigureUnit, value: number): string =>
  amountWords(unit, value).replace(WITHOUT_CENTS, '')

export const signedEstimateWords = (unit: FigureUnit, value: number): string =>
  signedWords(unit, value).replace(WITHOUT_CENTS, '')

const WITHOUT_CENTS = /\.00$/

const COUNT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })

/** A longer time is in days. */
const DAYS_FROM = 2

const toDecimals = (value: number, decimals: number): string =>
  String(Number(value.toFixed(decimals)))

const percentage = (basisPoints: number): string => toDecimals(basisPoints / 100, 2)

const WRITTEN: Readonly<Record<FigureUnit, (value: number) => string>> = {
  cents: (value) => dollars(Math.round(value)),
  count: (value) => COUNT.format(value),
  seconds: (value) =>
    Math.abs(value) < DAYS_FROM * SECONDS_IN_DAY
      ? `${toDecimals(value / SECONDS_IN_HOUR, 1)} h`
      : `${toDecimals(value / SECONDS_IN_DAY, 1)} days`,
  'basis-points': (value) => `${percentage(value)}%`,
}

/** With two digits, and all of those before the decimal point: `0.92%`, `4.3%`, `137%`. */
export const percentWords = (share: number, digits = 2): string =>
  `${share >= 1 ? Math.round(share * 100) : Number((share * 100).toPrecision(digits))}%`
