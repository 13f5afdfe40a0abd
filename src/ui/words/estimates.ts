/** Estimates of money in words, with as many digits as on the command line: as far as they are known. */
import { roughEstimate, roughly, type Rough } from '../../core/rough-estimate'
import { formatRoundedMoney } from '../format'

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
