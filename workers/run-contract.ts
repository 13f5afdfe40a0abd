/** How a run is started, and what it tells of itself until it is over. */
import type { CheckResult } from '../src/checks/check'
import type { RunOutcome } from '../src/experiments/outcome'
import type { DayFigures, RunReport } from '../src/metrics/figures'
import type { DatedFault } from '../src/scenario/faults-at-once'
import type { Refused } from '../src/scenario/problems'
import type { SampleSize } from '../src/scenario/sampled'
import type { FaultChange, Scenario, ScenarioAction } from '../src/scenario/schema'
import type { Closing } from '../src/simulation/conclude'
import type { PackedSales } from './packed-sales'

export interface RunRequest {
  /** A scenario as the user wrote it; the worker validates it again. */
  scenario: unknown
  /** Takes the place of the generated population. */
  sales: PackedSales | null
  /** Start paused on the first day, to be stepped or resumed. */
  paused?: boolean
  /** Run to the start of this day, `YYYY-MM-DD`, and pause there. A day outside the run is refused. */
  pauseOn?: string
  /** Run to this instant, ISO 8601 UTC, and pause when everything before it has happened. */
  pauseBefore?: string
  /** Pause at the end of each day on which a check finds its first violation. */
  pauseAt?: 'violation'
  /** Checks at whose violations `pauseAt` does not pause. */
  passedChecks?: readonly string[]
  /** On this day the checks are made after every step, so that `pauseAt` finds the step of the violation. It takes long. */
  checkEveryStepOn?: string
}

export interface RunHeader {
  /** With defaults filled in. */
  scenario: Scenario
  creators: number
  /** Left out where all creators are simulated. */
  sample?: SampleSize
  startDay: string
  endDay: string
  days: number
  memoryEstimateBytes: number
}

interface Started {
  ok: true
  run: RunHeader
}

/** A bug at the start of a run. The run before it is gone all the same. */
interface StartFailed {
  ok: false
  failure: RunFailure
}

export type StartAnswer = Started | Refused | StartFailed

/** A run that is over, to be read again: its outcome and the file of its ledger, where that was kept. */
export interface KeptRunData {
  outcome: RunOutcome
  ledger: Uint8Array | null
}

/** `closing`: no day is simulated any more, and ledger and books are compared, fingerprinted and summed up. */
export type RunPhase = 'running' | 'paused' | 'closing' | 'finished' | 'cancelled' | 'failed'

/** How many of the creators of a run that starts are in its ledger. */
export interface Preparing {
  added: number
  creators: number
}

export interface RunFailure {
  name: string
  message: string
  stack: string | null
  /** Where it happened: the simulated instant. */
  at: string
}

/** What the ledger of a run says at one moment. */
export type Measures = Pick<RunReport, 'figures' | 'timeToCash' | 'waitsOfDailyMoney' | 'skipped'>

export interface RunStatus {
  phase: RunPhase
  /** The simulated instant, ISO 8601 UTC. */
  at: string
  daysDone: number
  daysTotal: number
  payouts: number
  payoutsPerSecond: number
  /** To the end of the run, closing its books included; `null` until there is something to estimate from. */
  secondsLeft: number | null
  /** While the books are being closed. */
  closing: Closing | null
  /** The days that ended since the last status, in order. */
  newDays: DayFigures[]
  /** How many days come before the new ones; those that were told after these are replaced. */
  daysBeforeNew: number
  /** The day that has begun and not ended, as it is at this instant. */
  dayUnderWay: DayFigures | null
  /** The measures of this very instant, like everything else here. */
  measures: Measures
  /** Once the run has ended. */
  report: RunReport | null
  /** What was done in the run since the last status, as its scenario now has it at the end of its `actions`. */
  newActions: ScenarioAction[]
  /** Faults and protections that were switched since the last status, as its scenario now has them. */
  newFaultChanges: FaultChange[]
  /** Faults that were asked for since the last status, as entries of its scenario. */
  newFaults: DatedFault[]
  /** Why a paused run paused by itself: a check has found something. */
  isPausedAtViolation: boolean
  checks: CheckResult[]
  /** The day before which everything that was settled has left the ledger; `null` where no day is closed. */
  closedBefore: string | null
  failure: RunFailure | null
}
