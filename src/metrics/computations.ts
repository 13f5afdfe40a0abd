/**
 * The query behind each figure of the page, over the readable views. Anyone can run it on the
 * exported ledger and gets the same number. Tests compare each with the figure that was counted
 * during the run.
 */
import { isoFromInstant } from '../core/calendar'
import type { PayoutType } from '../core/vocabulary'
import { withClosedDays } from './closed-queries'
import {
  DAY_FLOWS,
  type DayFigureName,
  type DayFlowName,
  EARNED,
  flowSql,
  PAID_OUT,
  PAYOUT_FLOWS,
  PUT_IN_TRANSIT,
} from './day-flows'
import { instantsOf } from './lists/day-span'
import type { PayoutTypeFigures, RunTotals } from './figures'
import type { FigureName } from './headline-figure'
import { FIGURES, type QueryFacts } from './headline'
import type { DaySpan } from './lists/row-lists'
import { OWED_AGAIN, PAID_TWICE } from './paid-twice'
import type { BooksFigureName } from './stuck'
import {
  COMPLETED,
  count,
  COUNT_QUERIES,
  type CountName,
  SALES,
  sum,
  TOTAL_QUERIES,
} from './total-queries'

export type { DayFigureName } from './day-flows'
export type { CountName } from './total-queries'

export type CreatorFigureName =
  'sales' | 'earnedCents' | 'payouts' | 'paidCents' | 'feeCents' | 'unpaidCents' | 'inTransitCents'

/** Names one figure of the page. */
export type FigureReference =
  | { of: 'run'; name: FigureName }
  | { of: 'totals'; name: keyof RunTotals }
  | { of: 'counts'; name: CountName }
  | { of: 'processor_books'; name: BooksFigureName }
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
    case 'processor_books':
      return BOOKS_FIGURES[reference.name]
    case 'days':
      return DAY_FIGURES[reference.name](bounds(reference.span))
    case 'payouts_of_days':
      return flowSql(
        PAYOUT_FLOWS[reference.name],
        bounds(reference.span).on('occurred_at') +
          (reference.payoutType === null ? '' : `\n  AND payout_type = '${reference.payoutType}'`),
      )
    case 'creator':
      return CREATOR_FIGURES[reference.name](reference.creatorId)
  }
}

const BOOKS_FIGURES: Readonly<Record<BooksFigureName, string>> = {
  paidTwiceNotBackCents: PAID_TWICE,
  owedAgainCents: OWED_AGAIN,
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

const DAY_FIGURES: Readonly<Record<DayFigureName, OfDays>> = {
  ...(Object.fromEntries(
    Object.entries(DAY_FLOWS).map(([name, flow]): [string, OfDays] => [
      name,
      ({ on }) => flowSql(flow, on('occurred_at')),
    ]),
  ) as Record<DayFlowName, OfDays>),
  unpaidCents: ({ upTo }) =>
    `SELECT (${flowSql(EARNED, upTo)})
  - (${flowSql(PAID_OUT, upTo)})
  - (${flowSql(PUT_IN_TRANSIT, upTo)})`,
  inTransitCents: ({ upTo }) => flowSql(PUT_IN_TRANSIT, upTo),
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
