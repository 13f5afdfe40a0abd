/** Violations as they are found: each counted once, however often a check comes across it again; and what is still open. */
import { isoFromInstant, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import {
  forPrograms,
  shownParts,
  type HandleOf,
  type Sentence,
  type Subject,
} from '../core/sentence'
import {
  CHECK_NAMES,
  termsOf,
  type CheckCounts,
  type CheckName,
  type CheckResult,
  type InvariantName,
  type ViolatedBy,
} from './check'

type Name = CheckName | InvariantName

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
  foundAt: Instant
  witness: Sentence
  about: Subject
}

interface OpenMatter {
  words: Sentence
  about: Subject | undefined
}

class Found {
  /** By what tells one violation from another, the cents that are at risk. */
  readonly #cents = new Map<string | number, Cents>()
  /** In order of time; those of one instant in the order in which they were found. */
  readonly #earliest: Violation[] = []
  readonly payoutIds = new Set<number>()
  readonly creatorIds = new Set<number>()
  open: OpenMatter | null = null

  /** Met again, a violation may have grown. */
  add(subject: string | number, cents: Cents, violation: Violation): void {
    const known = this.#cents.get(subject)
    this.#cents.set(subject, Math.max(known ?? 0, Math.abs(cents)))
    if (known !== undefined) return
    const { payoutId, creatorId } = violation.about
    if (payoutId !== null) this.payoutIds.add(payoutId)
    if (creatorId !== null) this.creatorIds.add(creatorId)
    const later = this.#earliest.findIndex(({ at }) => at > violation.at)
    this.#earliest.splice(later === -1 ? this.#earliest.length : later, 0, violation)
    this.#earliest.splice(SUBJECTS_MAX)
  }

  get count(): number {
    return this.#cents.size
  }

  resultOf(name: Name, handleOf: HandleOf): CheckResult {
    const first = this.#earliest[0]
    return {
      name,
      ...termsOf(name),
      ok: this.count === 0,
      violations: this.count,
      centsAtRisk: [...this.#cents.values()].reduce((sum, cents) => sum + cents, 0),
      firstAt: first ? isoFromInstant(first.at) : null,
      foundAt: first ? isoFromInstant(first.foundAt) : null,
      witness: first ? forPrograms(first.witness) : null,
      witnessParts: first ? shownParts(first.witness, handleOf, first.about) : [],
      subjects: this.#earliest
        .filter(({ about: { payoutId, creatorId } }) => payoutId !== null || creatorId !== null)
        .map(({ about }) => ({
          ...about,
          creator: about.creatorId === null ? null : handleOf(about.creatorId),
        })),
      open: this.open && forPrograms(this.open.words),
      openParts: this.open ? shownParts(this.open.words, handleOf, this.open.about) : [],
    }
  }
}

export class Violations {
  readonly #byCheck: ReadonlyMap<Name, Found>
  readonly #handleOf: HandleOf
  #now: Instant = 0

  /** `invariants`: the checks of the scenario, beside those of the lab. */
  constructor(invariants: readonly InvariantName[] = [], handleOf: HandleOf = () => null) {
    this.#handleOf = handleOf
    this.#byCheck = new Map([...CHECK_NAMES, ...invariants].map((name) => [name, new Found()]))
  }

  /** The checks look at the books as they are at this instant. */
  lookAt(now: Instant): void {
    this.#now = now
  }

  /** `subject` tells one violation of a check from another. */
  add(name: Name, subject: string | number, witness: Sentence, facts: ViolationFacts): void {
    const { cents, at = this.#now, payoutId = null, creatorId = null } = facts
    const about = { payoutId, creatorId }
    const violation = { at, foundAt: this.#now, witness, about }
    this.#byCheck.get(name)!.add(subject, cents, violation)
  }

  /** What a check waits for at the moment, and whom that is about where it is about one. */
  setOpen(name: Name, words: Sentence | null, about?: Subject): void {
    this.#byCheck.get(name)!.open = words === null ? null : { words, about }
  }

  /** What is late or stuck in violation of a check. */
  get late(): ViolatedBy[] {
    return [...this.#byCheck]
      .filter(([name, { count }]) => count > 0 && termsOf(name).severity === 'late')
      .map(([check, { payoutIds, creatorIds }]) => ({ check, payoutIds, creatorIds }))
  }

  get results(): CheckResult[] {
    return [...this.#byCheck].map(([name, found]) => found.resultOf(name, this.#handleOf))
  }

  get counts(): CheckCounts {
    return Object.fromEntries(
      [...this.#byCheck].map(([name, found]) => [name, found.count]),
    ) as CheckCounts
  }
}
