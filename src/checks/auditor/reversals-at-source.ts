/**
 * Refunds and chargebacks that the file of a sale names, so that one that never happens shows: a chargeback on its second, a
 * refund that is asked for on its second, whatever becomes of it then.
 */
import { dayOfInstant, type Day, type Instant } from '../../core/calendar'
import { sentence } from '../../core/sentence'
import { keyOf, type SaleProblem, type SourcedSale } from './sales-at-source'

type Reversed = NonNullable<SourcedSale['reversed']>

interface Due extends Reversed {
  sale: SourcedSale
}

export class ReversalsAtSource {
  /** Of sales that are alike, in the order in which they land; `null` for one that nobody takes back. */
  readonly #named = new Map<string, (Reversed | null)[]>()
  /** By sale that has landed. */
  readonly #due = new Map<number, Due>()
  readonly #salesByDay = new Map<Day, number[]>()

  expect(sales: readonly SourcedSale[]): void {
    for (const sale of sales) if (sale.reversed) this.#named.set(keyOf(sale), [])
    if (this.#named.size === 0) return
    for (const sale of sales) this.#named.get(keyOf(sale))?.push(sale.reversed ?? null)
  }

  landed(saleId: number, sale: SourcedSale): void {
    if (this.#named.size === 0) return
    const reversed = this.#named.get(keyOf(sale))?.shift()
    if (!reversed) return
    this.#due.set(saleId, { ...reversed, sale })
    const day = dayOfInstant(reversed.at)
    const salesOfDay = this.#salesByDay.get(day)
    if (salesOfDay) salesOfDay.push(saleId)
    else this.#salesByDay.set(day, [saleId])
  }

  happened(saleId: number, kind: Reversed['kind'], at: Instant): void {
    const due = this.#due.get(saleId)
    if (due?.kind === kind && due.at === at) this.#due.delete(saleId)
  }

  /** What has not happened by the end of its day. `isExcused`: it has come back otherwise, and nothing is left to take. */
  takeProblemsBefore(now: Instant, isExcused: (saleId: number) => boolean): SaleProblem[] {
    const problems: SaleProblem[] = []
    for (const [day, saleIds] of this.#salesByDay) {
      if (day >= dayOfInstant(now)) continue
      this.#salesByDay.delete(day)
      for (const saleId of saleIds) {
        const due = this.#due.get(saleId)
        this.#due.delete(saleId)
        if (!due || isExcused(saleId)) continue
        const { kind, at, sale } = due
        const { creatorId, grossCents: cents } = sale
        const problem = sentence`the ${kind} of sale ${saleId} of ${{ creatorId }} that is named for ${{ at }} did not happen`
        problems.push({ problem, creatorId, at, cents })
      }
    }
    return problems
  }
}
