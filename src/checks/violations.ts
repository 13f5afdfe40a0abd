/** Violations as they are found: each counted once, however often a check comes across it again; and what is still open. */
import { isoFromInstant, type Instant } from '../core/calendar'
import { sumOfCents, type Cents } from '../core/money'
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
  /** What money that is, where others may be about the same: of them the largest sum counts. Left out: money of its own. */
  money?: string | number | undefined
  /** Which piece of that money, where it is not all of it: different pieces are added up. */
  piece?: string | number | undefined
  /** What the processors have paid of it again, before the first payment had come back: net. */
  centsPaidTwice?: Cents | undefined
  /** It is about money where what the check finds otherwise is only late. */
  isOfMoney?: boolean | undefined
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

export const moneyOfPayout = (payoutId: number): string => `payout ${payoutId}`
export const moneyOfSale = (saleId: number): string => `sale ${saleId}`

/** Money that is at risk: all of it, under `WHOLE`, and its pieces, as violations that are about it put them. */
type MoneyAtRisk = Map<string | number, Cents>
const WHOLE = ''

function centsOf(money: MoneyAtRisk): Cents {
  const whole = money.get(WHOLE) ?? 0
  return Math.max(whole, sumOfCents(money.values()) - whole)
}

export type MoneyFacts = Pick<
  ViolationFacts,
  'cents' | 'money' | 'piece' | 'centsPaidTwice' | 'isOfMoney'
>

class Found {
  /** By what tells one violation from another, the money that it is about. */
  readonly #moneyOf = new Map<string | number, MoneyAtRisk>()
  readonly #money = new Map<string | number, MoneyAtRisk>()
  readonly #centsPaidTwice = new Map<string | number, Cents>()
  #isOfMoney = false
  /** In order of time; those of one instant in the order in which they were found. */
  readonly #earliest: Violation[] = []
  readonly payoutIds = new Set<number>()
  readonly creatorIds = new Set<number>()
  open: OpenMatter | null = null

  /** Met again, a violation may have grown. */
  add(subject: string | number, facts: MoneyFacts, violation: Violation): void {
    const { cents, money: key = `of ${subject}`, piece = WHOLE, centsPaidTwice = 0 } = facts
    this.#isOfMoney ||= facts.isOfMoney ?? false
    if (centsPaidTwice > (this.#centsPaidTwice.get(subject) ?? 0)) {
      this.#centsPaidTwice.set(subject, centsPaidTwice)
    }
    const known = this.#moneyOf.get(subject)
    const money: MoneyAtRisk = known ?? this.#money.get(key) ?? new Map()
    money.set(piece, Math.max(money.get(piece) ?? 0, Math.abs(cents)))
    if (known) return
    this.#moneyOf.set(subject, money)
    this.#money.set(key, money)
    const { payoutId, creatorId } = violation.about
    if (payoutId !== null) this.payoutIds.add(payoutId)
    if (creatorId !== null) this.creatorIds.add(creatorId)
    const later = this.#earliest.findIndex(({ at }) => at > violation.at)
    this.#earliest.splice(later === -1 ? this.#earliest.length : later, 0, violation)
    this.#earliest.splice(SUBJECTS_MAX)
  }

  get count(): number {
    return this.#moneyOf.size
  }

  resultOf(name: Name, handleOf: HandleOf): CheckResult {
    const first = this.#earliest[0]
    return {
      name,
      ...termsOf(name),
      ...(this.#isOfMoney && { severity: 'money' }),
      ok: this.count === 0,
      violations: this.count,
      centsAtRisk: sumOfCents([...this.#money.values()].map(centsOf)),
      paidTwice: this.#centsPaidTwice.size,
      centsPaidTwice: sumOfCents(this.#centsPaidTwice.values()),
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
  #counts: CheckCounts | null = null

  /** `invariants`: the checks of the scenario, beside those of the lab. What a check finds that is left out is not kept. */
  constructor(
    invariants: readonly InvariantName[] = [],
    handleOf: HandleOf = () => null,
    leftOut: readonly CheckName[] = [],
  ) {
    this.#handleOf = handleOf
    const names = [...CHECK_NAMES.filter((name) => !leftOut.includes(name)), ...invariants]
    this.#byCheck = new Map(names.map((name) => [name, new Found()]))
  }

  /** The checks look at the books as they are at this instant. */
  lookAt(now: Instant): void {
    this.#now = now
  }

  /** `subject` tells one violation of a check from another. */
  add(name: Name, subject: string | number, witness: Sentence, facts: ViolationFacts): void {
    const { at = this.#now, payoutId = null, creatorId = null } = facts
    const about = { payoutId, creatorId }
    const violation = { at, foundAt: this.#now, witness, about }
    this.#byCheck.get(name)?.add(subject, facts, violation)
    this.#counts = null
  }

  /** What a check waits for at the moment, and whom that is about where it is about one. */
  setOpen(name: Name, words: Sentence | null, about?: Subject): void {
    const found = this.#byCheck.get(name)
    if (found) found.open = words === null ? null : { words, about }
  }

  /** What is late or stuck in violation of a check. */
  get late(): ViolatedBy[] {
    return [...this.#byCheck]
      .filter(([name, { count }]) => count > 0 && termsOf(name).severity === 'late')
      .map(([check, { payoutIds, creatorIds }]) => ({ check, payoutIds, creatorIds }))
  }

  /** Whether a check has found something; of a creator, something that is about them. */
  hasFound(name: Name, creatorId: number | null): boolean {
    const found = this.#byCheck.get(name)
    if (!found) return false
    return creatorId === null ? found.count > 0 : found.creatorIds.has(creatorId)
  }

  get results(): CheckResult[] {
    return [...this.#byCheck].map(([name, found]) => found.resultOf(name, this.#handleOf))
  }

  /** The same object until something is found: a run keeps it for each of its days. */
  get counts(): Readonly<CheckCounts> {
    this.#counts ??= Object.fromEntries(
      [...this.#byCheck].map(([name, found]) => [name, found.count]),
    ) as CheckCounts
    return this.#counts
  }
}
