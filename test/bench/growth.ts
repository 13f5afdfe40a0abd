/** What grows with a run that has to stay as cheap: the processor time of a payout, and the heap beside the ledger. */
import type { SqlJsStatic } from 'sql.js'
import { DAYS_MAX } from '../../src/scenario/settings/run'
import * as closing from '../../src/simulation/closing-code'
import { Simulation } from '../../src/simulation/simulation'
import { heapOf } from './heap'
import type { Figures } from './report'
import { runToEnd, setupFor, type Changes } from './run'
import type { Sizes } from './sizes'
import { cpuSecondsOf, median, rounded } from './spent'

/** Of runs whose creators are compared: long enough that most of them are paid several times. */
const DAYS_OF_MANY_CREATORS = 5
const KEPT_DAYS = 45

export function growthFigures(engine: SqlJsStatic, sizes: Sizes): Figures {
  return {
    ...growthOf(sizes['growth-days'], 'days', sizes.rounds, (days) =>
      secondsPerPayout(engine, days),
    ),
    ...growthOf(sizes['growth-creators'], 'creators', sizes.rounds, (creators) =>
      secondsPerPayout(engine, DAYS_OF_MANY_CREATORS, { creators }),
    ),
    ...growthInOneRun(engine, sizes['growth-payouts']),
  }
}

/** The first size is measured several times, since all others are compared with it and it is soon done. */
function growthOf(
  [first, ...others]: readonly number[],
  unit: string,
  rounds: number,
  secondsAt: (size: number) => number,
): Figures {
  const least = median(Array.from({ length: rounds }, () => secondsAt(first!)))
  return Object.fromEntries(
    others.map((size) => [`growth_to_${size}_${unit}`, rounded(secondsAt(size) / least)]),
  )
}

function secondsPerPayout(engine: SqlJsStatic, days: number, changes: Changes = {}): number {
  let payouts = 0
  const seconds = cpuSecondsOf(() => {
    const simulation = runToEnd(engine, setupFor(days, changes))
    ;({ payouts } = simulation)
    simulation.ledger.database.close()
  })
  if (payouts === 0) throw new Error(`Nobody is paid in a run of ${days} days`)
  return seconds / payouts
}

/** The time of a payout when so many have been made, and the heap then; closed days keep the ledger small. */
function growthInOneRun(engine: SqlJsStatic, sizes: readonly number[]): Figures {
  const first = longRun(engine, [sizes[0]!])
  const whole = longRun(engine, sizes)
  const [least, ...others] = whole.secondsAt
  return {
    ...Object.fromEntries(
      others.map((seconds, index) => [
        `growth_to_${sizes[index + 1]}_payouts`,
        rounded(seconds / least!),
      ]),
    ),
    [`heap_growth_to_${sizes.at(-1)}_payouts`]: rounded(whole.heapBytes / first.heapBytes),
  }
}

/** Of the payouts before a size, so many are timed. */
const TIMED_PAYOUTS_MAX = 10_000

interface LongRun {
  /** For a payout, at each size. */
  secondsAt: readonly number[]
  /** At the last size. */
  heapBytes: number
}

function longRun(engine: SqlJsStatic, sizes: readonly number[]): LongRun {
  const timed = Math.min(TIMED_PAYOUTS_MAX, Math.ceil(sizes[0]! / 2))
  const setup = setupFor(DAYS_MAX, { keptDays: KEPT_DAYS })
  let secondsAt: readonly number[] = []
  const { heapBytes } = heapOf(() => {
    const simulation = new Simulation(engine, setup, { closing })
    secondsAt = sizes.map((size) => {
      stepTo(simulation, size - timed)
      const before = simulation.payouts
      const seconds = cpuSecondsOf(() => stepTo(simulation, size))
      return seconds / (simulation.payouts - before)
    })
    return simulation
  })
  return { secondsAt, heapBytes }
}

/** Goes on to the end of the day on which so many payouts have been made. */
function stepTo(simulation: Simulation, payouts: number): void {
  while (simulation.payouts < payouts) {
    if (!simulation.step()) throw new Error(`A run ended with ${simulation.payouts} payouts`)
  }
  const { daysDone } = simulation
  while (simulation.daysDone === daysDone) simulation.step()
}
