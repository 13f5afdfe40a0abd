/**
 * All checks of a run: at the end of each day over what the day changed, at the end of the run over everything.
 * They read the ledger and write nothing.
 */
import {
  dayOfInstant,
  firstOfMonthAfter,
  startOfDay,
  type Day,
  type Instant,
} from '../core/calendar'
import { exhaust } from '../core/exhaust'
import type { PolicyTimeline } from '../core/policy-timeline'
import { forPrograms, sentence } from '../core/sentence'
import type { Database } from '../ledger/database'
import { AllowedPayments } from './allowed-payments'
import { AllowedPayouts } from './allowed-payouts'
import { AllowedRefunds } from './allowed-refunds'
import { ArrivalTimes, type ArrivalSettings } from './arrival-times'
import type { Auditor } from './auditor/auditor'
import { DatedPolicies } from './auditor/dated-policies'
import { AuditedVolumes, type EarlierVolume } from './auditor/sale-volumes'
import { UnpaidMoney } from './auditor/unpaid-money'
import {
  invariantName,
  type CheckCounts,
  type CheckResult,
  type Extent,
  type ViolatedBy,
} from './check'
import type { SaidClosing } from './auditor/closed-books'
import type { ClosedIds } from './closed-ids'
import { ClosedPayouts } from './closed-payouts'
import { BankDebits } from './bank-debits'
import { CappedInstantPayments, type CapSettings } from './capped-instant-payments'
import { ClosedSumsAgree } from './closed-sums-agree'
import { CountryChanges } from './country-changes'
import { DueCreators } from './due-creators'
import { FailuresTriedAgain } from './failures-tried-again'
import { Violations } from './violations'
import { Histories } from './histories'
import { InstantFeeCheck } from './instant-fees'
import { InstantReach } from './instant-reach'
import { Invariants, type Invariant } from './invariants'
import { KnownCreators } from './known-creators'
import { LedgerChecks, type Marks } from './ledger-checks'
import { NewPostings } from './new-postings'
import { OverdueHolds } from './overdue-holds'
import { PaidAfterFailure } from './paid-after-failure'
import { PayableMoney } from './payable-money'
import { PauseCauses } from './pause-causes'
import { PayoutStates } from './payout-states'
import { PayoutTurns } from './payout-turns'
import type { ProcessorFunds } from './processor-funds'
import { ProcessorPrices, type PriceSettings } from './processor-prices'
import { Reconciliation } from './reconciliation'
import { RefusedRefunds } from './refused-refunds'
import { SaidReasons } from './said-reasons'
import { SentPayouts } from './sent-payouts'
import { Standings } from './standing'
import { ToldNotes } from './told-notes'
import { TransferSums } from './transfer-sums'
import { TransfersIntoDebt } from './transfers-into-debt'
import { UnpaidClaims } from './unpaid-claims'

const FROM_THE_BEGINNING: Marks = { payoutId: 0, changeId: 0 }

export interface ChecksOptions {
  database: Database
  policies: PolicyTimeline
  auditor: Auditor
  funds: ProcessorFunds
  startDay: Day
  /** Whether the service has a run for daily and flexible schedules. */
  hasDailyRun: boolean
  /** When the oldest payout run began that a worker is still at work on, or has in the queue; `null` where there is none. */
  oldestRunAt: () => Instant | null
  /** When the last job of the payout runs that begin at an instant ended; `null` where none has. */
  workedUntil: (runAt: Instant) => Instant | null
  /** When the oldest run began of what is tried again, likewise. */
  oldestRetryAt: () => Instant | null
  /** When the oldest work of any kind was handed out, likewise. */
  oldestWorkAt: () => Instant | null
  /** When a worker last died under its work; `null`: none has. */
  workerLostAt: () => Instant | null
  /** When the oldest review of chargeback holds began, likewise. */
  oldestReviewAt: () => Instant | null
  /** Whether a job that asks about a refund waits or is at work. */
  isRefundAskedAbout: (refundId: number) => boolean
  /** So many business days after its arrival at most, a bank may return a payout. */
  returnsWithinBusinessDays: () => number
  /** What creators had sold before the run. */
  yearBefore: ReadonlyMap<number, EarlierVolume>
  prices: PriceSettings & CapSettings & ArrivalSettings
  /** `afterDays`: `null` where debts are not taken from bank accounts. */
  bankDebits: { afterDays: number | null; creditedAfterDays: number }
  /** How many days are kept in full; `null`: all of them. */
  daysKept: number | null
  /** Queries of the scenario whose rows are violations. */
  invariants: readonly Invariant[]
  /** Milliseconds, for queries that take too long. */
  clock: () => number
}

export class Checks {
  readonly #violations: Violations
  readonly #options: ChecksOptions
  readonly #ledgerChecks: LedgerChecks
  readonly #instantFees: InstantFeeCheck
  readonly #standings: Standings
  readonly #histories: Histories
  readonly #reconciliation: Reconciliation
  readonly #postings: NewPostings
  readonly #transferSums: TransferSums
  readonly #creators: KnownCreators
  readonly #due: DueCreators
  readonly #holds: OverdueHolds
  readonly #claims: UnpaidClaims
  readonly #pauses: PauseCauses
  readonly #refused: RefusedRefunds
  readonly #reasons: SaidReasons
  readonly #notes: ToldNotes
  readonly #countries: CountryChanges
  readonly #retries: FailuresTriedAgain
  readonly #sent: SentPayouts
  readonly #intoDebt: TransfersIntoDebt
  readonly #bankDebits: BankDebits | null
  readonly #prices: ProcessorPrices
  readonly #capped: CappedInstantPayments
  readonly #arrivals: ArrivalTimes
  readonly #payments: AllowedPayments
  readonly #invariants: Invariants
  /** `null`: no days are closed. */
  readonly #closedSums: ClosedSumsAgree | null
  /** What remembers payouts or balances one by one. */
  readonly #rememberers: readonly { forget(closed: ClosedIds): void }[]
  readonly #volumes: AuditedVolumes
  #closedBefore: Day | null = null
  /** Up to where books that are carried on have been read. */
  #marks: Marks = FROM_THE_BEGINNING
  #dayBegan: Marks = FROM_THE_BEGINNING

  constructor(options: ChecksOptions) {
    const { database, auditor, funds, hasDailyRun, startDay, workedUntil } = options
    const policies = new DatedPolicies(options.policies)
    this.#options = { ...options, policies }
    const creators = new KnownCreators(database)
    this.#creators = creators
    this.#violations = new Violations(
      options.invariants.map(({ name }) => invariantName(name)),
      (creatorId) => creators.handleOf(creatorId),
    )
    this.#invariants = new Invariants(database, options.invariants, options.clock)
    this.#ledgerChecks = new LedgerChecks(database, policies)
    this.#standings = new Standings(database)
    this.#instantFees = new InstantFeeCheck(database, policies, this.#standings)
    this.#histories = new Histories(database, policies)
    const paidAfterFailure = new PaidAfterFailure(database)
    this.#reconciliation = new Reconciliation({
      ...{ database, policies, auditor, funds, paidAfterFailure },
      standings: this.#standings,
      hasFreedBalances: (payoutId) => this.#histories.hasFreedBalances(payoutId),
      isRefundAskedAbout: options.isRefundAskedAbout,
      returnsWithinBusinessDays: options.returnsWithinBusinessDays,
      oldestWorkAt: options.oldestWorkAt,
    })
    this.#transferSums = new TransferSums(database)
    this.#postings = new NewPostings(database, [
      this.#transferSums,
      paidAfterFailure,
      ...this.#reconciliation.postingWatchers,
    ])
    const money = new UnpaidMoney()
    const standings = this.#standings
    const states = new PayoutStates(database)
    this.#due = new DueCreators({
      ...{ database, creators, policies, money, standings, startDay, hasDailyRun, workedUntil },
    })
    const { oldestRunAt, oldestRetryAt, oldestReviewAt } = options
    const turns = new PayoutTurns({
      ...{ creators, policies, states, hasDailyRun, oldestRunAt, workedUntil, oldestRetryAt },
    })
    const volumes = new AuditedVolumes(options.yearBefore, policies)
    this.#volumes = volumes
    this.#pauses = new PauseCauses({
      ...{ database, states, policies, volumes, standings },
      outcomes: auditor.unknownOutcomes,
    })
    const payable = new PayableMoney(money)
    this.#holds = new OverdueHolds({
      ...{ database, policies, volumes, creators, payable, oldestReviewAt },
    })
    this.#refused = new RefusedRefunds(money)
    this.#countries = new CountryChanges(database, states)
    const reach = new InstantReach(database, money, standings)
    this.#reasons = new SaidReasons({ database, states, policies, money, standings, reach })
    this.#notes = new ToldNotes({
      ...{ database, states, policies, money, standings, paidAfterFailure },
      reasons: this.#reasons,
      hasFreedBalances: (payoutId) => this.#histories.hasFreedBalances(payoutId),
    })
    this.#retries = new FailuresTriedAgain(creators, states, policies, money, standings)
    this.#sent = new SentPayouts(database, policies, auditor)
    this.#intoDebt = new TransfersIntoDebt(auditor, money, standings)
    const { afterDays, creditedAfterDays } = options.bankDebits
    this.#bankDebits =
      afterDays === null
        ? null
        : new BankDebits({ afterDays, creditedAfterDays }, money, standings, startOfDay(startDay))
    this.#prices = new ProcessorPrices(options.prices)
    this.#capped = new CappedInstantPayments(options.prices)
    this.#arrivals = new ArrivalTimes(options.prices, auditor, states)
    const closed =
      options.daysKept === null ? null : new ClosedPayouts(auditor, states, options.daysKept)
    this.#closedSums = closed && new ClosedSumsAgree(database, auditor, closed)
    this.#payments = new AllowedPayments(database, states, policies)
    this.#claims = new UnpaidClaims({
      ...{ database, auditor, money, paidAfterFailure, startDay },
      due: this.#due,
      watchers: [
        reach,
        new AllowedPayouts({ database, states, policies, standings, money, turns, reach }),
        new AllowedRefunds(money),
        this.#refused,
        this.#reasons,
        this.#notes,
        this.#pauses,
        this.#holds,
        this.#retries,
        this.#intoDebt,
        ...(this.#bankDebits ? [this.#bankDebits] : []),
        ...(closed ? [closed] : []),
      ],
    })
    this.#rememberers = [
      ...[this.#histories, this.#reconciliation, this.#instantFees, this.#claims, this.#pauses],
      ...[this.#retries, states],
    ]
  }

  get results(): CheckResult[] {
    return this.#violations.results
  }

  get counts(): CheckCounts {
    return this.#violations.counts
  }

  get late(): ViolatedBy[] {
    return this.#violations.late
  }

  /** Once everybody who takes part in the run is in the ledger. */
  begin(): void {
    this.#creators.read()
  }

  endOfDay(now: Instant): void {
    this.#lookAtChanges(now, 'day')
    const today = dayOfInstant(now) - 1
    this.#due.lookForOldMoney(today, this.#options.oldestRunAt(), this.#violations)
    this.#holds.settle(today, this.#violations)
    this.#invariants.askInMidRun(this.#violations)
    this.#dayBegan = this.#marks
  }

  /**
   * Days have been closed: what was said to be in them was settled, by the auditor's books, and the sums that are kept of
   * them are right.
   */
  closed(said: SaidClosing & ClosedIds, settledBefore: Day, now: Instant): void {
    const oldestWorkAt = this.#options.oldestWorkAt() ?? now
    this.#violations.lookAt(now)
    this.#closedSums?.look(said, settledBefore, { now, oldestWorkAt }, this.#violations)
    for (const rememberer of this.#rememberers) rememberer.forget(said)
    this.#volumes.joinBefore(settledBefore)
    this.#closedBefore = settledBefore
  }

  /** In the middle of a day: what may never be, at this very moment. What must happen in the end is left to the day’s end. */
  endOfStep(now: Instant): void {
    this.#lookAtChanges(now, 'step')
    this.#invariants.askInMidRun(this.#violations)
  }

  /** May also be asked for in mid-run, which then goes on. */
  endOfRun(now: Instant): void {
    exhaust(this.endOfRunByPart(now))
  }

  /** The same, yielding how much of it is done, from 0 to 1; its parts take about as long as each other. */
  *endOfRunByPart(now: Instant): Generator<number, void> {
    const { database, policies } = this.#options
    this.#standings.follow()
    this.#violations.lookAt(now)
    this.#ledgerChecks.run(FROM_THE_BEGINNING, this.#violations)
    this.#instantFeesAgain(database, policies).follow(this.#violations)
    yield 0.25
    this.#transferSums.compareEntries(this.#violations)
    yield 0.5
    for (const payoutId of this.#options.auditor.payoutsServed()) {
      this.#options.auditor.touchedPayouts.add(payoutId)
    }
    const payouts = this.#ledgerChecks.allPayoutIds()
    this.#followBooks('run')
    yield 0.75
    this.#compareBooks(payouts, now, 'run')
    this.#reconciliation.processorsBookedNothingElse(this.#violations)
    this.#histories.compareWithRows(this.#violations)
    this.#invariants.endOfRun(this.#violations)
    this.#marks = this.#ledgerChecks.latestMarks()
    this.#dayBegan = this.#marks
  }

  #instantFeesAgain(database: Database, policies: PolicyTimeline): InstantFeeCheck {
    if (this.#closedBefore === null) return new InstantFeeCheck(database, policies, this.#standings)
    return new InstantFeeCheck(database, policies, this.#standings, {
      firsts: this.#instantFees.closedFirsts,
      judgedBefore: firstOfMonthAfter(this.#closedBefore, 1),
    })
  }

  /** Rows of the day are looked at again at each step, since a step may leave them unfinished. */
  #lookAtChanges(now: Instant, extent: Extent): void {
    this.#standings.follow()
    this.#violations.lookAt(now)
    this.#ledgerChecks.run(this.#dayBegan, this.#violations)
    this.#instantFees.follow(this.#violations)
    this.#compareBooks(this.#followBooks(extent), now, extent)
    this.#marks = this.#ledgerChecks.latestMarks()
  }

  /** Returns the payouts that changed. */
  #followBooks(extent: Extent): Iterable<number> {
    this.#postings.follow(extent === 'run', this.#violations)
    const changed = this.#histories.follow(this.#marks.changeId, this.#violations)
    this.#reconciliation.accountsMatchEntries(this.#violations)
    return changed
  }

  #compareBooks(payouts: Iterable<number>, now: Instant, extent: Extent): void {
    this.#reconciliation.processorAgrees(payouts, now, extent, this.#violations)
    this.#reconciliation.creatorsAreOwedWhatTheyEarned(extent, this.#violations)
    this.#reconciliation.moneyIsConserved(this.#violations)
    this.#pauses.begin()
    this.#notes.begin()
    this.#creators.readChanges()
    this.#claims.follow(now, this.#violations)
    this.#pauses.settle(now, this.#violations)
    this.#reasons.settle(this.#violations)
    this.#notes.settle(now, this.#violations)
    this.#countries.settle(this.#violations)
    this.#refused.settle(this.#violations)
    this.#intoDebt.settle(this.#violations)
    this.#bankDebits?.settle(now, this.#violations)
    this.#comparePricesAndSales(now)
    if (extent === 'step') return
    const { oldestWorkAt, workerLostAt } = this.#options
    this.#sent.settle(now, oldestWorkAt(), workerLostAt(), this.#violations)
    this.#retries.settle(now, this.#options.oldestRetryAt(), this.#violations)
    this.#due.settle(this.#options.oldestRunAt(), this.#violations)
  }

  #comparePricesAndSales(now: Instant): void {
    const { auditor } = this.#options
    this.#payments.begin()
    for (const payment of auditor.takeNewPayments()) {
      this.#arrivals.made(auditor.payment(payment.processorPayoutId))
      this.#prices.look(payment, payment.rail, this.#violations)
      this.#payments.look(payment, this.#violations)
      const problem = this.#capped.problemOf(payment)
      if (problem) this.#payments.report(payment, problem, this.#violations)
    }
    for (const early of auditor.partTries.takeEarly()) {
      this.#payments.reportEarly(early, this.#violations)
    }
    this.#arrivals.settle(now, this.#violations)
    for (const { payment, problem } of auditor.funds.settling.takeProblems()) {
      this.#payments.report(payment, problem, this.#violations)
    }
    const ofRefunds = auditor.market.refunds.takeProblems()
    for (const { problem, key, grossCents, creatorId } of ofRefunds) {
      const facts = { cents: grossCents, creatorId }
      this.#violations.add('refunds_are_made_once', key, problem, facts)
    }
    const ofSales = auditor.market.takeSaleProblemsBefore(now)
    for (const { problem, ...facts } of [
      ...auditor.market.openingsAtSource.takeProblems(),
      ...ofSales,
    ]) {
      const witness = sentence`before ${{ at: now }}, ${problem}`
      this.#violations.add('sales_land_once', forPrograms(problem), witness, facts)
    }
  }
}
