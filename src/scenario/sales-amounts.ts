/**
 * The amounts of a sales file, to the exact cent: digits are handled as text and whole numbers, so that no amount ever
 * passes through a fraction. Which of point and comma parts the cents off is settled for the whole column.
 */
import type { Cents } from '../core/money'

export const AMOUNT_UNITS = ['dollars', 'cents'] as const
export type AmountUnit = (typeof AMOUNT_UNITS)[number]

export const DECIMAL_MARKS = ['point', 'comma'] as const
export type DecimalMark = (typeof DECIMAL_MARKS)[number]

/** The largest sale that a scenario can name, too: $1 billion. */
export const SALE_CENTS_MAX: Cents = 1_000_000_000_00

export type AmountOutcome = { ok: true; cents: Cents } | { ok: false; expected: string }

const DOLLARS_BEFORE = /^(?:US\$|USD\s*\$?|\$)\s*/i
const DOLLARS_AFTER = /\s*(?:US\$|USD|\$)$/i
/** A sign, or the parentheses of bookkeepers, before or after the currency. */
const NEGATIVE = /^\(.*\)$|^[-\u2212]|[-\u2212]$/
const OTHER_CURRENCY = /[\u20AC\u00A3\u00A5\u20B9\u20BD\u20A9]|^[a-z]{3}\s|\s[a-z]{3}$/i
/** Spaces of any width, and the apostrophe, part thousands whatever the decimal mark. */
const GROUP_MARKS = String.raw`\s'\u2019`

const numberPattern = (group: string, mark: string): RegExp =>
  new RegExp(String.raw`^(\d+|\d{1,3}(?:([${group}])\d{3})(?:\2\d{3})*)(?:${mark}(\d+))?$`)
const NUMBER: Readonly<Record<DecimalMark, RegExp>> = {
  point: numberPattern(`,${GROUP_MARKS}`, String.raw`\.`),
  comma: numberPattern(`.${GROUP_MARKS}`, ','),
}

/** What a value says of the decimal mark of its column: `1.234,56` and `12,5` say comma, `1,234` says nothing. */
export function markShown(text: string): DecimalMark | null {
  const number = withoutDollars(text.trim())
  if (/,\d{1,2}\D?$/.test(number) || /\.\d{3}[.,]/.test(number)) return 'comma'
  return /\.\d{1,2}\D?$/.test(number) || /,\d{3}[.,]/.test(number) ? 'point' : null
}

export function readAmount(text: string, unit: AmountUnit, mark: DecimalMark): AmountOutcome {
  const trimmed = text.trim()
  const number = withoutDollars(trimmed)
  if (NEGATIVE.test(trimmed) || NEGATIVE.test(number)) {
    return refuse('a sale, not negative: refunds are drawn, or are among the actions of a scenario')
  }
  if (OTHER_CURRENCY.test(number)) return refuse('an amount in US dollars, the only currency here')
  const parts = NUMBER[mark].exec(number)
  const decimals = parts && decimalsOf(parts[3] ?? '', unit)
  if (!parts || decimals === null) return refuse(expectedOf(unit, mark))
  const cents = Number(parts[1]!.replace(/\D/g, '') + decimals)
  return cents <= SALE_CENTS_MAX
    ? { ok: true, cents }
    : refuse('an amount of at most $1,000,000,000')
}

const withoutDollars = (text: string): string =>
  text.replace(DOLLARS_BEFORE, '').replace(DOLLARS_AFTER, '')

/**
 * The cents as two digits, or nothing at all where the amount is in cents already. Databases write more zeros; three
 * decimals are refused even then, since they might be thousands.
 */
function decimalsOf(decimals: string, unit: AmountUnit): string | null {
  const digits = unit === 'dollars' ? 2 : 0
  if (decimals.length === 3 || /[1-9]/.test(decimals.slice(digits))) return null
  return decimals.slice(0, digits).padEnd(digits, '0')
}

function expectedOf(unit: AmountUnit, mark: DecimalMark): string {
  if (unit === 'cents') return 'a whole number of cents'
  return mark === 'point'
    ? 'an amount in dollars with at most two decimals, as in 1,250.50'
    : 'an amount in dollars with at most two decimals, as in 1.250,50'
}

const refuse = (expected: string): AmountOutcome => ({ ok: false, expected })

/** Whether a row in this currency, where the file has a column of them, is in US dollars. */
export const isDollars = (currency: string): boolean => /^(?:usd|us\$|\$)?$/i.test(currency.trim())
