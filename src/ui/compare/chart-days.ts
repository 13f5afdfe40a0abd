/** The days of several runs on one axis: a run that has no such day has no value there. */
import type { DayFigures } from '../../../workers/contract'
import { PAYOUT_TYPES } from '../../core/vocabulary'
import type { Scenario } from '../../scenario/schema'
import { binDays, partOfBin, type BinPart, type TimeBin } from '../charts/time-bins'
import type { LineSeries } from '../charts/types'
import { cumulative, moneyByDay } from '../overview/day-series'
import type { LetteredRun } from './compared-runs.svelte'

type Values = (days: readonly DayFigures[]) => number[]

export const marginSinceStart: Values = (days) => cumulative(moneyByDay(days, 'all').marginCents)

export const revenueSinceStart: Values = (days) =>
  cumulative(moneyByDay(days, 'instant').feeRevenueCents)

export const payoutsByDay: Values = (days) =>
  days.map((day) => PAYOUT_TYPES.reduce((sum, type) => sum + day.payouts[type].created, 0))

export const daysOfAll = (runs: readonly LetteredRun[]): string[] =>
  [...new Set(runs.flatMap(({ kept }) => kept.outcome.days.map(({ day }) => day)))].sort()

export function valuesOn(
  days: readonly string[],
  { kept }: LetteredRun,
  values: Values,
): (number | null)[] {
  const { days: own } = kept.outcome
  const found = values(own)
  const byDay = new Map(own.map(({ day }, index) => [day, found[index]!]))
  return days.map((day) => byDay.get(day) ?? null)
}

interface LinesBy {
  /** A day in the middle of each month of the run. */
  days: string[]
  series: LineSeries[]
}

const knownIn = ({ values }: LineSeries, { from, to }: TimeBin): number[] =>
  values.slice(from, to).filter((value) => value !== null)

function sumIn(line: LineSeries, month: TimeBin): number | null {
  const known = knownIn(line, month)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

const partIn = (line: LineSeries, month: TimeBin): BinPart | null =>
  partOfBin(month, knownIn(line, month).length)

/** Lines over days, added up by month. A month of which a run has no day has no value. */
export function byMonth(days: readonly string[], series: readonly LineSeries[]): LinesBy {
  const months = binDays(days, 'month')
  return {
    days: months.map(({ from, to }) => days[Math.floor((from + to - 1) / 2)]!),
    series: series.map((one) => ({
      ...one,
      values: months.map((month) => sumIn(one, month)),
      parts: months.map((month) => partIn(one, month)),
    })),
  }
}

/** The scenario and days of each run, by which a chart explains what stands out in it. */
export const shownRuns = (
  runs: readonly LetteredRun[],
): { scenario: Scenario; days: readonly DayFigures[] }[] =>
  runs.map(({ kept }) => ({ scenario: kept.header.scenario, days: kept.outcome.days }))
