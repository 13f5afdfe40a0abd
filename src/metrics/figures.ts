/**
 * The shapes in which a run is reported: figures by day, totals, distributions. Plain data that crosses
 * the worker boundary as it is. Money in cents, instants as ISO 8601 UTC, days as YYYY-MM-DD.
 */
import type { UnpaidPayoutState } from '../core/payout-state'
import type { ExclusionCode } from '../core/eligibility'
import type { NoEffectReason } from '../core/no-effect'
import type { PayoutFrequency, PayoutType } from '../core/vocabulary'
import type {
  FailingCreators,
  LostJobFigures,
  NotPaid,
  PausedCreators,
  ProcessorBooks,
  Skipped,
  StuckPayouts,
} from './stuck'
import type { LeftOutReason } from '../scenario/sales-file/imported-sales'
import type { SalesReading } from '../scenario/sales-file/reading'
import type { FaultKind, SingleFault } from '../core/single-fault'
import type { FaultChange, Scenario, ScenarioAction } from '../scenario/schema'
import type { CheckCounts, CheckResult } from '../checks/check'
import type { UnevenSellers } from '../core/uneven-sample'
import type { SampleSize } from '../scenario/sampled'
import type { Figure } from './headline-figure'
import type { PlatformFigures } from './platform-figures'
import type { ServiceComparisonFigures } from './service-comparison'
import type { Stratum } from './sample'
import type { SampleEstimates } from './sample-estimates'

/** One day's payouts of one type. Created ones count on the day of their creation, all else on the day it happened. */
export interface PayoutTypeFigures extends Record<UnpaidPayoutState, number> {
  created: number
  completed: number
  /** Times that a completed payout was completed again, by a service without all its protections: its accounts count twice. */
  completedAgain: number
  /** Those that had completed and came back: the part of `returned` that had completed before. */
  returnedAfterCompletion: number
  /** Gross and net of the payouts that completed on this day. */
  grossCents: number
  netCents: number
  /** Gross and net of those that came back on this day after they had completed. */
  cameBackGrossCents: number
  cameBackNetCents: number
  /** Fees of the payouts that completed on this day, less fees given back for those that came back. */
  feeRevenueCents: number
  /** Costs of payouts of this type that the platform booked on this day: what it heard that processors charge. */
  costCents: number
}

/** The instant payouts of a day that the daily schedule made; the other ones were asked for, or are on another schedule. */
export type DailyScheduleFigures = Pick<
  PayoutTypeFigures,
  'created' | 'completed' | 'feeRevenueCents' | 'costCents'
>

export interface DayFigures {
  day: string
  sales: number
  salesGrossCents: number
  /** What the creators earned by the day's sales, after the sale fee. */
  salesNetCents: number
  refunds: number
  chargebacks: number
  /** What refunds and chargebacks took from creators: zero or negative. */
  reversalsNetCents: number
  payouts: Record<PayoutType, PayoutTypeFigures>
  /** The part of the instant ones that is on the daily schedule. */
  daily: DailyScheduleFigures
  /** Times that a payout run or a request skipped a creator on this day, by the first reason. */
  skips: Record<string, number>
  /** Owed to creators at the end of the day, less what creators owe: in no payout, and in payouts that have not ended. */
  unpaidCents: number
  inTransitCents: number
  /** Violations that each check found up to and including this day. */
  violations: CheckCounts
}

export interface RunTotals {
  /** Sales at their full price, refunds not taken off. */
  salesGross: number
  /** What creators earned by those sales, after the sale fee. */
  salesNet: number
  /** What refunds and chargebacks took back from creators: zero or negative. */
  reversalsNet: number
  /** Owed from before the run; debts are below zero. */
  openingBalances: number
  /** Debts that Stripe took from bank accounts and credited to creators. */
  bankDebits: number
  /** What changing money into another currency and back left of it, or below zero: cost. */
  exchangeResidues: number
  /** Gross of payouts that had been given up and arrived all the same, taken off balances: zero or negative. */
  paidAfterFailure: number
  /** What chargebacks had taken and disputes that were won brought back. */
  disputesWon: number
  /** Payouts that are completed at the end by the ledger. */
  payoutGross: number
  payoutFee: number
  payoutNet: number
  /** Fees of the instant ones among them. */
  instantFeeRevenue: number
  /** Costs of all payouts that the platform has booked: what it heard that processors charge. */
  processorCost: number
  /** The part of it that belongs to instant payouts. */
  instantProcessorCost: number
  /** Owed to creators at the end: in no payout, and in payouts that have not ended. */
  unpaid: number
  /** What creators whose unpaid money is below zero owe; `unpaid` is less by it. */
  creatorDebts: number
  inTransit: number
}

/** How long some money took from the sale to the creator's bank. Weighted by money. */
export interface Wait {
  sales: number
  netCents: number
  meanSeconds: number
  medianSeconds: number
  lowerQuartileSeconds: number
  upperQuartileSeconds: number
  /** The whole distribution, by full hours, ascending; only hours with any money. */
  hours: { hours: number; netCents: number }[]
}

/** The money that payouts of one schedule brought. */
export interface TimeToCash extends Wait {
  frequency: PayoutFrequency
}

/** The same sales twice: as daily instant payouts paid them, and as the weekly run of the creator's rail would have. */
export interface WaitsOfDailyMoney {
  daily: Wait
  weekly: Wait
}

export interface RunCounts {
  creators: number
  days: number
  sales: number
  refunds: number
  chargebacks: number
  /** Made, whatever became of them; by type, and by what they are at the end. */
  payouts: number
  instantPayouts: number
  standardPayouts: number
  payoutsInProgress: number
  payoutsCompleted: number
  payoutsFailed: number
  payoutsCancelled: number
  payoutsReversed: number
  payoutsReturned: number
  entries: number
}

export interface RunTiming {
  /** Wall-clock time spent simulating, pauses not counted. */
  wallSeconds: number
  payoutsPerSecond: number
}

export interface SalesFileSummary {
  name: string
  /** How its columns were understood. */
  reading: SalesReading
  /** Sales. */
  rows: number
  /** Those sales that are without a part that was refunded, and how much that is. */
  partlyRefundedRows: number
  partlyRefundedCents: number
  /** Those sales whose row repeats an earlier one in every column. */
  repeatedRows: number
  /** Refunds and chargebacks of those sales. */
  refundRows: number
  rejectedRows: number
  leftOut: { reason: LeftOutReason; count: number }[]
  /** Accepted rows whose day lies outside the scenario's own period, and which were therefore not simulated. */
  rowsOutsideRun: number
}

/** Something that the scenario was to do, and why it did nothing. */
export interface ActionWithoutEffect {
  /** A day or an instant, as the scenario writes it. */
  on: string
  creator: string
  action: ScenarioAction['action']
  reason: NoEffectReason
}

/** How much of a run its ledger still has row by row: where days were closed, sums are kept of them. */
export interface ClosedDetailFigures {
  daysKept: number
  /** What was settled before this instant is closed, but for creators who are kept in full. */
  settledBefore: string
  /** How often days were closed, and the rows that left the ledger with them, by the table. */
  closings: number
  rows: Record<string, number>
  /** SHA-256 over all rows that left, each closing chained to the one before. */
  chain: string
}

/**
 * The report of a run on a sample of the creators. All amounts and counts except `estimates` are
 * those of the sample alone.
 */
export interface SampleReport extends SampleSize {
  /** Each with how many creators one of its sampled ones counts for. */
  strata: (Stratum & { weight: number })[]
  /** Estimates for all creators, with 95% intervals, in the unit of the figure. */
  estimates: SampleEstimates
  /** How unevenly the creators of a file sell; `null` without a file. */
  unevenSellers: UnevenSellers | null
}

/** How many creators can be paid daily at the end, and what keeps it from the others: the first reason of each, most first. */
export interface DailyEligibility {
  creators: number
  eligible: number
  excluded: { reason: ExclusionCode; creators: number }[]
}

export interface FaultCount {
  fault: FaultKind
  count: number
}

/** What is known of a run when it has ended, or at the moment it was stopped. */
export interface RunReport {
  /** SHA-256 over every row of the ledger in key order. */
  digest: string
  seed: string
  scenario: Scenario
  salesFile: SalesFileSummary | null
  /**
   * `cancelled`: the run was stopped early and the report covers the days up to then; `unfinished`: it was still under
   * way when the report was made.
   */
  status: 'finished' | 'cancelled' | 'unfinished'
  /** `null` where the ledger has every row of the run. */
  detail: ClosedDetailFigures | null
  consistent: boolean
  period: { startDay: string; endDay: string }
  /** `null` where all creators are simulated. */
  sample: SampleReport | null
  counts: RunCounts
  totals: RunTotals
  figures: Figure[]
  timeToCash: TimeToCash[]
  /** `null` where no daily instant payout has brought money that was sold in the run. */
  waitsOfDailyMoney: WaitsOfDailyMoney | null
  /** The same payouts by the processors' own books, which the platform may not have heard all of. */
  processorBooks: ProcessorBooks
  /** What has not moved for longer than it normally takes. It is a violation only where it says so. */
  stuck: {
    payouts: StuckPayouts[]
    pausedCreators: PausedCreators[]
    /** A report that an earlier version kept has none. */
    failingCreators?: FailingCreators[]
  }
  /** Whom runs and requests skipped, over the whole run. */
  skipped: Skipped[]
  /** All that is unpaid, each creator's money under one reason; together `totals.unpaid`. */
  notPaid: NotPaid[]
  lostJobs: LostJobFigures
  /** `null` before daily payouts. A report that an earlier version kept has none. */
  dailyEligibility: DailyEligibility | null
  /** `null` where the platform neither begins with money of its own nor sweeps. */
  platform: PlatformFigures | null
  /** In order of time. */
  actionsWithoutEffect: ActionWithoutEffect[]
  /** Faults that the scenario lists one by one and that met nothing. */
  faultsWithoutEffect: SingleFault[]
  /** Changes of faults and protections to what was in force already, as the scenario has them. */
  faultChangesWithoutEffect: FaultChange[]
  /**
   * How often each kind of fault happened, whether it was listed or a matter of chance; usual refusals and failures of banks
   * are among them. A report that an earlier version kept has none.
   */
  faultsHappened: FaultCount[]
  /** Whether the scenario brings faults and no payout was made that they could strike. A report that an earlier version kept has none. */
  faultsWithoutPayouts: boolean
  checks: CheckResult[]
  /** `null` unless the scenario compares the two services. */
  adapter: ServiceComparisonFigures | null
  timing: RunTiming
}
