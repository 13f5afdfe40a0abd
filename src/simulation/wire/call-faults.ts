/**
 * What goes wrong with one call in transit to a processor, and with its answer in transit back: by
 * chance, because the processor is out of order between two instants, or because the scenario lists
 * it.
 */
import type { Instant } from '../../core/calendar'
import type { BasisPoints } from '../../core/money'
import { happens, type DelaySpread } from '../../core/random'
import type { CallKind, CallRefusal, SingleFault } from '../../core/single-fault'
import type { Rail } from '../../core/vocabulary'
import type { Effect, ProcessorRequest } from '../../payouts/ports'
import type { FaultsInForce } from '../../scenario/faults-in-force'
import { instantOfAction } from '../../scenario/period'
import type { FaultSettings } from '../../scenario/schema'
import { drawnDelay, has } from '../faults/chance'
import type { FaultBook, FaultEvent } from '../faults/fault-book'
import { GROUPS } from '../faults/single-faults'
import type { RequestDraws } from '../request-draws'

export interface CallTrouble {
  isLost: boolean
  isAnswerLost: boolean
  lateSeconds: number
  answerLateSeconds: number
  refusal: CallRefusal | null
}

export type CallEffect = Effect & { effect: 'call' }

interface CallFaultsOptions {
  inForce: () => FaultsInForce
  book: FaultBook
  requestDraws: RequestDraws
  handleOf: (creatorId: number) => string
  railOf: (creatorId: number) => Rail
}

interface Outage {
  from: Instant
  until: Instant
  setting: FaultSettings['outages'][number]
}

export class CallFaults {
  readonly #options: CallFaultsOptions
  #outages: readonly Outage[] = []
  #outagesOf: FaultSettings['outages'] | null = null

  constructor(options: CallFaultsOptions) {
    this.#options = options
  }

  get #calls(): FaultSettings['calls'] {
    return this.#options.inForce().faults.calls
  }

  /** `arrivesAt`: when the call is at the processor, where nothing keeps it. */
  of(effect: CallEffect, arrivesAt: Instant): CallTrouble {
    const { request } = effect
    const { lateBasisPoints, answerLateBasisPoints } = this.#calls
    const creatorId = creatorOf(request)
    const call = request.kind
    const event = this.#options.book.next(
      GROUPS.call(call),
      creatorId === null ? null : this.#options.handleOf(creatorId),
    )
    const outage = this.#outageOf(effect, arrivesAt)
    const isLost = this.#isLost(event, call, outage)
    const refusal = isLost ? null : this.#refusal(event, request, outage)
    const { lateness } = this.#calls
    return {
      isLost,
      refusal,
      isAnswerLost: !isLost && this.#isAnswerLost(event, call),
      lateSeconds: isLost ? 0 : late(event, call, 'call-late', lateBasisPoints, lateness),
      answerLateSeconds: isLost
        ? 0
        : late(event, call, 'answer-late', answerLateBasisPoints, lateness),
    }
  }

  #isLost(event: FaultEvent, call: CallKind, outage: string | undefined): boolean {
    const isLost =
      event.asked('call-lost') !== undefined ||
      outage === 'no_answer' ||
      has(event, 'call-lost', this.#calls.lostBasisPoints)
    if (isLost) fire(event, { fault: 'call-lost', call })
    return isLost
  }

  #isAnswerLost(event: FaultEvent, call: CallKind): boolean {
    const isLost =
      event.asked('answer-lost') !== undefined ||
      has(event, 'answer-lost', this.#calls.answerLostBasisPoints)
    if (isLost) fire(event, { fault: 'answer-lost', call })
    return isLost
  }

  #refusal(
    event: FaultEvent,
    request: ProcessorRequest,
    outage: string | undefined,
  ): CallRefusal | null {
    const code =
      event.asked('call-refused')?.code ??
      (outage === 'refused' ? 'processor_unavailable' : this.#drawnRefusal(request))
    if (code) fire(event, { fault: 'call-refused', call: request.kind, code })
    return code
  }

  #drawnRefusal(request: ProcessorRequest): CallRefusal | null {
    const { inForce, requestDraws } = this.#options
    const { rateLimitedBasisPoints, unavailableBasisPoints } = inForce().processor.failures
    if (
      rateLimitedBasisPoints > 0 &&
      happens(requestDraws.ofNextAttempt('rate-limit', request), rateLimitedBasisPoints)
    ) {
      return 'processor_rate_limited'
    }
    if (
      unavailableBasisPoints > 0 &&
      happens(requestDraws.ofNextAttempt('outage', request), unavailableBasisPoints)
    ) {
      return 'processor_unavailable'
    }
    return null
  }

  #outageOf(effect: CallEffect, at: Instant): Outage['setting']['kind'] | undefined {
    const { outages } = this.#options.inForce().faults
    if (outages !== this.#outagesOf) {
      this.#outagesOf = outages
      this.#outages = outages.map((setting) => ({
        from: instantOfAction(setting.from),
        until: instantOfAction(setting.until),
        setting,
      }))
    }
    return this.#outages.find((one) => this.#isWithin(one, effect, at))?.setting.kind
  }

  #isWithin({ from, until, setting }: Outage, effect: CallEffect, at: Instant): boolean {
    const { processor, request } = effect
    if (at < from || at >= until) return false
    if (setting.processor !== undefined && setting.processor !== processor) return false
    if (setting.call !== undefined && setting.call !== request.kind) return false
    if (setting.rail === undefined) return true
    const creatorId = creatorOf(request)
    return creatorId !== null && this.#options.railOf(creatorId) === setting.rail
  }
}

/** Whom a call is about: a mass payment is known by the creator whom it pays first. */
export const creatorOf = (request: ProcessorRequest): number | null =>
  request.kind === 'create_payout_batch' ? (request.items[0]?.creatorId ?? null) : request.creatorId

type CallFault =
  | { fault: 'call-lost' | 'answer-lost'; call: CallKind }
  | { fault: 'call-late' | 'answer-late'; call: CallKind; seconds: number }
  | { fault: 'call-refused'; call: CallKind; code: CallRefusal }

const fire = (event: FaultEvent, fault: CallFault): void =>
  event.fire({ ...fault, ...event.address } as SingleFault)

/** Returns the delay in seconds: that of a single fault, or a random one. */
function late(
  event: FaultEvent,
  call: CallKind,
  fault: 'call-late' | 'answer-late',
  chance: BasisPoints,
  lateness: DelaySpread,
): number {
  const seconds = event.asked(fault)?.seconds ?? drawnDelay(event, fault, chance, lateness)
  if (seconds === null) return 0
  fire(event, { fault, call, seconds })
  return seconds
}
