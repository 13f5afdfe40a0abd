/**
 * How many runs of a sweep a machine does in a minute, one and two at a time, and how long a preview takes of 500
 * creators at 40 fees: `npm run bench:sweeps`. Each thread has done some runs before it is measured, all runs are equal so
 * that no thread waits for the other, one and two take turns, and medians count. It says how much of the machine others
 * took: with more than a few percent its figures mean little.
 */
import { parseArgs } from 'node:util'
import { threadPool } from '../../src/cli/thread-pool'
import { FeePreview } from '../../src/experiments/fee-preview'
import type { RunPool } from '../../src/experiments/run-pool'
import { PRESETS } from '../../src/scenario/presets'
import { shareOfOthers, spentOn, type Spent } from './machine'
import { median } from './spent'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    /** In each round, of both kinds. */
    runs: { type: 'string', default: '8' },
    days: { type: 'string', default: '60' },
    json: { type: 'boolean', default: false },
  },
})
const [rounds, runs] = [Number(values.rounds), Number(values.runs)]

const scenario = { ...PRESETS['gumroad-like'], days: Number(values.days) }
const run = (pool: RunPool) => pool.run({ scenario, seed: 'measured', keep: 'economics' })
const runAll = (pool: RunPool, count: number) =>
  Promise.all(Array.from({ length: count }, () => run(pool)))

const JOBS = [1, 2] as const
/** Of each thread. V8 compiles what is hot beside it for about as long, on whatever processor is free. */
const WARM_UP_RUNS = 3
const pools = JOBS.map((jobs) => threadPool({ sales: null, memoryLimitBytes: undefined }, jobs))
for (const pool of pools) await runAll(pool, pool.size * WARM_UP_RUNS)

const spent: Spent[][] = JOBS.map(() => [])
for (let round = 0; round < rounds; round += 1) {
  for (const [index, pool] of pools.entries()) {
    spent[index]!.push(await spentOn(() => runAll(pool, runs)))
  }
}
for (const pool of pools) pool.close()

const perMinute = ({ wallSeconds }: Spent): number => (runs / wallSeconds) * 60
const [one, two] = spent as [Spent[], Spent[]]
const scaling = one.map((single, round) => single.wallSeconds / two[round]!.wallSeconds)

const PREVIEWS = 5
const previewed = { version: 1, population: { size: 500, adoption: { mode: 'model' } } }
const fees = Array.from({ length: 40 }, (_, step) => 25 * (step + 1))

/** The creators are generated once, and the fees are gone along with each move of the slider. */
function previewMilliseconds(): { creators: number; fees: number } {
  const begun = performance.now()
  const preview = new FeePreview(previewed)
  const generated = performance.now()
  preview.along('policy.instantFeeBasisPoints', fees)
  return { creators: generated - begun, fees: performance.now() - generated }
}
const previews = Array.from({ length: PREVIEWS }, previewMilliseconds)

const figures = {
  runs_a_minute_one: median(one.map(perMinute)),
  runs_a_minute_two: median(two.map(perMinute)),
  scaling: median(scaling),
  scaling_least: Math.min(...scaling),
  scaling_most: Math.max(...scaling),
  processor_seconds_a_run_one: median(one.map(({ ownSeconds }) => ownSeconds / runs)),
  processor_seconds_a_run_two: median(two.map(({ ownSeconds }) => ownSeconds / runs)),
  processors_busy_one: median(one.map(({ ownSeconds, wallSeconds }) => ownSeconds / wallSeconds)),
  share_of_others: shareOfOthers(spent.flat()),
  preview_creators_milliseconds: median(previews.map(({ creators }) => creators)),
  preview_fees_milliseconds: median(previews.map((preview) => preview.fees)),
}
const lines = Object.entries(figures).map(([name, value]) => `${name} ${value.toPrecision(4)}`)
console.log(values.json ? JSON.stringify(figures, null, 2) : lines.join('\n'))
