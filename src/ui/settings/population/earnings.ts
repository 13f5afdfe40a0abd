/**
 * What the drawn creators earn in a month, as people know it and as the scenario stores it: the median and what the top
 * tenth earns, and mu and sigma of the logarithm in dollars.
 */
import { CENTS_IN_DOLLAR } from '../../../core/money'

/** The 90th percentile of the standard normal distribution. */
const TOP_TENTH = 1.2815515655446004
/** Of a stored figure: more than a cent of any amount needs. */
const SIGNIFICANT_DIGITS = 12

export interface Earnings {
  mu: number
  sigma: number
}

const centsOf = (logarithm: number): number => Math.exp(logarithm) * CENTS_IN_DOLLAR
export const logarithmOf = (cents: number): number => Math.log(cents / CENTS_IN_DOLLAR)
export const stored = (value: number): number => Number(value.toPrecision(SIGNIFICANT_DIGITS))

export const medianCents = ({ mu }: Earnings): number => centsOf(mu)
export const topTenthCents = ({ mu, sigma }: Earnings): number => centsOf(mu + TOP_TENTH * sigma)
export const meanCents = ({ mu, sigma }: Earnings): number => centsOf(mu + (sigma * sigma) / 2)

/** The spread stays: what the top tenth earns moves in proportion. */
export const muOfMedian = (cents: number): number => stored(logarithmOf(cents))
export const sigmaOfTopTenth = (cents: number, mu: number): number =>
  stored((logarithmOf(cents) - mu) / TOP_TENTH)
