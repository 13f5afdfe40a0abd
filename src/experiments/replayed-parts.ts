/**
 * What one seller of a file is expected to bring on daily payouts, by the sales that they had: each
 * day’s sales become a daily payout once they reach the minimum, beside the payouts that their other
 * schedule would have made of the same sales. No mean is taken: most sellers have few sales, and
 * when these were decides whether a payout is made at all.
 */
import { DAYS_IN_MONTH } from '../core/calendar'
import type { DailyOffer } from '../core/adoption'
import type { Cents } from '../core/money'
import { saleFee } from '../core/fees/payout-fee'
import type { PayoutPolicy } from '../core/policy'
import { sum } from '../core/sum'
import type { NamedSale } from '../simulation/marketplace'
import type { OfferTerms } from '../simulation/daily-offers'
import { costOfFundsOf, instantPayout, type Rules } from './expected-parts'
import type { MarginParts } from './sweep/margin'

/** The sales of one day of the run, which is counted from 0. */
export interface SoldDay {
  day: number
  sales: number
  grossCents: Cents
}

/** By creator id, in order of time. */
export function soldDaysOf(
  sales: readonly Pick<NamedSale, 'creatorId' | 'at' | 'grossCents'>[],
  dayOf: (at: number) => number,
): Map<number, SoldDay[]> {
  const byCreator = new Map<number, SoldDay[]>()
  for (const { creatorId, at, grossCents } of sales) {
    const days = byCreator.get(creatorId) ?? []
    const day = dayOf(at)
    const last = days.at(-1)
    if (last?.day === day) {
      last.sales += 1
      last.grossCents += grossCents
    } else days.push({ day, sales: 1, grossCents })
    byCreator.set(creatorId, days)
  }
  return byCreator
}

interface Payout {
  day: number
  grossCents: number
}

interface Schedule {
  soldDays: readonly SoldDay[]
  /** Of the run. */
  days: number
  terms: Pick<OfferTerms, 'daily' | 'standard'>
  policy: PayoutPolicy
}

interface Replayed extends Schedule {
  joinsAfter: number
  offer: DailyOffer
  rules: Rules
}

/** Cents of the whole run. Losses are not estimated. */
export function replayedParts(of: Replayed): MarginParts {
  const { joinsAfter, offer, rules, policy } = of
  const { activeMonthCents, standardCents } = rules.charges
  const standard = standardPayouts(of)
  const saved = standard.filter(({ day }) => day > joinsAfter)
  const before = standard.filter(({ day }) => day <= joinsAfter)
  const daily = dailyPayouts(
    of,
    sum(before, ({ grossCents }) => grossCents),
  )
  const paid = daily.map((payout) => ({
    ...payout,
    ...instantPayout(payout.grossCents, offer, rules),
  }))
  const freeUntil = (daily[0]?.day ?? 0) + policy.instantFreeDays
  return {
    fees: sum(paid, ({ day, feeCents }) => (day < freeUntil ? 0 : feeCents)),
    instantCost: -sum(paid, ({ costCents }) => costCents) - activeMonthCents * monthsWith(daily),
    standardCostSaved:
      sum(saved, ({ grossCents }) => standardCents(grossCents)) +
      activeMonthCents * monthsWith(saved),
    costOfFunds: -costOfFundsOf(
      sum(daily, ({ grossCents }) => grossCents),
      rules.scenario,
    ),
    losses: 0,
  }
}

const netOf = ({ sales, grossCents }: SoldDay, policy: PayoutPolicy): number =>
  sales * saleFee(Math.round(grossCents / sales), policy).netCents

/** When so many payouts of the other schedule have completed, by the sales that the seller had; `null`: not within the run. */
export function completedAfterDays(of: Schedule, payouts: number): number | null {
  const last = standardPayouts(of)[payouts - 1]
  return last ? last.day + of.terms.standard.delayDays - of.policy.holdDays : null
}

/** All that the other schedule pays within the run. Its periods are counted from the first day. */
function standardPayouts({ soldDays, days, terms, policy }: Schedule): Payout[] {
  const { intervalDays, minimumCents } = terms.standard
  const payouts: Payout[] = []
  let unpaid = 0
  let next = 0
  for (let payday = intervalDays; payday < days; payday += intervalDays) {
    for (; next < soldDays.length && soldDays[next]!.day <= payday - policy.holdDays; next += 1) {
      unpaid += netOf(soldDays[next]!, policy)
    }
    if (unpaid < minimumCents) continue
    payouts.push({ day: payday, grossCents: unpaid })
    unpaid = 0
  }
  return payouts
}

/**
 * All that daily runs pay within the run: the day after the sale. What was unpaid on joining goes out first. An amount above
 * the instant maximum is left to a standard payout.
 */
function dailyPayouts(of: Replayed, paidBefore: number): Payout[] {
  const { soldDays, days, joinsAfter, terms, policy } = of
  const { minimumCents, maximumCents } = terms.daily
  const isCut = policy.instantRunAboveMaximum === 'cut'
  const payouts: Payout[] = []
  let unpaid = -paidBefore
  const pay = (day: number): void => {
    if (day >= days || unpaid < minimumCents) return
    if (isCut || unpaid <= maximumCents) payouts.push({ day, grossCents: unpaid })
    unpaid = 0
  }
  let hasJoined = false
  for (const sold of soldDays) {
    if (!hasJoined && sold.day >= joinsAfter) {
      hasJoined = true
      pay(joinsAfter)
    }
    unpaid += netOf(sold, policy)
    if (hasJoined) pay(sold.day + 1)
  }
  if (!hasJoined) pay(joinsAfter)
  return payouts
}

const monthsWith = (payouts: readonly Payout[]): number =>
  new Set(payouts.map(({ day }) => Math.floor(day / DAYS_IN_MONTH))).size
