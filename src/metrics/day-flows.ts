/** What the figures of days are made of: rows of the readable views, each with the instant at which it happened. */
import type { PayoutState } from '../core/payout-state'
import { balanceSteps } from './balance-steps'
import type { DayFigures, PayoutTypeFigures } from './figures'
import { REVERSALS, SALES, salesOf } from './total-queries'

const CHANGES = 'payout_state_changes c JOIN payouts p USING (payout_id)'

/** A step that is taken again, where a protection is off, is not another one. */
const changesTo = (state: PayoutState): string =>
  `${CHANGES}\nWHERE to_state = '${state}' AND from_state IS NOT to_state`
const CAME_BACK = `${CHANGES}\nWHERE from_state = 'completed' AND to_state <> 'completed'`

/** What is counted or added up of rows that have an instant: the rows of a day make up that day's figure. */
export interface Flow {
  value: string
  /** A view, or several, and possibly a condition. */
  rows: string
}

const counted = (rows: string): Flow => ({ value: 'COUNT(*)', rows })
const summed = (column: string, rows: string): Flow => ({
  value: `COALESCE(SUM(${column}), 0)`,
  rows,
})

const narrowed = (rows: string, condition: string): string =>
  rows.includes('WHERE') ? `${rows}\n  AND ${condition}` : `${rows}\nWHERE ${condition}`

export const flowSql = ({ value, rows }: Flow, condition: string): string =>
  `SELECT ${value} FROM ${narrowed(rows, condition)}`

/** For each day with such rows, and for each group of them where they are divided: the day, the group, and the value. By day. */
export function flowByDaySql({ value, rows }: Flow, dividedBy: readonly string[] = []): string {
  const groups = ['substr(occurred_at, 1, 10)', ...dividedBy]
  return `SELECT ${[...groups, value].join(', ')} FROM ${rows} GROUP BY ${groups.join(', ')} ORDER BY 1`
}

/** The figures of a day that are one number for the whole marketplace. */
export type DayFigureName = {
  [Key in keyof DayFigures]: DayFigures[Key] extends number ? Key : never
}[keyof DayFigures]

/** What is owed is that of the end of the day, and all others are of what happened on it. */
export type DayFlowName = Exclude<DayFigureName, 'unpaidCents' | 'inTransitCents'>

export const DAY_FLOWS: Readonly<Record<DayFlowName, Flow>> = {
  sales: counted(SALES),
  salesGrossCents: summed('gross_cents', SALES),
  salesNetCents: summed('net_cents', SALES),
  refunds: counted(salesOf('refund')),
  chargebacks: counted(salesOf('chargeback')),
  reversalsNetCents: summed('net_cents', REVERSALS),
}

/** What is unpaid at the end of a day is all that was earned up to then, less what was paid out and what was in transit. */
export const EARNED = summed('net_cents', 'sales')
export const PAID_OUT = summed('paid_cents', balanceSteps())
export const PUT_IN_TRANSIT = summed('put_in_transit_cents', balanceSteps())

export const PAYOUT_FLOWS: Readonly<Record<keyof PayoutTypeFigures, Flow>> = {
  created: counted(changesTo('creating')),
  completed: counted(changesTo('completed')),
  completedAgain: counted(`${CHANGES}\nWHERE from_state = 'completed' AND to_state = 'completed'`),
  failed: counted(changesTo('failed')),
  cancelled: counted(changesTo('cancelled')),
  reversed: counted(changesTo('reversed')),
  returned: counted(changesTo('returned')),
  returnedAfterCompletion: counted(CAME_BACK),
  grossCents: summed('gross_cents', changesTo('completed')),
  netCents: summed('net_cents', changesTo('completed')),
  cameBackGrossCents: summed('gross_cents', CAME_BACK),
  cameBackNetCents: summed('net_cents', CAME_BACK),
  feeRevenueCents: summed(
    `iif(to_state = 'completed', fee_cents, -fee_cents)`,
    `${CHANGES}\nWHERE (to_state = 'completed') <> (from_state IS 'completed')`,
  ),
  costCents: summed(
    'amount_cents',
    `entries JOIN payouts USING (payout_id)\nWHERE account = 'payout_costs'`,
  ),
}
