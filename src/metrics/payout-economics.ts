/**
 * What payouts earned the platform and what they cost it, over a whole run. Fees count once a
 * payout has completed. What processors charged is read from their own books, for failed payouts
 * too. For a sample it is an estimate for all creators: each creator's amounts count for as many
 * creators as they stand for, and sums are rounded to whole cents and whole numbers.
 */
import { sum } from 'd3'
import { DAYS_IN_CALENDAR_YEAR, SECONDS_IN_DAY } from '../core/calendar'
import { BASIS_POINTS_IN_WHOLE, type BasisPoints, type Cents } from '../core/money'
import type { Database } from '../ledger/database'
import type { SaleTotals } from '../ledger/sale-totals'
import type { CreatorOutcome } from './creator-outcomes'
import { PAID_CENTS } from '../ledger/paid-sales'
import { COMPLETED, CREDIT, INSTANT, SALE, STANDARD, UNPAID } from '../ledger/stored-codes'

export interface PayoutEconomics {
  /** Over which a month is averaged: those of the run, of a file up to its last sale. */
  days: number
  /**
   * Fees of completed payouts; the amounts and numbers of payouts below are of completed ones, too.
   */
  instantFeeCents: Cents
  otherFeeCents: Cents
  /** What processors charged. */
  instantCostCents: Cents
  standardCostCents: Cents
  /** For money that was paid out before its sale had settled. */
  costOfFundsCents: Cents
  /** What creators owe at the end. */
  unrecoveredDebtCents: Cents
  /** Fees, less costs, cost of funds and debts. */
  resultCents: Cents
  instantPayouts: number
  standardPayouts: number
  instantGrossCents: Cents
  instantNetCents: Cents
  /** Instant payouts whose fee is below what they cost. */
  payoutsBelowCost: number
  /** Creators who could be paid daily at the end. */
  eligible: number
  /** Those of them who are on the daily schedule. */
  takers: number
  /** Creators who were on the daily schedule at any time, eligible or not. */
  everTakers: number
  /** What buyers paid, of which some may have been taken back; and of it what they paid to those on daily at any time. */
  salesGrossCents: Cents
  everTakersSalesGrossCents: Cents
  /** What the platform charged for these sales beside card processing, and what of it went back with refunds and chargebacks. */
  saleFeeCents: Cents
  saleFeeReturnedCents: Cents
}

interface EconomicsFacts {
  database: Database
  days: number
  /** When the money of a sale has settled. */
  settlementDays: number
  fundsYearlyBasisPoints: BasisPoints
  /** Ids of the creators who can be paid daily. */
  eligible: ReadonlySet<number>
  standsFor: (creatorId: number) => number
  creators: readonly Pick<CreatorOutcome, 'handle' | 'isTaker' | 'everTaker' | 'standsFor'>[]
  /** Of the whole run. */
  sales: Pick<SaleTotals, 'of'>
}

const SECONDS_IN_YEAR = DAYS_IN_CALENDAR_YEAR * SECONDS_IN_DAY

const AMOUNTS_SQL = `
WITH charged AS (
  SELECT payout_id, SUM(cost_cents) AS cost_cents FROM books_payouts GROUP BY payout_id
)
SELECT creator_id, payout_type,
  COALESCE(SUM(iif(state = ${COMPLETED}, fee_cents, 0)), 0), COALESCE(SUM(charged.cost_cents), 0),
  SUM(state = ${COMPLETED}), COALESCE(SUM(iif(state = ${COMPLETED}, gross_cents, 0)), 0),
  COALESCE(SUM(iif(state = ${COMPLETED}, net_cents, 0)), 0),
  SUM(state = ${COMPLETED} AND fee_cents < COALESCE(charged.cost_cents, 0))
FROM ledger_payouts LEFT JOIN charged USING (payout_id) GROUP BY creator_id, payout_type`

/** A run that closes days simulates everyone. */
const CLOSED_AMOUNTS_SQL = `
SELECT NULL, payout_type, SUM(iif(state = ${COMPLETED}, fee_cents, 0)), SUM(charged_cents),
  SUM(iif(state = ${COMPLETED}, payouts, 0)), SUM(iif(state = ${COMPLETED}, gross_cents, 0)),
  SUM(iif(state = ${COMPLETED}, net_cents, 0)), SUM(below_cost)
FROM ledger_closed_payouts GROUP BY payout_type`

const CLOSED_ADVANCES_SQL =
  'SELECT COALESCE(SUM(unsettled_cent_seconds), 0.0) FROM ledger_closed_payouts'

/**
 * For each payout with a sale that had not settled when the payout was created: its net, the sum of
 * its sales and credits, and, for the unsettled ones, cents times the seconds that were missing.
 * What was taken back of a sale in the same balance is not in the payout. `?1`: seconds from a sale
 * until it has settled.
 */
const ADVANCES_SQL = `
SELECT p.creator_id, p.net_cents, SUM(${PAID_CENTS}), SUM(
  iif(s.kind = ${SALE}, ${PAID_CENTS} * MAX(0, s.occurred_at + ?1 - p.created_at), 0)) AS cent_seconds
FROM ledger_payouts p JOIN ledger_payout_balances USING (payout_id) JOIN ledger_sales s USING (balance_id)
WHERE p.state = ${COMPLETED} AND s.kind IN (${SALE}, ${CREDIT}) AND ${PAID_CENTS} > 0
GROUP BY p.payout_id HAVING cent_seconds > 0 ORDER BY p.payout_id`

const DEBTS_SQL = `
SELECT creator_id, -SUM(amount_cents) AS cents FROM ledger_balances WHERE state = ${UNPAID}
GROUP BY creator_id HAVING cents > 0`

export function payoutEconomics(facts: EconomicsFacts): PayoutEconomics {
  const { database, creators, standsFor } = facts
  const amounts = amountsByType(facts)
  const [instant, standard] = [amounts(INSTANT), amounts(STANDARD)]
  const costOfFundsCents = costOfFunds(facts)
  const debts = database.statement(DEBTS_SQL).rows([]) as [number, Cents][]
  const unrecoveredDebtCents = wholeSum(debts, ([creatorId, cents]) => standsFor(creatorId) * cents)
  return {
    days: facts.days,
    instantFeeCents: instant.feeCents,
    otherFeeCents: standard.feeCents,
    instantCostCents: instant.costCents,
    standardCostCents: standard.costCents,
    costOfFundsCents,
    unrecoveredDebtCents,
    resultCents:
      instant.feeCents +
      standard.feeCents -
      instant.costCents -
      standard.costCents -
      costOfFundsCents -
      unrecoveredDebtCents,
    instantPayouts: instant.completed,
    standardPayouts: standard.completed,
    instantGrossCents: instant.grossCents,
    instantNetCents: instant.netCents,
    payoutsBelowCost: instant.belowCost,
    eligible: wholeSum([...facts.eligible], standsFor),
    takers: wholeSum(creators, (one) => (one.isTaker ? one.standsFor : 0)),
    everTakers: wholeSum(creators, (one) => (one.everTaker ? one.standsFor : 0)),
    ...soldBy(facts),
  }
}

const IDS_SQL = 'SELECT handle, creator_id FROM ledger_creators'

type SoldFigure =
  'salesGrossCents' | 'everTakersSalesGrossCents' | 'saleFeeCents' | 'saleFeeReturnedCents'

function soldBy({ database, creators, sales }: EconomicsFacts): Pick<PayoutEconomics, SoldFigure> {
  const ids = new Map(database.statement(IDS_SQL).rows([]) as [string, number][])
  const sold = creators.map((one) => ({ ...one, ...sales.of(ids.get(one.handle)!) }))
  return {
    salesGrossCents: wholeSum(sold, (one) => one.standsFor * one.grossCents),
    everTakersSalesGrossCents: wholeSum(sold, (one) =>
      one.everTaker ? one.standsFor * one.grossCents : 0,
    ),
    saleFeeCents: wholeSum(sold, (one) => one.standsFor * one.saleFeeCents),
    saleFeeReturnedCents: wholeSum(sold, (one) => one.standsFor * one.saleFeeReturnedCents),
  }
}

const wholeSum = <One>(all: readonly One[], of: (one: One) => number): number =>
  Math.round(sum(all, of))

interface Amounts {
  feeCents: Cents
  costCents: Cents
  completed: number
  grossCents: Cents
  netCents: Cents
  belowCost: number
}

type AmountsRow = readonly [creatorId: number | null, payoutType: number, ...amounts: number[]]

function amountsByType({ database, standsFor }: EconomicsFacts): (payoutType: number) => Amounts {
  const rows = [AMOUNTS_SQL, CLOSED_AMOUNTS_SQL].flatMap(
    (sql) => database.statement(sql).rows([]) as unknown as AmountsRow[],
  )
  return (payoutType) => {
    const ofType = rows.filter(([, type]) => type === payoutType)
    const total = (column: number): number =>
      wholeSum(ofType, (row) => (row[0] === null ? 1 : standsFor(row[0])) * row[column]!)
    return {
      feeCents: total(2),
      costCents: total(3),
      completed: total(4),
      grossCents: total(5),
      netCents: total(6),
      belowCost: total(7),
    }
  }
}

/** Simple interest on each cent for the seconds that its sale had yet to settle, the sum rounded to a whole cent. */
function costOfFunds(facts: EconomicsFacts): Cents {
  const { database, settlementDays, fundsYearlyBasisPoints, standsFor } = facts
  const rows = database.statement(ADVANCES_SQL).rows([settlementDays * SECONDS_IN_DAY])
  const centSeconds = (rows as number[][]).reduce(
    (all, [creatorId, netCents, soldCents, unsettled]) =>
      all + (standsFor(creatorId!) * (unsettled! * netCents!)) / soldCents!,
    database.valueOf(CLOSED_ADVANCES_SQL) as number,
  )
  return Math.round(
    (centSeconds * fundsYearlyBasisPoints) / (BASIS_POINTS_IN_WHOLE * SECONDS_IN_YEAR),
  )
}
