/**
 * What of each creator's account at the processor may not go out yet, by the auditor's own books: what came in from buyers
 * or from a bank less than some hours ago cannot be paid at once, less than some days ago not by a standard payout.
 */
import type { Instant } from '../../core/calendar'
import type { Cents } from '../../core/money'
import { sentence, type Sentence } from '../../core/sentence'
import type { SeenProcessorPayout } from './payments'

export interface SettlingTimes {
  /** Until it can be paid at once, and by a standard payout. */
  instantSeconds: number
  standardSeconds: number
}

interface SettlingProblem {
  payment: SeenProcessorPayout
  problem: Sentence
}

/** What came in, oldest first; as two lists of numbers, since nearly every sale is in one. */
interface Waiting {
  readonly at: Instant[]
  readonly cents: Cents[]
}

export class AuditedSettling {
  readonly #times: SettlingTimes
  readonly #longestSeconds: number
  readonly #waiting = new Map<number, Waiting>()
  readonly #problems: SettlingProblem[] = []

  constructor(times: SettlingTimes) {
    this.#times = times
    this.#longestSeconds = Math.max(times.instantSeconds, times.standardSeconds)
  }

  cameIn(creatorId: number, cents: Cents, at: Instant): void {
    if (this.#longestSeconds === 0 || cents <= 0) return
    const known = this.#waiting.get(creatorId)
    if (!known) this.#waiting.set(creatorId, { at: [at], cents: [cents] })
    else {
      this.#forgetUpTo(known, at - this.#longestSeconds)
      known.at.push(at)
      known.cents.push(cents)
    }
  }

  /** A payment has left an account, in which so much is left. */
  paid(payment: SeenProcessorPayout, leftCents: Cents): void {
    const { creatorId, createdAt, method } = payment
    if (method === 'transfer') return
    const { instantSeconds, standardSeconds } = this.#times
    const waitSeconds = method === 'instant' ? instantSeconds : standardSeconds
    const waitingCents = this.#cameInAfter(creatorId, createdAt - waitSeconds)
    if (leftCents >= waitingCents || waitingCents === 0) return
    const problem = sentence`takes ${{ cents: waitingCents - Math.max(0, leftCents) }} that had not settled`
    this.#problems.push({ payment, problem })
  }

  /** What came in too late to be paid by a standard payout at an instant. */
  unsettledCents(creatorId: number, at: Instant): Cents {
    return this.#cameInAfter(creatorId, at - this.#times.standardSeconds)
  }

  /** What was wrong since this was last asked. */
  takeProblems(): SettlingProblem[] {
    return this.#problems.splice(0)
  }

  #cameInAfter(creatorId: number, instant: Instant): Cents {
    const { at, cents } = this.#waiting.get(creatorId) ?? { at: [], cents: [] }
    let sum = 0
    for (let last = at.length - 1; last >= 0 && at[last]! > instant; last -= 1) sum += cents[last]!
    return sum
  }

  #forgetUpTo({ at, cents }: Waiting, instant: Instant): void {
    if (at[0]! > instant) return
    const first = at.findIndex((one) => one > instant)
    const count = first === -1 ? at.length : first
    at.splice(0, count)
    cents.splice(0, count)
  }
}
