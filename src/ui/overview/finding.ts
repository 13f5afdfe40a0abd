/** What the run found, in sentences. */
import {
  wholeValue,
  type DailyEligibility,
  type Figure,
  type FigureName,
  type ProcessorBooks,
  type SalesFileSummary,
} from '../../../workers/contract'
import { assumedDailyShare } from '../../scenario/daily-share'
import { formatCount, formatMoney } from '../format'
import type { Run } from '../lab/run.svelte'
import type { Sentence } from '../figures/sentence-pieces'
import { m } from '../paraglide/messages.js'
import { counted } from '../words/counts'
import { exclusionWord } from '../words/exclusions'
import { exactPercent } from '../words/draft-figures'
import { figureText, intervalText } from '../words/figures'
import { salesOfFile } from '../words/sales-of-file'

export interface Facts {
  /** Days that have ended, or begun where it is the first, and whether more are to come. */
  days: number
  /** Whether a part of another day is in the figures. */
  hasPartOfDay: boolean
  isSoFar: boolean
  /** Whatever became of them. */
  payoutsMade: number
  figure: (name: FigureName) => Figure | null
  /** In basis points; `null` where the scenario's share decided no creator's schedule. */
  assumedDailyShare: number | null
  /** Whether the scenario has faults that met no payout; `false` until the run has stopped. */
  isNothingStruck: boolean
  /** `null` until the run has stopped. */
  processorBooks: ProcessorBooks | null
  /** Likewise, and before daily payouts. */
  dailyEligibility: DailyEligibility | null
  /** Likewise, of a run on one. */
  salesFile: Pick<SalesFileSummary, 'name' | 'rows' | 'rowsOutsideRun'> | null
}

export const factsOf = (run: Run): Facts => ({
  ...daysIn(run),
  isSoFar: run.isUnderWay,
  payoutsMade: run.status?.payouts ?? 0,
  figure: (name) => run.figure(name),
  assumedDailyShare:
    run.header && assumedDailyShare(run.header.scenario.population, run.salesFile !== null),
  isNothingStruck: run.report?.faultsWithoutPayouts ?? false,
  processorBooks: run.report?.processorBooks ?? null,
  dailyEligibility: run.report?.dailyEligibility ?? null,
  salesFile: run.report?.salesFile ?? null,
})

/** As many days as the bar of the run says. */
export function daysIn({
  days,
  isDayUnderWay,
}: {
  days: readonly unknown[]
  isDayUnderWay: boolean
}): Pick<Facts, 'days' | 'hasPartOfDay'> {
  const ended = days.length - Number(isDayUnderWay)
  return { days: Math.max(1, ended), hasPartOfDay: isDayUnderWay && ended > 0 }
}

export const findingSentences = (facts: Facts): Sentence[] => [
  ...earningSentences(facts),
  ...partOfFileSentences(facts),
]

/** A period of the scenario's own can be about other days than the file. */
function partOfFileSentences({ salesFile }: Facts): Sentence[] {
  if (!salesFile || salesFile.rowsOutsideRun === 0) return []
  const { name, rows, rowsOutsideRun } = salesFile
  const sales = salesOfFile(name, rows - rowsOutsideRun, rows)
  return [[{ type: 'text', value: m.finding_part_of_file({ sales }) }]]
}

function earningSentences(facts: Facts): Sentence[] {
  if (facts.figure('daily_payouts_completed')?.estimate === null) {
    return [m.finding_sample_small.parts({ span: spanOf(facts) })]
  }
  const paidInstantly = valueOf(facts, 'instant_payouts_completed') ?? 0
  return paidInstantly === 0 ? withoutInstant(facts) : withInstant(facts)
}

function valueOf({ figure }: Facts, name: FigureName): number | null {
  const found = figure(name)
  return found && wholeValue(found)
}

function text({ figure }: Facts, name: FigureName): string {
  const found = figure(name)
  return found ? figureText(found) : m.figure_none()
}

/** A margin of at most −$12 is a loss of at least $12. */
const OPPOSITE = { at_most: 'at_least', at_least: 'at_most', none: null } as const

/** For a sentence whose verb says the sign: lost $12, two days later. */
function amount({ figure }: Facts, name: FigureName): string {
  const found = figure(name)
  if (!found || wholeValue(found) === null) return m.figure_none()
  return wholeValue(found)! < 0 ? figureText(negated(found)) : figureText(found)
}

function negated({
  unit,
  value,
  bound,
  estimate,
}: Figure): Pick<Figure, 'unit' | 'value' | 'bound' | 'estimate'> {
  return {
    unit,
    value: value === null ? null : -value,
    bound: OPPOSITE[bound ?? 'none'],
    ...(estimate && {
      estimate: { value: -estimate.value, low: -estimate.high, high: -estimate.low },
    }),
  }
}

function spanOf({ days, hasPartOfDay, isSoFar }: Facts): string {
  const words = { count: days, days: formatCount(days), isSoFar: isSoFar ? 'yes' : 'no' }
  const span = m.finding_span(words)
  return hasPartOfDay ? m.finding_span_with_part({ span }) : span
}

function withoutInstant(facts: Facts): Sentence[] {
  const span = spanOf(facts)
  const payouts = valueOf(facts, 'standard_payouts_completed') ?? 0
  if (payouts > 0) {
    return [
      m.finding_no_instant.parts({ span }),
      ...whyNobodySentences(facts),
      m.finding_standard_payouts.parts({
        count: payouts,
        payouts: text(facts, 'standard_payouts_completed'),
        net: text(facts, 'payout_net'),
      }),
    ]
  }
  const { payoutsMade: count } = facts
  return count === 0
    ? [
        m.finding_nobody_paid.parts({ span }),
        ...whyNothingSentence(facts),
        ...nothingStruckSentence(facts),
      ]
    : [m.finding_none_completed.parts({ span, count, payouts: formatCount(count) })]
}

/** What there was to pay out; while a run goes on, it may still be. */
function whyNothingSentence(facts: Facts): Sentence[] {
  if (facts.isSoFar) return []
  if (valueOf(facts, 'sales_gross') === 0) return [m.finding_no_sales.parts()]
  const owed = valueOf(facts, 'owed_to_creators') ?? 0
  return owed > 0 ? [m.finding_only_owed.parts({ owed: text(facts, 'owed_to_creators') })] : []
}

const nothingStruckSentence = ({ isNothingStruck }: Facts): Sentence[] =>
  isNothingStruck ? [[{ type: 'text', value: m.finding_nothing_to_strike() }]] : []

const whyNobodySentences = (facts: Facts): Sentence[] =>
  fewEligibleSentence(facts) ?? nobodyOnDailySentences(facts)

/** Where more creators than one in so many can be paid daily, that others cannot is no reason. */
const FEW_ARE_ONE_IN = 10

function fewEligibleSentence({ dailyEligibility }: Facts): Sentence[] | null {
  const first = dailyEligibility?.excluded[0]
  if (!dailyEligibility || !first) return null
  const { creators, eligible } = dailyEligibility
  if (eligible * FEW_ARE_ONE_IN > creators) return null
  const value = m.finding_few_eligible({
    count: creators,
    eligible: formatCount(eligible),
    creators: formatCount(creators),
    reason: exclusionWord(first.reason),
    excluded: formatCount(first.creators),
  })
  return [[{ type: 'text', value }]]
}

/** Why nobody was, where that is no rule but the share that the scenario sets: a few creators of a file can all be without. */
function nobodyOnDailySentences(facts: Facts): Sentence[] {
  const { assumedDailyShare } = facts
  if (assumedDailyShare === null || valueOf(facts, 'daily_share_of_eligible') !== 0) return []
  return [m.finding_nobody_on_daily.parts({ assumed: exactPercent(assumedDailyShare) })]
}

function withInstant(facts: Facts): Sentence[] {
  return [
    dailySentence(facts),
    othersSentence(facts),
    unheardSentence(facts),
    ...takeUpSentences(facts),
  ].filter((one) => one !== null)
}

const isLoss = (facts: Facts, name: FigureName): boolean => (valueOf(facts, name) ?? 0) < 0

function dailySentence(facts: Facts): Sentence {
  const span = spanOf(facts)
  if (!valueOf(facts, 'daily_payouts_completed')) return m.finding_no_daily.parts({ span })
  const margin = facts.figure('daily_margin')
  if (margin?.estimate === null) return m.finding_sample_small.parts({ span })
  if (margin?.estimate) return estimatedDailySentence(span, margin, margin.estimate)
  return isLoss(facts, 'daily_margin')
    ? m.finding_lost.parts({ span, loss: amount(facts, 'daily_margin') })
    : m.finding_earned.parts({ span, margin: text(facts, 'daily_margin') })
}

/** A sample whose interval contains zero cannot tell a gain from a loss. */
function estimatedDailySentence(
  span: string,
  margin: Figure,
  { low, high }: NonNullable<Figure['estimate']>,
): Sentence {
  const interval = intervalText(margin)!
  if (low < 0 && high > 0) {
    return m.finding_margin_open.parts({ span, margin: figureText(margin), interval })
  }
  return high <= 0
    ? m.finding_lost_within.parts({
        span,
        loss: figureText(negated(margin)),
        interval: intervalText(negated(margin))!,
      })
    : m.finding_earned_within.parts({ span, margin: figureText(margin), interval })
}

/** Instant payouts that no daily schedule made are no part of what daily payouts earned. */
function othersSentence(facts: Facts): Sentence | null {
  if (!valueOf(facts, 'other_instant_payouts_completed')) return null
  return isLoss(facts, 'other_instant_margin')
    ? m.finding_others_lost.parts({ loss: amount(facts, 'other_instant_margin') })
    : m.finding_others_earned.parts({ margin: text(facts, 'other_instant_margin') })
}

/** Next to a margin that leaves costs out: which ones. */
function unheardSentence({ processorBooks }: Facts): Sentence | null {
  if (!processorBooks || processorBooks.unheardInstantCostCents === 0) return null
  const { unheardInstantPayments: count, unheardInstantCostCents } = processorBooks
  const cents = formatMoney(unheardInstantCostCents)
  return m.finding_unheard_costs.parts({ ...counted(count), cents })
}

const takeUpSentences = (facts: Facts): (Sentence | null)[] => [
  shareSentence(facts),
  timeSentence(facts),
]

/** A count of the creators who are eligible now: it moves, the share that the scenario assumes does not. */
function shareSentence(facts: Facts): Sentence | null {
  if (valueOf(facts, 'daily_share_of_eligible') === null) return null
  const share = text(facts, 'daily_share_of_eligible')
  const interval = intervalText(facts.figure('daily_share_of_eligible')!)
  if (interval !== null) return m.finding_share_within.parts({ share, interval })
  const { assumedDailyShare } = facts
  return assumedDailyShare === null
    ? m.finding_share.parts({ share })
    : m.finding_share_assumed.parts({ share, assumed: exactPercent(assumedDailyShare) })
}

function timeSentence(facts: Facts): Sentence | null {
  const seconds = valueOf(facts, 'daily_sooner_seconds')
  if (seconds === null) return null
  const time = amount(facts, 'daily_sooner_seconds')
  if (seconds === 0) return m.finding_no_sooner.parts()
  return seconds < 0
    ? m.finding_later.parts({ later: time })
    : m.finding_sooner.parts({ sooner: time })
}
