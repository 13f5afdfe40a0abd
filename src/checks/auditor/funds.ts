/**
 * Where money is, by the auditor's own sums: in creators' accounts at the processor, in transit to them, with them, spent
 * on what payouts cost, or at the platform's bank.
 */
import type { Instant } from '../../core/calendar'
import type { Cents } from '../../core/money'
import { sentence, type Sentence } from '../../core/sentence'
import type { Holder } from '../../core/vocabulary'
import { payerOf } from './own-words'
import type { SeenProcessorPayout } from './payments'
import { AuditedSettling, type SettlingTimes } from './settling'
import type { SeenTransfer } from './transfers'

interface ReversalProblem {
  transfer: SeenTransfer
  problem: Sentence
}

export class AuditedFunds {
  /** Creators whose money has moved since they were last checked. */
  readonly touchedCreators = new Set<number>()
  /** What should be in each creator's account at the processor. */
  readonly #accounts = new Map<number, Cents>()
  #inAccountsCents = 0
  #inTransitCents = 0
  #arrivedCents = 0
  #costCents = 0
  /** What the platform began with of its own, and what went to its bank. */
  platformBroughtCents = 0
  platformSweptCents = 0
  readonly #sweepProblems: Sentence[] = []
  readonly #reversalProblems: ReversalProblem[] = []
  /** By creator, what exchanging transfers back has cost: it is no reason to keep one. */
  readonly #exchangeCosts = new Map<number, Cents>()
  readonly settling: AuditedSettling

  constructor(times: SettlingTimes) {
    this.settling = new AuditedSettling(times)
  }

  accountCents(creatorId: number): Cents {
    return this.#accounts.get(creatorId) ?? 0
  }

  /** What payouts and the platform itself add to what the processors hold, or take from it. */
  get addedCents(): Cents {
    return (
      this.platformBroughtCents - this.platformSweptCents - this.#arrivedCents - this.#costCents
    )
  }

  /** A creator has more, or less: at the processor it is in their account. */
  moved(creatorId: number, holder: Holder, cents: Cents): void {
    this.touchedCreators.add(creatorId)
    if (holder === 'platform') return
    this.#inAccountsCents += cents
    this.#accounts.set(creatorId, this.accountCents(creatorId) + cents)
  }

  /** The same, of what comes from a buyer or a bank: at the processor it settles first. */
  cameIn(creatorId: number, holder: Holder, cents: Cents, at: Instant): void {
    this.moved(creatorId, holder, cents)
    if (holder === 'processor') this.settling.cameIn(creatorId, cents, at)
  }

  sent(payout: SeenProcessorPayout): void {
    this.#costCents += payout.costCents
    this.#inTransitCents += payout.netCents
    this.#tookFromAccount(payout, 1)
    if (payerOf(payout.rail) === 'processor') {
      this.settling.paid(payout, this.accountCents(payout.creatorId))
    }
  }

  arrived({ netCents }: SeenProcessorPayout): void {
    this.#arrivedCents += netCents
    this.#inTransitCents -= netCents
  }

  cameBack(payout: SeenProcessorPayout, arrivedBefore: boolean): void {
    if (arrivedBefore) this.#arrivedCents -= payout.netCents
    else this.#inTransitCents -= payout.netCents
    this.#tookFromAccount(payout, -1)
  }

  /** A transfer is taken back only from what is in the account. */
  tookBack(transfer: SeenTransfer, takenCents: Cents): void {
    const { creatorId, amountCents } = transfer
    const costCents = this.#exchangeCosts.get(creatorId) ?? 0
    const thereCents = this.accountCents(creatorId)
    if (thereCents + costCents < amountCents) {
      const problem = sentence`was reversed, though the account had ${{ cents: thereCents }}`
      this.#reversalProblems.push({ transfer, problem })
    }
    if (takenCents > amountCents) {
      this.#exchangeCosts.set(creatorId, costCents + takenCents - amountCents)
    }
    this.moved(creatorId, 'processor', -takenCents)
  }

  /** What has settled is enough in any case; how much of the rest was advanced for instant payouts is not looked at. */
  keptTransfer(transfer: SeenTransfer, at: Instant): void {
    const { creatorId, amountCents } = transfer
    const settledCents = this.accountCents(creatorId) - this.settling.unsettledCents(creatorId, at)
    if (settledCents < amountCents) return
    const problem = sentence`was not reversed, though ${{ cents: settledCents }} of the account had settled`
    this.#reversalProblems.push({ transfer, problem })
  }

  /** What was wrong with reversals since this was last asked. */
  takeReversalProblems(): ReversalProblem[] {
    return this.#reversalProblems.splice(0)
  }

  /**
   * A sweep takes all but what it leaves, and nothing where there is no more than that. `heldCents`: what the processors
   * should hold in all.
   */
  swept(cents: Cents, leaveCents: Cents, heldCents: Cents, at: Instant): void {
    const atPlatformCents = heldCents - this.#inAccountsCents - this.#inTransitCents
    const expected = Math.max(0, atPlatformCents - leaveCents)
    this.platformSweptCents += cents
    if (cents === expected) return
    this.#sweepProblems.push(
      sentence`the sweep of ${{ at }} took ${{ cents }}, should have taken ${{ cents: expected }}`,
    )
  }

  /** What was wrong with sweeps since this was last asked, in words. */
  takeSweepProblems(): Sentence[] {
    return this.#sweepProblems.splice(0)
  }

  /** Creators who are paid by the processor are paid from their account there, with the fee on top. */
  #tookFromAccount(
    { creatorId, rail, netCents, feeCents }: SeenProcessorPayout,
    sign: 1 | -1,
  ): void {
    if (payerOf(rail) === 'platform') return
    this.moved(creatorId, 'processor', -sign * (netCents + feeCents))
  }
}
