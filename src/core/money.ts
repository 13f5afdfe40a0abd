/**
 * Money is a whole number of US cents; rates are basis points (1/100 of a percent).
 * Every way in which a product of the two is rounded has a name here, so that a rule says which one it uses.
 */

/** A whole number of US cents. May be negative (a refund, a debt). */
export type Cents = number

export const sumOfCents = (amounts: Iterable<Cents>): Cents =>
  [...amounts].reduce((sum, cents) => sum + cents, 0)

/** Hundredths of a percent: 300 is 3%. */
export type BasisPoints = number

export const CENTS_IN_DOLLAR = 100
export const BASIS_POINTS_IN_PERCENT = 100
export const BASIS_POINTS_IN_WHOLE = 10_000

/** The largest amount that may be multiplied by a rate without leaving the range of exact integers: about $9 billion. */
export const CENTS_MAX = Math.floor(Number.MAX_SAFE_INTEGER / BASIS_POINTS_IN_WHOLE)

/** Returns `value` if it is money; throws otherwise, since a fraction of a cent is a bug wherever it appears. */
export function assertCents(value: number): Cents {
  if (!Number.isInteger(value) || Math.abs(value) > CENTS_MAX) {
    throw new RangeError(
      `Not an amount of money: ${value} (expected whole cents within ±${CENTS_MAX})`,
    )
  }
  return value
}

/** `rate` of `amount`, halves up: the usual rounding of a percentage fee. */
export function shareRoundedHalfUp(amount: Cents, rate: BasisPoints): Cents {
  return Math.floor(
    (assertCents(amount) * rate + BASIS_POINTS_IN_WHOLE / 2) / BASIS_POINTS_IN_WHOLE,
  )
}

/** `rate` of `amount`, any fraction of a cent counted as a whole one: PayPal's way. */
export function shareRoundedUp(amount: Cents, rate: BasisPoints): Cents {
  return Math.ceil((assertCents(amount) * rate) / BASIS_POINTS_IN_WHOLE)
}

/**
 * The largest net amount that fits into `gross` together with `rate` of itself: floor(gross / (1 +
 * rate)). The rounding favours the side that keeps the difference, by less than one cent.
 */
export function netBeforeSurcharge(gross: Cents, rate: BasisPoints): Cents {
  return Math.floor((assertCents(gross) * BASIS_POINTS_IN_WHOLE) / (BASIS_POINTS_IN_WHOLE + rate))
}

/**
 * `amount` × `part` / `whole`, with any fraction of a cent dropped; nothing where `whole` is
 * nothing.
 */
export function proportionRoundedDown(amount: Cents, part: Cents, whole: Cents): Cents {
  if (whole === 0) return 0
  return Number((BigInt(assertCents(amount)) * BigInt(assertCents(part))) / BigInt(whole))
}
