/** Every check of a run, and what they share, in the order in which they are called: a new one is a line of the list. */
import { SECONDS_IN_DAY, startOfDay, type Day } from '../core/calendar'
import type { PolicyTimeline } from '../core/policy-timeline'
import type { Database } from '../ledger/database'
import { AccountBalances } from './account-balances'
import { AllowedPayouts } from './allowed-payouts'
import { AllowedRefunds } from './allowed-refunds'
import { AnsweredRequests } from './answered-requests'
import type { Auditor } from './auditor/auditor'
import { DatedPolicies } from './auditor/dated-policies'
import { AuditedVolumes, type EarlierVolume } from './auditor/sale-volumes'
import { UnpaidMoney } from './auditor/unpaid-money'
import { BankDebits } from './bank-debits'
import { ClaimedDays } from './claimed-days'
import type { ClosedPayouts } from './closed-payouts'
import type { ClosedSumsAgree } from './closed-sums-agree'
import { CountryChanges } from './country-changes'
import { DueCreators } from './due-creators'
import { FailuresTriedAgain } from './failures-tried-again'
import { GivenUpPayouts } from './given-up-payouts'
import { Histories } from './histories'
import { InstantFeeCheck } from './instant-fees'
import { InstantReach } from './instant-reach'
import type { CheckName } from './check'
import { Invariants, type Invariant } from './invariants'
import type { KnownCreators } from './known-creators'
import { LedgerChecks } from './ledger-checks'
import { MarketProblems } from './market-problems'
import type { Check } from './moments'
import { NewChanges } from './new-changes'
import { NewDestinations } from './new-destinations'
import { NewPayments, type PaymentSettings } from './new-payments'
import { NewPostings } from './new-postings'
import { OverdueHolds } from './overdue-holds'
import { PaidAfterFailure } from './paid-after-failure'
import { PayableMoney } from './payable-money'
import { PauseCauses } from './pause-causes'
import { PayoutRows } from './payout-rows'
import { PayoutStates } from './payout-states'
import { PayoutTurns } from './payout-turns'
import type { ProcessorFunds } from './reconciliation/processor-funds'
import { Reconciliation } from './reconciliation/reconciliation'
import { RefusedRefunds } from './refused-refunds'
import { RowTimes } from './row-times'
import { SaidReasons } from './said-reasons'
import { SaleRows } from './sale-rows'
import { SentPayouts } from './sent-payouts'
import { SoldBeforePayouts } from './sold-before-payouts'
import { Standings } from './standing'
import { ToldLosses } from './told-losses'
import { ToldNotes } from './told-notes'
import { TransferAgreement } from './reconciliation/transfer-agreement'
import { TransferSums } from './transfer-sums'
import { TransfersIntoDebt } from './transfers-into-debt'
import { UnpaidClaims } from './unpaid-claims'
import { UnpaidDays } from './unpaid-days'
import type { WorkInProgress } from './work-in-progress'
import type { WorkingDays } from './working-days'

export interface ChecksOptions {
  database: Database
  policies: PolicyTimeline
  auditor: Auditor
  funds: ProcessorFunds
  work: WorkInProgress
  startDay: Day
  /** Whether the service has a run for daily and flexible schedules. */
  hasDailyRun: boolean
  /** So many business days after its arrival at most, a bank may return a payout. */
  returnsWithinBusinessDays: () => number
  /** Those of the banks. */
  workingDays: WorkingDays
  /** What creators had sold before the run. */
  yearBefore: ReadonlyMap<number, EarlierVolume>
  /** `afterDays`: `null` where debts are not taken from bank accounts. */
  processor: PaymentSettings & {
    settlementDays: number
    bankDebits: { afterDays: number | null; creditedAfterDays: number }
  }
  /** How many days are kept in full, and what looks at those that are closed; `null`: all of them are kept. */
  closing: {
    daysKept: number
    ClosedPayouts: typeof ClosedPayouts
    ClosedSumsAgree: typeof ClosedSumsAgree
  } | null
  /** Queries of the scenario whose rows are violations. */
  invariants: readonly Invariant[]
  /** Checks of rules that the payout service of the run does not have. */
  leftOut: readonly CheckName[]
  /** Milliseconds, for queries that take too long. */
  clock: () => number
}

/** In parts that take about as long as each other at the end of a run. */
export function allChecks(options: ChecksOptions, creators: KnownCreators): Check[][] {
  const { database, auditor, funds, work, startDay, hasDailyRun, processor, closing } = options
  const { workingDays } = options
  const policies = new DatedPolicies(options.policies)
  const money = new UnpaidMoney()
  const payable = new PayableMoney(money)
  const volumes = new AuditedVolumes(options.yearBefore, policies)
  const standings = new Standings(database)
  const changes = new NewChanges(database)
  const states = new PayoutStates(database, changes)
  const histories = new Histories(database, policies, changes)
  const accounts = new AccountBalances(database)
  const transfers = new TransferAgreement(database)
  const transferSums = new TransferSums(database)
  const paidAfterFailure = new PaidAfterFailure(database)
  const sales = new SaleRows(database, auditor)
  const times = new RowTimes(database)
  const known = { database, auditor, policies, money, standings, states, creators }

  const due = new DueCreators({ ...known, ...work, startDay, hasDailyRun })
  const turns = new PayoutTurns({ ...known, ...work, hasDailyRun })
  const reach = new InstantReach(database, money, standings)
  const reasons = new SaidReasons({ ...known, reach })
  const sold = new SoldBeforePayouts(policies, volumes)
  const closed =
    closing &&
    new closing.ClosedPayouts(auditor, states, {
      days: closing.daysKept,
      settlementSeconds: processor.settlementDays * SECONDS_IN_DAY,
    })

  const { afterDays, creditedAfterDays } = processor.bankDebits
  const bankDebits =
    afterDays === null
      ? []
      : [new BankDebits({ afterDays, creditedAfterDays }, money, standings, startOfDay(startDay))]

  /** These are called at each event of creators' money (see `money-watcher.ts`), or look once all of them have been gone through. */
  const withMoney: Check[] = [
    reach,
    sold,
    new AllowedPayouts({ ...known, turns, reach }),
    new AllowedRefunds(money),
    new AnsweredRequests({ database, creators, payable }),
    new PauseCauses({ ...known, volumes, outcomes: auditor.unknownOutcomes }),
    reasons,
    new ToldNotes({ ...known, reasons, paidAfterFailure, histories }),
    new ToldLosses(database, auditor),
    new CountryChanges(database, states),
    new NewDestinations(database, standings),
    new RefusedRefunds(money),
    new TransfersIntoDebt(auditor, money, standings),
    ...bankDebits,
    new NewPayments({ ...known, workingDays, settings: processor }),
    new PayoutRows(known),
    new ClaimedDays(database),
    new MarketProblems(auditor),
    new SentPayouts({ ...known, ...work }),
    new GivenUpPayouts({ ...known, ...work }),
    new FailuresTriedAgain({ ...known, ...work }),
    due,
    // `PauseCauses` keeps up with the volumes, before.
    new OverdueHolds({ ...known, ...work, volumes, payable }),
    ...(closed ? [closed] : []),
    new Invariants(database, options.invariants, options.clock),
  ]

  return [
    [
      // What is closed is compared before anybody forgets it.
      ...(closed ? [new closing.ClosedSumsAgree({ database, auditor, closed, ...work })] : []),
      standings,
      new LedgerChecks(database, policies),
    ],
    [transferSums, sales],
    [
      new NewPostings(database, [
        transferSums,
        paidAfterFailure,
        accounts,
        transfers,
        sales,
        times,
      ]),
      times,
      changes,
      histories,
      accounts,
    ],
    [
      new Reconciliation({
        ...{ database, policies, auditor, funds, standings, paidAfterFailure },
        ...{ changes, histories, accounts, transfers },
        ...{ work, workingDays, returnsWithinBusinessDays: options.returnsWithinBusinessDays },
      }),
      creators,
      new UnpaidClaims({
        ...{ database, changes, auditor, money, due, states, standings },
        ...{ paidAfterFailure, startDay },
        watchers: withMoney,
      }),
      ...withMoney,
      new UnpaidDays(database, money),
      // It asks what was sold before the claims that have been gone through by now.
      new InstantFeeCheck({ database, policies, standings, sold, changes }),
      // Others ask it about payouts that they are to forget.
      states,
    ],
  ]
}
