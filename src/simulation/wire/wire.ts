/**
 * The wire between the service and its processors. Every call, answer and webhook goes over it and
 * takes time there. It is the only place where they are lost, late, refused or repeated. Where no
 * fault is possible, it passes everything straight on.
 */
import type { Instant } from '../../core/calendar'
import { delaySeconds, type DelaySpread } from '../../core/random'
import type { ProcessorAnswer, ProcessorRequest, WebhookEvent } from '../../payouts/ports'
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

interface WireOptions {
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

/** The caller, who is told the number of the call. */
export interface Caller {
  /** It is out, and nothing of it has happened yet. */
  sent?: (call: number) => void
  hear: (answer: ProcessorAnswer, call: number) => void
}

export class Wire {
  readonly #options: WireOptions
  #calls = 0

  constructor(options: WireOptions) {
    this.#options = options
  }

  /** The request takes its time to reach the processor, and so does the answer. */
  call(effect: CallEffect, { sent, hear }: Caller): void {
    const { now, faults } = this.#options
    const { requestSeconds, answerSeconds } = this.#latencyOf(effect.request)
    const call = (this.#calls += 1)
    const trouble = faults ? faults.calls.of(effect, now() + requestSeconds) : NO_TROUBLE
    const hearCall = (answer: ProcessorAnswer): void => hear(answer, call)
    const hearOnce =
      faults && isKept(trouble) ? this.#orTimeOut(hearCall, faults.timeoutSeconds()) : hearCall
    sent?.(call)
    if (trouble.isLost) return
    this.#after(effect.request, requestSeconds + trouble.lateSeconds, () => {
      const answer = this.#answer(effect, trouble)
      this.#options.onEffect?.(call, effect, answer)
      if (trouble.isAnswerLost) return
      const seconds = answerSeconds + trouble.answerLateSeconds
      this.#after(effect.request, seconds, () => hearOnce(answer))
    })
  }

  /** Asked of every request, since it is known by the day on which it is first met. */
  #latencyOf(request: ProcessorRequest): { requestSeconds: number; answerSeconds: number } {
    const { callLatency, requestDraws } = this.#options
    const uniform = requestDraws.ofNextAttempt('call-latency', request)
    if (takesNoTime(request)) return { requestSeconds: 0, answerSeconds: 0 }
    const requestSeconds = delaySeconds(uniform, callLatency)
    return { requestSeconds, answerSeconds: delaySeconds(uniform, callLatency) }
  }

  /** If a call takes no time and nothing delays it, this happens within the step of its caller. */
  #after(request: ProcessorRequest, seconds: number, happen: () => void): void {
    const { agenda, now } = this.#options
    if (seconds === 0 && takesNoTime(request)) happen()
    else agenda.plan(now() + seconds, happen)
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
    const { isLost, lateSeconds, againAfterSeconds } = faults.webhooks.of(event, creator, at)
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

  /**
   * A caller whose answer is withheld gives up after a while; an answer that comes later is not
   * heard.
   */
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

/** A refund is made in the second in which it is asked for, unless a fault keeps it. */
const takesNoTime = ({ kind }: ProcessorRequest): boolean => kind === 'refund'

const isKept = (trouble: CallTrouble): boolean =>
  trouble.isLost || trouble.isAnswerLost || trouble.lateSeconds > 0 || trouble.answerLateSeconds > 0
