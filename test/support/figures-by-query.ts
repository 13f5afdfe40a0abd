/** Every figure of a run beside what its own query says of the ledger as it is downloaded. */
import { expect } from 'vitest'
import {
  queryOf,
  type CountName,
  type CreatorFigureName,
  type DayFigureName,
  type FigureReference,
} from '../../src/metrics/computations'
import { PAYOUT_TYPES } from '../../src/core/vocabulary'
import { daysOfLedger } from '../../src/metrics/days-of-ledger'
import type { DayFigures, PayoutTypeFigures } from '../../src/metrics/figures'
import { creatorPage } from '../../src/metrics/lists/creator-queries'
import type { DaySpan } from '../../src/metrics/lists/row-lists'
import { engine } from './engine'
import { creatorQuery } from './list-queries'
import type { Run } from './runs'

export const oneDay = (day: string): DaySpan => ({ from: day, to: day })

/** A prime, so that the days asked fall on all days of a week. */
export const SOME_DAYS = 5

/** What the page shows and what the downloaded ledger answers, by the name of the figure. */
type Shown = [FigureReference, number | null]

/** Of all days, or of each `everyDays`th. */
export function figuresOfRun({ simulation, report }: Run, everyDays = 1): Shown[] {
  const { counts, totals } = report
  const { database } = simulation.ledger
  const { rows } = creatorPage(database, creatorQuery({ limit: 20 }))
  return [
    ...report.figures.map(({ name, value }): Shown => [{ of: 'run', name }, value]),
    ...keysOf(totals).map((name): Shown => [{ of: 'totals', name }, totals[name]]),
    ...keysOf(counts)
      .filter((name): name is CountName => name !== 'days')
      .map((name): Shown => [{ of: 'counts', name }, counts[name]]),
    ...simulation.counter.days
      .filter((_day, index, days) => (days.length - 1 - index) % everyDays === 0)
      .flatMap(figuresOfDay),
    ...rows.flatMap((row) =>
      CREATOR_FIGURES.map((name): Shown => [
        { of: 'creator', creatorId: row.creatorId, name },
        row[name],
      ]),
    ),
  ]
}

const CREATOR_FIGURES: readonly CreatorFigureName[] = [
  'sales',
  'earnedCents',
  'payouts',
  'paidCents',
  'feeCents',
  'inTransitCents',
  'unpaidCents',
]

const keysOf = <Shape extends object>(shape: Shape): (keyof Shape)[] =>
  Object.keys(shape) as (keyof Shape)[]

function figuresOfDay(figures: Run['simulation']['counter']['days'][number]): Shown[] {
  const span = oneDay(figures.day)
  const plain = keysOf(figures).filter(
    (name): name is DayFigureName => typeof figures[name] === 'number',
  )
  const { standard, instant } = figures.payouts
  return [
    ...plain.map((name): Shown => [{ of: 'days', span, name }, figures[name]]),
    ...keysOf(standard).flatMap((name): Shown[] => [
      [{ of: 'payouts_of_days', span, name, payoutType: null }, standard[name] + instant[name]],
      ...PAYOUT_TYPES.map((payoutType): Shown => [
        { of: 'payouts_of_days', span, name, payoutType },
        figures.payouts[payoutType][name],
      ]),
    ]),
  ]
}

/**
 * Views that the questions of days read hundreds of times, as tables: SQLite takes a temporary
 * table before a view of the same name.
 */
const ROWS_ASKED_FOR_EACH_DAY =
  ['sales', 'entries', 'payout_state_changes', 'balance_state_changes']
    .map((view) => `CREATE TEMP TABLE ${view} AS SELECT * FROM main.${view};`)
    .join('') + 'CREATE INDEX temp.entries_by_account ON entries (account, occurred_at);'

/** Asks a fresh connection over the exported file, which knows nothing of the run. */
export function differences(done: Run, everyDays = 1): unknown[] {
  const { simulation } = done
  const facts = simulation.questions.facts()
  const downloaded = new engine.Database(simulation.ledger.export())
  try {
    const isOfDays = ([{ of }]: Shown): boolean => of === 'days' || of === 'payouts_of_days'
    const unequal = ([reference, shown]: Shown): unknown[] => {
      const sql = queryOf(reference, facts)
      const answer = downloaded.exec(sql)[0]!.values[0]![0]
      return answer === shown ? [] : [{ reference, shown, answer, sql }]
    }
    const all = figuresOfRun(done, everyDays)
    const others = all.filter((each) => !isOfDays(each)).flatMap(unequal)
    downloaded.run(ROWS_ASKED_FOR_EACH_DAY)
    return [...others, ...all.filter(isOfDays).flatMap(unequal)]
  } finally {
    downloaded.close()
  }
}

export const daysByLedger = ({ simulation }: Run): DayFigures[] =>
  daysOfLedger(simulation.ledger.database, simulation.counter.days)

/** What the days of a run add up to, and what they end with, beside its report. */
export function expectDaysToMatchReport({ simulation, report }: Run): void {
  const { days } = simulation.counter
  const { counts, totals } = report
  const sumOf = (name: keyof PayoutTypeFigures): number =>
    days.reduce((sum, { payouts }) => sum + payouts.standard[name] + payouts.instant[name], 0)
  expect(sumOf('created')).toBe(counts.payouts)
  expect(sumOf('completed') - sumOf('returnedAfterCompletion')).toBe(counts.payoutsCompleted)
  expect(sumOf('grossCents') - sumOf('cameBackGrossCents')).toBe(totals.payoutGross)
  expect(sumOf('netCents') - sumOf('cameBackNetCents')).toBe(totals.payoutNet)
  expect(sumOf('feeRevenueCents')).toBe(totals.payoutFee)
  expect(sumOf('costCents')).toBe(totals.processorCost)
  expect(days.at(-1)).toMatchObject({
    unpaidCents: totals.unpaid,
    inTransitCents: totals.inTransit,
  })
  expect(Math.min(...days.map(({ inTransitCents }) => inTransitCents))).toBeGreaterThanOrEqual(0)
}
