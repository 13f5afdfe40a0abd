/**
 * The statuses that the listener of a run gets, each with what is new since the last one, and not
 * too many of them.
 */
import { isoFromInstant } from '../src/core/calendar'
import type { DayFigures, RunReport } from '../src/metrics/figures'
import { figuresOf } from '../src/metrics/report'
import { closedBefore } from '../src/metrics/closed-before'
import type { DatedFault } from '../src/scenario/faults-at-once'
import type { FaultChange } from '../src/scenario/schema'
import type { Closing } from '../src/simulation/conclude'
import type { Simulation } from '../src/simulation/simulation'
import type { Measures, RunPhase, RunStatus } from './contract'

/** Every status makes the page draw its charts again, on a core that a short run has better use for. */
const MILLISECONDS_BETWEEN_STATUSES = 400
/** Every status carries the figures of its moment: of a large run they take long, and are taken more rarely. */
const RUNNING_TO_MEASURING = 9

/** For a status that repeats the last one. */
const NOTHING_NEW = {
  newDays: [],
  daysBeforeNew: 0,
  newActions: [],
  newFaultChanges: [],
  newFaults: [],
}

interface ClosingWork {
  latest: Closing
  beganAt: number
  millisecondsPlanned: number
}

/** The run that the statuses are about. */
interface ToldRun {
  readonly simulation: Simulation
  readonly phase: RunPhase
  readonly failure: RunStatus['failure']
  readonly report: RunReport | null
  readonly closing: ClosingWork | null
  readonly isPausedAtViolation: boolean
  readonly payoutsPerSecond: number
  readonly secondsLeft: number | null
  fail(error: unknown): void
}

export class RunNews {
  readonly #run: ToldRun
  readonly #onStatus: (status: RunStatus) => void
  #latest: RunStatus | null = null
  #daysTold: readonly DayFigures[] = []
  #daysToldCount = 0
  #actionsTold: number
  readonly #newFaults: DatedFault[] = []
  #faultChangesTold: readonly FaultChange[]
  #toldAt = 0
  #measuringMilliseconds = 0

  constructor(run: ToldRun, onStatus: (status: RunStatus) => void) {
    const { actions, faultChanges } = run.simulation.scenario
    this.#run = run
    this.#onStatus = onStatus
    this.#actionsTold = actions.length
    this.#faultChangesTold = faultChanges
  }

  /** A fault was asked for. */
  struck(fault: DatedFault): void {
    this.#newFaults.push(fault)
  }

  /** A run whose status cannot be made has failed. */
  tell(): void {
    const status = this.#statusOrFailure()
    this.#latest = status
    this.#onStatus(status)
  }

  tellIfDue(): void {
    const { closing } = this.#run
    if (closing && closing.latest.part !== this.#latest?.closing?.part) return this.tell()
    const isCheap = this.#run.phase === 'closing'
    const measuring = isCheap ? 0 : this.#measuringMilliseconds * RUNNING_TO_MEASURING
    const pause = Math.max(MILLISECONDS_BETWEEN_STATUSES, measuring)
    if (performance.now() - this.#toldAt >= pause) this.tell()
  }

  #statusOrFailure(): RunStatus {
    const { closing } = this.#run
    try {
      return closing ? this.#closingStatus(closing) : this.#status()
    } catch (error) {
      // If even the first status fails, the caller that starts the run gets the error.
      if (this.#latest === null) throw error
      this.#run.fail(error)
      const { failure } = this.#run
      return { ...this.#latest, ...NOTHING_NEW, phase: 'failed', closing: null, failure }
    }
  }

  /** While the books are closed nothing happens in the run: what was told last stays, all of one moment. */
  #closingStatus({ latest, beganAt, millisecondsPlanned }: ClosingWork): RunStatus {
    this.#toldAt = performance.now()
    const spent = this.#toldAt - beganAt
    const whole = latest.share === 0 ? millisecondsPlanned : spent / latest.share
    return {
      ...(this.#latest ?? this.#status()),
      ...NOTHING_NEW,
      phase: this.#run.phase,
      closing: latest,
      secondsLeft: Math.max(0, whole - spent) / 1_000,
    }
  }

  #status(): RunStatus {
    const { simulation, phase, report } = this.#run
    const { daysDone } = simulation
    const begun = performance.now()
    const measures = report ? measuresOfReport(report) : measuresOf(simulation)
    this.#toldAt = performance.now()
    this.#measuringMilliseconds = this.#toldAt - begun
    return {
      phase,
      closing: null,
      at: isoFromInstant(simulation.now),
      daysDone,
      daysTotal: simulation.setup.days,
      payouts: simulation.payouts,
      payoutsPerSecond: this.#run.payoutsPerSecond,
      secondsLeft: this.#run.secondsLeft,
      dayUnderWay: simulation.questions.dayUnderWay,
      measures,
      report,
      ...this.#takeNew(),
      isPausedAtViolation: phase === 'paused' && this.#run.isPausedAtViolation,
      checks: simulation.checkResults,
      closedBefore: closedBefore(simulation.ledger.database),
      failure: this.#run.failure,
    }
  }

  /** What has come since the last status. */
  #takeNew(): Pick<
    RunStatus,
    'newDays' | 'daysBeforeNew' | 'newActions' | 'newFaultChanges' | 'newFaults'
  > {
    const { counter, scenario } = this.#run.simulation
    // Days that were corrected are another list, and all of them are told again.
    const daysBeforeNew = counter.days === this.#daysTold ? this.#daysToldCount : 0
    const newDays = counter.days.slice(daysBeforeNew)
    this.#daysTold = counter.days
    this.#daysToldCount = counter.days.length
    const newActions = scenario.actions.slice(this.#actionsTold)
    this.#actionsTold += newActions.length
    const told = this.#faultChangesTold
    this.#faultChangesTold = scenario.faultChanges
    const newFaultChanges = scenario.faultChanges.filter((change) => !told.includes(change))
    return {
      newDays,
      daysBeforeNew,
      newActions,
      newFaultChanges,
      newFaults: this.#newFaults.splice(0),
    }
  }
}

const measuresOf = (simulation: Simulation): Measures => {
  const facts = simulation.questions.facts()
  return {
    figures: figuresOf(facts),
    timeToCash: [...facts.timeToCash],
    waitsOfDailyMoney: facts.waitsOfDailyMoney,
    skipped: facts.counter.skipped,
  }
}

const measuresOfReport = (report: RunReport): Measures => ({
  figures: report.figures,
  timeToCash: report.timeToCash,
  waitsOfDailyMoney: report.waitsOfDailyMoney,
  skipped: report.skipped,
})
