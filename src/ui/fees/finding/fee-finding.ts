/** What a fee would earn, in sentences. */
import type { PreviewPoint } from '../../../../workers/contract'
import {
  expectedBest,
  isLikelyTooNarrow,
  type BreakEven,
  type Interval,
} from '../../../../workers/sweep-contract'
import { plainText, type Sentence } from '../../figures/sentence-pieces'
import {
  formatCount,
  formatMeanCount,
  formatMeanPeople,
  formatRoundedMoney,
  formatShare,
} from '../../format'
import { m } from '../../paraglide/messages.js'
import { expectedMoney, lossOrGain, roundExpected } from '../../words/estimates'
import { exactPercent, shortMoney } from '../../words/draft-figures'
import { isNobody, TAKERS_ENOUGH } from '../alternatives/alternative-estimates'
import { evidenceTexts, narrowIntervalTexts } from './evidence-text'
import type { FeeAxis } from '../curve/fee-axis'
import {
  areAllFeesRun,
  FEES_TO_COMPARE,
  isCurveWhole,
  isLeadChance,
  marginFound,
  marginText,
  type FeeFacts,
} from './fee-facts'
import { bestPlaceText, placeText } from '../../words/intervals'
import type { PartsOfMargin } from './margin-parts'
import { marginPartsText } from './margin-parts-text'
import { perWords } from '../period'
import { makeUpSentences } from './sales-text'
import { expectedOf } from '../estimates/expected-points'
import { valueAt } from '../curve/between-points'
import { expectedBestText } from './expected-best-text'

/** From this share on, payouts that cost more than they pay are in the sentence. */
const COSTLY_SHARE_MIN = 0.02

/**
 * In paragraphs: what the fee earns and compared with what, how it differs from another fee and what sales would make up for
 * that, what it rests on, and what is known of other fees and of
 * single payouts. The very first sentence is the answer in short.
 * `hasPartsChart`: what a gain is made of is drawn beside them, and only a loss is explained in words as well.
 */
export function feeParagraphs(
  facts: FeeFacts,
  { hasPartsChart = false }: { hasPartsChart?: boolean } = {},
): Sentence[][] {
  const paragraphs: (Sentence | null)[][] = [
    [
      facts.margin ? marginSentence(facts, facts.margin) : withoutRunSentence(facts),
      partsSentence(facts, hasPartsChart),
      likelySentence(facts),
      comparisonSentence(facts),
      leftOutSentence(facts),
    ],
    makeUpSentences(facts),
    [...evidenceTexts(facts.evidence, perWords(facts.period)), ...narrowTexts(facts)].map(
      plainText,
    ),
    [...comparedSentences(facts), costlySentence(facts)],
  ]
  return paragraphs
    .map((paragraph) => paragraph.filter((one) => one !== null))
    .filter((paragraph) => paragraph.length > 0)
}

/** That an interval of the margin, or what is said of an estimate, rests on too few seeds. */
function narrowTexts(facts: FeeFacts): string[] {
  const { margin, takers, estimatedSeeds, seedsForInterval } = facts
  if (takers === 0) return []
  if (margin !== null)
    return margin.low === null ? [] : narrowIntervalTexts(margin.n, seedsForInterval)
  return isLikelySaid(facts) && isLikelyTooNarrow(estimatedSeeds, seedsForInterval)
    ? [m.fees_expect_likely_narrow({ count: estimatedSeeds })]
    : []
}

const soFar = (facts: FeeFacts): string =>
  areAllFeesRun(facts)
    ? m.fees_so_far_seeds({
        run: formatCount(facts.seedsRun),
        planned: formatCount(facts.seedsPlanned),
      })
    : m.fees_so_far({ run: formatCount(facts.feesRun), planned: formatCount(facts.feesPlanned) })

/** What a fixed share is compared with: what the model expects of the fees that were estimated, and of one of them. */
export function byModelText(
  points: readonly PreviewPoint[],
  facts: Pick<FeeFacts, 'axis' | 'fee' | 'period' | 'writeFee'>,
): string | null {
  const { fee, period, writeFee } = facts
  const { margins, takers, takeUp } = expectedOf(points)
  const [share, marginCents] = [valueAt(takeUp, fee), valueAt(margins, fee)]
  if (share === null || marginCents === null) return null
  const best = expectedBest(points)
  if (!best) return m.fees_take_up_by_model_none()
  const per = perWords(period)
  const words = {
    ...{ fee: writeFee(fee), per },
    ...{ share: formatShare(share), margin: expectedMoney(marginCents) },
  }
  const { verdict, why } = expectedBestText(best, facts)
  const atFee = isNobody(valueAt(takers, fee) ?? 0)
    ? m.fees_take_up_by_model_nobody(words)
    : m.fees_take_up_by_model(words)
  return [verdict, why, atFee].filter((one) => one !== '').join(' ')
}

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

function marginSentence(facts: FeeFacts, margin: Interval): Sentence {
  const { value, low, high } = facts.roundMargin(margin)
  if (facts.takers === 0) return nobodySentence(facts)
  const words = {
    fee: facts.feeText,
    margin: formatRoundedMoney(Math.abs(value)),
    per: perWords(facts.period),
    share: shareText(facts),
  }
  const isLoss = margin.value < 0
  if (low === null || high === null) {
    return isLoss ? m.fees_lose_one.parts(words) : m.fees_earn_one.parts(words)
  }
  const interval = {
    ...words,
    count: margin.n,
    low: isLoss ? lossOrGain(low) : formatRoundedMoney(low),
    high: isLoss ? lossOrGain(high) : formatRoundedMoney(high),
  }
  return isLoss ? m.fees_lose.parts(interval) : m.fees_earn.parts(interval)
}

/** It decides what a fee earns, so that it is said in the same breath. */
const shareText = ({ takeUp }: FeeFacts): string =>
  takeUp === null ? '' : m.fees_with_share({ share: formatShare(takeUp) })

function withoutRunSentence(facts: FeeFacts): Sentence | null {
  const { axis, fee, between } = facts
  if (!between) return expectedSentence(facts)
  const [lower, higher] = between
  return plainText(
    m.fees_between({
      fee: axis.write(fee),
      lower: axis.write(lower.fee),
      lowerMargin: marginText(lower.marginCents, facts),
      higher: axis.write(higher.fee),
      higherMargin: marginText(higher.marginCents, facts),
      per: perWords(facts.period),
    }),
  )
}

const nobodySentence = ({ feeText, isTakeUpFixed }: FeeFacts): Sentence =>
  isTakeUpFixed
    ? m.fees_nobody_on_daily.parts({ fee: feeText })
    : m.fees_no_takers.parts({ fee: feeText })

function expectedSentence(facts: FeeFacts): Sentence | null {
  const { feeText, takers, expectedCents, notEstimated, isTakeUpFixed, period } = facts
  if (notEstimated > 0 && !isAnyEstimated(facts)) {
    return m.fees_not_estimated.parts({ fee: feeText, ...countedCreators(notEstimated) })
  }
  if (expectedCents === null) return null
  if (takers !== null && isNobody(takers)) {
    return isTakeUpFixed
      ? m.fees_expect_nobody_on_daily.parts({ fee: feeText })
      : m.fees_expect_no_takers.parts({ fee: feeText })
  }
  const words = {
    fee: feeText,
    margin: expectedMoney(Math.abs(expectedCents)),
    per: perWords(period),
    share: shareText(facts),
  }
  return expectedCents < 0 ? m.fees_expect_loss.parts(words) : m.fees_expect_earnings.parts(words)
}

const isAnyEstimated = ({ expectedCents, takers }: FeeFacts): boolean =>
  expectedCents !== null && (takers === null || !isNobody(takers))

function countedCreators(creators: number): { count: number; creators: string } {
  const count = Math.round(creators)
  return { count, creators: formatCount(count) }
}

/** The margin and its parts; `null` where either is not known, or there is none. */
export function partsOfMargin(facts: FeeFacts): PartsOfMargin | null {
  const { parts, between } = facts
  const margin = marginFound(facts)
  if (!margin || !parts || between) return null
  if (!facts.margin && !isAnyEstimated(facts)) return null
  return { margin, shownCents: facts.roundMargin(margin).value, tableStep: facts.tableStep, parts }
}

/** What the margin is made of, and so why it is a loss. */
function partsSentence(facts: FeeFacts, hasPartsChart: boolean): Sentence | null {
  const made = partsOfMargin(facts)
  if (!made || (hasPartsChart && made.margin.value >= 0)) return null
  const { accountMonthlyCents, period } = facts
  const text = marginPartsText({ ...made, accountMonthlyCents, period })
  return text === '' ? null : plainText(text)
}

const isLikelySaid = (facts: FeeFacts): boolean =>
  !facts.margin && !facts.between && facts.likelyCents !== null && isAnyEstimated(facts)

/** How far the margin of one such marketplace may be from the one that is expected. */
function likelySentence(facts: FeeFacts): Sentence | null {
  const { likelyCents, period } = facts
  if (!likelyCents || !isLikelySaid(facts)) return null
  const [low, high] = [likelyCents.low, likelyCents.high].map((cents) =>
    roundExpected(Math.round(cents)),
  ) as [number, number]
  const write = low < 0 ? lossOrGain : formatRoundedMoney
  const per = perWords(period)
  const range =
    low === high
      ? m.fees_expect_likely_one({ amount: write(low), per })
      : m.fees_expect_likely({ low: write(low), high: write(high), per })
  return plainText(`${chanceText(facts)} ${range}`)
}

function chanceText({ hasFile, isFileSample }: FeeFacts): string {
  if (!hasFile) return m.fees_expect_chance()
  return isFileSample ? m.fees_expect_chance_of_sample() : m.fees_expect_chance_of_file()
}

/** What a margin is compared with, and that an estimate of it is rough, with how many creators it rests on. */
function comparisonSentence(facts: FeeFacts): Sentence | null {
  const { margin, between, takers } = facts
  if (takers === 0) return null
  if (margin) return plainText(m.fees_compared())
  if (between || !isAnyEstimated(facts)) return null
  const count = facts.estimatedSeeds
  const compared = facts.hasFile
    ? m.fees_expect_compared_of_file()
    : m.fees_expect_compared({ count })
  if (takers === null) return plainText(compared)
  return plainText(`${compared} ${takersText(takers, facts.estimatedFrom ?? takers, count)}`)
}

/** In each of `count` seeds. `simulated`: of a sample fewer than all takers. */
function takersText(takers: number, simulated: number, count: number): string {
  const isFew = simulated < TAKERS_ENOUGH
  if (simulated < takers) {
    const words = {
      count,
      simulated: formatMeanPeople(simulated),
      takers: formatCount(Math.round(takers)),
    }
    return isFew ? m.fees_expect_few_sampled(words) : m.fees_expect_takers_sampled(words)
  }
  return isFew
    ? m.fees_expect_few({ count, takers: formatMeanPeople(takers) })
    : m.fees_expect_takers({ count, takers: formatCount(Math.round(takers)) })
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

function cliffSentence(facts: FeeFacts): Sentence | null {
  const { optimum, axis, isTakeUpFixed, period } = facts
  if (!optimum?.cliff || optimum.isAtEdge || isTakeUpFixed) return null
  const { x, marginCents, isSure } = optimum.cliff
  if (marginCents === 0) return plainText(m.fees_best_cliff_nobody({ fee: axis.write(x) }))
  const words = {
    fee: axis.write(x),
    margin: marginText(marginCents, facts),
    per: perWords(period),
  }
  if (!isSure) return plainText(m.fees_best_cliff_unsure(words))
  return plainText(
    x > optimum.x.value ? m.fees_best_cliff_above(words) : m.fees_best_cliff_below(words),
  )
}

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
  period,
}: FeeFacts): Sentence | null {
  const share = payouts === 0 ? 0 : payoutsBelowCost / payouts
  if (share < COSTLY_SHARE_MIN) return null
  const words = {
    share: exactPercent(Math.round(share * 1_000) * 10),
    below: formatMeanCount(payoutsBelowCost),
    payouts: formatMeanCount(payouts),
    per: perWords(period),
  }
  return accountMonthlyCents === 0
    ? m.fees_costly.parts(words)
    : m.fees_costly_account.parts({ ...words, account: shortMoney(accountMonthlyCents) })
}
