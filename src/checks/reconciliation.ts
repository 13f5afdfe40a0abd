/**
 * The ledger compared with the auditor's books: accounts with their entries, creators with what they earned,
 * payouts with what the processors made of them, and all money with what came in and went out.
 */
import type { Instant } from '../core/calendar'
import { counted } from '../core/counted'
import type { Cents } from '../core/money'
import type { PolicyTimeline } from '../core/policy-timeline'
import { forPrograms, sentence, type Sentence } from '../core/sentence'
import { HOLDERS, PAUSE_SOURCES } from '../core/vocabulary'
import type { AddedAccount, SharedAccount } from '../ledger/accounts'
import type { Database } from '../ledger/database'
import { AccountBalances } from './account-balances'
import type { Auditor } from './auditor/auditor'
import type { AuditedProcessorPayout } from './auditor/payments'
import type { AuditedTransfer } from './auditor/transfers'
import { BooksAgreement, type BookedPayments } from './books-agreement'
import { ChargedCosts } from './charged-costs'
import type { Extent } from './check'
import type { ClosedIds } from './closed-ids'
import { collectedFeeProblem } from './collected-fees'
import { KnownOutcomes } from './known-outcomes'
import type { PostingWatcher } from './new-postings'
import type { Violations } from './violations'
import { OwedBalances, type OwedCents } from './owed-balances'
import type { PaidAfterFailure } from './paid-after-failure'
import { PaymentsOfBalances } from './payments-of-balances'
import { PayoutSums, type LedgerPayout } from './payout-sums'
import { disputedCents, paymentsDisagree, stateLag } from './processor-agreement'
import { inPieces } from './rows-by-id'
import type { Standings } from './standing'
import { TransferAgreement, type AmountProblem } from './transfer-agreement'

/** What is in the processors' hands, asked of them. */
export interface ProcessorFunds {
  heldCents: () => Cents
  /** What is in a creator's account. */
  accountCents: (creatorId: number) => Cents
}

/** A payout, what we have of it and what a processor made of it. */
interface Sides {
  payoutId: number
  /** `null` where it is not ours. */
  ours: LedgerPayout | null
  made: readonly AuditedProcessorPayout[]
  /** What is in the processors' books of that. */
  booked: BookedPayments
}

/** The same of a payout of ours, once it has been compared. */
interface ComparedSides extends Sides {
  ours: LedgerPayout
  transfers: readonly AuditedTransfer[]
  /** A transfer that has not come back. */
  left: AmountProblem | null
}

export interface ReconciliationOptions {
  database: Database
  policies: PolicyTimeline
  auditor: Auditor
  funds: ProcessorFunds
  standings: Standings
  paidAfterFailure: PaidAfterFailure
  /** Whether a payout has given its balances back, as its history has it. */
  hasFreedBalances: (payoutId: number) => boolean
  /** Whether a job that asks about a refund waits or is at work. */
  isRefundAskedAbout: (refundId: number) => boolean
  returnsWithinBusinessDays: () => number
  /** When the oldest work was handed out that is still waiting or at work; `null`: there is none. */
  oldestWorkAt: () => Instant | null
}

export class Reconciliation {
  readonly #database: Database
  readonly #policies: PolicyTimeline
  readonly #auditor: Auditor
  readonly #funds: ProcessorFunds
  readonly #accounts: AccountBalances
  readonly #paidAfterFailure: PaidAfterFailure
  readonly #payouts: PayoutSums
  readonly #transfers: TransferAgreement
  readonly #books: BooksAgreement
  readonly #claims: PaymentsOfBalances
  readonly #costs: ChargedCosts
  readonly #owed: OwedBalances
  readonly #outcomes: KnownOutcomes
  readonly #oldestWorkAt: ReconciliationOptions['oldestWorkAt']

  constructor(options: ReconciliationOptions) {
    const { database, policies, auditor, funds, standings, paidAfterFailure } = options
    this.#database = database
    this.#policies = policies
    this.#auditor = auditor
    this.#funds = funds
    this.#oldestWorkAt = options.oldestWorkAt
    this.#accounts = new AccountBalances(database)
    this.#paidAfterFailure = paidAfterFailure
    this.#payouts = new PayoutSums(database, standings, paidAfterFailure, options.hasFreedBalances)
    this.#transfers = new TransferAgreement(database)
    this.#books = new BooksAgreement(database)
    this.#claims = new PaymentsOfBalances(database, auditor)
    this.#costs = new ChargedCosts(policies)
    this.#owed = new OwedBalances(database)
    this.#outcomes = new KnownOutcomes(policies, {
      isLeftToPeople: (creatorId) => this.#isLeftToPeople(creatorId),
      unansweredAt: (creatorId) => auditor.unansweredAt(creatorId),
      isRefundAskedAbout: options.isRefundAskedAbout,
      returnsWithinBusinessDays: options.returnsWithinBusinessDays,
    })
  }

  /** What is closed is in the sums, and need not be known one by one. */
  forget(closed: ClosedIds): void {
    for (const payoutId of closed.payoutIds) this.#auditor.touchedPayouts.delete(payoutId)
    for (const part of [this.#payouts, this.#transfers, this.#claims, this.#owed]) {
      part.forget(closed)
    }
  }

  /** What of it follows the postings. */
  get postingWatchers(): PostingWatcher[] {
    return [this.#accounts, this.#transfers]
  }

  /** Once the postings have been followed. */
  accountsMatchEntries(violations: Violations): void {
    this.#accounts.read()
    this.#accounts.matchEntries(violations)
  }

  /**
   * Looks again at payouts that changed on either side, and compares them with what the processors made. In the middle of
   * a day, what has yet to happen is looked at again at its end.
   */
  processorAgrees(
    changed: Iterable<number>,
    now: Instant,
    extent: Extent,
    violations: Violations,
  ): void {
    const moved = this.#transfers.takeMoved()
    this.#claims.follow(extent === 'run')
    const subjects = new Set([...changed, ...moved, ...this.#auditor.touchedPayouts])
    this.#auditor.touchedPayouts.clear()
    if (extent === 'step') return this.#compareInDay(subjects, violations)
    const open: { payoutId: number; creatorId: number; problem: Sentence }[] = []
    // Where all workers are busy, whoever asks again comes as much later.
    const askedAgainUntil = Math.min(now, this.#oldestWorkAt() ?? now)
    for (const sides of this.#sidesOf(subjects)) {
      const compared = this.#compare(sides, violations)
      const problem = compared && this.#settle(compared, now, askedAgainUntil, violations)
      if (!problem) continue
      const { payoutId, ours } = compared
      open.push({ payoutId, creatorId: ours.creatorId, problem })
    }
    const [first] = open
    const more = open.length > 1 ? `, and ${open.length - 1} more` : ''
    violations.setOpen(
      'payouts_follow_processor',
      first ? sentence`${{ payoutId: first.payoutId }}: ${first.problem}${more}` : null,
      first,
    )
    this.#costs.settle(now, violations)
    this.#outcomes.lookAtRefunds(this.#auditor.market.refunds, now)
    this.#outcomes.settle(now, violations)
  }

  #compareInDay(payoutIds: Iterable<number>, violations: Violations): void {
    for (const sides of this.#sidesOf(payoutIds)) {
      this.#compare(sides, violations)
      this.#auditor.touchedPayouts.add(sides.payoutId)
    }
  }

  *#sidesOf(payoutIds: Iterable<number>): Generator<Sides> {
    for (const piece of inPieces(payoutIds)) {
      const ours = this.#payouts.lookUp(piece)
      const made = piece.map((payoutId) => this.#auditor.payoutsMadeFor(payoutId))
      const booked = this.#books.rowsOf(made.flat())
      for (const [index, payoutId] of piece.entries()) {
        yield { payoutId, ours: ours.get(payoutId) ?? null, made: made[index]!, booked }
      }
    }
  }

  /** At the end: the processors' books have as many payments as were made, so none that nobody made. */
  processorsBookedNothingElse(violations: Violations): void {
    const { payoutsMadeCount } = this.#auditor
    const { paymentsBooked } = this.#books
    if (paymentsBooked === payoutsMadeCount) return
    violations.add(
      'processor_agrees',
      'payments',
      `the processors made ${counted(payoutsMadeCount, 'payment')}, their books have ${paymentsBooked}`,
      { cents: 0 },
    )
  }

  creatorsAreOwedWhatTheyEarned(violations: Violations, everyone: boolean): void {
    this.#owed.follow(everyone)
    const subjects = everyone ? this.#auditor.creators : this.#auditor.touchedCreators
    for (const piece of inPieces(subjects)) {
      for (const [creatorId, owed] of this.#owed.of(piece)) {
        this.#compareOwed(creatorId, owed, violations)
      }
    }
    this.#auditor.touchedCreators.clear()
  }

  #compareOwed(creatorId: number, owed: OwedCents, violations: Violations): void {
    const problem = this.#owedProblem(creatorId, owed)
    if (problem) {
      violations.add(
        'creators_are_owed_what_they_earned',
        creatorId,
        sentence`${{ creatorId }} ${problem.problem}`,
        { cents: problem.cents, creatorId },
      )
    }
    const expected = this.#auditor.funds.accountCents(creatorId)
    const inAccount = this.#funds.accountCents(creatorId)
    if (inAccount === expected) return
    violations.add(
      'processor_accounts_agree',
      creatorId,
      sentence`${{ creatorId }} has ${{ cents: inAccount }} in the account at the processor, should have ${{ cents: expected }}`,
      { cents: inAccount - expected, creatorId },
    )
  }

  #owedProblem(creatorId: number, { owed, unpaid, byHolder }: OwedCents): AmountProblem | null {
    const earned = HOLDERS.map((holder) => this.#auditor.earnedCents(creatorId, holder))
    const stillOwed =
      earned.reduce((sum, cents) => sum + cents, 0) - this.#payouts.paidGrossCents(creatorId)
    if (owed !== stillOwed) {
      return {
        problem: sentence`is owed ${{ cents: owed }}, should be owed ${{ cents: stillOwed }}`,
        cents: owed - stillOwed,
      }
    }
    const account = this.#accounts.of(`creator:${creatorId}`)
    if (account !== -unpaid) {
      return {
        problem: sentence`has unpaid balances of ${{ cents: unpaid }} and ${account === null ? 'no account' : sentence`an account at ${{ cents: account }}`}`,
        cents: unpaid + (account ?? 0),
      }
    }
    const differences = HOLDERS.map(
      (holder, code) =>
        byHolder[code]! - earned[code]! + this.#paidAfterFailure.owedCents(creatorId, holder),
    )
    const wrong = differences.findIndex((cents) => cents !== 0)
    return wrong === -1
      ? null
      : {
          problem: sentence`has balances of ${{ cents: byHolder[wrong]! }} held by the ${HOLDERS[wrong]!}, earned ${{ cents: earned[wrong]! }} there`,
          cents: differences[wrong]!,
        }
  }

  moneyIsConserved(violations: Violations): void {
    const held = this.#funds.heldCents()
    const expectedHeld = this.#auditor.expectedHeldCents
    if (held !== expectedHeld) {
      violations.add(
        'money_is_conserved',
        'processors',
        sentence`the processors hold ${{ cents: held }}, ${{ cents: expectedHeld }} came in and did not go out`,
        { cents: held - expectedHeld },
      )
    }
    for (const problem of this.#auditor.funds.takeSweepProblems()) {
      violations.add('money_is_conserved', forPrograms(problem), problem, { cents: 0 })
    }
    this.#accountsAreAsExpected(violations)
  }

  /** What is missing in one account is too much in another: it is counted once. */
  #accountsAreAsExpected(violations: Violations): void {
    const wrong = this.#expectedAccounts()
      .map(([name, expected]) => ({ name, expected, actual: this.#accounts.of(name) ?? 0 }))
      .filter(({ expected, actual }) => actual !== expected)
    const [first] = wrong
    if (!first) return
    const differences = wrong.map(({ expected, actual }) => actual - expected)
    const sumOf = (sign: 1 | -1): Cents =>
      differences.reduce((sum, cents) => sum + Math.max(sign * cents, 0), 0)
    const others =
      wrong.length === 1
        ? ''
        : `, and ${counted(wrong.length - 1, 'more account differs', 'more accounts differ')}`
    violations.add(
      'money_is_conserved',
      'accounts',
      sentence`${first.name} is at ${{ cents: first.actual }}, by sales and payouts it should be ${{ cents: first.expected }}${others}`,
      { cents: Math.max(sumOf(1), sumOf(-1)) },
    )
  }

  /** What is held, set aside, earned and spent is each in its own account. Earnings count below zero. */
  #expectedAccounts(): [SharedAccount | AddedAccount, Cents][] {
    const { moneyInCents, saleFeesCents, cardProcessingCents, intoAccountsCents } = this.#auditor
    const { platformBroughtCents, platformSweptCents } = this.#auditor.funds
    const { paidNetCents, paidFeeCents, costCents, inTransitCents } = this.#payouts
    const atProcessor = intoAccountsCents - this.#payouts.paidFromAccountsCents
    return [
      ['funds_at_processor', atProcessor],
      [
        'funds_at_platform',
        moneyInCents +
          platformBroughtCents -
          platformSweptCents -
          (paidNetCents + costCents + atProcessor),
      ],
      ['platform_capital', -platformBroughtCents],
      ['platform_bank', platformSweptCents],
      ['payouts_in_transit', -inTransitCents],
      ['sale_fees', -saleFeesCents],
      ['card_processing_costs', cardProcessingCents],
      ['instant_payout_fees', -paidFeeCents.instant],
      ['paypal_payout_fees', -paidFeeCents.standard],
      ['payout_costs', costCents],
    ]
  }

  /** Compares one payout as it must be at any moment; `null` where it is not ours. */
  #compare(sides: Sides, violations: Violations): ComparedSides | null {
    const { payoutId, ours, made, booked } = sides
    const creatorId = ours?.creatorId ?? made[0]?.creatorId
    const lastMadeAt = made.at(-1)?.madeAt
    const report = (problem: Sentence | null, cents: Cents, at?: Instant): void => {
      if (!problem) return
      violations.add('processor_agrees', payoutId, sentence`${{ payoutId }}: ${problem}`, {
        ...{ cents, at, payoutId, creatorId },
      })
    }
    if (!ours) {
      const paidCents = made[0]?.netCents ?? 0
      report(
        sentence`the processor paid ${{ cents: paidCents }} for ${{ payoutId }}, which is not ours`,
        paidCents,
        lastMadeAt,
      )
      return null
    }
    this.#auditor.touchedCreators.add(ours.creatorId)
    const isCalledOff = this.#auditor.wasCalledOff(ours.creatorId)
    report(paymentsDisagree(ours, made, isCalledOff), disputedCents(ours, made), lastMadeAt)
    for (const payment of made) {
      report(this.#books.disagreement(payment, booked), payment.netCents, payment.madeAt)
    }
    this.#claims.look(payoutId, violations)
    const policy = this.#policies.at(ours.createdAt)
    const feeProblem = collectedFeeProblem(ours, made, policy)
    if (feeProblem) {
      const { problem, ...facts } = feeProblem
      violations.add('fees_collected_are_booked', payoutId, sentence`${{ payoutId }}: ${problem}`, {
        ...facts,
        ...{ payoutId, creatorId },
      })
    }
    const isSent = made.some(({ whereabouts }) => whereabouts !== 'back')
    const transferred = {
      payoutId,
      state: ours.state,
      isSentFromAccount: ours.isFromAccount && isSent,
    }
    const transfers = this.#auditor.transfersFor(payoutId)
    const moved = this.#transfers.disagreement(transferred, transfers)
    if (moved) report(moved.problem, moved.cents)
    return {
      ...{ payoutId, ours, made, booked, transfers },
      left: this.#transfers.leftBehind(transferred, transfers),
    }
  }

  /** Compares one payout with what it has to come to; returns what is not yet so, in words. */
  #settle(
    sides: ComparedSides,
    now: Instant,
    askedAgainUntil: Instant,
    violations: Violations,
  ): Sentence | null {
    const { payoutId, ours, made, transfers, left } = sides
    const { creatorId } = ours
    this.#costs.look(payoutId, ours.costCents, made, violations)
    this.#outcomes.look(made, transfers, creatorId, now)
    const lag = stateLag(ours, made) ?? (left ? { problem: left.problem, mayCatchUp: true } : null)
    if (!lag) return null
    const isBeingWorkedOn = [...made, ...transfers].some(({ hearing }) =>
      hearing.isBeingWorkedOn(askedAgainUntil),
    )
    if (lag.mayCatchUp && (isBeingWorkedOn || this.#isLeftToPeople(ours.creatorId))) {
      this.#auditor.touchedPayouts.add(payoutId)
      return lag.problem
    }
    const toldAt = Math.max(...[...made, ...transfers].map(({ hearing }) => hearing.lastAt))
    violations.add(
      'payouts_follow_processor',
      payoutId,
      sentence`${{ payoutId }}: ${lag.problem}`,
      {
        cents: left?.cents ?? ours.netCents,
        at: Number.isFinite(toldAt) ? toldAt : undefined,
        ...{ payoutId, creatorId },
      },
    )
    return null
  }

  /** Where an outcome stayed unknown the creator is paused, and somebody has to find out. */
  #isLeftToPeople(creatorId: number): boolean {
    const row = this.#database
      .statement(
        'SELECT 1 FROM ledger_pauses WHERE creator_id = ? AND source = ? AND ended_at IS NULL',
      )
      .row([creatorId, PAUSE_SOURCES.indexOf('unaccounted_money')])
    return row !== undefined
  }
}
