/**
 * The wire between the service and its processors: every call and every answer, and every webhook, goes over it and takes
 * its time there. It is the one place where they are lost, late, turned down or repeated; where no fault is possible it
 * passes everything straight on.
 */
import type { Instant } from '../../core/calendar'
import { delaySeconds, type DelaySpread } from '../../core/random'
import type { ProcessorAnswer, WebhookEvent } from '../../payouts/ports'
import type { Processors } from '../../processors/processors'
import type { Agenda } from '../agenda'
import type { RequestDraws } from '../request-draws'
import type { CallEffect, CallFaults, CallTrouble } from './call-faults'
import type { RememberedErrors } from './remembered-errors'
import type { WebhookFaults } from './webhook-faults'

/** What is faulty about a wire. */
export interface WireFaults {
  calls: CallFaults
  webhooks: WebhookFaults
  /** Server errors that a processor keeps with their keys; `null`: it keeps none. */
  errors: RememberedErrors | null
  /** How long a caller waits whose call or answer is kept from it. */
  timeoutSeconds: () => number
}

export interface WireOptions {
  agenda: Agenda
  processors: Processors
  callLatency: DelaySpread
  requestDraws: RequestDraws
  now: () => Instant
  /** `null`: a perfect wire. */
  faults: WireFaults | null
  /** A call has reached its processor, which answers so. */
  onEffect?: ((call: number, effect: CallEffect, answer: ProcessorAnswer) => void) | undefined
}

export class Wire {
  readonly #options: WireOptions
  #calls = 0

  constructor(options: WireOptions) {
    this.#options = options
  }

  /** The request takes its time to reach the processor, and so does the answer. Returns the number of the call. */
  call(effect: CallEffect, hear: (answer: ProcessorAnswer) => void): number {
    const { agenda, callLatency, requestDraws, now, faults } = this.#options
    const uniform = requestDraws.ofNextAttempt('call-latency', effect.request)
    const requestSeconds = delaySeconds(uniform, callLatency)
    const answerSeconds = delaySeconds(uniform, callLatency)
    const call = (this.#calls += 1)
    const trouble = faults ? faults.calls.of(effect, now() + requestSeconds) : NO_TROUBLE
    const hearOnce =
      faults && isKept(trouble) ? this.#orTimeOut(hear, faults.timeoutSeconds()) : hear
    if (trouble.isLost) return call
    agenda.plan(now() + requestSeconds + trouble.lateSeconds, () => {
      const answer = this.#answer(effect, trouble)
      this.#options.onEffect?.(call, effect, answer)
      if (trouble.isAnswerLost) return
      agenda.plan(now() + answerSeconds + trouble.answerLateSeconds, () => hearOnce(answer))
    })
    return call
  }

  /** Sends a webhook to the platform; `deliver` counts how often it has come. */
  send(
    event: WebhookEvent,
    creator: string,
    delay: number,
    deliver: (at: Instant, delivery: number) => void,
  ): void {
    const { now, faults } = this.#options
    const at = now() + delay
    if (!faults) return deliver(at, 1)
    const { isLost, lateSeconds, againAfterSeconds } = faults.webhooks.of(event, creator)
    if (isLost) return
    deliver(at + lateSeconds, 1)
    if (againAfterSeconds !== null) deliver(at + lateSeconds + againAfterSeconds, 2)
  }

  #answer({ processor, request }: CallEffect, { refusal }: CallTrouble): ProcessorAnswer {
    const errors = this.#options.faults?.errors
    const code = errors?.of(request) ?? refusal
    if (code === null) return this.#options.processors.get(processor).answer(request)
    errors?.remember(request, code)
    return { outcome: 'refused', code }
  }

  /** Whoever waits for an answer that is kept from them gives up after a while; what comes later goes unheard. */
  #orTimeOut(
    hear: (answer: ProcessorAnswer) => void,
    timeoutSeconds: number,
  ): (answer: ProcessorAnswer) => void {
    const { agenda, now } = this.#options
    let isOver = false
    const hearOnce = (answer: ProcessorAnswer): void => {
      if (isOver) return
      isOver = true
      hear(answer)
    }
    agenda.plan(now() + timeoutSeconds, () => hearOnce({ outcome: 'unknown' }))
    return hearOnce
  }
}

const NO_TROUBLE: CallTrouble = {
  isLost: false,
  isAnswerLost: false,
  lateSeconds: 0,
  answerLateSeconds: 0,
  refusal: null,
}

const isKept = (trouble: CallTrouble): boolean =>
  trouble.isLost || trouble.isAnswerLost || trouble.lateSeconds > 0 || trouble.answerLateSeconds > 0
