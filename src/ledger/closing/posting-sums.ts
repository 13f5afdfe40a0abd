/** Sums of postings that are alike: of one reason, between the same two accounts. */
import type { SqlValue } from '../database'

type Sum = [
  reason: number,
  debitAccountId: number,
  creditAccountId: number,
  postings: number,
  amountCents: number,
  lastAt: number,
]

export class PostingSums {
  readonly #sums = new Map<string, Sum>()

  /** A row of `ledger_postings`. */
  add(row: readonly SqlValue[]): void {
    const [, , at, reason, debit, credit, cents] = row as number[]
    const key = `${reason} ${debit} ${credit}`
    const sum = this.#sums.get(key)
    if (sum) {
      sum[3] += 1
      sum[4] += cents!
      sum[5] = Math.max(sum[5], at!)
    } else this.#sums.set(key, [reason!, debit!, credit!, 1, cents!, at!])
  }

  toJSON(): Sum[] {
    return [...this.#sums.values()]
  }
}
