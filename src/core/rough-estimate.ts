/**
 * Rounds estimates to the digits that are known. An estimate that is uncertain by $1,200 is about
 * $600, not $601.30: more digits would look like knowledge. Figures of the ledger are exact and are
 * never rounded here.
 */
const DIGITS_OF_UNCERTAINTY = 2
const DIGITS_WITHOUT_INTERVAL = 3

export interface Rough {
  value: number
  low: number | null
  high: number | null
}

/** Of the same thing, counted the other way. */
export const reversed = ({ value, low, high }: Rough): Rough => ({
  value: -value,
  low: high === null ? null : -high,
  high: low === null ? null : -low,
})

/**
 * Rounds the estimate and its ends to the second digit of the uncertainty. If the uncertainty is
 * not known, the estimate has three digits; if there is none, it is exact. An end that excludes
 * zero stays at least a step away from zero, and an estimate that would round to zero keeps its
 * first digit, so that what is shown never contradicts the exact figures. `stepMin`: the step of
 * the figure that it is shown beside.
 */
export function roughEstimate<Of extends Rough>(estimate: Of, stepMin = 0): Of {
  const { value, low, high } = estimate
  if (low === null || high === null) return { ...estimate, value: roughly(value) }
  if (low === high) return estimate
  const step = Math.max(stepMin, digitStep((high - low) / 2))
  const least = low > 0 ? Math.max(step, toStep(low, step)) : toStep(low, step)
  const most = high < 0 ? Math.min(-step, toStep(high, step)) : toStep(high, step)
  const about = toStep(value, step) || Number(value.toPrecision(1))
  return {
    ...estimate,
    // A step away from zero an end may have passed the estimate.
    value: low > 0 ? Math.max(least, about) : high < 0 ? Math.min(most, about) : about,
    low: least,
    high: most,
  }
}

/** The power of ten of the last of so many digits: 10 for two digits of 260. */
export const digitStep = (size: number, digits = DIGITS_OF_UNCERTAINTY): number =>
  Number(`1e${magnitudeOf(size) + 1 - digits}`)

/** The power of ten of the first digit; engines need not agree on logarithms, but do on how a number is written. */
const magnitudeOf = (value: number): number => Number(value.toExponential().split('e')[1])

/** A number that comes without an interval. */
export const roughly = (value: number): number => Number(value.toPrecision(DIGITS_WITHOUT_INTERVAL))

/** A step below one is a power of ten that has no exact value, but its reciprocal has. */
export const toStep = (value: number, step: number): number =>
  step >= 1
    ? Math.round(value / step) * step
    : Math.round(value * Math.round(1 / step)) / Math.round(1 / step)
