/** The report of a run: what its books say at the end, or at the moment it was stopped. */
import type { CheckResult } from '../checks/check'
import { isoFromDay, type Day } from '../core/calendar'
import type { PayoutPolicy } from '../core/policy'
import type { Scenario } from '../scenario/schema'
import type { DayCounter } from './day-counter'
import {
  FIGURE_NAMES,
  type DayFigures,
  type Figure,
  type RunCounts,
  type RunReport,
  type RunTiming,
  type RunTotals,
  type SalesFileSummary,
  type ServiceComparisonFigures,
  type TimeToCash,
} from './figures'
import { FIGURES, type HeadlineFacts } from './headline'

export interface RunFacts {
  scenario: Scenario
  policy: PayoutPolicy
  startDay: Day
  /** The last day that was simulated, in part or whole. */
  today: Day
  creators: number
  eligibleForDaily: number
  eligibleOnDaily: number
  entries: number
  counter: DayCounter
  timeToCash: readonly TimeToCash[]
}

export interface RunConclusion {
  status: RunReport['status']
  digest: string
  checks: CheckResult[]
  salesFile: SalesFileSummary | null
  adapter: ServiceComparisonFigures | null
  timing: RunTiming
}

type NumberKey = {
  [Key in keyof DayFigures]: DayFigures[Key] extends number ? Key : never
}[keyof DayFigures]

const sumOfDays = (counter: DayCounter, key: NumberKey): number =>
  counter.daysAndToday.reduce((sum, day) => sum + day[key], 0)

function totalsOf(counter: DayCounter): RunTotals {
  const { standard, instant } = counter.standing
  return {
    salesGross: sumOfDays(counter, 'salesGrossCents'),
    salesNet: sumOfDays(counter, 'salesNetCents'),
    reversalsNet: sumOfDays(counter, 'reversalsNetCents'),
    creditsNet: counter.creditsNetCents,
    payoutGross: standard.grossCents + instant.grossCents,
    payoutFee: standard.feeCents + instant.feeCents,
    payoutNet: standard.netCents + instant.netCents,
    instantFeeRevenue: instant.feeCents,
    processorCost: standard.costCents + instant.costCents,
    instantProcessorCost: instant.costCents,
    unpaid: counter.unpaidCents,
    inTransit: counter.inTransitCents,
  }
}

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
    entries: facts.entries,
  }
}

export function figuresOf(facts: RunFacts): Figure[] {
  const headline: HeadlineFacts = {
    totals: totalsOf(facts.counter),
    instantPayoutsCompleted: facts.counter.standing.instant.completed,
    standardPayoutsCompleted: facts.counter.standing.standard.completed,
    timeToCash: facts.timeToCash,
    eligibleForDaily: facts.eligibleForDaily,
    eligibleOnDaily: facts.eligibleOnDaily,
    creatorsPaid: facts.counter.creatorsPaid,
  }
  return FIGURE_NAMES.map((name) => ({
    name,
    unit: FIGURES[name].unit,
    value: FIGURES[name].value(headline),
    sql: FIGURES[name].sql(facts.policy, facts.today),
  }))
}

export function reportOf(facts: RunFacts, conclusion: RunConclusion): RunReport {
  return {
    digest: conclusion.digest,
    seed: facts.scenario.seed,
    scenario: facts.scenario,
    salesFile: conclusion.salesFile,
    status: conclusion.status,
    consistent: conclusion.checks.every((check) => check.ok),
    period: { startDay: isoFromDay(facts.startDay), endDay: isoFromDay(facts.today) },
    counts: countsOf(facts),
    totals: totalsOf(facts.counter),
    figures: figuresOf(facts),
    timeToCash: [...facts.timeToCash],
    checks: conclusion.checks,
    adapter: conclusion.adapter,
    timing: conclusion.timing,
  }
}
