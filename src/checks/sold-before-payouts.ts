/**
 * What the creator of each payout had sold in the days before it, where fees depend on that: by the auditor's own reckoning,
 * as it was when the payout claimed its money. Later on the same day a sale may be taken back.
 */
import { dayOfInstant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { PolicyTimeline } from '../core/policy-timeline'
import type { AuditedVolumes } from './auditor/sale-volumes'
import type { ClosedIds } from './closed-ids'
import type { Check } from './moments'
import type { Movement } from './money-watcher'

export class SoldBeforePayouts implements Check {
  readonly #policies: PolicyTimeline
  readonly #volumes: AuditedVolumes
  readonly #soldCents = new Map<number, Cents>()

  constructor(policies: PolicyTimeline, volumes: AuditedVolumes) {
    this.#policies = policies
    this.#volumes = volumes
  }

  /** `undefined` of a payout that has claimed nothing, and where no fee depends on it. */
  of(payoutId: number): Cents | undefined {
    return this.#soldCents.get(payoutId)
  }

  /** `PauseCauses` keeps up with the volumes. */
  beforeMovement({ isClaim, payoutId, creatorId, at }: Movement): void {
    if (!isClaim || this.#soldCents.has(payoutId)) return
    const day = dayOfInstant(at)
    if (this.#policies.on(day).instantFeeTierBasis !== 'sales') return
    this.#soldCents.set(payoutId, this.#volumes.keptBefore(creatorId, day))
  }

  daysClosed({ payoutIds }: ClosedIds): void {
    for (const payoutId of payoutIds) this.#soldCents.delete(payoutId)
  }
}
