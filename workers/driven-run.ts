/**
 * One run and how it is being driven: in slices, to a day, or not at all; and what its listener has heard of it.
 * A bug in the run is kept as its failure, with the simulated instant at which it happened.
 */
import { isoFromInstant } from '../src/core/calendar'
import type { RunReport } from '../src/metrics/figures'
import { concludeRun } from '../src/simulation/conclude'
import type { Simulation } from '../src/simulation/simulation'
import { figuresOf } from '../src/metrics/report'
import type { ActAnswer, CreatorAction, Measures, RunPhase, RunStatus } from './contract'
import type { Books } from './kept-run'

const SLICE_MILLISECONDS = 30
/** Every status makes the page draw its charts again, on a core that a short run has better use for. */
const MILLISECONDS_BETWEEN_STATUSES = 400
/** Every status carries the figures of its moment: of a large run they take long, and are taken more rarely. */
const RUNNING_TO_MEASURING = 9

export class DrivenRun {
  readonly simulation: Simulation
  readonly onStatus: (status: RunStatus) => void
  phase: RunPhase
  failure: RunStatus['failure'] = null
  /** Set while the run is to pause once so many days are done. */
  pauseAfterDays: number | null = null
  report: RunReport | null = null
  /** Whether a loop is at work on this run; a second one would take turns with it. */
  isDriven = false
  /** Whether the page has been given what the run came to. */
  isOutcomeTaken = false
  wallMilliseconds = 0
  #daysTold = 0
  #actionsTold: number
  #toldAt = 0
  #measuringMilliseconds = 0

  constructor(simulation: Simulation, phase: RunPhase, onStatus: (status: RunStatus) => void) {
    this.simulation = simulation
    this.phase = phase
    this.onStatus = onStatus
    this.#actionsTold = simulation.scenario.actions.length
  }

  get books(): Books {
    const { ledger, now, scenario, counter, questions } = this.simulation
    const { today, policy } = questions
    const ledgerFile = (): Uint8Array => ledger.export()
    const { database } = ledger
    return { database, now, today, policy, scenario, days: counter.days, ledgerFile }
  }

  get isOver(): boolean {
    return this.phase === 'finished' || this.phase === 'cancelled'
  }

  /** Simulates for about the length of a slice, and answers the phase that the run is then in. */
  runSlice(): RunPhase {
    const begun = performance.now()
    try {
      do {
        if (!this.simulation.step()) {
          this.phase = 'finished'
          break
        }
        this.pauseIfDue()
        if (this.phase === 'paused') break
      } while (performance.now() - begun < SLICE_MILLISECONDS)
    } catch (error) {
      this.fail(error)
    }
    this.wallMilliseconds += performance.now() - begun
    return this.phase
  }

  /** The days that were asked for may also pass while a creator acts. */
  pauseIfDue(): void {
    const { pauseAfterDays } = this
    if (pauseAfterDays === null || this.simulation.daysDone < pauseAfterDays) return
    this.phase = 'paused'
    this.pauseAfterDays = null
  }

  act(creatorId: number, action: CreatorAction): ActAnswer {
    if (this.phase !== 'running' && this.phase !== 'paused') {
      return { ok: false, refusal: { code: 'run_ended' } }
    }
    try {
      const answer = this.simulation.act(creatorId, action)
      this.pauseIfDue()
      return answer
    } catch (error) {
      this.fail(error)
      return { ok: false, refusal: { code: 'run_ended' } }
    }
  }

  fail(error: unknown): void {
    this.phase = 'failed'
    this.failure = describeFailure(error, this.simulation)
  }

  conclude(status: RunReport['status']): RunReport {
    return concludeRun(this.simulation, status, {
      wallSeconds: this.wallMilliseconds / 1_000,
      payoutsPerSecond: this.#payoutsPerSecond,
    })
  }

  tell(): void {
    const { simulation } = this
    const { days } = simulation.setup
    const daysDone = simulation.daysDone
    const begun = performance.now()
    const { report } = this
    const measures = report ? measuresOfReport(report) : measuresOf(simulation)
    this.#toldAt = performance.now()
    this.#measuringMilliseconds = this.#toldAt - begun
    const newDays = simulation.counter.days.slice(this.#daysTold)
    this.#daysTold = daysDone
    const newActions = simulation.scenario.actions.slice(this.#actionsTold)
    this.#actionsTold += newActions.length
    this.onStatus({
      phase: this.phase,
      at: isoFromInstant(simulation.now),
      daysDone,
      daysTotal: days,
      payouts: simulation.payouts,
      payoutsPerSecond: this.#payoutsPerSecond,
      secondsLeft:
        daysDone === 0 ? null : ((this.wallMilliseconds / daysDone) * (days - daysDone)) / 1_000,
      newDays,
      dayUnderWay: simulation.questions.dayUnderWay,
      measures,
      report,
      newActions,
      checks: simulation.checkResults,
      failure: this.failure,
    })
  }

  tellIfDue(): void {
    const pause = Math.max(
      MILLISECONDS_BETWEEN_STATUSES,
      this.#measuringMilliseconds * RUNNING_TO_MEASURING,
    )
    if (performance.now() - this.#toldAt >= pause) this.tell()
  }

  get #payoutsPerSecond(): number {
    if (this.wallMilliseconds === 0) return 0
    return Math.round((this.simulation.payouts / this.wallMilliseconds) * 1_000)
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

export function describeFailure(error: unknown, simulation: Simulation): RunStatus['failure'] {
  const known = error instanceof Error ? error : new Error(String(error))
  return {
    name: known.name,
    message: known.message,
    stack: known.stack ?? null,
    at: isoFromInstant(simulation.failedAt ?? simulation.now),
  }
}
