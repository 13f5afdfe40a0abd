/** The report of a run: what its ledger says at the end, or at the moment it was stopped. */
import { isoFromDay, type Day } from '../core/calendar'
import { UNPAID_PAYOUT_STATES } from '../core/payout-state'
import type { UnevenSellers } from '../core/uneven-sample'
import type { PayoutPolicy } from '../core/policy'
import { sum } from '../core/sum'
import type { Scenario } from '../scenario/schema'
import { withClosedDays } from './closed-queries'
import type { DayCounter, StandingPayouts } from './day-counter'
import type { DayFigureName } from './day-flows'
import type {
  RunCounts,
  RunReport,
  RunTotals,
  SampleReport,
  TimeToCash,
  WaitsOfDailyMoney,
} from './figures'
import { FIGURE_NAMES, type Figure } from './headline-figure'
import { boundOf, FIGURES, type HeadlineFacts } from './headline'
import { sampleSizeOf, weightOf, type Sample } from './sample'
import type { SampleEstimates } from './sample-estimates'
import type { ProcessorBooks } from './stuck'
import type { HolidayRules } from './wait-of-daily-money'

export interface RunFacts {
  scenario: Scenario
  policy: PayoutPolicy
  holidays: HolidayRules | null
  startDay: Day
  /** The last day that was simulated, in part or whole. */
  today: Day
  creators: number
  eligibleForDaily: number
  eligibleOnDaily: number
  entries: number
  hasClosedDays: boolean
  counter: DayCounter
  timeToCash: readonly TimeToCash[]
  waitsOfDailyMoney: WaitsOfDailyMoney | null
  /** `null` where all creators are simulated. */
  sample: {
    sample: Sample
    estimates: SampleEstimates
    unevenSellers: () => UnevenSellers | null
  } | null
}

/** What is looked up once, when the run has ended or has been stopped. */
type RunConclusion = Pick<
  RunReport,
  | 'status'
  | 'detail'
  | 'digest'
  | 'checks'
  | 'salesFile'
  | 'processorBooks'
  | 'stuck'
  | 'notPaid'
  | 'lostJobs'
  | 'dailyEligibility'
  | 'actionsWithoutEffect'
  | 'faultsWithoutEffect'
  | 'faultChangesWithoutEffect'
  | 'faultsHappened'
  | 'faultsWithoutPayouts'
  | 'platform'
  | 'adapter'
  | 'timing'
>

const sumOfDays = (counter: DayCounter, key: DayFigureName): number =>
  sum(counter.daysAndToday, (day) => day[key])

function totalsOf(counter: DayCounter): RunTotals {
  const { standard, instant } = counter.standing
  return {
    salesGross: sumOfDays(counter, 'salesGrossCents'),
    salesNet: sumOfDays(counter, 'salesNetCents'),
    reversalsNet: sumOfDays(counter, 'reversalsNetCents'),
    openingBalances: counter.creditCents.opening_balance,
    bankDebits: counter.creditCents.bank_debit,
    exchangeResidues: counter.creditCents.foreign_exchange_residue,
    paidAfterFailure:
      counter.creditCents.paid_after_failure + counter.creditCents.returned_after_failure,
    disputesWon: counter.creditCents.dispute_won,
    payoutGross: standard.grossCents + instant.grossCents,
    payoutFee: standard.feeCents + instant.feeCents,
    payoutNet: standard.netCents + instant.netCents,
    instantFeeRevenue: instant.feeCents,
    processorCost: standard.costCents + instant.costCents,
    instantProcessorCost: instant.costCents,
    unpaid: counter.unpaidCents,
    creatorDebts: counter.creatorDebtsCents,
    inTransit: counter.inTransitCents,
  }
}

const inProgress = (standing: StandingPayouts): number =>
  UNPAID_PAYOUT_STATES.reduce(
    (left, end) => left - standing[end],
    standing.created - standing.completed,
  )

function countsOf(facts: RunFacts): RunCounts {
  const { counter } = facts
  const { standard, instant } = counter.standing
  return {
    creators: facts.creators,
    days: counter.days.length,
    sales: sumOfDays(counter, 'sales'),
    refunds: sumOfDays(counter, 'refunds'),
    chargebacks: sumOfDays(counter, 'chargebacks'),
    payouts: standard.created + instant.created,
    instantPayouts: instant.created,
    standardPayouts: standard.created,
    payoutsInProgress: inProgress(standard) + inProgress(instant),
    payoutsCompleted: standard.completed + instant.completed,
    payoutsFailed: standard.failed + instant.failed,
    payoutsCancelled: standard.cancelled + instant.cancelled,
    payoutsReversed: standard.reversed + instant.reversed,
    payoutsReturned: standard.returned + instant.returned,
    entries: facts.entries,
  }
}

/** What the figures leave out is known once the processors' books are read. */
export function figuresOf(facts: RunFacts, processorBooks: ProcessorBooks | null = null): Figure[] {
  const headline: HeadlineFacts = {
    totals: totalsOf(facts.counter),
    ...facts.counter.standing,
    daily: facts.counter.daily,
    waitsOfDailyMoney: facts.waitsOfDailyMoney,
    eligibleForDaily: facts.eligibleForDaily,
    eligibleOnDaily: facts.eligibleOnDaily,
    creatorsPaid: facts.counter.creatorsPaid,
  }
  return FIGURE_NAMES.map((name) => ({
    name,
    unit: FIGURES[name].unit,
    value: FIGURES[name].value(headline),
    bound: processorBooks && boundOf(name, headline, processorBooks),
    sql: facts.hasClosedDays ? withClosedDays(FIGURES[name].sql(facts)) : FIGURES[name].sql(facts),
    ...(facts.sample && { estimate: facts.sample.estimates[name] }),
  }))
}

function sampleReport({ sample }: RunFacts): SampleReport | null {
  return (
    sample && {
      ...sampleSizeOf(sample.sample),
      strata: sample.sample.strata.map((stratum) => ({ ...stratum, weight: weightOf(stratum) })),
      estimates: sample.estimates,
      unevenSellers: sample.unevenSellers(),
    }
  )
}

export function reportOf(facts: RunFacts, conclusion: RunConclusion): RunReport {
  const { processorBooks } = conclusion
  return {
    digest: conclusion.digest,
    seed: facts.scenario.seed,
    scenario: facts.scenario,
    salesFile: conclusion.salesFile,
    status: conclusion.status,
    detail: conclusion.detail,
    consistent: conclusion.checks.every((check) => check.ok),
    period: { startDay: isoFromDay(facts.startDay), endDay: isoFromDay(facts.today) },
    sample: sampleReport(facts),
    counts: countsOf(facts),
    totals: totalsOf(facts.counter),
    figures: figuresOf(facts, processorBooks),
    timeToCash: [...facts.timeToCash],
    waitsOfDailyMoney: facts.waitsOfDailyMoney,
    processorBooks,
    stuck: conclusion.stuck,
    skipped: facts.counter.skipped,
    notPaid: conclusion.notPaid,
    lostJobs: conclusion.lostJobs,
    dailyEligibility: conclusion.dailyEligibility,
    platform: conclusion.platform,
    actionsWithoutEffect: conclusion.actionsWithoutEffect,
    faultsWithoutEffect: conclusion.faultsWithoutEffect,
    faultChangesWithoutEffect: conclusion.faultChangesWithoutEffect,
    faultsHappened: conclusion.faultsHappened,
    faultsWithoutPayouts: conclusion.faultsWithoutPayouts,
    checks: conclusion.checks,
    adapter: conclusion.adapter,
    timing: conclusion.timing,
  }
}
