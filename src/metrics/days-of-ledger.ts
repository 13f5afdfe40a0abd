/** The figures of the days of a run as its ledger has them, in place of what was counted while the run went on. */
import type { PayoutType } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import {
  DAY_FLOWS,
  EARNED,
  type Flow,
  flowByDaySql,
  PAID_OUT,
  PAYOUT_FLOWS,
  PUT_IN_TRANSIT,
} from './day-flows'
import { emptyDay } from './day-counter'
import type { DailyScheduleFigures, DayFigures, PayoutTypeFigures } from './figures'

const PAYOUT_GROUPS = ['payout_type', `payout_frequency = 'daily'`]

type NameOf<Shape> = keyof Shape & string
const namesOf = <Shape extends object>(shape: Shape): NameOf<Shape>[] =>
  Object.keys(shape) as NameOf<Shape>[]

/**
 * All rows of the days must still be in the ledger. Whom runs skipped and what checks found stays as it was counted: the
 * ledger has no rows of it.
 */
export function daysOfLedger(database: Database, counted: readonly DayFigures[]): DayFigures[] {
  const rowsOf = <Row>(flow: Flow, dividedBy: readonly string[] = []): Row[] =>
    database.statement(flowByDaySql(flow, dividedBy)).rows([]) as Row[]
  const days = counted.map(({ day, skips, violations }) => ({
    ...emptyDay(day),
    skips,
    violations,
  }))
  const byDay = new Map(days.map((figures) => [figures.day, figures]))
  for (const name of namesOf(DAY_FLOWS)) {
    for (const [day, value] of rowsOf<[string, number]>(DAY_FLOWS[name])) {
      const figures = byDay.get(day)
      if (figures) figures[name] = value
    }
  }
  for (const name of namesOf(PAYOUT_FLOWS)) {
    type Row = [day: string, payoutType: PayoutType, isDaily: number, value: number]
    for (const [day, payoutType, isDaily, value] of rowsOf<Row>(
      PAYOUT_FLOWS[name],
      PAYOUT_GROUPS,
    )) {
      const figures = byDay.get(day)
      if (!figures) continue
      figures.payouts[payoutType][name] += value
      const { daily } = figures
      if (payoutType === 'instant' && isDaily === 1 && isOfSchedule(name, daily))
        daily[name] += value
    }
  }
  const totalUpTo = (flow: Flow): ((day: string) => number) => {
    const rows = rowsOf<[string, number]>(flow)
    let [next, total] = [0, 0]
    return (day) => {
      for (; next < rows.length && rows[next]![0] <= day; next += 1) total += rows[next]![1]
      return total
    }
  }
  const [earned, paidOut, inTransit] = [EARNED, PAID_OUT, PUT_IN_TRANSIT].map(totalUpTo)
  for (const figures of days) {
    figures.inTransitCents = inTransit!(figures.day)
    figures.unpaidCents = earned!(figures.day) - paidOut!(figures.day) - figures.inTransitCents
  }
  return days
}

const isOfSchedule = (
  name: keyof PayoutTypeFigures,
  daily: DailyScheduleFigures,
): name is keyof DailyScheduleFigures => name in daily
