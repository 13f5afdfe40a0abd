/** The sales that the auditor remembers: as numbers, and as an object once something of one is taken back, which is rare. */
import { dayOfInstant, type Instant } from '../../core/calendar'
import type { Cents } from '../../core/money'
import { HOLDERS, type Holder } from '../../core/vocabulary'
import { NumberRows } from './number-rows'

export interface AuditedSale {
  creatorId: number
  holder: Holder
  at: Instant
  grossCents: Cents
  platformFeeCents: Cents
  netCents: Cents
  /** What of the gross is with the buyer again. */
  takenBackCents: Cents
}

const CREATOR_ID = 0
const HOLDER = 1
const AT = 2
const GROSS_CENTS = 3
const PLATFORM_FEE_CENTS = 4
const NET_CENTS = 5
const COLUMNS = 6

/** They make one number of those of a sale and of the balance that it is in: as soon as one of them is another, so is it. */
const WEIGHTS = {
  creatorId: 104_729,
  grossCents: 1_009,
  feeCents: 10_007,
  netCents: 101,
  ownerId: 1_299_709,
  day: 15_485_863,
  holder: 86_028_121,
}

/** The same of names of columns, as SQL. */
export const markOfSale = ({
  at,
  ...columns
}: Record<keyof typeof WEIGHTS | 'at', string>): string =>
  [
    at,
    ...Object.entries(WEIGHTS).map(
      ([name, weight]) => `${columns[name as keyof typeof WEIGHTS]} * ${weight}`,
    ),
  ].join(' + ')

export class AuditedSales {
  readonly #rows = new NumberRows(COLUMNS)
  readonly #takenUp = new Map<number, AuditedSale>()
  #count = 0

  get count(): number {
    return this.#count
  }

  add(saleId: number, sale: Omit<AuditedSale, 'takenBackCents'>): void {
    if (!this.#rows.has(saleId)) this.#count += 1
    this.#rows.add(
      saleId,
      sale.creatorId,
      HOLDERS.indexOf(sale.holder),
      sale.at,
      sale.grossCents,
      sale.platformFeeCents,
      sale.netCents,
    )
  }

  /** The sale itself, to be changed. */
  get(saleId: number): AuditedSale | undefined {
    const takenUp = this.#takenUp.get(saleId)
    if (takenUp) return takenUp
    const sale = this.#read(saleId)
    if (sale) this.#takenUp.set(saleId, sale)
    return sale
  }

  /** Whether there is such a sale, of which all numbers are those of a mark, in a balance of its creator, day and holder. */
  hasMark(saleId: number, mark: number): boolean {
    const rows = this.#rows
    if (!rows.has(saleId)) return false
    const grossCents = rows.number(saleId, GROSS_CENTS)
    const netCents = rows.number(saleId, NET_CENTS)
    const at = rows.number(saleId, AT)
    return (
      mark ===
      at +
        rows.number(saleId, CREATOR_ID) * (WEIGHTS.creatorId + WEIGHTS.ownerId) +
        dayOfInstant(at) * WEIGHTS.day +
        rows.number(saleId, HOLDER) * WEIGHTS.holder +
        grossCents * WEIGHTS.grossCents +
        (grossCents - netCents) * WEIGHTS.feeCents +
        netCents * WEIGHTS.netCents
    )
  }

  /** Takes a sale out; `undefined` where there is none. */
  take(saleId: number): AuditedSale | undefined {
    const sale = this.#takenUp.get(saleId) ?? this.#read(saleId)
    if (sale) this.#count -= 1
    this.#takenUp.delete(saleId)
    this.#rows.delete(saleId)
    return sale
  }

  #read(saleId: number): AuditedSale | undefined {
    const rows = this.#rows
    if (!rows.has(saleId)) return undefined
    return {
      creatorId: rows.number(saleId, CREATOR_ID),
      holder: HOLDERS[rows.number(saleId, HOLDER)]!,
      at: rows.number(saleId, AT),
      grossCents: rows.number(saleId, GROSS_CENTS),
      platformFeeCents: rows.number(saleId, PLATFORM_FEE_CENTS),
      netCents: rows.number(saleId, NET_CENTS),
      takenBackCents: 0,
    }
  }
}
