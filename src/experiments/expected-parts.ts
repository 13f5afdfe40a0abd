/**
 * What one creator on daily payouts is expected to bring in a month, compared with their other
 * schedule. Daily payouts are of very uneven size, and fees and charges have minimums. So both are
 * means over payouts of several sizes, not those of the mean payout.
 */
import exp from '@stdlib/math-base-special-exp'
import ln from '@stdlib/math-base-special-ln'
import quantile from '@stdlib/stats-base-dists-normal-quantile'
import { mean } from 'd3'
import { standardPayoutsPerDay, type DailyOffer } from '../core/adoption'
import { DAYS_IN_CALENDAR_YEAR, DAYS_IN_MONTH, SECONDS_IN_DAY } from '../core/calendar'
import {
  dependsOnPayoutsBefore,
  feeStructureOf,
  type FeeStructure,
} from '../core/fees/fee-structure'
import { BASIS_POINTS_IN_WHOLE } from '../core/money'
import { DAILY_RUN_SECOND } from '../core/payout-schedule'
import type { PayoutPolicy } from '../core/policy'
import { coveredShare } from '../core/random'
import { usualFeeCents } from '../core/fees/usual-fee'
import { isPushRail, type Rail } from '../core/vocabulary'
import type { Scenario } from '../scenario/schema'
import type { OfferTerms } from '../simulation/daily-offers'
import type { MarginParts } from './sweep/margin'

export interface Rules {
  scenario: Scenario
  /** After the free days at the start. */
  structure: FeeStructure
  soldCents: OfferTerms['soldCents']
  charges: Charges
}

export const rulesOf = (
  rail: Rail,
  { soldCents }: Pick<OfferTerms, 'soldCents'>,
  scenario: Scenario,
  policy: PayoutPolicy,
): Rules => ({
  scenario,
  structure: { ...feeStructureOf(policy, rail), freeDays: 0 },
  soldCents,
  charges: chargesOf(rail, scenario),
})

/** Cents a month, once the free days are over; without losses. */
export function expectedParts(
  offer: DailyOffer,
  { sales, standard }: Pick<OfferTerms, 'sales' | 'standard'>,
  rules: Rules,
): MarginParts {
  const { scenario, charges } = rules
  const { payoutsPerMonth, earnedMonthlyCents } = offer
  const daily = payoutSizes(offer, sales.netCents, scenario).map((grossCents) =>
    instantPayout(grossCents, offer, rules),
  )
  const standardPerMonth = standardPayoutsPerDay(sales, standard) * DAYS_IN_MONTH
  return {
    fees: payoutsPerMonth * mean(daily, ({ feeCents }) => feeCents)!,
    instantCost: -(
      payoutsPerMonth * mean(daily, ({ costCents }) => costCents)! +
      charges.activeMonthCents * coveredShare(payoutsPerMonth)
    ),
    standardCostSaved:
      standardPerMonth * charges.standardCents(earnedMonthlyCents / standardPerMonth) +
      charges.activeMonthCents * Math.min(1, standardPerMonth),
    costOfFunds: -costOfFundsOf(earnedMonthlyCents, scenario),
    losses: 0,
  }
}

/** Of so much money that is paid out the day after its sale. */
export function costOfFundsOf(cents: number, { processor }: Pick<Scenario, 'processor'>): number {
  const { costs, settlementDays } = processor
  const advancedDays = Math.max(0, settlementDays - 1 / 2 - DAILY_RUN_SECOND / SECONDS_IN_DAY)
  const yearly = costs.fundsYearlyBasisPoints / BASIS_POINTS_IN_WHOLE
  return ((cents * advancedDays) / DAYS_IN_CALENDAR_YEAR) * yearly
}

/** Cents, once: who joins with money of so many days unpaid gets it with their first daily payout. */
export function partsOfJoining(
  offer: DailyOffer,
  unpaidDays: number,
  rules: Rules,
): Pick<MarginParts, 'fees' | 'instantCost'> {
  const grossCents = (offer.earnedMonthlyCents / DAYS_IN_MONTH) * unpaidDays
  if (grossCents < 1) return { fees: 0, instantCost: 0 }
  const { feeCents, costCents } = instantPayout(grossCents, offer, rules)
  return { fees: feeCents, instantCost: -costCents }
}

export function instantPayout(
  grossCents: number,
  { payoutsPerMonth, payoutCents, feeCents: usualCents }: DailyOffer,
  { structure, soldCents, charges }: Rules,
): { feeCents: number; costCents: number } {
  const feeCents = dependsOnPayoutsBefore(structure)
    ? (usualCents * grossCents) / payoutCents
    : usualFeeCents(grossCents, payoutsPerMonth, structure, soldCents)
  return { feeCents, costCents: charges.instantCents(grossCents - feeCents) }
}

const SIZES = 8
/** Middles of equally likely slices of the normal distribution. */
const PLACES = Array.from({ length: SIZES }, (_, slice) => quantile((slice + 1 / 2) / SIZES, 0, 1))

/**
 * Equally likely daily payouts, gross. A payout is the sales of a day, if there are any: a Poisson number of them, each with a
 * price around the typical one. Log-normal sizes have the same mean and spread.
 */
function payoutSizes(
  { payoutCents, payoutsPerMonth }: DailyOffer,
  saleCents: number,
  { population }: Scenario,
): number[] {
  const { saleSigma } = population.priceLevel
  const salesEach = payoutCents / saleCents
  const salesPerDay = (salesEach * payoutsPerMonth) / DAYS_IN_MONTH
  const ofPrices = exp(saleSigma * saleSigma) - 1
  // Mean square of a sum of Poisson many, over the square of its mean: of all days, then of those with a sale.
  const isOfADay = payoutsPerMonth / DAYS_IN_MONTH >= coveredShare(salesPerDay)
  const spread = isOfADay
    ? (coveredShare(salesPerDay) * (1 + ofPrices + salesPerDay)) / salesPerDay - 1
    : ofPrices / salesEach
  const sigma = Math.sqrt(ln(1 + Math.max(0, spread)))
  const sizes = PLACES.map((place) => exp(sigma * place))
  const middle = mean(sizes)!
  return sizes.map((size) => (payoutCents * size) / middle)
}

const MILLS_IN_CENT = 10

interface Charges {
  instantCents: (netCents: number) => number
  standardCents: (netCents: number) => number
  /** For each month in which an account has a payout. */
  activeMonthCents: number
}

function chargesOf(rail: Rail, { processor: { costs, rails } }: Scenario): Charges {
  const shareOf = (netCents: number, basisPoints: number): number =>
    (netCents * basisPoints) / BASIS_POINTS_IN_WHOLE
  if (isPushRail(rail)) {
    const { basisPoints, perPaymentMills } = rails[rail].costs
    const each = (netCents: number): number =>
      shareOf(netCents, basisPoints) + perPaymentMills / MILLS_IN_CENT
    return { instantCents: each, standardCents: each, activeMonthCents: 0 }
  }
  return {
    instantCents: (netCents) =>
      Math.max(costs.instantMinimumCents, shareOf(netCents, costs.instantBasisPoints)),
    standardCents: (netCents) =>
      shareOf(netCents, costs.standardBasisPoints) + costs.standardFixedCents,
    activeMonthCents: costs.activeAccountMonthlyCents,
  }
}
