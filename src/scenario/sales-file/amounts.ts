/**
 * The amounts of a sales file, to the exact cent: digits are handled as text and whole numbers, so that no amount ever
 * passes through a fraction. Which of point and comma parts the cents off is settled for the whole column.
 */
import type { Cents } from '../../core/money'

export const AMOUNT_UNITS = ['dollars', 'cents'] as const
export type AmountUnit = (typeof AMOUNT_UNITS)[number]

export const DECIMAL_MARKS = ['point', 'comma'] as const
export type DecimalMark = (typeof DECIMAL_MARKS)[number]

/** The largest sale that a scenario can name, too: $1 billion. */
const SALE_CENTS_MAX: Cents = 1_000_000_000_00

export type AmountOutcome = { ok: true; cents: Cents } | { ok: false; expected: string }

const DOLLARS_BEFORE = /^(?:US\$|USD\s*\$?|\$)\s*/i
const DOLLARS_AFTER = /\s*(?:US\$|USD|\$)$/i
const SIGN = /^[-\u2212]\s*|\s*[-\u2212]$/
const OTHER_CURRENCY = /[^\P{Sc}$]|[a-z]\$|^[a-z]{3}\s|\s[a-z]{3}$/iu
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

/** A negative amount is one that is paid back. */
export function readAmount(text: string, unit: AmountUnit, mark: DecimalMark): AmountOutcome {
  const { number, isNegative } = withoutSign(text.trim())
  if (OTHER_CURRENCY.test(number)) return refuse('an amount in US dollars, the only currency here')
  const parts = NUMBER[mark].exec(number)
  const decimals = parts && decimalsOf(parts[3] ?? '', unit)
  if (!parts || decimals === null) return refuse(expectedOf(unit, mark))
  const cents = Number(parts[1]!.replace(/\D/g, '') + decimals)
  if (cents > SALE_CENTS_MAX) return refuse('an amount of at most $1,000,000,000')
  return { ok: true, cents: isNegative && cents > 0 ? -cents : cents }
}

const QUANTITY = /^([-\u2212]?)(\d{1,9})(?:\.0+)?$/

/** Pieces that came back have the sign in the price, in the quantity or in both: it counts once. */
export function timesQuantity(cents: Cents, quantity: string): AmountOutcome {
  const count = QUANTITY.exec(quantity.trim())
  if (!count) return refuse('a whole number of pieces')
  const product = Math.abs(cents) * Number(count[2])
  if (product > SALE_CENTS_MAX) {
    return refuse('a number of pieces that are worth at most $1,000,000,000')
  }
  const isNegative = cents < 0 || count[1] !== ''
  return { ok: true, cents: isNegative && product > 0 ? -product : product }
}

/** A sign, or the parentheses of bookkeepers, before or after the currency. */
function withoutSign(text: string): { number: string; isNegative: boolean } {
  const inner = /^\((.*)\)$/.exec(text)?.[1] ?? text
  const number = SIGN.test(inner)
    ? withoutDollars(inner.replace(SIGN, ''))
    : withoutDollars(inner).replace(SIGN, '')
  return { number, isNegative: inner !== text || number !== withoutDollars(inner) }
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
