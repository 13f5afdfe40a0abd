/** How long the other runs of an experiment still take, told from those that have ended: one rule for all of them. */
import { formatDuration } from '../format'
import { m } from '../paraglide/messages.js'

/** After so many runs how long the others take can be told. */
const RUNS_TO_TELL = 3

interface Pace {
  /** Since the first run that was not known began. */
  milliseconds: number
  /** Runs that were simulated since then. */
  simulated: number
  /** Results since then, and those to come. */
  done: number
  left: number
}

/** `null` until it can be told. */
export const secondsLeft = ({ milliseconds, simulated, done, left }: Pace): number | null =>
  simulated < RUNS_TO_TELL || done === 0 ? null : (milliseconds / 1_000 / done) * left

interface Measured {
  /** Since the first run that was not known began. */
  milliseconds: number
  /** Runs that were simulated since then. */
  simulated: number
  /** Seconds that were expected of them. */
  expected: number
}

/** How many times as long runs take as was expected of them; `null` until it can be told. */
export const paceOf = ({ milliseconds, simulated, expected }: Measured): number | null =>
  simulated < RUNS_TO_TELL || expected <= 0 || milliseconds <= 0
    ? null
    : milliseconds / 1_000 / expected

/** What has been run, and how long the rest takes where that is known: `40% done, about 2 minutes left`. */
export const progressWithTime = (progress: string, seconds: number | null): string =>
  seconds === null
    ? progress
    : m.progress_left({ progress, time: formatDuration(Math.max(1, seconds)) })
