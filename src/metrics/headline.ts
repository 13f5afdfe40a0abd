/**
 * The headline figures, each by two ways: counted while the run went on, and as a query over the readable views
 * that anyone can run on the exported ledger. A test compares the two.
 */
import { BASIS_POINTS_IN_WHOLE } from '../core/money'
import type { PayoutGate, PayoutPolicy } from '../core/policy'
import { isoFromDay, type Day } from '../core/calendar'
import { isBoundToInstantCountries } from '../core/rails'
import { payingHolder, RAILS, type Rail } from '../core/vocabulary'
import type { FigureBound, FigureName, FigureUnit, RunTotals, TimeToCash } from './figures'

export interface HeadlineFacts {
  totals: RunTotals
  instantPayoutsCompleted: number
  standardPayoutsCompleted: number
  timeToCash: readonly TimeToCash[]
  /** Creators who could be on daily payouts now, and those of them who are. */
  eligibleForDaily: number
  eligibleOnDaily: number
  creatorsPaid: number
}

interface FigureDefinition {
  unit: FigureUnit
  value: (facts: HeadlineFacts) => number | null
  sql: (policy: PayoutPolicy, today: Day) => string
  /** What the figure is where processors have charged for instant payouts without being heard. */
  boundByUnheardCosts?: FigureBound
}

const completedSum = (column: string, payoutType?: string): string =>
  `SELECT COALESCE(SUM(${column}), 0) FROM payouts\nWHERE state = 'completed'${payoutType ? ` AND payout_type = '${payoutType}'` : ''}`

const completedCount = (payoutType: string): string =>
  `SELECT COUNT(*) FROM payouts\nWHERE state = 'completed' AND payout_type = '${payoutType}'`

const INSTANT_COST_SQL = `SELECT COALESCE(SUM(cost_cents), 0) FROM payouts\nWHERE payout_type = 'instant'`

/** Money-weighted mean seconds from sale to cash of one group of schedules. */
const meanSecondsSql = (schedules: string): string =>
  `SELECT SUM((unixepoch(p.completed_at) - unixepoch(s.occurred_at)) * s.net_cents) * 1.0 / SUM(s.net_cents)
  FROM sales s JOIN payout_balances USING (balance_id) JOIN payouts p USING (payout_id)
  WHERE p.state = 'completed' AND s.kind = 'sale' AND p.payout_frequency ${schedules}
    AND NOT EXISTS (SELECT 1 FROM sales r WHERE r.reversed_sale_id = s.sale_id AND r.balance_id = s.balance_id)`

const listed = (rails: readonly Rail[]): string => rails.map((rail) => `'${rail}'`).join(', ')
const RAILS_OF_EVERY_COUNTRY = listed(RAILS.filter((rail) => !isBoundToInstantCountries(rail)))
const RAILS_PAID_FROM_PLATFORM = listed(RAILS.filter((rail) => payingHolder(rail) === 'platform'))

/** Who is paid at all: what the policy's gates ask of the creator alone. */
function standingSql(policy: PayoutPolicy): string {
  const heldInPart = policy.chargebackReserveBasisPoints < BASIS_POINTS_IN_WHOLE
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

function eligibleShareSql(policy: PayoutPolicy, today: Day): string {
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

function meanSeconds(times: readonly TimeToCash[]): number | null {
  const netCents = times.reduce((sum, time) => sum + time.netCents, 0)
  if (netCents === 0) return null
  return times.reduce((sum, time) => sum + time.meanSeconds * time.netCents, 0) / netCents
}

/** By how many seconds the money of daily creators came sooner than that of everyone else. */
function secondsSooner(times: readonly TimeToCash[]): number | null {
  const daily = meanSeconds(times.filter((time) => time.frequency === 'daily'))
  const others = meanSeconds(times.filter((time) => time.frequency !== 'daily'))
  return daily === null || others === null ? null : Math.round(others - daily)
}

export const FIGURES: Readonly<Record<FigureName, FigureDefinition>> = {
  instant_margin: {
    unit: 'cents',
    boundByUnheardCosts: 'at_most',
    value: ({ totals }) => totals.instantFeeRevenue - totals.instantProcessorCost,
    sql: () => `SELECT (${completedSum('fee_cents', 'instant')})\n  - (${INSTANT_COST_SQL})`,
  },
  instant_fee_revenue: {
    unit: 'cents',
    value: ({ totals }) => totals.instantFeeRevenue,
    sql: () => completedSum('fee_cents', 'instant'),
  },
  instant_processor_cost: {
    unit: 'cents',
    boundByUnheardCosts: 'at_least',
    value: ({ totals }) => totals.instantProcessorCost,
    sql: () => INSTANT_COST_SQL,
  },
  instant_payouts_completed: {
    unit: 'count',
    value: (facts) => facts.instantPayoutsCompleted,
    sql: () => completedCount('instant'),
  },
  standard_payouts_completed: {
    unit: 'count',
    value: (facts) => facts.standardPayoutsCompleted,
    sql: () => completedCount('standard'),
  },
  payout_net: {
    unit: 'cents',
    value: ({ totals }) => totals.payoutNet,
    sql: () => completedSum('net_cents'),
  },
  sales_gross: {
    unit: 'cents',
    value: ({ totals }) => totals.salesGross,
    sql: () => `SELECT COALESCE(SUM(gross_cents), 0) FROM sales\nWHERE kind = 'sale'`,
  },
  sales_net: {
    unit: 'cents',
    value: ({ totals }) => totals.salesNet,
    sql: () => `SELECT COALESCE(SUM(net_cents), 0) FROM sales\nWHERE kind = 'sale'`,
  },
  owed_to_creators: {
    unit: 'cents',
    value: ({ totals }) => totals.unpaid + totals.inTransit,
    sql: () =>
      `SELECT COALESCE(SUM(amount_cents), 0) FROM balances\nWHERE state IN ('unpaid', 'processing')`,
  },
  daily_share_of_eligible: {
    unit: 'basis-points',
    value: ({ eligibleForDaily, eligibleOnDaily }) =>
      eligibleForDaily === 0 ? null : Math.round((eligibleOnDaily / eligibleForDaily) * 10_000),
    sql: eligibleShareSql,
  },
  daily_sooner_seconds: {
    unit: 'seconds',
    value: ({ timeToCash }) => secondsSooner(timeToCash),
    sql: () =>
      `SELECT CAST(ROUND(\n  (${meanSecondsSql(`<> 'daily'`)})\n  - (${meanSecondsSql(`= 'daily'`)})) AS INTEGER)`,
  },
  creators_paid: {
    unit: 'count',
    value: (facts) => facts.creatorsPaid,
    sql: () => `SELECT COUNT(DISTINCT creator_id) FROM payouts\nWHERE state = 'completed'`,
  },
}
