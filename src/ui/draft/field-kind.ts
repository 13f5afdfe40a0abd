/**
 * How the form shows a stored number: cents as dollars, basis points as percent, minutes of a day as a time of day,
 * everything else as it is. Text that is no number is handed on as it stands, so that validation can name it; a number
 * is never guessed at, as in `2,5`, which is two and a half in some countries and a slip of 25 in others.
 */

export type FieldKind =
  | 'count'
  | 'decimal'
  | 'money'
  | 'mills'
  | 'percent'
  | 'days'
  | 'business-days'
  | 'hours'
  | 'hour-of-day'
  | 'minute-of-day'
  | 'seconds'
  | 'times'
  | 'per-year'
  | 'per-minute'

const SIGNIFICANT_DIGITS = 12
const CENT_DECIMALS = 2
const MINUTES_IN_HOUR = 60
const MINUTES_IN_DAY = 1_440

const PLAIN_NUMBER = /^-?(\d+(\.\d*)?|\.\d+)$/
const GROUPED_NUMBER = /^-?\d{1,3}(,\d{3})+(\.\d*)?$/
const TIME_OF_DAY = /^(\d{1,2}):(\d{2})$/
/** Signs that may be pasted along with a number, where they say no more than the unit of the field. */
const SIGNS: Partial<Record<FieldKind, RegExp>> = {
  money: /\$|\bUSD\b/g,
  mills: /\$|\bUSD\b/g,
  percent: /%/g,
}

function scaleOf(kind: FieldKind): number {
  if (kind === 'mills') return 1_000
  return kind === 'money' || kind === 'percent' ? 100 : 1
}

export function fieldText(value: unknown, kind: FieldKind): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value !== 'number') return JSON.stringify(value)
  if (kind === 'minute-of-day' && isMinuteOfDay(value)) return timeOfDay(value)
  return numberText(Number((value / scaleOf(kind)).toPrecision(SIGNIFICANT_DIGITS)), kind)
}

/** Thousands apart, and cents in full or not at all: `9,999`, `0.50`. What no longer reads so stands as it is stored. */
function numberText(number: number, kind: FieldKind): string {
  const decimals = kind === 'money' && !Number.isInteger(number) ? CENT_DECIMALS : 0
  const text = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: SIGNIFICANT_DIGITS,
  }).format(number)
  return fieldValue(text, 'decimal') === number ? text : String(number)
}

export function fieldValue(text: string, kind: FieldKind): number | string {
  const time = kind === 'minute-of-day' ? minuteOfTime(text) : null
  if (time !== null) return time
  const signs = SIGNS[kind]
  const bare = (signs ? text.replaceAll(signs, '') : text).replaceAll(/\s/g, '').replace('−', '-')
  if (!PLAIN_NUMBER.test(bare) && !GROUPED_NUMBER.test(bare)) return text
  const number = Number(bare.replaceAll(',', ''))
  return Number((number * scaleOf(kind)).toPrecision(SIGNIFICANT_DIGITS))
}

const isMinuteOfDay = (value: number): boolean =>
  Number.isInteger(value) && value >= 0 && value < MINUTES_IN_DAY

/** `15:30` of 930. */
const timeOfDay = (minute: number): string =>
  [Math.floor(minute / MINUTES_IN_HOUR), minute % MINUTES_IN_HOUR]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')

function minuteOfTime(text: string): number | null {
  const parts = TIME_OF_DAY.exec(text.trim())
  if (!parts) return null
  const [hours, minutes] = [Number(parts[1]), Number(parts[2])]
  return hours < 24 && minutes < MINUTES_IN_HOUR ? hours * MINUTES_IN_HOUR + minutes : null
}
