/** Payments that a processor has told the platform are lost: they stay paid, and nobody will bring them back. */
import type { Instant } from '../../core/calendar'
import { Hearing, type Listener } from './hearing'
import type { AuditedProcessorPayout } from './payments'

export interface AuditedLoss {
  readonly payment: AuditedProcessorPayout
  readonly at: Instant
  readonly hearing: Hearing
}

export class AuditedLosses {
  readonly #byId = new Map<string, AuditedLoss>()
  readonly #payoutIds = new Set<number>()

  /** The same webhook may come twice. */
  told(payment: AuditedProcessorPayout, at: Instant, listener: Listener): void {
    const known = this.#byId.get(payment.processorPayoutId)
    const loss = known ?? { payment, at, hearing: new Hearing() }
    loss.hearing.heard(at, listener)
    this.#byId.set(payment.processorPayoutId, loss)
    this.#payoutIds.add(payment.payoutId)
  }

  hasToldOf(payoutId: number): boolean {
    return this.#payoutIds.has(payoutId)
  }

  [Symbol.iterator](): Iterator<AuditedLoss> {
    return this.#byId.values()
  }
}
