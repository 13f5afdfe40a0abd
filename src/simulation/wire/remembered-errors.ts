/**
 * Server errors that a processor keeps with the idempotency key of the request. The same request,
 * sent again while the key is kept, gets the same error, even if the processor has long recovered.
 * Stripe does so. A rate-limited call is not kept, since the processor did not look at it.
 */
import type { CallRefusal } from '../../core/single-fault'
import type { ProcessorRequest } from '../../payouts/ports'
import type { KeptKeys } from '../../processors/kept-keys'

export class RememberedErrors {
  readonly #keys: KeptKeys
  readonly #byKey = new Map<string, CallRefusal>()

  constructor(keys: KeptKeys) {
    this.#keys = keys
  }

  of(request: ProcessorRequest): CallRefusal | null {
    const key = keyOf(request)
    return key !== null && this.#keys.has(key) ? (this.#byKey.get(key) ?? null) : null
  }

  remember(request: ProcessorRequest, code: CallRefusal): void {
    const key = keyOf(request)
    if (key === null || code !== 'processor_unavailable' || this.of(request) !== null) return
    this.#keys.use(key)
    this.#byKey.set(key, code)
  }
}

/** Only requests that move money have their answers kept. */
const keyOf = (request: ProcessorRequest): string | null =>
  request.kind === 'instantly_available' || request.kind === 'look_up'
    ? null
    : request.idempotencyKey
