/**
 * The values of a sales file, read from text: creators, times, and amounts to the exact cent.
 * Digits are handled as text and whole numbers, so that no amount ever passes through a fraction.
 */
import {
  instantFromIso,
  SECONDS_IN_DAY,
  SECONDS_IN_HOUR,
  SECONDS_IN_MINUTE,
  startOfDay,
  dayFromIso,
  type Instant,
} from '../core/calendar'
import type { Cents } from '../core/money'

export type AmountUnit = 'dollars' | 'cents'

export const CREATOR_LENGTH_MAX = 120
/** The largest sale that a scenario can name, too: $1 billion. */
export const SALE_CENTS_MAX: Cents = 1_000_000_000_00

/** A date alone means its noon, far from both ends of the day. */
const SECONDS_TO_NOON = SECONDS_IN_DAY / 2

export function readCreator(text: string): string | null {
  const creator = text.trim()
  return creator === '' || creator.length > CREATOR_LENGTH_MAX ? null : creator
}

/** A day, or an ISO 8601 time in UTC or with an offset from it. */
export function readSoldAt(text: string): Instant | null {
  const trimmed = text.trim()
  const day = dayFromIso(trimmed)
  if (day !== null) return startOfDay(day) + SECONDS_TO_NOON
  const offset = /([+-])(\d{2})(?::?(\d{2}))?$/.exec(timePart(trimmed))
  if (!offset) return instantFromIso(trimmed)
  const local = instantFromIso(trimmed.slice(0, -offset[0].length))
  const hours = Number(offset[2])
  const minutes = Number(offset[3] ?? '0')
  if (local === null || trimmed.includes('Z') || hours > 14 || minutes > 59) return null
  const ahead = hours * SECONDS_IN_HOUR + minutes * SECONDS_IN_MINUTE
  return offset[1] === '+' ? local - ahead : local + ahead
}

/** What follows `YYYY-MM-DD`, whose hyphens are no offsets. */
const timePart = (text: string): string => text.slice('YYYY-MM-DD'.length)

const WHOLE = String.raw`(\d+|\d{1,3}(?:,\d{3})+)`
const AMOUNT: Readonly<Record<AmountUnit, { pattern: RegExp; expected: string }>> = {
  dollars: {
    pattern: new RegExp(String.raw`^\$?${WHOLE}(?:\.(\d{1,2}))?$`),
    expected: 'an amount in dollars, not negative, with at most two decimals',
  },
  cents: {
    pattern: new RegExp(`^${WHOLE}$`),
    expected: 'a whole number of cents, not negative',
  },
}

export type AmountOutcome = { ok: true; cents: Cents } | { ok: false; expected: string }

export function readAmount(text: string, unit: AmountUnit): AmountOutcome {
  const { pattern, expected } = AMOUNT[unit]
  const parts = pattern.exec(text.trim())
  if (!parts) return { ok: false, expected }
  const whole = parts[1]!.replaceAll(',', '')
  const decimals = unit === 'dollars' ? (parts[2] ?? '').padEnd(2, '0') : ''
  const cents = Number(whole + decimals)
  return cents <= SALE_CENTS_MAX
    ? { ok: true, cents }
    : { ok: false, expected: 'an amount of at most $1,000,000,000' }
}
