/**
 * How many runs of a sweep and how many seeds of a stress test a machine does in a minute, one and two at a time, and how
 * long a preview takes of 500 creators at 40 fees. This is time by the clock: each thread has done some runs before it is
 * measured, one and two threads take turns, and medians count. With more than a few percent of the machine taken by others
 * these figures mean little.
 */
import { threadPool } from '../../src/cli/thread-pool'
import { FeePreview } from '../../src/experiments/fee-preview'
import type { RunPool } from '../../src/experiments/run-pool'
import { runStress } from '../../src/experiments/stress/run-stress'
import { readStress, type StressPlan } from '../../src/experiments/stress/stress-plan'
import { SWARM_SCENARIO } from '../../src/experiments/stress/swarm-scenario'
import { formatProblem } from '../../src/scenario/problems'
import { PRESETS } from '../../src/scenario/presets'
import { shareOfOthers, spentOn, type Spent } from './machine'
import type { Figures } from './report'
import type { Sizes } from './sizes'
import { median, rounded } from './spent'

/** Of each thread. V8 compiles what is hot beside it for about as long, on whatever processor is free. */
const WARM_UP_RUNS = 3

interface Timed {
  one: Spent[]
  two: Spent[]
}

/** The same work on one thread and on two, in turns. `warmUp` is for each thread. */
async function inTurns(
  rounds: number,
  warmUp: (pool: RunPool) => Promise<unknown>,
  work: (pool: RunPool) => Promise<unknown>,
): Promise<Timed> {
  const [one, two] = [1, 2].map((threads) =>
    threadPool({ sales: null, memoryLimitBytes: undefined }, threads),
  ) as [RunPool, RunPool]
  const timed: Timed = { one: [], two: [] }
  try {
    for (const pool of [one, two]) await warmUp(pool)
    for (let round = 0; round < rounds; round += 1) {
      timed.one.push(await spentOn(() => work(one)))
      timed.two.push(await spentOn(() => work(two)))
    }
  } finally {
    for (const pool of [one, two]) pool.close()
  }
  return timed
}

/** `scaling`: how much of a second thread is gained, where all of it is 1. */
function ratesOf({ one, two }: Timed, count: number) {
  const perMinute = (spent: readonly Spent[]): number =>
    rounded(median(spent.map(({ wallSeconds }) => (count / wallSeconds) * 60)))
  const scaling = one.map(({ wallSeconds }, round) => wallSeconds / two[round]!.wallSeconds / 2)
  return {
    one: perMinute(one),
    two: perMinute(two),
    scaling: rounded(median(scaling)),
    shareOfOthers: rounded(shareOfOthers([...one, ...two])),
  }
}

export async function sweepFigures(sizes: Sizes): Promise<Figures> {
  const runs = sizes['sweep-runs']
  const scenario = { ...PRESETS['gumroad-like'], days: sizes['sweep-days'] }
  const runAll = (pool: RunPool, count: number) =>
    Promise.all(
      Array.from({ length: count }, () =>
        pool.run({ scenario, seed: 'measured', keep: 'economics' }),
      ),
    )
  const rates = ratesOf(
    await inTurns(
      sizes.rounds,
      (pool) => runAll(pool, pool.size * WARM_UP_RUNS),
      (pool) => runAll(pool, runs),
    ),
    runs,
  )
  return {
    sweep_runs_per_minute: rates.two,
    sweep_runs_per_minute_one_thread: rates.one,
    sweep_scaling: rates.scaling,
    sweep_share_of_others: rates.shareOfOthers,
    preview_milliseconds: rounded(previewMilliseconds()),
  }
}

export async function swarmFigures(sizes: Sizes): Promise<Figures> {
  const seeds = sizes['swarm-seeds']
  const plan = swarmPlan(seeds)
  const rates = ratesOf(
    await inTurns(
      sizes.rounds,
      (pool) => runStress(pool, plan),
      (pool) => runStress(pool, plan),
    ),
    seeds,
  )
  return {
    swarm_seeds_per_minute: rates.two,
    swarm_seeds_per_minute_one_thread: rates.one,
    swarm_share_of_others: rates.shareOfOthers,
  }
}

function swarmPlan(seedCount: number): StressPlan {
  const faults = { kind: 'drawn', presets: ['all'] } as const
  const read = readStress({
    scenario: SWARM_SCENARIO,
    seed: null,
    seedCount,
    faults,
    without: [],
  })
  if (!read.ok) throw new Error(read.problems.map(formatProblem).join('\n'))
  return read.plan
}

const PREVIEWS = 5
const PREVIEWED = { version: 1, population: { size: 500, adoption: { mode: 'model' } } }
const FEES = Array.from({ length: 40 }, (_, step) => 25 * (step + 1))

/** The creators are generated, and the fees gone along as with a move of the slider. */
function previewMilliseconds(): number {
  const previews = Array.from({ length: PREVIEWS }, () => {
    const begun = performance.now()
    new FeePreview(PREVIEWED).along('policy.instantFeeBasisPoints', FEES)
    return performance.now() - begun
  })
  return median(previews)
}
