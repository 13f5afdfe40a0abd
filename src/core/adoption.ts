/**
 * Decides whether daily payouts are worth their fee to a creator: by what they usually sell, how
 * much sooner the money of a sale arrives, what earlier money is worth to them, and the fee of
 * their usual daily payout. Amounts here are expectations, not money, so they may have fractions of
 * a cent.
 */
import { DAYS_IN_MONTH, DAYS_IN_YEAR } from './calendar'
import { coveredShare } from './random'

/** What a creator expects to sell. */
export interface ExpectedSales {
  salesPerDay: number
  /** What is left of an average sale after the sale fee. */
  netCents: number
}

/** How a schedule pays. */
export interface ScheduleTerms {
  /** From one turn to the next. */
  intervalDays: number
  /** From the end of the period that a turn pays to the arrival of its money. */
  delayDays: number
  minimumCents: number
}

/** What daily payouts would be to one creator. */
export interface DailyOffer {
  /** How much sooner the money of an average sale arrives than by their other schedule. */
  daysGained: number
  earnedMonthlyCents: number
  payoutsPerMonth: number
  /** Their usual daily payout, and its fee. */
  payoutCents: number
  feeCents: number
}

/** How all creators weigh a fee. */
interface FeeAttitude {
  /** How many cents one cent of fee counts as. */
  feeWeight: number
  /** What daily must bring in a month before someone takes it, and lose before they leave it. */
  inertiaMonthlyCents: number
}

/** Sales until a payout is large enough. */
const salesOfMinimum = ({ netCents }: ExpectedSales, minimumCents: number): number =>
  Math.max(1, Math.ceil(minimumCents / netCents))

/**
 * Where the minimum is reached well within an interval, each turn pays. Otherwise money waits for the sale that reaches it,
 * and half an interval for the next turn.
 */
export function daysBetweenPayouts(sales: ExpectedSales, terms: ScheduleTerms): number {
  const { intervalDays, minimumCents } = terms
  const untilMinimumDays = (salesOfMinimum(sales, minimumCents) - 1) / sales.salesPerDay
  return Math.max(intervalDays, untilMinimumDays + intervalDays / 2)
}

/** From an average sale to its arrival. */
export const meanWaitDays = (sales: ExpectedSales, terms: ScheduleTerms): number =>
  daysBetweenPayouts(sales, terms) / 2 + terms.delayDays

/** Turns of another schedule that pay, in a day: those with a sale in their interval, or as often as the minimum is reached. */
export const standardPayoutsPerDay = (sales: ExpectedSales, terms: ScheduleTerms): number =>
  Math.min(
    coveredShare(sales.salesPerDay * terms.intervalDays) / terms.intervalDays,
    1 / daysBetweenPayouts(sales, terms),
  )

/** Daily turns with a payout, in a day: those with a sale on the day before, or every so many sales if it takes several. */
function payoutsPerDay(sales: ExpectedSales, minimumCents: number): number {
  const reachedPerDay = sales.salesPerDay / salesOfMinimum(sales, minimumCents)
  return Math.min(coveredShare(sales.salesPerDay), reachedPerDay)
}

/** `null` where there is nothing to pay, or more at a time than an instant payout may be. */
export function dailyOffer(
  sales: ExpectedSales,
  daily: ScheduleTerms & { maximumCents: number },
  other: ScheduleTerms,
  feeOf: (payoutCents: number, payoutsPerMonth: number) => number,
): DailyOffer | null {
  const centsPerDay = sales.salesPerDay * sales.netCents
  if (centsPerDay <= 0) return null
  const perDay = payoutsPerDay(sales, daily.minimumCents)
  const payoutCents = centsPerDay / perDay
  const payoutsPerMonth = perDay * DAYS_IN_MONTH
  if (payoutCents > daily.maximumCents) return null
  return {
    daysGained: meanWaitDays(sales, other) - meanWaitDays(sales, daily),
    earnedMonthlyCents: centsPerDay * DAYS_IN_MONTH,
    payoutsPerMonth,
    payoutCents,
    feeCents: feeOf(payoutCents, payoutsPerMonth),
  }
}

/**
 * What daily brings in a month beyond its fee. `waitingCost`: what must be added to a cent that comes a year later to make
 * up for it, in cents. It grows with the days and not on itself, and no delay takes more than the cent is worth.
 */
export function monthlyAdvantageCents(
  offer: DailyOffer,
  waitingCost: number,
  { feeWeight }: FeeAttitude,
): number {
  const madeUpFor = (waitingCost * Math.max(0, offer.daysGained)) / DAYS_IN_YEAR
  const benefitCents = (offer.earnedMonthlyCents * madeUpFor) / (1 + madeUpFor)
  return benefitCents - feeWeight * offer.payoutsPerMonth * offer.feeCents
}

/**
 * The waiting cost that a creator must have more than to take daily; `null` where no waiting cost is enough: what daily
 * would have to bring in is more than all that they earn, or the money comes no sooner.
 */
export function waitingCostToTake(
  { daysGained, earnedMonthlyCents, payoutsPerMonth, feeCents }: DailyOffer,
  { feeWeight, inertiaMonthlyCents }: FeeAttitude,
): number | null {
  const neededCents = feeWeight * payoutsPerMonth * feeCents + inertiaMonthlyCents
  if (daysGained <= 0 || neededCents >= earnedMonthlyCents) return null
  const madeUpFor = neededCents / (earnedMonthlyCents - neededCents)
  return (madeUpFor * DAYS_IN_YEAR) / daysGained
}

/** Whether a creator who knows of daily payouts and may have them is on daily after a decision. */
export function wouldTake(
  isOnDaily: boolean,
  offer: DailyOffer | null,
  waitingCost: number,
  attitude: FeeAttitude,
): boolean {
  if (!offer) return false
  const advantageCents = monthlyAdvantageCents(offer, waitingCost, attitude)
  return isOnDaily
    ? advantageCents >= -attitude.inertiaMonthlyCents
    : advantageCents > attitude.inertiaMonthlyCents
}
