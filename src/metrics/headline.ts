/**
 * The headline figures, each computed in two ways: counted during the run, and as a query over the
 * readable views that anyone can run on the exported ledger. A test compares the two.
 */
import { BASIS_POINTS_IN_WHOLE } from '../core/money'
import type { PayoutGate, PayoutPolicy } from '../core/policy'
import { isoFromDay, type Day } from '../core/calendar'
import type { Scenario } from '../scenario/schema'
import { isBoundToInstantCountries } from '../core/rails'
import { payingHolder, RAILS, type Rail } from '../core/vocabulary'
import type { StandingPayouts } from './day-counter'
import type { ProcessorBooks } from './stuck'
import type { RunTotals, WaitsOfDailyMoney } from './figures'
import type { FigureBound, FigureName, FigureUnit } from './headline-figure'
import { COMPLETED, count, INSTANT, sum, TOTAL_QUERIES } from './total-queries'
import { dailyWaitSql, soonerThanWeeklySql, type HolidayRules } from './wait-of-daily-money'

type Amounts = Pick<StandingPayouts, 'created' | 'completed' | 'feeCents' | 'costCents'>

export interface HeadlineFacts {
  totals: RunTotals
  standard: Amounts
  instant: Amounts
  /** The part of the instant ones that is on the daily schedule. */
  daily: Amounts
  waitsOfDailyMoney: WaitsOfDailyMoney | null
  /** Creators who could be on daily payouts now, and those of them who are. */
  eligibleForDaily: number
  eligibleOnDaily: number
  creatorsPaid: number
}

/** What a query needs to know of the run: its rules now, its first and last day, and what its scenario says of processors. */
export interface QueryFacts {
  policy: PayoutPolicy
  startDay: Day
  today: Day
  scenario: Scenario
  holidays: HolidayRules | null
  /** Whether rows have left the ledger, which then has sums of them. */
  hasClosedDays: boolean
}

interface FigureDefinition {
  unit: FigureUnit
  value: (facts: HeadlineFacts) => number | null
  sql: (facts: QueryFacts) => string
  /** What the figure is where processors have charged for its payouts without being heard. */
  unheardCosts?: {
    bound: FigureBound
    of: 'instant' | 'all'
    /** How many payouts the figure is of: where there are none, no cost of theirs is left out. */
    payouts: (facts: HeadlineFacts) => number
  }
}

const ON_DAILY = ` AND payout_frequency = 'daily'`
const ON_OTHERS = ` AND payout_frequency <> 'daily'`

const marginSql = (feeSql: string, costSql: string): string =>
  `SELECT (${feeSql})\n  - (${costSql})`

const instantMarginSql = (schedule: string): string =>
  marginSql(
    sum('fee_cents', `${COMPLETED} AND ${INSTANT}${schedule}`),
    sum('cost_cents', `payouts\nWHERE ${INSTANT}${schedule}`),
  )

const instantCountSql = (schedule = ''): string => count(`${COMPLETED} AND ${INSTANT}${schedule}`)

const payoutsMade = ({ standard, instant }: HeadlineFacts): number =>
  standard.created + instant.created

const marginOf = ({ feeCents, costCents }: Amounts): number => feeCents - costCents

const listed = (rails: readonly Rail[]): string => rails.map((rail) => `'${rail}'`).join(', ')
const RAILS_OF_EVERY_COUNTRY = listed(RAILS.filter((rail) => !isBoundToInstantCountries(rail)))
const RAILS_PAID_FROM_PLATFORM = listed(RAILS.filter((rail) => payingHolder(rail) === 'platform'))

/** Who is paid at all: what the policy's gates ask of the creator alone. */
function standingSql(policy: PayoutPolicy): string {
  const heldInPart =
    policy.chargebackReserveBasisPoints < BASIS_POINTS_IN_WHOLE &&
    policy.instantDuringChargebackHold
  const conditions: Partial<Record<PayoutGate, string>> = {
    compliance: policy.compliantOnly
      ? `compliance = 'compliant'`
      : `compliance NOT LIKE 'suspended%'`,
    guardian: 'under_age_without_guardian = 0',
    paused: heldInPart
      ? `NOT EXISTS (SELECT 1 FROM pauses p WHERE p.creator_id = c.creator_id
    AND p.ended_at IS NULL AND p.source <> 'chargeback_rate')`
      : 'paused = 0',
  }
  const asked = policy.gates.flatMap((gate) => conditions[gate] ?? [])
  return asked.length === 0 ? 'TRUE' : asked.join(' AND ')
}

function eligibleShareSql({ policy, today }: QueryFacts): string {
  const countries = policy.instantCountries.map((country) => `'${country}'`).join(', ')
  const openedBy = isoFromDay(today - policy.instantAccountAgeDaysMinimum)
  return `SELECT CAST(ROUND(AVG(payout_frequency = 'daily') * 10000) AS INTEGER) FROM creators c
WHERE ${standingSql(policy)} AND instant_capable = 1
  AND (bank_account = 'linked' OR rail IN (${RAILS_PAID_FROM_PLATFORM}))
  AND (country IN (${countries || "''"}) OR rail IN (${RAILS_OF_EVERY_COUNTRY}))
  AND account_opened_on <= '${openedBy}'
  AND completed_payouts_before + (SELECT COUNT(*) FROM payouts p
    WHERE p.creator_id = c.creator_id AND p.state = 'completed') >= ${policy.instantCompletedPayoutsMinimum}`
}

/** What a figure is known to leave out by the processors' books, and on which side of the true one it therefore is. */
export function boundOf(
  name: FigureName,
  facts: HeadlineFacts,
  books: ProcessorBooks,
): FigureBound | null {
  const { unheardCosts } = FIGURES[name]
  if (!unheardCosts || unheardCosts.payouts(facts) === 0) return null
  const cents =
    unheardCosts.of === 'instant' ? books.unheardInstantCostCents : books.unheardCostCents
  return cents > 0 ? unheardCosts.bound : null
}

export const FIGURES: Readonly<Record<FigureName, FigureDefinition>> = {
  daily_margin: {
    unit: 'cents',
    unheardCosts: { bound: 'at_most', of: 'instant', payouts: ({ daily }) => daily.created },
    value: ({ daily }) => marginOf(daily),
    sql: () => instantMarginSql(ON_DAILY),
  },
  other_instant_margin: {
    unit: 'cents',
    unheardCosts: {
      bound: 'at_most',
      of: 'instant',
      payouts: ({ instant, daily }) => instant.created - daily.created,
    },
    value: ({ instant, daily }) => marginOf(instant) - marginOf(daily),
    sql: () => instantMarginSql(ON_OTHERS),
  },
  instant_margin: {
    unit: 'cents',
    unheardCosts: { bound: 'at_most', of: 'instant', payouts: ({ instant }) => instant.created },
    value: ({ instant }) => marginOf(instant),
    sql: () => marginSql(TOTAL_QUERIES.instantFeeRevenue, TOTAL_QUERIES.instantProcessorCost),
  },
  payouts_margin: {
    unit: 'cents',
    unheardCosts: { bound: 'at_most', of: 'all', payouts: payoutsMade },
    value: ({ totals }) => totals.payoutFee - totals.processorCost,
    sql: () => marginSql(TOTAL_QUERIES.payoutFee, TOTAL_QUERIES.processorCost),
  },
  payout_fee_revenue: {
    unit: 'cents',
    value: ({ totals }) => totals.payoutFee,
    sql: () => TOTAL_QUERIES.payoutFee,
  },
  instant_fee_revenue: {
    unit: 'cents',
    value: ({ totals }) => totals.instantFeeRevenue,
    sql: () => TOTAL_QUERIES.instantFeeRevenue,
  },
  instant_processor_cost: {
    unit: 'cents',
    unheardCosts: { bound: 'at_least', of: 'instant', payouts: ({ instant }) => instant.created },
    value: ({ totals }) => totals.instantProcessorCost,
    sql: () => TOTAL_QUERIES.instantProcessorCost,
  },
  processor_cost: {
    unit: 'cents',
    unheardCosts: { bound: 'at_least', of: 'all', payouts: payoutsMade },
    value: ({ totals }) => totals.processorCost,
    sql: () => TOTAL_QUERIES.processorCost,
  },
  daily_payouts_completed: {
    unit: 'count',
    value: ({ daily }) => daily.completed,
    sql: () => instantCountSql(ON_DAILY),
  },
  other_instant_payouts_completed: {
    unit: 'count',
    value: ({ instant, daily }) => instant.completed - daily.completed,
    sql: () => instantCountSql(ON_OTHERS),
  },
  instant_payouts_completed: {
    unit: 'count',
    value: ({ instant }) => instant.completed,
    sql: () => instantCountSql(),
  },
  standard_payouts_completed: {
    unit: 'count',
    value: ({ standard }) => standard.completed,
    sql: () => count(`${COMPLETED} AND payout_type = 'standard'`),
  },
  payout_net: {
    unit: 'cents',
    value: ({ totals }) => totals.payoutNet,
    sql: () => TOTAL_QUERIES.payoutNet,
  },
  sales_gross: {
    unit: 'cents',
    value: ({ totals }) => totals.salesGross,
    sql: () => TOTAL_QUERIES.salesGross,
  },
  sales_net: {
    unit: 'cents',
    value: ({ totals }) => totals.salesNet,
    sql: () => TOTAL_QUERIES.salesNet,
  },
  owed_to_creators: {
    unit: 'cents',
    value: ({ totals }) => totals.unpaid + totals.creatorDebts + totals.inTransit,
    sql: () =>
      `SELECT COALESCE(SUM(amount_cents), 0) + (${TOTAL_QUERIES.creatorDebts})\nFROM balances WHERE state IN ('unpaid', 'processing')`,
  },
  creator_debts: {
    unit: 'cents',
    value: ({ totals }) => totals.creatorDebts,
    sql: () => TOTAL_QUERIES.creatorDebts,
  },
  daily_share_of_eligible: {
    unit: 'basis-points',
    value: ({ eligibleForDaily, eligibleOnDaily }) =>
      eligibleForDaily === 0 ? null : Math.round((eligibleOnDaily / eligibleForDaily) * 10_000),
    sql: eligibleShareSql,
  },
  daily_wait_seconds: {
    unit: 'seconds',
    value: ({ waitsOfDailyMoney: waits }) => waits && Math.round(waits.daily.meanSeconds),
    sql: dailyWaitSql,
  },
  daily_sooner_seconds: {
    unit: 'seconds',
    value: ({ waitsOfDailyMoney: waits }) =>
      waits && Math.round(waits.weekly.meanSeconds - waits.daily.meanSeconds),
    sql: soonerThanWeeklySql,
  },
  creators_paid: {
    unit: 'count',
    value: (facts) => facts.creatorsPaid,
    sql: () => `SELECT COUNT(DISTINCT creator_id) FROM ${COMPLETED}`,
  },
}
