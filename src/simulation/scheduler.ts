/**
 * Runs workflows: carries each effect that one yields out into the world and resumes it with the answer, at its time.
 * It owns time and order; whatever happens between two yields is one transaction, closed by whoever runs the agenda.
 */
import type { Instant } from '../core/calendar'
import { delaySeconds, type DelaySpread, type Uniform } from '../core/random'
import type { Effect, Job, ProcessorAnswer, Workflow } from '../payouts/ports'
import type { Processors } from '../processors/processors'
import type { Agenda } from './agenda'
import { JobQueue } from './job-queue'

export interface SchedulerOptions {
  agenda: Agenda
  processors: Processors
  workers: number
  callLatency: DelaySpread
  stream: (concern: string, id: number) => Uniform
  now: () => Instant
  /** An answer is about to reach the service. */
  onAnswer: (effect: Effect & { effect: 'call' }, answer: ProcessorAnswer) => void
}

export class Scheduler {
  readonly #options: SchedulerOptions
  readonly #jobs: JobQueue

  constructor(options: SchedulerOptions) {
    this.#options = options
    this.#jobs = new JobQueue(options.workers, (job, done) => {
      this.#step(job.begin(), undefined, done)
    })
  }

  /** Puts a job into the queue at an instant. */
  startJob(at: Instant, job: Job): void {
    this.#options.agenda.plan(at, () => this.#jobs.add(job))
  }

  /** Runs a workflow beside the queue: a request from outside, which does not wait for a worker. */
  startRequest(at: Instant, begin: () => Workflow): void {
    this.#options.agenda.plan(at, () => this.#step(begin(), undefined, () => undefined))
  }

  #step(workflow: Workflow, answer: ProcessorAnswer | undefined, done: () => void): void {
    let resumeWith = answer
    for (;;) {
      const { done: ended, value: effect } = workflow.next(resumeWith)
      if (ended) return done()
      resumeWith = undefined
      switch (effect.effect) {
        case 'enqueue':
          this.startJob(this.#options.now() + effect.delaySeconds, effect.job)
          break
        case 'sleep':
          this.#resumeAt(this.#options.now() + effect.seconds, workflow, undefined, done)
          return
        case 'call':
          this.#call(effect, workflow, done)
          return
      }
    }
  }

  /** The request takes its time to reach the processor, and so does the answer on its way back. */
  #call(effect: Effect & { effect: 'call' }, workflow: Workflow, done: () => void): void {
    const { agenda, processors, callLatency, stream, now, onAnswer } = this.#options
    const { request } = effect
    const uniform =
      request.kind === 'create_payout_batch'
        ? stream('payout-batch-latency', 0)
        : stream('call-latency', request.creatorId)
    const requestSeconds = delaySeconds(uniform, callLatency)
    const answerSeconds = delaySeconds(uniform, callLatency)
    agenda.plan(now() + requestSeconds, () => {
      const answer = processors.get(effect.processor).answer(effect.request)
      agenda.plan(now() + answerSeconds, () => {
        onAnswer(effect, answer)
        this.#step(workflow, answer, done)
      })
    })
  }

  #resumeAt(
    at: Instant,
    workflow: Workflow,
    answer: ProcessorAnswer | undefined,
    done: () => void,
  ): void {
    this.#options.agenda.plan(at, () => this.#step(workflow, answer, done))
  }
}
