/**
 * The headline figures of all creators, estimated from the ledger of the simulated ones. Each
 * figure is computed from amounts of single creators, so that their spread within a stratum is
 * known.
 */
import { BASIS_POINTS_IN_WHOLE } from '../core/money'
import { unevenSellers, type UnevenSellers } from '../core/uneven-sample'
import type { Database } from '../ledger/database'
import { FIGURE_NAMES, type FigureName } from './headline-figure'
import type { Sample } from './sample'
import {
  onLogarithm,
  ratioOf,
  totalOf,
  type SampleEstimate,
  type Sampled,
} from './stratified-estimate'
import { dailyWaitsByCreatorSql, type WeeklyRun } from './wait-of-daily-money'

interface EstimateFacts extends WeeklyRun {
  database: Database
  /** By creator id: who can be paid daily, and who of them is. */
  eligible: ReadonlySet<number>
  onDaily: ReadonlySet<number>
}

/** Counted for all creators beside the headline figures. */
export const ESTIMATED_COUNTS = ['sales', 'payouts', 'payouts_completed', 'payout_gross'] as const
type EstimatedName = FigureName | (typeof ESTIMATED_COUNTS)[number]
/** `null` where there is nothing to measure, or too little to tell. */
export type SampleEstimates = Readonly<Record<EstimatedName, SampleEstimate | null>>

const PAYOUTS = `SELECT creator_id, COUNT(*),
  SUM(state = 'completed'), SUM(iif(state = 'completed', gross_cents, 0)), SUM(iif(state = 'completed', net_cents, 0)),
  SUM(cost_cents),
  SUM(state = 'completed' AND payout_type = 'instant'),
  SUM(iif(state = 'completed' AND payout_type = 'instant', fee_cents, 0)),
  SUM(iif(payout_type = 'instant', cost_cents, 0)),
  SUM(state = 'completed' AND payout_type = 'instant' AND payout_frequency = 'daily'),
  SUM(iif(state = 'completed' AND payout_type = 'instant' AND payout_frequency = 'daily', fee_cents, 0)),
  SUM(iif(payout_type = 'instant' AND payout_frequency = 'daily', cost_cents, 0))
FROM payouts GROUP BY 1`
const SALES = `SELECT creator_id, COUNT(*), SUM(gross_cents), SUM(net_cents) FROM sales WHERE kind = 'sale' GROUP BY 1`
const OWED = `SELECT creator_id,
  SUM(iif(state = 'processing', amount_cents, 0)) + MAX(SUM(iif(state = 'unpaid', amount_cents, 0)), 0),
  MAX(-SUM(iif(state = 'unpaid', amount_cents, 0)), 0)
FROM balances WHERE state IN ('unpaid', 'processing') GROUP BY 1`

/** What the queries give of one creator, and zeros of one whom a query does not find. */
interface Amounts {
  isEligible: number
  isOnDaily: number
  payouts: number
  completed: number
  grossCents: number
  netCents: number
  costCents: number
  instant: number
  instantFeeCents: number
  instantCostCents: number
  daily: number
  dailyFeeCents: number
  dailyCostCents: number
  sales: number
  salesGrossCents: number
  salesNetCents: number
  owedCents: number
  debtCents: number
  paidDailyCents: number
  /** Those cents × seconds. */
  waited: number
  gained: number
}

type AmountOf = (creator: Amounts) => number

interface RatioOfSums {
  sum: AmountOf
  over: AmountOf
  /** Above zero and without a bound. */
  isPositive?: boolean
  /** Between what the ratio can be, where that is bounded. */
  least?: number
  most?: number
}

const dailyMargin: AmountOf = (of) => of.dailyFeeCents - of.dailyCostCents
const instantMargin: AmountOf = (of) => of.instantFeeCents - of.instantCostCents

/** A figure is the sum of an amount over all creators, or over the sum of another one. */
const FIGURES: Readonly<Record<EstimatedName, AmountOf | RatioOfSums>> = {
  daily_margin: dailyMargin,
  other_instant_margin: (of) => instantMargin(of) - dailyMargin(of),
  instant_margin: instantMargin,
  payouts_margin: (of) => of.grossCents - of.netCents - of.costCents,
  payout_fee_revenue: (of) => of.grossCents - of.netCents,
  instant_fee_revenue: (of) => of.instantFeeCents,
  instant_processor_cost: (of) => of.instantCostCents,
  processor_cost: (of) => of.costCents,
  daily_payouts_completed: (of) => of.daily,
  other_instant_payouts_completed: (of) => of.instant - of.daily,
  instant_payouts_completed: (of) => of.instant,
  standard_payouts_completed: (of) => of.completed - of.instant,
  payout_net: (of) => of.netCents,
  creators_paid: (of) => Number(of.completed > 0),
  daily_wait_seconds: { sum: (of) => of.waited, over: (of) => of.paidDailyCents, isPositive: true },
  daily_sooner_seconds: { sum: (of) => of.gained, over: (of) => of.paidDailyCents },
  daily_share_of_eligible: {
    sum: (of) => BASIS_POINTS_IN_WHOLE * of.isOnDaily,
    over: (of) => of.isEligible,
    least: 0,
    most: BASIS_POINTS_IN_WHOLE,
  },
  sales_gross: (of) => of.salesGrossCents,
  sales_net: (of) => of.salesNetCents,
  owed_to_creators: (of) => of.owedCents,
  creator_debts: (of) => of.debtCents,
  sales: (of) => of.sales,
  payouts: (of) => of.payouts,
  payouts_completed: (of) => of.completed,
  payout_gross: (of) => of.grossCents,
}

/**
 * So many sampled creators must have something of a figure. Of fewer their spread says nothing: where all others have none,
 * the interval would have no width.
 */
export const TELLING_LEAST = 5

export function sampleEstimates(sample: Sample, facts: EstimateFacts): SampleEstimates {
  const creators = amountsOf(sample, facts)
  const sampled: Sampled = { strata: sample.strata, stratumOf: [...sample.stratumOf.values()] }
  const isWhole = sample.strata.every((stratum) => stratum.sampled === stratum.creators)
  const estimate = (name: EstimatedName): SampleEstimate | null => {
    const figure = FIGURES[name]
    const values = creators.map(typeof figure === 'function' ? figure : figure.sum)
    if (!isWhole && values.filter((value) => value !== 0).length < TELLING_LEAST) return null
    if (typeof figure === 'function') return inWholeUnits(totalOf(values, sampled))
    const found = ratioOf(values, creators.map(figure.over), sampled)
    if (!found) return null
    return inWholeUnits(figure.isPositive ? onLogarithm(found) : within(found, figure))
  }
  return Object.fromEntries(
    [...FIGURE_NAMES, ...ESTIMATED_COUNTS].map((name) => [name, estimate(name)]),
  ) as Record<EstimatedName, SampleEstimate | null>
}

/** Of the creators of a file who stand for others; `null` where there are none. */
export function unevenSellersOf(
  { strata, stratumOf }: Sample,
  database: Database,
): UnevenSellers | null {
  const standing = strata.findIndex(({ kind }) => kind === 'file')
  if (standing < 0) return null
  const cents = new Map(
    database
      .statement(SALES)
      .rows([])
      .map(([creatorId, , grossCents]) => [creatorId as number, grossCents as number]),
  )
  const members = [...stratumOf].filter(([, stratum]) => stratum === standing)
  return unevenSellers(members.map(([creatorId]) => cents.get(creatorId) ?? 0))
}

/** In the order of the sample. */
function amountsOf(
  { stratumOf }: Sample,
  { database, eligible, onDaily, ...run }: EstimateFacts,
): Amounts[] {
  const byCreator = (sql: string): ReadonlyMap<number, readonly number[]> =>
    new Map(
      (database.statement(sql).rows([]) as number[][]).map(([creatorId, ...amounts]) => [
        creatorId!,
        amounts,
      ]),
    )
  const payouts = byCreator(PAYOUTS)
  const sales = byCreator(SALES)
  const owed = byCreator(OWED)
  const waits = byCreator(dailyWaitsByCreatorSql(run))
  return [...stratumOf.keys()].map((creatorId) => {
    const ofPayouts = payouts.get(creatorId) ?? []
    const ofSales = sales.get(creatorId) ?? []
    const ofWaits = waits.get(creatorId) ?? []
    return {
      isEligible: Number(eligible.has(creatorId)),
      isOnDaily: Number(onDaily.has(creatorId)),
      payouts: ofPayouts[0] ?? 0,
      completed: ofPayouts[1] ?? 0,
      grossCents: ofPayouts[2] ?? 0,
      netCents: ofPayouts[3] ?? 0,
      costCents: ofPayouts[4] ?? 0,
      instant: ofPayouts[5] ?? 0,
      instantFeeCents: ofPayouts[6] ?? 0,
      instantCostCents: ofPayouts[7] ?? 0,
      daily: ofPayouts[8] ?? 0,
      dailyFeeCents: ofPayouts[9] ?? 0,
      dailyCostCents: ofPayouts[10] ?? 0,
      sales: ofSales[0] ?? 0,
      salesGrossCents: ofSales[1] ?? 0,
      salesNetCents: ofSales[2] ?? 0,
      owedCents: owed.get(creatorId)?.[0] ?? 0,
      debtCents: owed.get(creatorId)?.[1] ?? 0,
      paidDailyCents: ofWaits[0] ?? 0,
      waited: ofWaits[1] ?? 0,
      gained: ofWaits[2] ?? 0,
    }
  })
}

/** An interval by Student’s t may reach further than what it is of can. */
const within = (
  { value, low, high }: SampleEstimate,
  { least = -Infinity, most = Infinity }: RatioOfSums,
): SampleEstimate => ({ value, low: Math.max(low, least), high: Math.min(high, most) })

/** Cents, payouts, seconds. */
const inWholeUnits = ({ value, low, high }: SampleEstimate): SampleEstimate => ({
  value: Math.round(value),
  low: Math.round(low),
  high: Math.round(high),
})
