/**
 * What happens to creators' money, as the auditor writes it down in the order in which it happens. Nearly all of it are
 * sales, which are kept as numbers for the day: as objects they would outlive what garbage collection does cheaply.
 */
import type { Day, Instant } from '../../core/calendar'
import type { Cents } from '../../core/money'
import { HOLDERS, type Holder, type PauseSource, type Requester } from '../../core/vocabulary'
import { NumberRows } from './number-rows'

/** Why the service says that it did not pay somebody, with the amounts that it gives. */
export interface SaidReason {
  code: string
  amountCents?: Cents
  minimumCents?: Cents
  payableCents?: Cents
  reserveCents?: Cents
  smallTransferCents?: Cents
  payoutId?: number
  failureCode?: string
  /** Why the account may have no instant payout. */
  obstacle?: { code: string }
}

/** What was at work: one of the runs of a day, a second try of what failed, or a request. */
export type SkippedBy = 'daily' | 'standard' | 'flexible' | 'retry' | 'request'

/** `day`: of the run that the service speaks of, which may have been at work until after midnight (quirk G21). */
export interface SaidSkip {
  creatorId: number
  reason: SaidReason
  day: Day
  at: Instant
  work: SkippedBy
}

/** What people do beside buying: pause somebody and let them be paid again, or ask for a payout. */
export type Order =
  | { order: 'pause'; by: PauseSource }
  /** Every pause of these sources ends. */
  | { order: 'resume'; sources: readonly PauseSource[] }
  | { order: 'payout'; by: Requester }
  /** The creator's payout that has not ended is called off. */
  | { order: 'cancel' }

/**
 * `afterChange`: the last change of state that the platform had written down before. Sales do without: they come after
 * all else that falls on their second.
 */
export type Happening = { creatorId: number; at: Instant } & (
  | { what: 'sale'; holder: Holder; cents: Cents; grossCents: Cents }
  | ({ afterChange: number } &
      /** The net of a sale goes back; the card processor keeps its fee, which the creator bears beside it. */
      (
        | {
            what: 'reversal'
            kind: 'refund' | 'chargeback'
            holder: Holder
            cents: Cents
            grossCents: Cents
            retainedFeeCents: Cents
            sale: { saleId: number; day: Day }
            /** Of a refund: the request that it was made for. */
            refundId?: number
          }
        | { what: 'refund_asked'; refundId: number }
        /** The service says that it refunds nothing of this creator's for now. */
        | { what: 'refund_stopped'; saleId: number; grossCents: Cents }
        | { what: 'opening_balance' | 'bank_debit'; holder: Holder; cents: Cents }
        /** What the processor holds of the creator's unpaid money goes to the platform. */
        | { what: 'moved'; cents: Cents }
        /** What a chargeback took comes back. */
        | {
            what: 'dispute_won'
            holder: Holder
            cents: Cents
            grossCents: Cents
            sale: { saleId: number; day: Day }
          }
        /** What an exchange has left of a transfer, or cost: the creator's, at the processor, once its payout is over. */
        | { what: 'residue'; cents: Cents; payoutId: number }
        | ({ what: 'skip' } & SaidSkip)
        | { what: 'order'; order: Order }
        /** Nobody is at work any more on a payout that was ordered. `isDone`: it was worked on to the end. */
        | { what: 'request_over'; orderedAt: Instant; isDone: boolean }
        /** So much of the creator's money the processor can pay at once. */
        | { what: 'availability'; cents: Cents }
      ))
)

const CREATOR_ID = 0
const HOLDER = 1
const AT = 2
const GROSS_CENTS = 3
const CENTS = 4
const COLUMNS = 5

/** What is no sale, and how many sales happened before it. */
interface Other {
  happening: Happening
  salesBefore: number
}

export class Happenings {
  readonly #sales = new NumberRows(COLUMNS)
  readonly #others: Other[] = []
  #salesCount = 0

  sale(creatorId: number, holder: Holder, at: Instant, grossCents: Cents, netCents: Cents): void {
    const place = this.#salesCount++
    this.#sales.add(place, creatorId, HOLDERS.indexOf(holder), at, grossCents, netCents)
  }

  add(happening: Happening): void {
    this.#others.push({ happening, salesBefore: this.#salesCount })
  }

  *[Symbol.iterator](): Generator<Happening> {
    let next = 0
    for (const { happening, salesBefore } of this.#others) {
      for (; next < salesBefore; next += 1) yield this.#sale(next)
      yield happening
    }
    for (; next < this.#salesCount; next += 1) yield this.#sale(next)
  }

  #sale(place: number): Happening {
    const sales = this.#sales
    return {
      what: 'sale',
      creatorId: sales.number(place, CREATOR_ID),
      holder: HOLDERS[sales.number(place, HOLDER)]!,
      at: sales.number(place, AT),
      grossCents: sales.number(place, GROSS_CENTS),
      cents: sales.number(place, CENTS),
    }
  }
}
