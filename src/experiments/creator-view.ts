/**
 * What daily payouts would mean for one creator who sells a given amount a month: when their money
 * arrives, what a year of it costs, and how many creators like them would take it. It is computed
 * from expected amounts, as in the model of adoption; nothing is run.
 */
import { meanWaitDays, type DailyOffer } from '../core/adoption'
import { DAYS_IN_YEAR, MONTHS_IN_YEAR } from '../core/calendar'
import { NO_HISTORY, payoutsBefore, withPayout } from '../core/fees/fee-history'
import {
  feeStructureOf,
  instantFee,
  type FeeFacts,
  type FeeTerms,
} from '../core/fees/fee-structure'
import type { Cents } from '../core/money'
import type { PayoutPolicy } from '../core/policy'
import type { OtherFrequency, Rail } from '../core/vocabulary'
import { policyFrom } from '../scenario/resolved-policy'
import type { Scenario } from '../scenario/schema'
import { usualSalesAt, usualSalesOf } from '../scenario/usual-sales'
import { DailyOffers, type OfferTerms } from '../simulation/daily-offers'
import { takingShare } from './expected-take-up'

export interface ViewedCreator {
  /** What they sell in a month. */
  monthlyGrossCents: Cents
  rail: Rail
  country: string
  /** The schedule that they have without daily. */
  other: OtherFrequency
  /** Their average sale; `null` at the usual price of the scenario. */
  meanSaleCents: number | null
}

interface DailyView {
  /** From an average sale to its arrival. */
  waitDays: number
  daysGained: number
  /** Their usual payout, its fee, and how many there are in a month. */
  payoutCents: Cents
  feeCents: Cents
  payoutsPerMonth: number
  /** The fee of their first year. */
  yearlyFeeCents: Cents
  /** That fee as interest on what arrives earlier: 1 is 100% a year; `null` where nothing does. */
  yearlyRate: number | null
  /**
   * The share of takers among creators like this one who know of daily payouts and may have them,
   * from 0 to 1.
   */
  takingShare: number
}

export interface CreatorView {
  /** By the other schedule. */
  otherWaitDays: number
  /** `null` where a usual payout would be more than an instant payout may be. */
  daily: DailyView | null
}

/** A scenario that has been read, by the name of what was changed in it. */
export interface NamedScenario {
  name: string
  scenario: Scenario
}

export interface NamedView {
  name: string
  view: CreatorView
}

/** One creator under each scenario; those in which nothing is left of what they sell are left out. */
export const creatorViews = (
  scenarios: readonly NamedScenario[],
  creator: ViewedCreator,
): NamedView[] =>
  scenarios.flatMap(({ name, scenario }) => {
    const view = creatorView(scenario, creator)
    return view ? [{ name, view }] : []
  })

/** `null` where nothing is left of what they sell. */
export function creatorView(
  scenario: Scenario,
  { monthlyGrossCents, rail, country, other, meanSaleCents }: ViewedCreator,
): CreatorView | null {
  const { priceLevel } = scenario.population
  const typicalPriceCents = priceLevel.medianCents
  const usual =
    meanSaleCents === null
      ? usualSalesOf({ monthlyGrossCents, typicalPriceCents }, priceLevel)
      : usualSalesAt(monthlyGrossCents, meanSaleCents)
  const offers = new DailyOffers(scenario)
  const policy = policyFrom(scenario.policy)
  const terms = offers.terms(usual, { rail, country, minimumCents: 0 }, other, policy)
  if (terms.sales.netCents <= 0 || usual.salesPerDay <= 0) return null
  const offer = offers.of(terms, rail, policy)
  return {
    otherWaitDays: meanWaitDays(terms.sales, terms.standard),
    daily: offer && {
      waitDays: meanWaitDays(terms.sales, terms.daily),
      ...dailyView(offer, terms, policy, rail),
      takingShare: takingShare(offer, scenario.population.adoption),
    },
  }
}

function dailyView(
  offer: DailyOffer,
  { soldCents }: OfferTerms,
  policy: PayoutPolicy,
  rail: Rail,
): Omit<DailyView, 'waitDays' | 'takingShare'> {
  const { daysGained, earnedMonthlyCents, payoutsPerMonth, feeCents } = offer
  const payoutCents = Math.round(offer.payoutCents)
  const structure = feeStructureOf(policy, rail)
  const yearlyFeeCents = feesOfYear(payoutCents, payoutsPerMonth, { structure, soldCents })
  const centYears = (earnedMonthlyCents * MONTHS_IN_YEAR * daysGained) / DAYS_IN_YEAR
  return {
    daysGained,
    payoutCents,
    feeCents,
    payoutsPerMonth,
    yearlyFeeCents,
    yearlyRate: centYears > 0 ? yearlyFeeCents / centYears : null,
  }
}

/**
 * Equal payouts at equal distances, each with what the fee says after those before it: allowances, subscription, tiers.
 * Of a last one that the year has a part of, that part of its fee: rounded to whole payouts, a year would have more or
 * less money than the creator earns.
 */
function feesOfYear(
  payoutCents: Cents,
  payoutsPerMonth: number,
  { structure, soldCents }: Pick<FeeTerms, 'structure'> & Pick<FeeFacts, 'soldCents'>,
): Cents {
  const payouts = payoutsPerMonth * MONTHS_IN_YEAR
  let history = NO_HISTORY
  let feesCents = 0
  for (let index = 0; index < payouts; index += 1) {
    const day = Math.floor((index * DAYS_IN_YEAR) / payouts)
    const facts = { ...payoutsBefore(history, day), soldCents }
    const { feeCents } = instantFee(payoutCents, structure, facts)
    feesCents += feeCents * Math.min(1, payouts - index)
    history = withPayout(history, day, payoutCents)
  }
  return Math.round(feesCents)
}
