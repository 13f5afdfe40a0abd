/** Estimates of money in words, with as many digits as on the command line: as far as they are known. */
import { CENTS_IN_DOLLAR } from '../../core/money'
import { roughEstimate, roughly, toStep, type Rough } from '../../core/rough-estimate'
import { formatRoundedMoney } from '../format'
import { m } from '../paraglide/messages.js'

/** Of what is expected and has not been run: in whole dollars, unless it is less than one. */
export const roundExpected = (cents: number): number =>
  Math.abs(cents) < CENTS_IN_DOLLAR ? roughly(cents) : toStep(roughly(cents), CENTS_IN_DOLLAR)

export const expectedMoney = (cents: number): string => formatRoundedMoney(roundExpected(cents))

/** Without an interval. */
export const roughMoney = (cents: number): string => formatRoundedMoney(roughly(cents))

/** With an interval, if there is one. */
export const estimatedMoney = (estimate: Rough): string =>
  formatRoundedMoney(roughEstimate(estimate).value)

export const estimatedSignedMoney = (estimate: Rough): string =>
  signedRoundedMoney(roughEstimate(estimate).value)

/** Of what has been rounded. */
export const signedRoundedMoney = (cents: number): string =>
  cents > 0 ? `+${formatRoundedMoney(cents)}` : formatRoundedMoney(cents)

/** Beside a loss that is said without its sign. */
export function lossOrGain(cents: number): string {
  const amount = formatRoundedMoney(Math.abs(cents))
  return cents < 0 ? m.fees_a_loss({ amount }) : cents > 0 ? m.fees_a_gain({ amount }) : amount
}
