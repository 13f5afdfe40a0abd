/**
 * One run and the way in which it is driven: in slices, to a day, or not at all. Its books are
 * closed in slices, too. A bug in the run is kept as its failure, with the simulated instant at
 * which it happened.
 */
import { exhaust } from '../src/core/exhaust'
import type { RunReport, RunTiming } from '../src/metrics/figures'
import type { FaultAtOnce } from '../src/scenario/faults-at-once'
import type { FaultChange, FaultSwitch } from '../src/scenario/schema'
import { closeBooks, concludeRun, type Closing } from '../src/simulation/conclude'
import type { CreatorSideCode } from '../src/simulation/run-questions'
import type { Simulation, SwitchAnswer } from '../src/simulation/simulation'
import type { ActAnswer, CreatorAction, RunPhase, RunStatus } from './contract'
import type { ReadableRun } from './reopened-run'
import { PausePlan } from './pause-plan'
import { runFailure } from './run-failure'
import { RunNews } from './run-news'
import { WorkMeter } from './work-meter'

const SLICE_MILLISECONDS = 30

/** The answer of a run that is over, or that fails because of what is done in it. */
export const SWITCH_REFUSED = { ok: false, refusal: 'run_ended' } as const
export const ACT_REFUSED = { ok: false, refusal: { code: 'run_ended' } } as const

/** How a run ends whose books are being closed. */
export type Ending = 'finished' | 'cancelled'

interface BookClosing {
  ending: Ending
  pieces: Generator<Closing, RunReport>
  latest: Closing
  beganAt: number
  millisecondsPlanned: number
}

export class DrivenRun {
  readonly simulation: Simulation
  readonly #news: RunNews
  phase: RunPhase
  failure: RunStatus['failure'] = null
  readonly pauses = new PausePlan()
  #isPausedAtViolation = false
  report: RunReport | null = null
  /** Whether a loop is at work on this run; a second one would take turns with it. */
  isDriven = false
  /** Whether the page has been given the outcome of the run. */
  isOutcomeTaken = false
  /** While it was driven, whatever else the worker did in between. */
  wallMilliseconds = 0
  #stepMilliseconds = 0
  #sliceEndedAt: number | null = null
  readonly #meter: WorkMeter
  closing: BookClosing | null = null

  constructor(simulation: Simulation, phase: RunPhase, onStatus: (status: RunStatus) => void) {
    this.simulation = simulation
    this.phase = phase
    this.#news = new RunNews(this, onStatus)
    this.#meter = new WorkMeter(simulation.questions.plannedWork())
  }

  get books(): ReadableRun {
    const { ledger, closedDays, now, scenario, counter, questions } = this.simulation
    const { startDay } = this.simulation.setup
    const { holidays } = this.simulation
    const { today, policy } = questions
    const ledgerFile = (): Uint8Array => ledger.export()
    const { database } = ledger
    const { days } = counter
    const hasClosedDays = closedDays?.any ?? false
    return {
      database,
      now,
      startDay,
      today,
      policy,
      scenario,
      holidays,
      days,
      hasClosedDays,
      ledgerFile,
    }
  }

  get isPausedAtViolation(): boolean {
    return this.#isPausedAtViolation
  }

  get isClosing(): boolean {
    return this.phase === 'closing'
  }

  get isOver(): boolean {
    return this.phase === 'finished' || this.phase === 'cancelled'
  }

  /** Simulates for about the length of a slice, or closes a piece of the books; returns the phase that the run is then in. */
  runSlice(): RunPhase {
    const begun = performance.now()
    const isRunning = this.phase === 'running'
    try {
      do {
        if (isRunning) this.#step()
        else this.#closePiece()
      } while (this.phase === 'running' && performance.now() - begun < SLICE_MILLISECONDS)
    } catch (error) {
      this.fail(error)
    }
    const now = performance.now()
    if (isRunning) this.wallMilliseconds += now - (this.#sliceEndedAt ?? begun)
    this.#sliceEndedAt = this.#isUnderWay ? now : null
    return this.phase
  }

  get #isUnderWay(): boolean {
    return this.phase === 'running' || this.phase === 'closing'
  }

  #step(): void {
    const begun = performance.now()
    const { daysDone } = this.simulation
    const goesOn = this.simulation.step()
    const spent = performance.now() - begun
    this.#stepMilliseconds += spent
    this.#meter.spend(this.simulation.latestWork, spent)
    if (this.simulation.daysDone > daysDone) this.#meter.endDay()
    if (goesOn) this.#pauseIfDue()
    else this.beginClosing('finished')
  }

  beginClosing(ending: Ending): void {
    this.phase = 'closing'
    this.closing = {
      ending,
      pieces: closeBooks(this.simulation, ending, this.#timing),
      latest: { part: 'checks', share: 0 },
      beganAt: performance.now(),
      millisecondsPlanned: this.#meter.closingMilliseconds(this.simulation.daysDone),
    }
  }

  #closePiece(): void {
    const closing = this.closing!
    const piece = closing.pieces.next()
    if (piece.done) this.#end(closing.ending, piece.value)
    else closing.latest = piece.value
  }

  /** Closes the books at once; a run that was not over ends as cancelled. */
  closeAtOnce(): void {
    if (this.isOver || this.phase === 'failed') return
    if (this.phase !== 'closing') this.beginClosing('cancelled')
    const { ending, pieces } = this.closing!
    try {
      this.#end(ending, exhaust(pieces))
    } catch (error) {
      this.fail(error)
    }
  }

  #end(ending: Ending, report: RunReport): void {
    this.report = report
    this.phase = ending
    this.closing = null
  }

  /** The days that were asked for may also pass while a creator acts. */
  #pauseIfDue(): void {
    const cause = this.pauses.due(this.simulation)
    if (cause === null) return
    this.phase = 'paused'
    this.pauses.hasPaused(cause, this.simulation)
    this.#isPausedAtViolation = cause === 'violation'
  }

  /** From now on, or after a pause at a violation. */
  goOn(): void {
    this.phase = 'running'
    this.#isPausedAtViolation = false
  }

  switchFaults(change: FaultSwitch): SwitchAnswer<FaultChange> {
    return this.#inRun(() => this.simulation.switchFaults(change), SWITCH_REFUSED)
  }

  strike(fault: FaultAtOnce): SwitchAnswer<string> {
    const ask = (): SwitchAnswer<string> => {
      const answer = this.simulation.strike(fault)
      if (answer.ok) this.#news.struck({ at: answer.recorded, fault })
      return answer
    }
    return this.#inRun(ask, SWITCH_REFUSED)
  }

  act(creatorId: number, action: CreatorAction, code: CreatorSideCode): ActAnswer {
    return this.#inRun(() => this.simulation.act(creatorId, action, code), ACT_REFUSED)
  }

  #inRun<Answer>(ask: () => Answer, refused: Answer): Answer {
    if (this.phase !== 'running' && this.phase !== 'paused') return refused
    try {
      const answer = ask()
      this.#pauseIfDue()
      return answer
    } catch (error) {
      this.fail(error)
      return refused
    }
  }

  fail(error: unknown): void {
    this.phase = 'failed'
    this.closing = null
    this.failure = runFailure(error, this.simulation.failedAt ?? this.simulation.now)
  }

  /** The report so far of a run that is still in progress. */
  reportSoFar(): RunReport {
    return concludeRun(this.simulation, 'unfinished', this.#timing)
  }

  get #timing(): RunTiming {
    return {
      wallSeconds: this.wallMilliseconds / 1_000,
      payoutsPerSecond: this.payoutsPerSecond,
    }
  }

  /** Statuses and messages are expected to take as much time beside the steps as so far. */
  get secondsLeft(): number | null {
    const { millisecondsLeft } = this.#meter
    if (millisecondsLeft === null) return null
    return (millisecondsLeft * this.wallMilliseconds) / this.#stepMilliseconds / 1_000
  }

  tell(): void {
    this.#news.tell()
  }

  tellIfDue(): void {
    this.#news.tellIfDue()
  }

  get payoutsPerSecond(): number {
    if (this.wallMilliseconds === 0) return 0
    return Math.round((this.simulation.payouts / this.wallMilliseconds) * 1_000)
  }
}
