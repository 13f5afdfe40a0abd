/**
 * How the form shows a stored number: cents as dollars, basis points as percent, minutes of a day as a time of day,
 * everything else as it is. Text that is no number is handed on as it is, so that validation can name it; a number
 * is never guessed at, as in `2,5`, which is two and a half in some countries and a slip of 25 in others, or in `12 34`,
 * which are two cells of a sheet.
 */

import type { Unit } from '../../scenario/settings/facts'

const SIGNIFICANT_DIGITS = 12
const CENT_DECIMALS = 2
const MINUTES_IN_HOUR = 60
const MINUTES_IN_DAY = 1_440

const PLAIN_NUMBER = /^-?(\d+(\.\d*)?|\.\d+)$/
const GROUPED_NUMBER = /^-?\d{1,3}(,\d{3})+(\.\d*)?$/
const GROUPED_BY_SPACES = /^-?\d{1,3}(\s\d{3})+(\.\d*)?$/
const TIME_OF_DAY = /^(\d{1,2}):(\d{2})$/
/** Signs that may be pasted along with a number, where they say no more than the unit of the field. */
const SIGNS: Partial<Record<Unit, RegExp>> = {
  cents: /\$|\bUSD\b/g,
  mills: /\$|\bUSD\b/g,
  'basis-points': /%/g,
}

function scaleOf(unit: Unit): number {
  if (unit === 'mills') return 1_000
  return unit === 'cents' || unit === 'basis-points' ? 100 : 1
}

export function fieldText(value: unknown, unit: Unit): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value !== 'number') return JSON.stringify(value)
  if (unit === 'minute-of-day' && isMinuteOfDay(value)) return timeOfDay(value)
  return numberText(Number((value / scaleOf(unit)).toPrecision(SIGNIFICANT_DIGITS)), unit)
}

/** Thousands apart, and cents in full or not at all: `9,999`, `0.50`. What no longer reads so is shown as it is stored. */
function numberText(number: number, unit: Unit): string {
  const decimals = unit === 'cents' && !Number.isInteger(number) ? CENT_DECIMALS : 0
  const text = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: SIGNIFICANT_DIGITS,
  }).format(number)
  return fieldValue(text, 'number') === number ? text : String(number)
}

export function fieldValue(text: string, unit: Unit): number | string {
  const time = unit === 'minute-of-day' ? minuteOfTime(text) : null
  if (time !== null) return time
  const signs = SIGNS[unit]
  const written = (signs ? text.replaceAll(signs, '') : text).trim().replace(/^[-−]\s*/, '-')
  const bare = GROUPED_BY_SPACES.test(written) ? written.replaceAll(/\s/g, '') : written
  if (!PLAIN_NUMBER.test(bare) && !GROUPED_NUMBER.test(bare)) return text
  const number = Number(bare.replaceAll(',', '')) * scaleOf(unit)
  // What is larger than any number stays as it was typed: JSON has no infinity to keep it as.
  return Number.isFinite(number) ? Number(number.toPrecision(SIGNIFICANT_DIGITS)) : text
}

/** Of a field that belongs to no setting, in which an amount or a share is typed; no number where it is none. */
export function typedNumber(text: string): number {
  const value = fieldValue(text.replaceAll(/[$%]/g, ''), 'number')
  return typeof value === 'number' ? value : Number.NaN
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
