/**
 * How much of the money of closed payouts had not settled when they were made, in seconds of a cent, by the auditor's sales
 * and by what the payouts claimed of each day. Where a day's sales are all that was claimed of it, it is exact. Where money was
 * taken back, owed from before or in several balances, nobody knows here which sale a payout paid: then it is some part of
 * what it would be if all had come in at the end of the day.
 */
import { dayOfInstant, SECONDS_IN_DAY, startOfDay, type Day, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { Holder } from '../core/vocabulary'
import type { AuditedSale } from './auditor/audited-sales'

/** A completed payout, with what it claimed. */
export interface PaidClaim {
  creatorId: number
  createdAt: Instant
  netCents: Cents
  grossCents: Cents
  amounts: readonly { holder: Holder; day: Day; cents: Cents }[]
}

/** The ledger adds up fractions. */
const PART_THAT_ROUNDING_MAY_TAKE = 1e-9

export class UnsettledMoney {
  /** From a sale until its money has settled. */
  readonly #seconds: number
  #least = 0
  #most = 0

  constructor(settlementSeconds: number) {
    this.#seconds = settlementSeconds
  }

  get leastCentSeconds(): number {
    return this.#least * (1 - PART_THAT_ROUNDING_MAY_TAKE) - 1
  }

  get mostCentSeconds(): number {
    return this.#most * (1 + PART_THAT_ROUNDING_MAY_TAKE) + 1
  }

  /** `sales`: those that were closed with these payouts. */
  count(payouts: readonly PaidClaim[], sales: readonly AuditedSale[]): void {
    const ofDays = new Map<string, AuditedSale[]>()
    for (const sale of sales) {
      const key = keyOf(sale.creatorId, sale.holder, dayOfInstant(sale.at))
      const others = ofDays.get(key)
      if (others) others.push(sale)
      else ofDays.set(key, [sale])
    }
    for (const payout of payouts) {
      const exact = this.#exactOf(payout, ofDays)
      this.#least += exact ?? 0
      this.#most += exact ?? this.#mostOf(payout)
    }
  }

  /** `null` where it is not known. */
  #exactOf(
    { creatorId, createdAt, netCents, grossCents, amounts }: PaidClaim,
    salesOfDays: ReadonlyMap<string, AuditedSale[]>,
  ): number | null {
    const claimed = new Map<string, Cents>()
    for (const { holder, day, cents } of amounts) {
      const key = keyOf(creatorId, holder, day)
      claimed.set(key, (claimed.get(key) ?? 0) + cents)
    }
    let centSeconds = 0
    for (const [key, cents] of claimed) {
      const sales = salesOfDays.get(key) ?? []
      if (sales.reduce((sum, sale) => sum + sale.netCents, 0) !== cents) return null
      for (const sale of sales) {
        centSeconds += sale.netCents * Math.max(0, sale.at + this.#seconds - createdAt)
      }
    }
    return (centSeconds * netCents) / grossCents
  }

  #mostOf({ createdAt, netCents, amounts }: PaidClaim): number {
    const youngest = Math.max(...amounts.map(({ day }) => day))
    const endOfDay = startOfDay(youngest) + SECONDS_IN_DAY - 1
    return netCents * Math.max(0, endOfDay + this.#seconds - createdAt)
  }
}

const keyOf = (creatorId: number, holder: Holder, day: Day): string =>
  `${creatorId} ${holder} ${day}`
