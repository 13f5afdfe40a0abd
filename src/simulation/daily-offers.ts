/** What daily payouts mean to each creator under the rules of a day: days gained, payouts, fee. */
import {
  dailyOffer,
  type DailyOffer,
  type ExpectedSales,
  type ScheduleTerms,
} from '../core/adoption'
import { DAYS_IN_MONTH, DAYS_IN_WEEK, SECONDS_IN_DAY, type Day } from '../core/calendar'
import { FEE_SALES_DAYS } from '../core/fees/fee-figures'
import { feeStructureOf } from '../core/fees/fee-structure'
import type { Cents } from '../core/money'
import { saleFee } from '../core/fees/payout-fee'
import { instantMinimum, standardMinimum } from '../core/fees/payout-minimum'
import { DAILY_RUN_SECOND } from '../core/payout-schedule'
import type { PayoutPolicy } from '../core/policy'
import { laterInMonth, usualFeeCents } from '../core/fees/usual-fee'
import { isPushRail, type OtherFrequency, type Rail } from '../core/vocabulary'
import type { Creator } from '../ledger/creators'
import { weeklyArrivalSeconds } from '../metrics/wait-of-daily-money'
import type { Scenario } from '../scenario/schema'
import type { UsualSales } from '../scenario/usual-sales'

type OfferedCreator = Pick<Creator, 'rail' | 'country' | 'minimumCents'>

export interface OfferTerms {
  sales: ExpectedSales
  /** Of the days before a payout that can decide its fee, before the sale fee. */
  soldCents: Cents
  daily: ScheduleTerms & { maximumCents: number }
  standard: ScheduleTerms
}

export const INTERVAL_DAYS: Readonly<Record<OtherFrequency, number>> = {
  weekly: DAYS_IN_WEEK,
  monthly: DAYS_IN_MONTH,
  quarterly: 3 * DAYS_IN_MONTH,
}

export class DailyOffers {
  readonly #scenario: Scenario
  /** Asked for with every offer. */
  readonly #delays = new Map<PayoutPolicy, Map<Rail, number>>()

  constructor(scenario: Scenario) {
    this.#scenario = scenario
  }

  /** `null` where there is nothing to pay daily, or more than an instant payout may be. */
  to(
    usual: UsualSales,
    creator: OfferedCreator,
    other: OtherFrequency,
    policy: PayoutPolicy,
  ): DailyOffer | null {
    return this.of(this.terms(usual, creator, other, policy), creator.rail, policy)
  }

  /** The same, from terms that are known. */
  of(terms: OfferTerms, rail: Rail, policy: PayoutPolicy): DailyOffer | null {
    const structure = feeStructureOf(policy, rail)
    return dailyOffer(terms.sales, terms.daily, terms.standard, (payoutCents, perMonth) =>
      usualFeeCents(payoutCents, perMonth, structure, terms.soldCents),
    )
  }

  /** What is left of what a creator sells, and how each of both schedules pays it. */
  terms(
    usual: UsualSales,
    creator: OfferedCreator,
    other: OtherFrequency,
    policy: PayoutPolicy,
  ): OfferTerms {
    const ownMinimum = { country: creator.country, ownMinimumCents: creator.minimumCents }
    const structure = feeStructureOf(policy, creator.rail)
    const soldCents = Math.round(usual.salesPerDay * usual.meanGrossCents * FEE_SALES_DAYS)
    return {
      sales: salesAfterFee(usual, policy),
      soldCents,
      daily: {
        intervalDays: 1,
        delayDays: this.#dailyDelayDays(creator.rail),
        minimumCents: instantMinimum(ownMinimum, policy, laterInMonth(structure, soldCents)),
        maximumCents: policy.instantMaximumCents,
      },
      standard: {
        intervalDays: INTERVAL_DAYS[other],
        delayDays: this.#standardDelayDays(creator.rail, policy),
        minimumCents: standardMinimum(ownMinimum, policy),
      },
    }
  }

  /** From midnight to the run, and on to the creator. A push is there on the day of its run. */
  #dailyDelayDays(rail: Rail): number {
    const { medianSeconds } = this.#scenario.processor.instantArrival
    return (DAILY_RUN_SECOND + (isPushRail(rail) ? 0 : medianSeconds)) / SECONDS_IN_DAY
  }

  #standardDelayDays(rail: Rail, policy: PayoutPolicy): number {
    const byRail = this.#delays.get(policy) ?? new Map<Rail, number>()
    const days = byRail.get(rail) ?? this.#meanDelayDays(rail, policy)
    this.#delays.set(policy, byRail.set(rail, days))
    return days
  }

  /** The same for each schedule: they differ in how often they pay. Sales of a week arrive half a week sooner on average. Of a week without holidays. */
  #meanDelayDays(rail: Rail, policy: PayoutPolicy): number {
    const rules = { policy, scenario: this.#scenario }
    let seconds = 0
    for (let day: Day = 0; day < DAYS_IN_WEEK; day += 1) {
      seconds += weeklyArrivalSeconds(day, rail, rules)
    }
    const fromNoonDays = seconds / DAYS_IN_WEEK / SECONDS_IN_DAY - 1 / 2
    return fromNoonDays - DAYS_IN_WEEK / 2
  }
}

function salesAfterFee(
  { salesPerDay, meanGrossCents }: UsualSales,
  policy: PayoutPolicy,
): ExpectedSales {
  return { salesPerDay, netCents: saleFee(Math.round(meanGrossCents), policy).netCents }
}
