/**
 * Runs workflows: it carries out each effect that a workflow yields and resumes the workflow with the answer, at its time.
 * What happens between two yields is one transaction, which the driver of the agenda closes. A worker can die or wait at each
 * step, where a chooser says so.
 */
import type { Listener } from '../checks/auditor/hearing'
import type { Instant } from '../core/calendar'
import { ALL_PROTECTIONS, type Protections } from '../core/protections'
import type { ReachedStep, WorkKind } from '../core/work-names'
import {
  saysNothing,
  type Effect,
  type Job,
  type ProcessorAnswer,
  type Workflow,
} from '../payouts/ports'
import { stepOf } from '../payouts/steps'
import { RANK, type Agenda } from './agenda'
import type { Death, Reached } from './chooser'
import type { RunId } from './trace'
import type { Tracer } from './tracer'
import { creatorOf, type CallEffect } from './wire/call-faults'
import type { Wire } from './wire/wire'

interface RunListener extends Listener {
  /** Ended, or dropped with its worker. */
  over: boolean
  dropped: boolean
  /** One of its calls was refused unseen, or not answered. */
  unanswered: boolean
}

/** A workflow in progress. */
interface WorkflowRun {
  id: RunId
  name: string
  /** Begun when its first step is done. */
  workflow: Workflow
  /** Those in force when it began, to its end. */
  protections: Protections
  /** What is left of it for later questions; nothing else of it is kept when it is over. */
  listener: RunListener
  /** As in a queued job. */
  runAt: Instant
  done: () => void
  /** Its worker has died, and it with it; returns whether it is given up. */
  lost: () => boolean
  /** When its worker is recycled, whatever it is at; `null`: never. */
  workerEndsAt: Instant | null
  /** Its worker dies of what it asks for now: an answer that comes at once is not heard. */
  isDeaf: boolean
  /** The latest step, and whether what it asks for is done. */
  reached: { step: ReachedStep; at: Instant; when: Death['when']; place: Reached | null }
}

/** A workflow that begins now, and who hears of its end. */
export interface Work extends Pick<
  WorkflowRun,
  'name' | 'runAt' | 'workerEndsAt' | 'done' | 'lost'
> {
  kind: WorkKind
  creatorId: number | null
  attempt: number
  worker: number | null
  begin: (listener: Listener) => Workflow
}

/** What the faults of a scenario have to say about workers; `null` where there can be none. */
export interface WorkerFaults {
  at: (step: ReachedStep, job: WorkKind, creator: string | null) => Reached
  /** So long after it was put into the queue, a job is put into it again; `null`: it is not. */
  againAfterSeconds: (job: Job) => number | null
  /** How far the clock of a worker is off. */
  clockOffSeconds: (worker: number | null) => number
}

export interface WorkflowRunnerOptions {
  agenda: Agenda
  wire: Wire
  faults?: WorkerFaults | null
  /** Those in force. */
  protections?: () => Protections
  tracer?: Tracer | null
  handleOf: (creatorId: number) => string
  now: () => Instant
  /** An answer is about to reach the service, at work that goes by these protections. */
  onAnswer: (
    effect: CallEffect,
    answer: ProcessorAnswer,
    listener: Listener,
    protections: Protections,
  ) => void
  /** A workflow asks for a job at an instant. */
  enqueue: (runAt: Instant, at: Instant, job: Job) => void
}

export class WorkflowRunner {
  readonly #options: WorkflowRunnerOptions
  /** At work, in the order of their latest steps. */
  readonly #atWork = new Set<WorkflowRun>()
  readonly #stepsReached = new Map<ReachedStep, number>()
  #runs = 0
  #workerLostAt: Instant | null = null
  #clockOffSeconds = 0
  #protectionsOfRun: Protections | null = null

  constructor(options: WorkflowRunnerOptions) {
    this.#options = options
  }

  /** How far the clock is off by which the work of the moment goes. */
  get clockOffSeconds(): number {
    return this.#clockOffSeconds
  }

  /** Those of the work of the moment: it goes on as it began, whatever is switched meanwhile. */
  get protections(): Protections {
    return this.#protectionsOfRun ?? this.#protectionsInForce
  }

  get #protectionsInForce(): Protections {
    return this.#options.protections?.() ?? ALL_PROTECTIONS
  }

  /** How often each step has been reached. */
  get stepsReached(): ReadonlyMap<ReachedStep, number> {
    return this.#stepsReached
  }

  /** When the oldest began of those at work; `null` where there is none. */
  oldestRunAt(): Instant | null {
    let oldest: Instant | null = null
    for (const { runAt } of this.#atWork) {
      if (oldest === null || runAt < oldest) oldest = runAt
    }
    return oldest
  }

  /** When a worker last died under its work; `null`: none has. */
  get workerLostAt(): Instant | null {
    return this.#workerLostAt
  }

  /** Every worker is recycled, whatever it is at. */
  recycleWorkers(): void {
    this.#recycle(() => true)
  }

  #recycle(isRecycled: (run: WorkflowRun) => boolean): void {
    for (const run of [...this.#atWork].filter(isRecycled)) {
      const { at, place, when } = run.reached
      place?.killedAfter(this.#options.now() - at, when)
      this.#kill(run)
    }
  }

  /** A run that outlives its worker is dropped where it is: what it has asked for still happens, unheard. */
  start(work: Work): void {
    const run = this.#runOf(work)
    const { workerEndsAt } = run
    if (workerEndsAt !== null) {
      // All that end now, in the order of their latest steps, as they would die if the scenario listed each death.
      const isOver = (one: WorkflowRun): boolean => one.workerEndsAt === workerEndsAt
      this.#options.agenda.plan(workerEndsAt, () => this.#recycle(isOver), RANK.action)
    }
    this.#options.tracer?.begins(run.id, run.name)
    if (this.#reach(run, 'begin', null)) this.#step(run, undefined)
  }

  #runOf(work: Work): WorkflowRun {
    const { kind, name, creatorId, attempt, worker, runAt, workerEndsAt, done, lost } = work
    const creator = creatorId === null ? null : this.#options.handleOf(creatorId)
    const listener = { over: false, dropped: false, unanswered: false }
    return {
      id: { number: (this.#runs += 1), kind, creator, attempt, worker },
      name,
      workflow: work.begin(listener),
      protections: this.#protectionsInForce,
      listener,
      isDeaf: false,
      reached: { step: 'begin', at: this.#options.now(), when: 'before', place: null },
      runAt,
      workerEndsAt,
      done,
      lost,
    }
  }

  /** Its worker dies at the step that it has reached. */
  #kill(run: WorkflowRun): void {
    if (run.listener.over) return
    run.listener.dropped = true
    this.#workerLostAt = this.#options.now()
    this.#end(run)
    const isGivenUp = run.lost()
    this.#options.tracer?.killed(run.id, run.reached.step, isGivenUp)
  }

  #end(run: WorkflowRun): void {
    run.listener.over = true
    this.#atWork.delete(run)
    run.done()
  }

  /** Does the work up to the next step at which others may come between. */
  #step(run: WorkflowRun, answer: ProcessorAnswer | undefined): void {
    let resumeWith = answer
    for (;;) {
      const { done: ended, value: effect } = this.#resume(run, resumeWith)
      if (ended) {
        this.#options.tracer?.ends(run.id)
        return this.#end(run)
      }
      if (!this.#reach(run, stepOf(effect), effect)) return
      resumeWith = undefined
    }
  }

  #resume(run: WorkflowRun, answer: ProcessorAnswer | undefined): IteratorResult<Effect, void> {
    const { faults, tracer } = this.#options
    this.#clockOffSeconds = faults?.clockOffSeconds(run.id.worker) ?? 0
    this.#protectionsOfRun = run.protections
    const written = tracer?.beforeWrites()
    const result = run.workflow.next(answer)
    this.#clockOffSeconds = 0
    this.#protectionsOfRun = null
    if (written) tracer?.wrote(run.id, written)
    return result
  }

  /** The creator whom a step is about. */
  #creatorAt(run: WorkflowRun, effect: Effect | null): string | null {
    if (effect?.effect !== 'call') return run.id.creator
    const creatorId = creatorOf(effect.request)
    return creatorId === null ? run.id.creator : this.#options.handleOf(creatorId)
  }

  /** A step is reached: the worker does what it asks for, perhaps after a while, or dies. Returns whether it goes on at once. */
  #reach(run: WorkflowRun, step: ReachedStep, effect: Effect | null): boolean {
    const { agenda, now, faults, tracer } = this.#options
    this.#stepsReached.set(step, (this.#stepsReached.get(step) ?? 0) + 1)
    tracer?.step(run.id, step, this.#creatorAt(run, effect))
    const place = faults?.at(step, run.id.kind, this.#creatorAt(run, effect)) ?? null
    run.reached = { step, at: now(), when: 'before', place }
    this.#atWork.delete(run)
    this.#atWork.add(run)
    if (!place) return this.#carryOut(effect, run)
    const { death, waitSeconds } = place.choice
    const diesHere = death?.seconds === 0 ? death.when : null
    if (death && diesHere === null) this.#dieLater(run, death, place)
    if (diesHere === 'before') {
      this.#kill(run)
      return false
    }
    if (waitSeconds > 0) {
      tracer?.waits(run.id, step, waitSeconds)
      agenda.plan(now() + waitSeconds, () => {
        if (run.listener.over) return
        run.reached.when = 'after'
        if (this.#carryOut(effect, run)) this.#step(run, undefined)
      })
      return false
    }
    run.reached.when = 'after'
    run.isDeaf = diesHere === 'after'
    const goesOn = this.#carryOut(effect, run)
    if (diesHere === null) return goesOn
    this.#kill(run)
    return false
  }

  #dieLater(run: WorkflowRun, { seconds, when }: Death, place: Reached): void {
    const { agenda, now } = this.#options
    agenda.plan(
      now() + seconds,
      () => {
        if (run.listener.over) return
        place.killedAfter(seconds, when)
        this.#kill(run)
      },
      RANK.action,
    )
  }

  /** Whether the workflow goes on at once. */
  #carryOut(effect: Effect | null, run: WorkflowRun): boolean {
    switch (effect?.effect) {
      case 'enqueue':
        this.#options.enqueue(run.runAt, this.#options.now() + effect.delaySeconds, effect.job)
        return true
      case 'point':
      case undefined:
        return true
      case 'sleep':
        this.#resumeAt(this.#options.now() + effect.seconds, run)
        return false
      case 'call':
        this.#call(effect, run)
        return false
    }
  }

  #call(effect: CallEffect, run: WorkflowRun): void {
    const { wire, onAnswer, tracer } = this.#options
    wire.call(effect, {
      sent: (call) => tracer?.call(run.id, call, effect),
      hear: (answer, call) => {
        if (run.listener.over || run.isDeaf) return
        if (saysNothing(answer) || isKeptTransfer(effect, answer)) run.listener.unanswered = true
        tracer?.answer(run.id, call, effect, answer)
        onAnswer(effect, answer, run.listener, run.protections)
        this.#step(run, answer)
      },
    })
  }

  #resumeAt(at: Instant, run: WorkflowRun): void {
    this.#options.agenda.plan(at, () => {
      if (!run.listener.over) this.#step(run, undefined)
    })
  }
}

/** What was moved has to come back: a reversal that is refused is asked for again, like a call without an answer. */
const isKeptTransfer = ({ request }: CallEffect, { outcome }: ProcessorAnswer): boolean =>
  request.kind === 'reverse_transfer' && outcome === 'refused'
