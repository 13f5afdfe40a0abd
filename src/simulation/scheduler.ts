/**
 * The jobs of the platform and the work beside them: what waits for a worker, what begins when, what is tried again when its
 * worker dies. How the workflows themselves go is up to `workflow-runner.ts`.
 */
import type { Listener } from '../checks/auditor/hearing'
import type { Instant } from '../core/calendar'
import type { LostJob } from '../core/lost-job'
import type { RequestKind } from '../core/work-names'
import type { Job, Workflow } from '../payouts/ports'
import { JobQueue } from './job-queue'
import { JobsInProgress, type JobOfRun } from './jobs-in-progress'
import { WorkflowRunner, type WorkflowRunnerOptions } from './workflow-runner'

/** How long after its worker was recycled a job begins again. */
const SECONDS_BEFORE_RETRY = 60

interface QueuedJob extends JobOfRun {
  /** Put into the queue for the first time. */
  queuedAt: Instant
  /** Counts from 1. */
  attempt: number
}

/** Work beside the queue, which does not wait for a worker: what a creator asks for, or news from a processor. */
export interface Request {
  kind: RequestKind
  name: string
  creatorId: number
  attempt: number
  begin: (listener: Listener) => Workflow
  /** Its worker has died; returns whether nobody does the rest. */
  lost?: () => boolean
}

interface SchedulerOptions extends Omit<WorkflowRunnerOptions, 'enqueue'> {
  workers: number
  /** A worker is recycled so long after a job began on it, whatever the job is at; null: never. */
  jobLifetimeSeconds: number | null
  /** A job was dropped with its worker. */
  onJobLost: (lost: LostJob) => void
}

export class Scheduler {
  readonly #options: SchedulerOptions
  readonly #jobs: JobQueue<QueuedJob>
  readonly inProgress = new JobsInProgress()
  readonly workflows: WorkflowRunner

  constructor(options: SchedulerOptions) {
    this.#options = options
    const { agenda, workers, now } = options
    this.#jobs = new JobQueue({
      workers,
      begin: (queued, left, worker) => this.#work(queued, left, worker),
      afterThis: (happen) => agenda.plan(now(), happen),
    })
    this.workflows = new WorkflowRunner({
      ...options,
      enqueue: (runAt, at, job) => this.#startJobOf(runAt, at, job),
    })
  }

  /** Puts a job into the queue at an instant. */
  startJob(at: Instant, job: Job): void {
    this.#startJobOf(at, at, job)
  }

  /** When the oldest job or request began that waits or is being done; `null` where there is none. */
  oldestWorkAt(): Instant | null {
    const [queued, atWork] = [this.inProgress.oldestRunAt(), this.workflows.oldestRunAt()]
    return queued === null || atWork === null ? (queued ?? atWork) : Math.min(queued, atWork)
  }

  /** Runs a workflow beside the queue. */
  startRequest(at: Instant, request: Request): void {
    this.#options.agenda.plan(at, () => this.startRequestNow(request))
  }

  /** The same, within what happens now. */
  startRequestNow(request: Request): void {
    const { kind, name, creatorId, attempt, lost = () => true } = request
    this.workflows.start({
      kind,
      name,
      creatorId,
      attempt,
      worker: null,
      runAt: this.#options.now(),
      workerEndsAt: null,
      done: () => undefined,
      lost,
      begin: (listener) => beginLater(() => request.begin(listener)),
    })
  }

  #startJobOf(runAt: Instant, at: Instant, job: Job): void {
    this.#queue(at, { job, attempt: 1, queuedAt: at, runAt })
    const seconds = this.#options.faults?.againAfterSeconds(job) ?? null
    if (seconds !== null) {
      this.#queue(at + seconds, { job, attempt: 1, queuedAt: at + seconds, runAt })
    }
  }

  #queue(at: Instant, queued: QueuedJob): void {
    this.inProgress.add(queued)
    this.#options.agenda.plan(at, () => this.#jobs.add(queued))
  }

  #work(queued: QueuedJob, left: () => void, worker: number): void {
    const { jobLifetimeSeconds, now } = this.#options
    const { job, attempt, runAt } = queued
    const { kind, name, creatorIds } = job
    this.workflows.start({
      kind,
      name,
      creatorId: creatorIds?.length === 1 ? creatorIds[0]! : null,
      attempt,
      worker,
      runAt,
      workerEndsAt: jobLifetimeSeconds === null ? null : now() + jobLifetimeSeconds,
      done: () => {
        this.inProgress.end(queued, now())
        left()
      },
      lost: () => this.#lose(queued),
      begin: () => job.begin(),
    })
  }

  #lose({ job, attempt, queuedAt, runAt }: QueuedJob): boolean {
    const lostAt = this.#options.now()
    const isLastAttempt = attempt > job.retriesMax
    const inItsPlace = isLastAttempt ? (job.inItsPlace?.() ?? []) : []
    const isGivenUp = isLastAttempt && inItsPlace.length === 0
    this.#options.onJobLost({
      name: job.name,
      queuedAt,
      lostAt,
      attempts: attempt,
      isGivenUp,
      creatorIds: job.creatorIds ?? null,
    })
    for (const next of inItsPlace) this.#startJobOf(runAt, lostAt + next.delaySeconds, next.job)
    if (!isLastAttempt) {
      this.#queue(lostAt + SECONDS_BEFORE_RETRY, { job, attempt: attempt + 1, queuedAt, runAt })
    }
    return isGivenUp
  }
}

/** Work that begins when its first step is done, not when it is handed over. */
function* beginLater(begin: () => Workflow): Workflow {
  yield* begin()
}
