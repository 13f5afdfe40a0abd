/** Payouts that a creator, or an admin for them, has asked for, for as long as somebody is at work on them. */
import type { Instant } from '../core/calendar'
import type { Requester } from '../core/vocabulary'
import type { Happening } from './auditor/happenings'

export interface OpenRequest {
  at: Instant
  by: Requester
}

export class OpenRequests {
  readonly #byCreator = new Map<number, OpenRequest[]>()

  afterHappening(happening: Happening): void {
    const { creatorId, at } = happening
    const open = this.#byCreator.get(creatorId) ?? []
    if (happening.what === 'order' && happening.order.order === 'payout') {
      this.#byCreator.set(creatorId, [...open, { at, by: happening.order.by }])
    }
    if (happening.what !== 'request_over') return
    const left = open.filter((request) => request.at !== happening.orderedAt)
    if (left.length > 0) this.#byCreator.set(creatorId, left)
    else this.#byCreator.delete(creatorId)
  }

  /** The one that an admin made before all others: it may skip the most. */
  of(creatorId: number): Readonly<OpenRequest> | null {
    const open = this.#byCreator.get(creatorId) ?? []
    return open.find(({ by }) => by === 'admin') ?? open[0] ?? null
  }
}
