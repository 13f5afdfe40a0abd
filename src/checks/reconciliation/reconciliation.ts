/**
 * The ledger compared with the auditor's books: accounts with their entries, creators with what they earned,
 * payouts with what the processors made of them, and all money with what came in and went out.
 */
import type { Instant } from '../../core/calendar'
import { counted } from '../../core/counted'
import type { Cents } from '../../core/money'
import type { PolicyTimeline } from '../../core/policy-timeline'
import { sentence, type Sentence } from '../../core/sentence'
import type { Database } from '../../ledger/database'
import type { AccountBalances } from '../account-balances'
import type { Auditor } from '../auditor/auditor'
import type { AuditedProcessorPayout } from '../auditor/payments'
import type { AuditedTransfer } from '../auditor/transfers'
import { BooksAgreement, type BookedPayments } from './books-agreement'
import { ChargedCosts } from './charged-costs'
import type { ClosedIds } from '../closed-ids'
import { collectedFeeProblem } from './collected-fees'
import { ConservedMoney } from './conserved-money'
import { KnownOutcomes } from './known-outcomes'
import type { Histories } from '../histories'
import { LastAsked } from './last-asked'
import type { Check, Look } from '../moments'
import type { Violations } from '../violations'
import { OwedComparison } from './owed-comparison'
import type { NewChanges } from '../new-changes'
import type { PaidAfterFailure } from '../paid-after-failure'
import { PaymentsOfBalances } from './payments-of-balances'
import { PayoutSums, type LedgerPayout } from './payout-sums'
import type { ProcessorFunds } from './processor-funds'
import {
  centsPaidAgain,
  disputedCents,
  paymentsDisagree,
  stateLag,
  type StateLag,
} from './processor-agreement'
import { inPieces } from '../rows-by-id'
import type { Standings } from '../standing'
import type { AmountProblem, TransferAgreement } from './transfer-agreement'
import type { WorkInProgress } from '../work-in-progress'
import type { WorkingDays } from '../working-days'

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

interface ReconciliationOptions {
  database: Database
  policies: PolicyTimeline
  auditor: Auditor
  funds: ProcessorFunds
  standings: Standings
  paidAfterFailure: PaidAfterFailure
  changes: NewChanges
  histories: Histories
  accounts: AccountBalances
  transfers: TransferAgreement
  work: Pick<WorkInProgress, 'oldestWorkAt' | 'isRefundAskedAbout'>
  returnsWithinBusinessDays: () => number
  workingDays: WorkingDays
}

export class Reconciliation implements Check {
  readonly #database: Database
  readonly #policies: PolicyTimeline
  readonly #auditor: Auditor
  readonly #standings: Standings
  readonly #histories: Histories
  readonly #payouts: PayoutSums
  readonly #transfers: TransferAgreement
  readonly #books: BooksAgreement
  readonly #claims: PaymentsOfBalances
  readonly #costs: ChargedCosts
  readonly #owed: OwedComparison
  readonly #money: ConservedMoney
  readonly #outcomes: KnownOutcomes
  readonly #lastAsked: LastAsked
  readonly #oldestWorkAt: WorkInProgress['oldestWorkAt']

  constructor(options: ReconciliationOptions) {
    const { database, policies, auditor, funds, standings, paidAfterFailure } = options
    const { changes, histories, accounts, transfers, work } = options
    this.#database = database
    this.#policies = policies
    this.#auditor = auditor
    this.#standings = standings
    this.#histories = histories
    this.#oldestWorkAt = work.oldestWorkAt
    const payouts = new PayoutSums(database, standings, paidAfterFailure, histories)
    this.#payouts = payouts
    this.#transfers = transfers
    this.#books = new BooksAgreement(database)
    this.#claims = new PaymentsOfBalances(database, auditor)
    this.#lastAsked = new LastAsked(auditor, standings, policies)
    const unansweredAt = (creatorId: number): Instant => auditor.unansweredAt(creatorId)
    this.#costs = new ChargedCosts(policies, unansweredAt)
    const compared = { auditor, funds, accounts, payouts }
    this.#owed = new OwedComparison(database, { ...compared, paidAfterFailure, changes })
    this.#money = new ConservedMoney(compared)
    this.#outcomes = new KnownOutcomes(policies, {
      isLeftToPeople: (creatorId) => standings.isLeftToPeople(creatorId),
      lastAsked: this.#lastAsked,
      isRefundAskedAbout: work.isRefundAskedAbout,
      returnsWithinBusinessDays: options.returnsWithinBusinessDays,
      workingDays: options.workingDays,
    })
  }

  /** What is closed is in the sums, and need not be known one by one. */
  daysClosed(closed: ClosedIds): void {
    for (const payoutId of closed.payoutIds) this.#auditor.touchedPayouts.delete(payoutId)
    for (const part of [this.#payouts, this.#transfers, this.#claims, this.#owed]) {
      part.forget(closed)
    }
  }

  /** Once postings and histories have been followed. */
  atEachLook(look: Look): void {
    this.#processorAgrees(look)
    this.#owed.compare(look.extent, look.violations)
    this.#money.compare(look.violations)
  }

  /**
   * Looks again at payouts that changed on either side, and compares them with what the processors made. In the middle of
   * a day, what has yet to happen is looked at again at its end.
   */
  #processorAgrees({ now, extent, violations }: Look): void {
    const isAll = extent === 'run'
    this.#claims.follow(isAll)
    const subjects = new Set([
      ...(isAll ? this.#allPayoutIds() : this.#histories.changed),
      ...this.#transfers.takeMoved(),
      ...this.#auditor.touchedPayouts,
      ...(isAll ? this.#auditor.payoutsServed() : []),
    ])
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

  #allPayoutIds(): number[] {
    return this.#database
      .statement('SELECT payout_id FROM ledger_payouts')
      .rows([])
      .map(([payoutId]) => payoutId as number)
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

  /** The processors' books have as many payments as were made, so none that nobody made. */
  runEnds({ violations }: Look): void {
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

  /** Compares one payout as it must be at any moment; `null` where it is not ours. */
  #compare(sides: Sides, violations: Violations): ComparedSides | null {
    const { payoutId, ours, made, booked } = sides
    const creatorId = ours?.creatorId ?? made[0]?.creatorId
    const lastMadeAt = made.at(-1)?.madeAt
    const report = (problem: Sentence | null, cents: Cents, at?: Instant): void => {
      if (!problem) return
      violations.add('processor_agrees', payoutId, sentence`${{ payoutId }}: ${problem}`, {
        ...{ cents, at, payoutId, creatorId, centsPaidTwice: centsPaidAgain(made) },
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
      creatorId: ours.creatorId,
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
    const toldAt = Math.max(...[...made, ...transfers].map(({ hearing }) => hearing.lastAt))
    const settlesByParts = this.#policies.at(Math.max(toldAt, ours.createdAt)).paypalSplitsResolve
    const lag: StateLag | null =
      stateLag(ours, made, settlesByParts) ??
      (left ? { problem: left.problem, mayCatchUp: true } : null)
    if (!lag) return null
    const askedAt = this.#lastAsked.questionOrRequestAt(creatorId)
    const isBeingWorkedOn = [...made, ...transfers].some(({ hearing }) =>
      hearing.isBeingWorkedOn(askedAgainUntil, askedAt),
    )
    if (lag.mayCatchUp && (isBeingWorkedOn || this.#standings.isLeftToPeople(ours.creatorId))) {
      this.#auditor.touchedPayouts.add(payoutId)
      return lag.problem
    }
    violations.add(
      'payouts_follow_processor',
      payoutId,
      sentence`${{ payoutId }}: ${lag.problem}`,
      {
        cents: left?.cents ?? lag.owedAgainCents ?? ours.netCents,
        isOfMoney: lag.owedAgainCents !== undefined,
        at: Number.isFinite(toldAt) ? toldAt : undefined,
        ...{ payoutId, creatorId },
      },
    )
    return null
  }
}
