/**
 * Counts over a whole run who was skipped: by first reason, by schedule at that time, and by the
 * minimum that was missed.
 */
import type { SkipReason } from '../core/eligibility'
import type { PayoutFrequency } from '../core/vocabulary'
import type { Skipped } from './stuck'

interface Group extends Omit<Skipped, 'creators'> {
  creatorIds: Set<number>
}

export class SkipCounter {
  readonly #groups = new Map<string, Group>()

  add(creatorId: number, reason: SkipReason, frequency: PayoutFrequency): void {
    const { code } = reason
    const minimumCents = code === 'below_minimum' ? reason.minimumCents : null
    const key = `${code} ${frequency} ${minimumCents}`
    const known = this.#groups.get(key)
    const group = known ?? {
      reason: code,
      frequency,
      minimumCents,
      times: 0,
      creatorIds: new Set(),
    }
    if (!known) this.#groups.set(key, group)
    group.times += 1
    group.creatorIds.add(creatorId)
  }

  /** The most frequent first. */
  get groups(): Skipped[] {
    return [...this.#groups.values()]
      .map(({ creatorIds, ...group }) => ({ ...group, creators: creatorIds.size }))
      .sort((one, other) => other.times - one.times)
  }
}
