/**
 * Sales counted at their source: each creator's generated sales are numbered from 1, and the scenario and its file name
 * theirs. What lands is compared with that, so that a sale that is lost, or lands twice, shows although ledger and
 * auditor hear of it by one call.
 */
import type { Instant } from '../../core/calendar'
import type { Cents } from '../../core/money'
import { sentence, type Sentence } from '../../core/sentence'

export interface SourcedSale {
  creatorId: number
  at: Instant
  grossCents: Cents
  /** Its file says that it is taken back, and when. */
  reversed?: { kind: 'refund' | 'chargeback'; at: Instant }
}

export interface LandedSale extends SourcedSale {
  /** Which of the creator's generated sales it is; `undefined`: it is named. */
  number?: number | undefined
}

/** A sale that did not land, or landed once too often. */
export interface SaleProblem {
  problem: Sentence
  creatorId: number
  at: Instant
  /** What buyers paid, as far as it is known. */
  cents: Cents
}

export class SalesAtSource {
  readonly #lastNumbers = new Map<number, number>()
  /** Named sales that have not landed, in order of time from `#next` on. */
  #named: SourcedSale[] = []
  #next = 0
  readonly #landedNamed = new Map<string, { sale: SourcedSale; count: number }>()
  #problems: SaleProblem[] = []

  /** What the scenario and its file name within the run. */
  expect(sales: readonly SourcedSale[]): void {
    this.#named = [...sales].sort((one, other) => one.at - other.at)
  }

  landed(sale: LandedSale): void {
    const { creatorId, number, at, grossCents } = sale
    if (number === undefined) {
      const key = keyOf(sale)
      const count = (this.#landedNamed.get(key)?.count ?? 0) + 1
      this.#landedNamed.set(key, { sale, count })
      return
    }
    const last = this.#lastNumbers.get(creatorId) ?? 0
    this.#lastNumbers.set(creatorId, Math.max(last, number))
    if (number === last + 1) return
    const isLost = number > last + 1
    this.#problems.push({
      problem: isLost
        ? sentence`${{ creatorId }} made sale ${last + 1}, which did not land before sale ${number}`
        : sentence`sale ${number} of ${{ creatorId }} landed again, after sale ${last}`,
      ...{ creatorId, at, cents: isLost ? 0 : grossCents },
    })
  }

  /** What is wrong with the sales before an instant; each is returned once. */
  takeProblemsBefore(now: Instant): SaleProblem[] {
    for (; this.#next < this.#named.length; this.#next += 1) {
      const sale = this.#named[this.#next]!
      if (sale.at >= now) break
      if (this.#takeLanded(keyOf(sale))) continue
      this.#problems.push(problemOf(sale, sentence`${wordsOf(sale)} did not land`, 1))
    }
    for (const [key, { sale, count }] of this.#landedNamed) {
      if (sale.at >= now) continue
      const { creatorId, at, grossCents } = sale
      const problem = sentence`${count} too many sales landed of those named: ${{ cents: grossCents }} of ${{ creatorId }} at ${{ at }}`
      this.#problems.push(problemOf(sale, problem, count))
      this.#landedNamed.delete(key)
    }
    const problems = this.#problems
    this.#problems = []
    return problems
  }

  #takeLanded(key: string): boolean {
    const landed = this.#landedNamed.get(key)
    if (!landed) return false
    landed.count -= 1
    if (landed.count === 0) this.#landedNamed.delete(key)
    return true
  }
}

function problemOf(sale: SourcedSale, problem: Sentence, count: number): SaleProblem {
  const { creatorId, at, grossCents } = sale
  return { problem, creatorId, at, cents: count * grossCents }
}

const wordsOf = ({ creatorId, at, grossCents }: SourcedSale): Sentence =>
  sentence`the sale of ${{ cents: grossCents }} that is named for ${{ creatorId }} at ${{ at }}`

/** Alike sales have one key. */
export const keyOf = ({ creatorId, at, grossCents }: SourcedSale): string =>
  `${grossCents} ${creatorId} ${at}`
