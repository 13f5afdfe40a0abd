/** The differences between the payout service and the one before daily payouts, counted by kind, with the first of each. */
import { DIFFERENCE_KINDS, type DifferenceKind, type PayoutPlan } from '../core/payout-plan'
import type { PayoutType } from '../core/vocabulary'
import { sum } from '../core/sum'
import type { Database, SqlValue } from '../ledger/database'

/** What a service planned for a creator; the figures are `null` where it paid nothing. */
export interface PlanFigures {
  action: PayoutPlan['action']
  payoutType: PayoutType | null
  periodEndDate: string | null
  grossCents: number | null
  feeCents: number | null
  netCents: number | null
  reason: string | null
}

/** One difference between the payout service and the one before daily payouts. */
export interface ServiceDifferenceExample {
  creatorId: number
  handle: string
  comparedAt: string
  /** For money paid instantly: the first day on which the old service could have paid all of it. */
  oldPaysOn: string | null
  current: PlanFigures
  old: PlanFigures
}

interface DifferencesOfKind {
  kind: DifferenceKind
  count: number
  creators: number
  currentGrossCents: number
  currentFeeCents: number
  oldGrossCents: number
  oldFeeCents: number
  /** The first few, in order of time. */
  examples: ServiceDifferenceExample[]
}

/** The payout service and the one before daily payouts, side by side. */
export interface ServiceComparisonFigures {
  /** Decisions on which both were asked, each time about one creator in one run. */
  compared: number
  /** Those on which both would have done the same. */
  agreed: number
  differences: number
  /** How many days after the instant payouts the old service could have paid, weighted by money; `null` without any. */
  daysLaterMean: number | null
  byKind: DifferencesOfKind[]
}

const EXAMPLES_PER_KIND = 3

const BY_KIND = `SELECT kind, COUNT(*), COUNT(DISTINCT creator_id),
  COALESCE(SUM(current_gross_cents), 0), COALESCE(SUM(current_fee_cents), 0),
  COALESCE(SUM(old_gross_cents), 0), COALESCE(SUM(old_fee_cents), 0)
  FROM service_differences GROUP BY kind`

const PLAN_COLUMNS = ['action', 'payout_type', 'period_end_date', 'gross_cents', 'fee_cents']
  .concat('net_cents', 'reason')
  .flatMap((column) => [`current_${column}`, `old_${column}`])

const FIRST_OF_KIND = `SELECT creator_id, handle, compared_at, old_pays_on, ${PLAN_COLUMNS.join(', ')}
  FROM service_differences JOIN ledger_creators USING (creator_id)
  WHERE kind = ? ORDER BY difference_id LIMIT ${EXAMPLES_PER_KIND}`

/** Weighted by money: a large payout that waits a day weighs more than a small one. */
const DAYS_LATER = `SELECT SUM(1.0 * current_gross_cents * (julianday(old_pays_on) - julianday(date(compared_at))))
  / SUM(current_gross_cents) FROM service_differences WHERE old_pays_on IS NOT NULL`

/** `counts` come from the adapter, since decisions on which both agree leave no rows. */
export function serviceComparisonOf(
  database: Database,
  counts: { compared: number; agreed: number },
): ServiceComparisonFigures {
  const byKind = database
    .statement(BY_KIND)
    .rows([])
    .map((row) => differencesOfKind(database, row))
    .toSorted((one, other) => positionOf(one) - positionOf(other))
  return {
    ...counts,
    differences: sum(byKind, ({ count }) => count),
    daysLaterMean: database.valueOf(DAYS_LATER) as number | null,
    byKind,
  }
}

const positionOf = ({ kind }: DifferencesOfKind): number => DIFFERENCE_KINDS.indexOf(kind)

function differencesOfKind(database: Database, row: SqlValue[]): DifferencesOfKind {
  const kind = row[0] as DifferenceKind
  return {
    kind,
    count: row[1] as number,
    creators: row[2] as number,
    currentGrossCents: row[3] as number,
    currentFeeCents: row[4] as number,
    oldGrossCents: row[5] as number,
    oldFeeCents: row[6] as number,
    examples: database.statement(FIRST_OF_KIND).rows([kind]).map(exampleOf),
  }
}

function exampleOf(row: SqlValue[]): ServiceDifferenceExample {
  const [creatorId, handle, comparedAt, oldPaysOn, ...plans] = row
  return {
    creatorId: creatorId as number,
    handle: handle as string,
    comparedAt: comparedAt as string,
    oldPaysOn: oldPaysOn as string | null,
    current: planOf(plans.filter((_value, index) => index % 2 === 0)),
    old: planOf(plans.filter((_value, index) => index % 2 === 1)),
  }
}

function planOf(values: SqlValue[]): PlanFigures {
  return {
    action: values[0] as PayoutPlan['action'],
    payoutType: values[1] as PayoutType | null,
    periodEndDate: values[2] as string | null,
    grossCents: values[3] as number | null,
    feeCents: values[4] as number | null,
    netCents: values[5] as number | null,
    reason: values[6] as string | null,
  }
}
