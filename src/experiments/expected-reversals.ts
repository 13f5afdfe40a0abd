/**
 * What refunds and chargebacks are expected to take of a creator in a run: less is paid out, and what comes after its sale
 * has been paid out is a debt, if nothing that was sold since makes up for it. On daily payouts that happens more often.
 */
import exp from '@stdlib/math-base-special-exp'
import { daysBetweenPayouts, type ExpectedSales, type ScheduleTerms } from '../core/adoption'
import { SECONDS_IN_DAY } from '../core/calendar'
import { BASIS_POINTS_IN_WHOLE } from '../core/money'
import { coveredShare } from '../core/random'
import { sum } from '../core/sum'
import type { Scenario } from '../scenario/schema'
import { unpaidDaysAfter } from './expected-access'

export interface ExpectedReversals {
  /** What daily payouts pay of what was earned, from 0 to 1: the rest came back, and is no debt. */
  paidShare: number
  /** Cents that the creator owes at the end beyond what they would owe on their other schedule. */
  moreDebtCents: number
}

interface Reversed {
  sales: ExpectedSales
  daily: ScheduleTerms
  standard: ScheduleTerms
  /** From the end of a period to the run that pays it, on the other schedule. */
  holdDays: number
  /** What a reversal takes: the net of an average sale, and the processing fee, which the platform keeps. */
  takenCents: number
  /** Of the run. */
  days: number
  population: Scenario['population']
}

/** Delays have an exponential distribution, here without its maximum. */
export function expectedReversals(reversed: Reversed): ExpectedReversals {
  const { sales, daily, takenCents, days } = reversed
  const { salesPerDay, netCents } = sales
  const owedAfter = (waitDays: number): number => {
    // From a reversal to the next sale it takes 1 / salesPerDay days, if the run is as long.
    const isUncovered = exp(-salesPerDay * waitDays) * coveredShare(salesPerDay * days)
    return takenCents * reversedShare(reversed, waitDays) * isUncovered
  }
  const owedCents = owedAfter(daysBetweenPayouts(sales, daily))
  const soldInRun = salesPerDay * days
  const unpaidCents = soldInRun * takenCents * reversedShare(reversed, 0) - owedCents
  return {
    paidShare: Math.max(0, 1 - unpaidCents / (soldInRun * netCents)),
    moreDebtCents: owedCents - owedAfter(unpaidDaysAfter(days, reversed, reversed)),
  }
}

/** Of the sales of the run, those that come back within it, and later than so many days after the sale. */
const reversedShare = ({ population, days }: Reversed, afterDays: number): number =>
  sum([population.refunds, population.chargebacks], ({ rateBasisPoints, delayDaysMean }) => {
    if (afterDays >= days) return 0
    // None comes sooner than a second after its sale.
    const meanDays = Math.max(delayDaysMean, 1 / SECONDS_IN_DAY)
    const isLater = exp(-afterDays / meanDays)
    const beyondTheEnd = (meanDays / days) * (isLater - exp(-days / meanDays))
    const isWithin = (1 - afterDays / days) * isLater - beyondTheEnd
    return (rateBasisPoints / BASIS_POINTS_IN_WHOLE) * isWithin
  })
