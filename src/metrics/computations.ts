/**
 * The query behind each figure of the page, over the readable views. Anyone can run it on the
 * exported ledger and gets the same number. Tests compare each with the figure that was counted
 * during the run.
 */
import { isoFromInstant } from '../core/calendar'
import type { PayoutType } from '../core/vocabulary'
import { withClosedDays } from './closed-queries'
import { instantsOf } from './day-span'
import type { DayFigures, FigureName, PayoutTypeFigures, RunTotals } from './figures'
import { FIGURES, type QueryFacts } from './headline'
import type { DaySpan } from './row-lists'
import {
  COMPLETED,
  count,
  COUNT_QUERIES,
  type CountName,
  REVERSALS,
  SALES,
  salesOf,
  sum,
  TOTAL_QUERIES,
} from './total-queries'

export type { CountName } from './total-queries'

/** The figures of a day that are one number for the whole marketplace. */
export type DayFigureName = {
  [Key in keyof DayFigures]: DayFigures[Key] extends number ? Key : never
}[keyof DayFigures]

export type CreatorFigureName =
  'sales' | 'earnedCents' | 'payouts' | 'paidCents' | 'feeCents' | 'unpaidCents' | 'inTransitCents'

/** Names one figure of the page. */
export type FigureReference =
  | { of: 'run'; name: FigureName }
  | { of: 'totals'; name: keyof RunTotals }
  | { of: 'counts'; name: CountName }
  /** A figure of some days together; what is owed is that of the end of the last day. */
  | { of: 'days'; span: DaySpan; name: DayFigureName }
  /** A figure of one payout type, or of all payouts. */
  | {
      of: 'payouts_of_days'
      span: DaySpan
      name: keyof PayoutTypeFigures
      payoutType: PayoutType | null
    }
  | { of: 'creator'; creatorId: number; name: CreatorFigureName }

export function queryOf(reference: FigureReference, facts: QueryFacts): string {
  const query = queryOfRows(reference, facts)
  return facts.hasClosedDays ? withClosedDays(query) : query
}

function queryOfRows(reference: FigureReference, facts: QueryFacts): string {
  switch (reference.of) {
    case 'run':
      return FIGURES[reference.name].sql(facts)
    case 'totals':
      return TOTAL_QUERIES[reference.name]
    case 'counts':
      return COUNT_QUERIES[reference.name]
    case 'days':
      return DAY_FIGURES[reference.name](bounds(reference.span))
    case 'payouts_of_days':
      return PAYOUT_FIGURES[reference.name](
        bounds(reference.span),
        reference.payoutType === null ? '' : `\n  AND payout_type = '${reference.payoutType}'`,
      )
    case 'creator':
      return CREATOR_FIGURES[reference.name](reference.creatorId)
  }
}

interface Bounds {
  /** When something happened on these days; instants are text that sorts by time. */
  on: (column: string) => string
  upTo: string
}

function bounds(span: DaySpan): Bounds {
  const next = isoFromInstant(instantsOf(span)[1]).slice(0, 'YYYY-MM-DD'.length)
  return {
    on: (column) => `${column} >= '${span.from}' AND ${column} < '${next}'`,
    upTo: `occurred_at < '${next}'`,
  }
}

type OfDays = (bounds: Bounds) => string

const salesOfDays =
  (select: (from: string) => string, sales: string): OfDays =>
  ({ on }) =>
    select(`${sales}\n  AND ${on('occurred_at')}`)

const CHANGES = 'payout_state_changes c JOIN payouts p USING (payout_id)'

const CAME_BACK = `to_state = 'returned' AND from_state = 'completed'`

const inTransitSql: OfDays = ({ upTo }) =>
  sum('-amount_cents', `entries\nWHERE account = 'payouts_in_transit' AND ${upTo}`)

const DAY_FIGURES: Readonly<Record<DayFigureName, OfDays>> = {
  sales: salesOfDays(count, SALES),
  salesGrossCents: salesOfDays((from) => sum('gross_cents', from), SALES),
  salesNetCents: salesOfDays((from) => sum('net_cents', from), SALES),
  refunds: salesOfDays(count, salesOf('refund')),
  chargebacks: salesOfDays(count, salesOf('chargeback')),
  reversalsNetCents: salesOfDays((from) => sum('net_cents', from), REVERSALS),
  /** Earned, less what was paid out, less what was in transit. */
  unpaidCents: (bounds) =>
    `SELECT (${sum('net_cents', `sales\nWHERE ${bounds.upTo}`)})
  - (${sum(`iif(to_state = 'completed', gross_cents, -gross_cents)`, `${CHANGES}\nWHERE (to_state = 'completed' OR ${CAME_BACK}) AND ${bounds.upTo}`)})
  - (${inTransitSql(bounds)})`,
  inTransitCents: inTransitSql,
}

type PayoutsOfDays = (bounds: Bounds, ofType: string) => string

const changesOfDays =
  (select: (from: string) => string, condition: string): PayoutsOfDays =>
  ({ on }, ofType) =>
    select(`${CHANGES}\nWHERE ${condition}\n  AND ${on('occurred_at')}${ofType}`)

const PAYOUT_FIGURES: Readonly<Record<keyof PayoutTypeFigures, PayoutsOfDays>> = {
  created: changesOfDays(count, `to_state = 'creating'`),
  completed: changesOfDays(count, `to_state = 'completed'`),
  failed: changesOfDays(count, `to_state = 'failed'`),
  cancelled: changesOfDays(count, `to_state = 'cancelled'`),
  reversed: changesOfDays(count, `to_state = 'reversed'`),
  returned: changesOfDays(count, `to_state = 'returned'`),
  returnedAfterCompletion: changesOfDays(count, CAME_BACK),
  grossCents: changesOfDays((from) => sum('gross_cents', from), `to_state = 'completed'`),
  netCents: changesOfDays((from) => sum('net_cents', from), `to_state = 'completed'`),
  feeRevenueCents: changesOfDays(
    (from) => sum(`iif(to_state = 'completed', fee_cents, -fee_cents)`, from),
    `(to_state = 'completed' OR ${CAME_BACK})`,
  ),
  costCents: ({ on }, ofType) =>
    sum(
      'amount_cents',
      `entries JOIN payouts USING (payout_id)\nWHERE account = 'payout_costs'\n  AND ${on('occurred_at')}${ofType}`,
    ),
}

const CREATOR_FIGURES: Readonly<Record<CreatorFigureName, (creatorId: number) => string>> = {
  sales: (id) => count(`${SALES} AND creator_id = ${id}`),
  earnedCents: (id) => sum('net_cents', `sales\nWHERE creator_id = ${id}`),
  payouts: (id) => count(`${COMPLETED} AND creator_id = ${id}`),
  paidCents: (id) => sum('net_cents', `${COMPLETED} AND creator_id = ${id}`),
  feeCents: (id) => sum('fee_cents', `${COMPLETED} AND creator_id = ${id}`),
  unpaidCents: (id) =>
    sum('amount_cents', `balances\nWHERE state = 'unpaid' AND creator_id = ${id}`),
  inTransitCents: (id) =>
    sum('amount_cents', `balances\nWHERE state = 'processing' AND creator_id = ${id}`),
}
