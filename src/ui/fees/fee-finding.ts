/** What a fee would earn, in sentences whose figures lead to how they are computed. */
import {
  BOOTSTRAP_SEEDS_MIN,
  type BestAgainst,
  type BreakEven,
  type Evidence,
  type Interval,
  type MarginParts,
  type Optimum,
} from '../../../workers/sweep-contract'
import { DAYS_IN_CALENDAR_YEAR, DAYS_IN_MONTH } from '../../core/calendar'
import { roughEstimate, type Rough } from '../../core/rough-estimate'
import type { Sentence } from '../figures/sentence-pieces'
import { formatCount, formatMeanCount, formatRoundedMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { numberOfDays } from '../words/counts'
import { expectedMoney, roughMoney } from '../words/estimates'
import { exactPercent, shortMoney } from '../words/draft-figures'
import { TAKERS_ENOUGH } from './alternative-estimates'
import { evidenceTexts, narrowIntervalTexts } from './evidence-text'
import type { FeeAxis } from './fee-axis'
import { bestPlaceText, placeText } from './interval-text'
import { marginPartsText } from './margin-parts-text'

/** The figures of the sentences, as their markup names them. */
export const FEE_FIGURES = ['margin', 'estimate', 'best', 'breakEven', 'costly'] as const
export type FeeFigure = (typeof FEE_FIGURES)[number]

export interface FeeFacts {
  axis: Pick<FeeAxis, 'figure' | 'write' | 'writeEstimate'>
  fee: number
  /** The whole fee in words: the axis has one figure of it. */
  feeText: string
  /** Whether the fee has more than the figure of the axis. */
  hasRest: boolean
  /** Cents a month at this fee; `null` where it was not run. */
  margin: Interval | null
  /** What it rests on; `null` where it was not run. */
  evidence: Evidence | null
  /** The same from expected amounts, where no fee has been run yet. */
  expectedCents: number | null
  /** What either is made of, in cents a month; `null` where neither is known. */
  parts: MarginParts | null
  /** Creators on daily at any fee of whom nothing is expected, so that an estimate is without them; 0 once fees have been run. */
  notEstimated: number
  /** Of a fee that was not run, the nearest below and above it that were. */
  between: readonly [FeeRun, FeeRun] | null
  optimum: Optimum | null
  /** How the best fee compares with this one, or with the next best where this is the best; `null` where it was not run. */
  bestAgainst: BestAgainst | null
  /** How many fees were run, of how many: of few none is the best, and of some the best only so far. */
  feesRun: number
  feesPlanned: number
  /** How many seeds all of these fees have, of how many. */
  seedsRun: number
  seedsPlanned: number
  /** Of the fees that were run the lowest and the highest. */
  lowestFee: number
  breakEven: BreakEven | null
  /** Completed instant payouts a month at this fee, and those of them that cost more than they pay. */
  payouts: number
  payoutsBelowCost: number
  /** What the processor charges for an account with a payout in a month: in their cost, and not in that of one payout. */
  accountMonthlyCents: number
  /** Creators who were ever on daily at this fee, or as many as are expected to be; `null` where that is not known. */
  takers: number | null
  isTakeUpFixed: boolean
  /** Of the period that is run. */
  days: number
  /** How many seeds an interval of the margin needs where sizes are uneven; `null` where that is not known. */
  seedsForInterval: number | null
  /** Sales come from a file, and with them period and creators: no setting makes them more. */
  hasFile: boolean
}

export interface FeeRun {
  fee: number
  /** Cents a month. */
  marginCents: number
}

/** A margin between two others has a neighbour on either side. */
const FEES_TO_COMPARE = 3

/** From this share on, payouts that cost more than they pay are in the sentence. */
const COSTLY_SHARE_MIN = 0.02

/**
 * In paragraphs: what the fee earns and compared with what, what that rests on, and what is known of other fees and of
 * single payouts. The very first sentence is the answer in short.
 */
export function feeParagraphs(facts: FeeFacts): Sentence[][] {
  const paragraphs: (Sentence | null)[][] = [
    [
      facts.margin ? marginSentence(facts, facts.margin) : withoutRunSentence(facts),
      partsSentence(facts),
      comparisonSentence(facts),
      leftOutSentence(facts),
    ],
    [...evidenceTexts(facts.evidence), ...narrowTexts(facts)].map(plainText),
    [...comparedSentences(facts), costlySentence(facts)],
  ]
  return paragraphs
    .map((paragraph) => paragraph.filter((one) => one !== null))
    .filter((paragraph) => paragraph.length > 0)
}

/** Of a margin with an interval. */
const narrowTexts = ({ margin, takers, seedsForInterval }: FeeFacts): string[] =>
  margin === null || margin.low === null || takers === 0
    ? []
    : narrowIntervalTexts(margin.n, seedsForInterval)

/** From so many days on a run has most of a year in it. */
const YEAR_RUN_DAYS_MIN = 330
const MONTHS_IN_YEAR = DAYS_IN_CALENDAR_YEAR / DAYS_IN_MONTH

/** What a month says of a year: in the model creators still join, so that twelve times the first months is too little. */
export function yearSentence(facts: FeeFacts): string | null {
  const margin = marginFound(facts)
  if (!margin) return null
  const { days, isTakeUpFixed, hasFile } = facts
  if (days >= YEAR_RUN_DAYS_MIN || isTakeUpFixed) return yearText(margin, isTakeUpFixed)
  const words = { days: numberOfDays(days) }
  return hasFile ? m.fees_file_days(words) : m.fees_first_days(words)
}

/** Whether a month is said of which a longer run would show more, and whose period is a setting. */
export const isOfFirstDays = (facts: FeeFacts): boolean =>
  marginFound(facts) !== null &&
  !facts.isTakeUpFixed &&
  !facts.hasFile &&
  facts.days < YEAR_RUN_DAYS_MIN

function marginFound({ margin, expectedCents, takers }: FeeFacts): Rough | null {
  if (takers === 0) return null
  if (margin) return margin
  return expectedCents === null ? null : { value: expectedCents, low: null, high: null }
}

function yearText(margin: Rough, isTakeUpFixed: boolean): string {
  const ofYear = (cents: number | null): number | null => cents && cents * MONTHS_IN_YEAR
  const { value, low, high } = roughEstimate({
    value: margin.value * MONTHS_IN_YEAR,
    low: ofYear(margin.low),
    high: ofYear(margin.high),
  })
  const amount = formatRoundedMoney(value)
  if (low === null || high === null || low === high) {
    return isTakeUpFixed ? m.fees_year_fixed({ amount }) : m.fees_year({ amount })
  }
  const words = { amount, low: formatRoundedMoney(low), high: formatRoundedMoney(high) }
  return isTakeUpFixed ? m.fees_year_fixed_within(words) : m.fees_year_within(words)
}

type FeesRun = Pick<FeeFacts, 'feesRun' | 'feesPlanned' | 'seedsRun' | 'seedsPlanned'>

/** Under one seed at least. */
export const areAllFeesRun = ({ feesRun, feesPlanned }: FeesRun): boolean =>
  feesRun >= Math.max(feesPlanned, FEES_TO_COMPARE)

/** Whether a best fee can be named: enough fees to compare, and all that were asked for under all seeds. */
export const isCurveWhole = (facts: FeesRun): boolean =>
  areAllFeesRun(facts) && facts.seedsRun >= facts.seedsPlanned

const soFar = (facts: FeesRun): string =>
  areAllFeesRun(facts)
    ? m.fees_so_far_seeds({
        run: formatCount(facts.seedsRun),
        planned: formatCount(facts.seedsPlanned),
      })
    : m.fees_so_far({ run: formatCount(facts.feesRun), planned: formatCount(facts.feesPlanned) })

/** What is said of all fees together. */
function comparedSentences(facts: FeeFacts): (Sentence | null)[] {
  const { feesRun, breakEven, axis, hasRest } = facts
  if (feesRun < FEES_TO_COMPARE) return []
  const found = [
    optimumSentence(facts),
    cliffSentence(facts),
    breakEven && breakEvenSentence(breakEven, axis),
  ]
  const isSaid = found.some((one) => one !== null)
  return [
    isSaid && !isCurveWhole(facts) ? plainText(soFar(facts)) : null,
    ...found,
    isSaid && hasRest ? plainText(REST_KEPT[axis.figure]()) : null,
  ]
}

const REST_KEPT: Readonly<Record<FeeAxis['figure'], () => string>> = {
  instantFeeBasisPoints: m.fees_rest_of_percent,
  instantFeeFlatCents: m.fees_rest_of_flat,
}

const plainText = (value: string): Sentence => [{ type: 'text', value }]

function marginSentence(facts: FeeFacts, margin: Interval): Sentence {
  const { value, low, high, n } = roughEstimate(margin)
  if (facts.takers === 0) return nobodySentence(facts)
  const words = { fee: facts.feeText, margin: formatRoundedMoney(Math.abs(value)) }
  const isLoss = margin.value < 0
  if (low === null || high === null) {
    return isLoss ? m.fees_lose_one.parts(words) : m.fees_earn_one.parts(words)
  }
  const interval = {
    ...words,
    count: n,
    low: isLoss ? lossOrGain(low) : formatRoundedMoney(low),
    high: isLoss ? lossOrGain(high) : formatRoundedMoney(high),
  }
  return isLoss ? m.fees_lose.parts(interval) : m.fees_earn.parts(interval)
}

/** Beside a loss that is said without its sign. */
function lossOrGain(cents: number): string {
  const amount = formatRoundedMoney(Math.abs(cents))
  return cents < 0 ? m.fees_a_loss({ amount }) : cents > 0 ? m.fees_a_gain({ amount }) : amount
}

function withoutRunSentence(facts: FeeFacts): Sentence | null {
  const { axis, fee, between } = facts
  if (!between) return expectedSentence(facts)
  const [lower, higher] = between
  return plainText(
    m.fees_between({
      fee: axis.write(fee),
      lower: axis.write(lower.fee),
      lowerMargin: roughMoney(lower.marginCents),
      higher: axis.write(higher.fee),
      higherMargin: roughMoney(higher.marginCents),
    }),
  )
}

const nobodySentence = ({ feeText, isTakeUpFixed }: FeeFacts): Sentence =>
  isTakeUpFixed
    ? m.fees_nobody_on_daily.parts({ fee: feeText })
    : m.fees_no_takers.parts({ fee: feeText })

function expectedSentence(facts: FeeFacts): Sentence | null {
  const { feeText, takers, expectedCents, notEstimated, isTakeUpFixed } = facts
  if (notEstimated > 0 && !isAnyEstimated(facts)) {
    return m.fees_not_estimated.parts({ fee: feeText, ...countedCreators(notEstimated) })
  }
  if (expectedCents === null) return null
  if (takers === 0) {
    return isTakeUpFixed
      ? m.fees_expect_nobody_on_daily.parts({ fee: feeText })
      : m.fees_expect_no_takers.parts({ fee: feeText })
  }
  const words = { fee: feeText, margin: expectedMoney(Math.abs(expectedCents)) }
  return expectedCents < 0 ? m.fees_expect_loss.parts(words) : m.fees_expect_earnings.parts(words)
}

const isAnyEstimated = ({ expectedCents, takers }: FeeFacts): boolean =>
  expectedCents !== null && takers !== 0

function countedCreators(creators: number): { count: number; creators: string } {
  const count = Math.round(creators)
  return { count, creators: formatCount(count) }
}

/** What the margin is made of, and so why it is a loss. */
function partsSentence(facts: FeeFacts): Sentence | null {
  const { parts, accountMonthlyCents, between } = facts
  const margin = marginFound(facts)
  if (!margin || !parts || between) return null
  const text = marginPartsText({ margin, parts, accountMonthlyCents })
  return text === '' ? null : plainText(text)
}

/** What a margin is compared with, and that an estimate of it is rough. */
function comparisonSentence(facts: FeeFacts): Sentence | null {
  const { margin, between, takers } = facts
  if (takers === 0) return null
  if (margin) return plainText(m.fees_compared())
  if (between || !isAnyEstimated(facts)) return null
  const isOfFew = takers !== null && takers < TAKERS_ENOUGH
  return plainText(
    isOfFew
      ? `${m.fees_expect_compared()} ${m.fees_expect_few({ takers: formatMeanCount(takers) })}`
      : m.fees_expect_compared(),
  )
}

/** Whom an estimate leaves out. */
const leftOutSentence = (facts: FeeFacts): Sentence | null =>
  facts.notEstimated > 0 && isAnyEstimated(facts)
    ? plainText(m.fees_estimate_leaves_out(countedCreators(facts.notEstimated)))
    : null

/** With a fixed take-up the best fee is always the highest, which says nothing. */
function optimumSentence(facts: FeeFacts): Sentence | null {
  const { optimum, axis, lowestFee, isTakeUpFixed } = facts
  if (!optimum || isTakeUpFixed) return null
  const { x, isAtEdge } = optimum
  const fee = axis.write(x.value)
  if (!isAtEdge) {
    const within = bestPlaceText(x, axis.write)
    if (within === '') return m.fees_best_few.parts({ count: x.n, fee })
    const { bestAgainst } = facts
    return bestAgainst && isLeadChance(bestAgainst)
      ? m.fees_best_chance.parts({ fee, within, other: axis.write(bestAgainst.rival) })
      : m.fees_best_within.parts({ fee, within })
  }
  return x.value === lowestFee
    ? m.fees_best_lowest.parts({ fee })
    : m.fees_best_highest.parts({ fee })
}

function cliffSentence({ optimum, axis, isTakeUpFixed }: FeeFacts): Sentence | null {
  if (!optimum?.cliff || optimum.isAtEdge || isTakeUpFixed) return null
  const { x, marginCents, isSure } = optimum.cliff
  if (marginCents === 0) return plainText(m.fees_best_cliff_nobody({ fee: axis.write(x) }))
  const words = { fee: axis.write(x), margin: roughMoney(marginCents) }
  if (!isSure) return plainText(m.fees_best_cliff_unsure(words))
  return plainText(
    x > optimum.x.value ? m.fees_best_cliff_above(words) : m.fees_best_cliff_below(words),
  )
}

/** Whether the best fee may earn no more than the one it is compared with. */
export const isLeadChance = ({ difference: { low } }: BestAgainst): boolean =>
  low === null || low <= 0

function breakEvenSentence(breakEven: BreakEven, axis: FeeFacts['axis']): Sentence {
  if (breakEven.kind === 'at') {
    const fee = axis.writeEstimate(breakEven.x.value)
    const within = placeText(breakEven.x, axis.writeEstimate)
    return within === ''
      ? m.fees_break_even.parts({ fee })
      : m.fees_break_even_within.parts({ fee, within })
  }
  switch (breakEven.margin) {
    case 'above':
      return m.fees_always_gain.parts()
    case 'below':
      return m.fees_always_lose.parts()
    case 'falling':
      return m.fees_falls_below.parts()
  }
}

function costlySentence({
  payouts,
  payoutsBelowCost,
  accountMonthlyCents,
}: FeeFacts): Sentence | null {
  const share = payouts === 0 ? 0 : payoutsBelowCost / payouts
  if (share < COSTLY_SHARE_MIN) return null
  const words = {
    share: exactPercent(Math.round(share * 1_000) * 10),
    below: formatMeanCount(payoutsBelowCost),
    payouts: formatMeanCount(payouts),
  }
  return accountMonthlyCents === 0
    ? m.fees_costly.parts(words)
    : m.fees_costly_account.parts({ ...words, account: shortMoney(accountMonthlyCents) })
}

/** How a figure of the sentences was found. */
export function computationOf(figure: FeeFigure, facts: FeeFacts): string[] {
  switch (figure) {
    case 'margin':
      return [m.fees_how_margin(), seedsText(facts.margin)]
    case 'estimate':
      return [m.fees_how_estimate()]
    case 'best':
      return [m.fees_how_best(), placeSeedsText(facts.optimum?.x ?? null)]
    case 'breakEven':
      return [m.fees_how_break_even(), ...breakEvenTexts(facts.breakEven)]
    case 'costly':
      return [
        m.fees_how_costly({
          below: formatMeanCount(facts.payoutsBelowCost),
          payouts: formatMeanCount(facts.payouts),
        }),
      ]
  }
}

function breakEvenTexts(breakEven: BreakEven | null): string[] {
  if (breakEven?.kind !== 'at') return []
  const { x, seedsWithout } = breakEven
  const without = seedsWithout === 0 ? [] : [m.fees_seeds_without({ count: seedsWithout })]
  return [placeSeedsText(x), ...without]
}

const seedsText = (interval: Interval | null): string =>
  !interval || interval.n < 2 ? m.fees_method_none() : m.fees_method_mean({ count: interval.n })

function placeSeedsText(interval: Interval | null): string {
  if (!interval || interval.n < 2) return m.fees_method_none()
  return interval.n < BOOTSTRAP_SEEDS_MIN
    ? m.fees_method_few({ count: interval.n, least: BOOTSTRAP_SEEDS_MIN })
    : m.fees_method_seeds({ count: interval.n })
}

const TITLES: Readonly<Record<FeeFigure, () => string>> = {
  margin: m.fees_margin_title,
  estimate: m.fees_estimate_title,
  best: m.fees_best_title,
  breakEven: m.fees_break_even_title,
  costly: m.fees_costly_title,
}

export const feeFigureTitle = (figure: FeeFigure): string => TITLES[figure]()
