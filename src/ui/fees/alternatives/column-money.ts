/**
 * Estimates of money that stand in one column, or add up along a row: all rounded to one step, since figures that are each
 * rounded by their own interval do not add up as they are shown, and look as if they were known differently well.
 */
import { CENTS_IN_DOLLAR } from '../../../core/money'
import { digitStep, toStep, type Rough } from '../../../core/rough-estimate'
import { isSurelyNotZero } from '../../../core/sure-sign'
import { formatMoney, formatRoundedMoney } from '../../format'

/** Beyond so many digits of the largest figure, what the smallest is known to says nothing. */
const DIGITS_OF_LARGEST = 4
/** Where it is not known how far any of them may be off. */
const DIGITS_WITHOUT_INTERVAL = 3

/** The step of whichever estimate is known best. `amounts`: what stands beside them without an interval. */
export function columnStep(estimates: readonly Rough[], amounts: readonly number[] = []): number {
  const known = estimates.flatMap(ownStep)
  const sizes = [...estimates.map(({ value }) => value), ...amounts].map(Math.abs)
  const largest = Math.max(0, ...sizes)
  return Math.max(
    1,
    known.length > 0 ? Math.min(...known) : 0,
    largest === 0
      ? 1
      : digitStep(largest, known.length > 0 ? DIGITS_OF_LARGEST : DIGITS_WITHOUT_INTERVAL),
  )
}

function ownStep({ value, low, high }: Rough): number[] {
  if (low === null || high === null) {
    return value === 0 ? [] : [digitStep(Math.abs(value), DIGITS_WITHOUT_INTERVAL)]
  }
  if (low < high) return [digitStep((high - low) / 2)]
  // Nothing is uncertain: to the cent. Where nobody takes daily payouts, it says nothing of the others.
  return value === 0 ? [] : [1]
}

/** What is known to be more or less than nothing keeps its first digit where the step would leave nothing of it. */
export function roundedTo(step: number, { value, low, high }: Rough): number {
  const rounded = toStep(value, step)
  return rounded === 0 && isSurelyNotZero({ low, high }) ? Number(value.toPrecision(1)) : rounded
}

/** Of amounts that are rounded already, so that all are read with their cents where one has some. */
export const shownStep = (cents: readonly number[]): number =>
  cents.every((one) => Math.round(one) % CENTS_IN_DOLLAR === 0) ? CENTS_IN_DOLLAR : 1

/** With cents in all of a column or in none. */
export const columnMoney = (step: number, cents: number): string =>
  step < CENTS_IN_DOLLAR ? formatMoney(Math.round(cents) || 0) : formatRoundedMoney(cents)

export const signedColumnMoney = (step: number, cents: number): string =>
  cents > 0 ? `+${columnMoney(step, cents)}` : columnMoney(step, cents)
