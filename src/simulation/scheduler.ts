/**
 * Runs workflows: carries each effect that one yields out into the world and resumes it with the answer, at its time.
 * It owns time and order; whatever happens between two yields is one transaction, closed by whoever runs the agenda.
 */
import type { Listener } from '../checks/auditor/hearing'
import type { Instant } from '../core/calendar'
import type { LostJob } from '../core/lost-job'
import { delaySeconds, type DelaySpread, type Uniform } from '../core/random'
import type { Effect, Job, ProcessorAnswer, ProcessorRequest, Workflow } from '../payouts/ports'
import type { Processors } from '../processors/processors'
import type { Agenda } from './agenda'
import { JobQueue } from './job-queue'

/** How long after its worker was recycled a job begins again. */
const SECONDS_BEFORE_RETRY = 60

interface QueuedJob {
  job: Job
  /** Put into the queue for the first time. */
  queuedAt: Instant
  /** Counts from 1. */
  attempt: number
  /** When the first job of its run began to wait: the one that put this one into the queue, or it itself. */
  runAt: Instant
}

/** A workflow in progress. */
interface WorkflowRun {
  workflow: Workflow
  /** Ended, or dropped with its worker. */
  over: boolean
  dropped: boolean
  /** As in a queued job. */
  runAt: Instant
  done: () => void
}

export interface SchedulerOptions {
  agenda: Agenda
  processors: Processors
  workers: number
  /** A worker is recycled so long after a job began on it, whatever the job is at; null: never. */
  jobLifetimeSeconds: number | null
  callLatency: DelaySpread
  /** The random numbers of the next attempt of a request: how long it takes there, and its answer back. */
  latencyDraws: (request: ProcessorRequest) => Uniform
  now: () => Instant
  /** An answer is about to reach the service. */
  onAnswer: (
    effect: Effect & { effect: 'call' },
    answer: ProcessorAnswer,
    listener: Listener,
  ) => void
  /** A job was dropped with its worker. */
  onJobLost: (lost: LostJob) => void
}

export class Scheduler {
  readonly #options: SchedulerOptions
  readonly #jobs: JobQueue<QueuedJob>
  /** Jobs that are waiting or being worked on. */
  readonly #unfinished = new Set<QueuedJob>()
  /** By the beginning of a run, when the last of its jobs ended. */
  readonly #workedUntil = new Map<Instant, Instant>()

  constructor(options: SchedulerOptions) {
    this.#options = options
    const { agenda, workers, now } = options
    this.#jobs = new JobQueue({
      workers,
      begin: (queued, left) => this.#work(queued, left),
      afterThis: (happen) => agenda.plan(now(), happen),
    })
  }

  /** Puts a job into the queue at an instant. */
  startJob(at: Instant, job: Job): void {
    this.#startJobOf(at, at, job)
  }

  /** When the oldest run began of which such a job is waiting or being worked on; `null` where there is none. */
  oldestRunAt(isMeant: (job: Job) => boolean): Instant | null {
    let oldest: Instant | null = null
    for (const { job, runAt } of this.#unfinished) {
      if (isMeant(job) && (oldest === null || runAt < oldest)) oldest = runAt
    }
    return oldest
  }

  /** When the last job of the runs that began at an instant ended, or was dropped; `null` where none has. */
  workedUntil(runAt: Instant): Instant | null {
    return this.#workedUntil.get(runAt) ?? null
  }

  #startJobOf(runAt: Instant, at: Instant, job: Job): void {
    this.#queue(at, { job, attempt: 1, queuedAt: at, runAt })
  }

  #queue(at: Instant, queued: QueuedJob): void {
    this.#unfinished.add(queued)
    this.#options.agenda.plan(at, () => this.#jobs.add(queued))
  }

  /** A job that outlives its worker is dropped where it is: what it has asked for still happens, unheard. */
  #work(queued: QueuedJob, left: () => void): void {
    const { agenda, jobLifetimeSeconds, now } = this.#options
    const run: WorkflowRun = {
      workflow: queued.job.begin(),
      over: false,
      dropped: false,
      runAt: queued.runAt,
      done: () => {
        this.#unfinished.delete(queued)
        this.#workedUntil.set(queued.runAt, now())
        left()
      },
    }
    if (jobLifetimeSeconds !== null) {
      agenda.plan(now() + jobLifetimeSeconds, () => {
        if (!run.over) this.#lose(queued, run)
      })
    }
    this.#step(run, undefined)
  }

  #lose(queued: QueuedJob, run: WorkflowRun): void {
    run.dropped = true
    this.#end(run)
    const { job, attempt, queuedAt } = queued
    const lostAt = this.#options.now()
    const isGivenUp = attempt > job.retriesMax
    this.#options.onJobLost({
      name: job.name,
      queuedAt,
      lostAt,
      attempts: attempt,
      isGivenUp,
      creatorIds: job.creatorIds ?? null,
    })
    if (!isGivenUp) {
      this.#queue(lostAt + SECONDS_BEFORE_RETRY, { ...queued, attempt: attempt + 1 })
    }
  }

  /** Runs a workflow beside the queue: a request from outside, which does not wait for a worker. */
  startRequest(at: Instant, begin: (listener: Listener) => Workflow): void {
    this.#options.agenda.plan(at, () => {
      const progress = { over: false, dropped: false }
      const workflow = begin(progress)
      this.#step(Object.assign(progress, { workflow, runAt: at, done: () => undefined }), undefined)
    })
  }

  #end(run: WorkflowRun): void {
    run.over = true
    run.done()
  }

  #step(run: WorkflowRun, answer: ProcessorAnswer | undefined): void {
    let resumeWith = answer
    for (;;) {
      const { done: ended, value: effect } = run.workflow.next(resumeWith)
      if (ended) return this.#end(run)
      resumeWith = undefined
      switch (effect.effect) {
        case 'enqueue':
          this.#startJobOf(run.runAt, this.#options.now() + effect.delaySeconds, effect.job)
          break
        case 'sleep':
          this.#resumeAt(this.#options.now() + effect.seconds, run)
          return
        case 'call':
          this.#call(effect, run)
          return
        case 'point':
          break
      }
    }
  }

  /** The request takes its time to reach the processor, and so does the answer. */
  #call(effect: Effect & { effect: 'call' }, run: WorkflowRun): void {
    const { agenda, processors, callLatency, latencyDraws, now, onAnswer } = this.#options
    const { request } = effect
    const uniform = latencyDraws(request)
    const requestSeconds = delaySeconds(uniform, callLatency)
    const answerSeconds = delaySeconds(uniform, callLatency)
    agenda.plan(now() + requestSeconds, () => {
      const answer = processors.get(effect.processor).answer(effect.request)
      agenda.plan(now() + answerSeconds, () => {
        if (run.over) return
        onAnswer(effect, answer, run)
        this.#step(run, answer)
      })
    })
  }

  #resumeAt(at: Instant, run: WorkflowRun): void {
    this.#options.agenda.plan(at, () => {
      if (!run.over) this.#step(run, undefined)
    })
  }
}
