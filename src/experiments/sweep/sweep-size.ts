/**
 * How much a sweep takes, before it is started: the number of runs, the memory of one and of what
 * is kept, and the time of all runs one after another. The estimate decides only whether a sweep
 * may start.
 */
import { maxIndex } from 'd3'
import { plural, withCommas } from '../../core/counted'
import { sum } from '../../core/sum'
import { wholeRun } from '../../scenario/period'
import type { Problem } from '../../scenario/problems'
import type { Scenario } from '../../scenario/schema'
import {
  estimateSize,
  MEMORY_LIMIT_BYTES,
  type ImportedSize,
  type SizeEstimate,
} from '../../scenario/size-estimate'
import { roughCount, roughGigabytes } from '../../scenario/size-words'
import type { SweepDefinition } from './definition'
import type { SweepSize } from './plan'
import { runsOf, type PlannedPair } from './planned-runs'

/** Milliseconds of a run on one processor, for each of its parts. `docs/performance.md` says how they were fitted. */
const MILLISECONDS = {
  run: 12,
  day: 1,
  drawnFrom: 0.002,
  creatorDay: 0.006,
  sale: 0.048,
  balance: 0.064,
  instantPayout: 0.34,
  standardPayout: 0.06,
} as const

/** One creator of the first seed of a point, in its run and in its baseline. */
const BYTES_OF_PAIR = 1_000
const SECONDS_MAX = 86_400

/** More would not fit on a page or in a table, and takes long to check. */
const POINTS_MAX = 2_000

/** Counted before anything is made of them. */
export function refuseIfTooMany({
  axes,
  alternatives,
  sensitivity,
  samples,
}: SweepDefinition): Problem | null {
  const onAxes = axes.map(({ values, steps }) => values?.length ?? steps!)
  const lists = [
    {
      path: 'axes',
      value: onAxes.join(' × '),
      points: onAxes.length === 0 ? 0 : onAxes.reduce((product, count) => product * count, 1),
    },
    { path: 'alternatives', value: alternatives.length, points: alternatives.length },
    { path: 'sensitivity', value: sensitivity.length, points: 2 * sensitivity.length },
    { path: 'samples', value: samples, points: samples },
  ]
  const points = 1 + sum(lists, (list) => list.points)
  if (points <= POINTS_MAX) return null
  const { path, value } = lists[maxIndex(lists, (list) => list.points)]!
  const expected = `at most ${withCommas(POINTS_MAX)} points in all; these make ${withCommas(points)}`
  return { path, value, expected }
}

/** The time of one run on one processor, in proportion to other runs, since machines differ. */
export function expectedSecondsOf(
  { creators, drawnFrom, sales, balances, payouts, instantPayouts }: SizeEstimate,
  days: number,
): number {
  const milliseconds =
    MILLISECONDS.run +
    MILLISECONDS.day * days +
    MILLISECONDS.drawnFrom * drawnFrom +
    MILLISECONDS.creatorDay * creators * days +
    MILLISECONDS.sale * sales +
    MILLISECONDS.balance * balances +
    MILLISECONDS.instantPayout * instantPayouts +
    MILLISECONDS.standardPayout * (payouts - instantPayouts)
  return milliseconds / 1_000
}

/** Yields after each scenario. */
export function* sizingSweep(
  pairs: readonly PlannedPair[],
  file: ImportedSize | null,
): Generator<void, SweepSize> {
  const runs = runsOf(pairs)
  const sizes: SizeEstimate[] = []
  const seconds = new Map<Scenario, number>()
  for (const scenario of new Set(runs.map((run) => run.scenario))) {
    const size = estimateSize(scenario, file)
    sizes.push(size)
    seconds.set(scenario, expectedSecondsOf(size, wholeRun(scenario, file).days))
    yield
  }
  const points = new Set(pairs.map(({ point }) => point)).size
  const creators = Math.max(...sizes.map((size) => size.creators))
  return {
    runs: runs.length,
    memoryBytes:
      Math.max(...sizes.map(({ memoryBytes }) => memoryBytes)) + points * creators * BYTES_OF_PAIR,
    seconds: sum(runs, ({ scenario }) => seconds.get(scenario)!),
  }
}

/** The problem of a sweep that would take more than there is of memory, or than a day. */
export function refuseIfTooLong(
  { runs, memoryBytes, seconds }: SweepSize,
  seeds: number,
  memoryLimitBytes: number = MEMORY_LIMIT_BYTES,
): Problem | null {
  if (seconds > SECONDS_MAX) {
    const possible = Math.floor((SECONDS_MAX / seconds) * seeds)
    const instead = possible === 0 ? 'fewer points, or a smaller scenario' : `at most ${possible}`
    const expected =
      `${instead}, so that all runs take no more than a day one after another; ${plural(runs, 'this', 'these')} ` +
      `${roughCount(runs)} ${plural(runs, 'run')} would take about ${roughCount(seconds / 3_600)} hours`
    return { path: 'seeds', value: seeds, expected }
  }
  if (memoryBytes <= memoryLimitBytes) return null
  const expected =
    `fewer points or creators, so that results fit in ${roughGigabytes(memoryLimitBytes)}; ` +
    `these would need about ${roughGigabytes(memoryBytes)}`
  return { path: 'axes', value: runs, expected }
}
