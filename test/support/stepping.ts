/** Drives a run step by step, as far as a test wants it. What never gets there fails, instead of keeping its test for ever. */
import { isoFromInstant } from '../../src/core/calendar'

/** Many times what the busiest day of any test takes. */
const STEPS_IN_DAY_MAX = 300_000

interface Steppable {
  readonly now: number
  readonly daysDone: number
  step: () => boolean
}

/** Steps as long as the run goes on and `wanted` says so. A limit on time would not do: a step gives no way to time. */
export function stepWhile(run: Steppable, wanted: () => boolean, stepsInDayMax = STEPS_IN_DAY_MAX) {
  let day = run.daysDone
  let steps = 0
  while (wanted() && run.step()) {
    steps = run.daysDone === day ? steps + 1 : 0
    day = run.daysDone
    if (steps > stepsInDayMax) {
      throw new Error(`Not past ${isoFromInstant(run.now)} after ${stepsInDayMax} steps in one day`)
    }
  }
}

export const stepToEnd = (run: Steppable, stepsInDayMax?: number): void =>
  stepWhile(run, () => true, stepsInDayMax)
