/** Violations as they are found: each counted once, however often a check comes across it again; and what is still open. */
import { isoFromInstant, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import { CHECK_NAMES, termsOf, type CheckName, type CheckResult, type CheckSubject } from './check'

const SUBJECTS_MAX = 5

export interface ViolationFacts {
  /** What was paid twice or wrongly, what is stuck, or by how much sums differ. */
  cents: Cents
  /** When it became true, where a row tells; otherwise it counts from the check that found it. */
  at?: Instant | undefined
  payoutId?: number | undefined
  creatorId?: number | undefined
}

interface Violation {
  at: Instant
  witness: string
  about: CheckSubject
}

class Found {
  /** By what tells one violation from another, the cents that are at risk. */
  readonly #cents = new Map<string | number, Cents>()
  /** In order of time; those of one instant in the order in which they were found. */
  readonly #earliest: Violation[] = []
  open: string | null = null

  /** Met again, a violation may have grown. */
  add(subject: string | number, cents: Cents, violation: Violation): void {
    const known = this.#cents.get(subject)
    this.#cents.set(subject, Math.max(known ?? 0, Math.abs(cents)))
    if (known !== undefined) return
    const later = this.#earliest.findIndex(({ at }) => at > violation.at)
    this.#earliest.splice(later === -1 ? this.#earliest.length : later, 0, violation)
    this.#earliest.splice(SUBJECTS_MAX)
  }

  get count(): number {
    return this.#cents.size
  }

  resultOf(name: CheckName): CheckResult {
    const first = this.#earliest[0]
    return {
      name,
      ...termsOf(name),
      ok: this.count === 0,
      violations: this.count,
      centsAtRisk: [...this.#cents.values()].reduce((sum, cents) => sum + cents, 0),
      firstAt: first ? isoFromInstant(first.at) : null,
      witness: first?.witness ?? null,
      subjects: this.#earliest
        .map(({ about }) => about)
        .filter(({ payoutId, creatorId }) => payoutId !== null || creatorId !== null),
      open: this.open,
    }
  }
}

export class Violations {
  readonly #byCheck = new Map<CheckName, Found>(CHECK_NAMES.map((name) => [name, new Found()]))
  #now: Instant = 0

  /** The checks look at the books as they are at this instant. */
  lookAt(now: Instant): void {
    this.#now = now
  }

  /** `subject` tells one violation of a check from another. */
  add(name: CheckName, subject: string | number, witness: string, facts: ViolationFacts): void {
    const { cents, at = this.#now, payoutId = null, creatorId = null } = facts
    this.#byCheck.get(name)!.add(subject, cents, { at, witness, about: { payoutId, creatorId } })
  }

  /** What a check waits for at the moment. */
  setOpen(name: CheckName, open: string | null): void {
    this.#byCheck.get(name)!.open = open
  }

  get results(): CheckResult[] {
    return CHECK_NAMES.map((name) => this.#byCheck.get(name)!.resultOf(name))
  }

  get counts(): Record<CheckName, number> {
    return Object.fromEntries(
      CHECK_NAMES.map((name) => [name, this.#byCheck.get(name)!.count]),
    ) as Record<CheckName, number>
  }
}
