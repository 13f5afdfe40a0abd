/** What a fee would earn, in sentences whose figures lead to how they are computed. */
import type { Estimate } from '../../../workers/contract'
import type { Sentence } from '../figures/sentence-pieces'
import { formatCount } from '../format'
import { m } from '../paraglide/messages.js'
import { exactPercent } from '../words/draft-figures'
import { roughMoney } from '../words/differences'

/** The figures of the sentences, as their markup names them. */
export const FEE_FIGURES = ['margin', 'estimate', 'best', 'breakEven', 'costly'] as const
export type FeeFigure = (typeof FEE_FIGURES)[number]

/** A fee that lies between those that were run, and where it may lie. */
export interface FeeEstimate {
  fee: number
  low: number | null
  high: number | null
}

export type BestFee =
  | ({ kind: 'inside' } & FeeEstimate)
  /** The margin is largest at an end of what was run. */
  | { kind: 'lowest' | 'highest'; fee: number }

export type BreakEven = ({ kind: 'at' } & FeeEstimate) | { kind: 'always-gains' | 'always-loses' }

export interface FeeFacts {
  fee: number
  write: (fee: number) => string
  /** Of a fee between those that were run. */
  writeEstimate: (fee: number) => string
  /** Of a month at this fee; `null` where it was not run. */
  marginCents: Estimate | null
  /** The same from expected amounts, for when it was not. */
  expectedCents: number | null
  best: BestFee | null
  breakEven: BreakEven | null
  /** Completed instant payouts at this fee, and those of them that cost more than they pay. */
  payouts: number
  payoutsBelowCost: number
  isTakeUpFixed: boolean
}

/** From this share on, payouts that cost more than they pay are in the sentence. */
const COSTLY_SHARE_MIN = 0.02

export function feeSentences(facts: FeeFacts): Sentence[] {
  const all = [
    facts.marginCents ? marginSentence(facts, facts.marginCents) : expectedSentence(facts),
    bestSentence(facts),
    breakEvenSentence(facts),
    costlySentence(facts),
  ]
  return all.filter((one) => one !== null)
}

function marginSentence({ fee, write }: FeeFacts, { mean, low, high, n }: Estimate): Sentence {
  const words = { fee: write(fee), margin: roughMoney(Math.abs(mean)) }
  const isLoss = mean < 0
  if (low === null || high === null) {
    return isLoss ? m.fees_lose_one.parts(words) : m.fees_earn_one.parts(words)
  }
  const interval = { ...words, count: n, low: roughMoney(low), high: roughMoney(high) }
  return isLoss ? m.fees_lose.parts(interval) : m.fees_earn.parts(interval)
}

function expectedSentence({ fee, write, expectedCents }: FeeFacts): Sentence | null {
  if (expectedCents === null) return null
  const words = { fee: write(fee), margin: roughMoney(Math.abs(expectedCents)) }
  return expectedCents < 0
    ? m.fees_expect_loss.parts(words)
    : m.fees_expect_earnings.parts(words)
}

/** With a fixed take-up the best fee is always the highest, which says nothing. */
function bestSentence(facts: FeeFacts): Sentence | null {
  const { best, write, writeEstimate, isTakeUpFixed } = facts
  if (!best || isTakeUpFixed) return null
  switch (best.kind) {
    case 'inside':
      return isNarrow(best)
        ? m.fees_best.parts({ fee: writeEstimate(best.fee) })
        : m.fees_best_within.parts(spanWords(best, writeEstimate))
    case 'lowest':
      return m.fees_best_lowest.parts({ fee: write(best.fee) })
    case 'highest':
      return m.fees_best_highest.parts({ fee: write(best.fee) })
  }
}

function breakEvenSentence({ breakEven, writeEstimate }: FeeFacts): Sentence | null {
  if (!breakEven) return null
  switch (breakEven.kind) {
    case 'at':
      return isNarrow(breakEven)
        ? m.fees_break_even.parts({ fee: writeEstimate(breakEven.fee) })
        : m.fees_break_even_within.parts(spanWords(breakEven, writeEstimate))
    case 'always-gains':
      return m.fees_always_gain.parts()
    case 'always-loses':
      return m.fees_always_lose.parts()
  }
}

const spanWords = ({ fee, low, high }: FeeEstimate, write: FeeFacts['write']) => ({
  fee: write(fee),
  low: write(low!),
  high: write(high!),
})

const isNarrow = ({ low, high }: FeeEstimate): boolean =>
  low === null || high === null || low === high

function costlySentence({ payouts, payoutsBelowCost }: FeeFacts): Sentence | null {
  const share = payouts === 0 ? 0 : payoutsBelowCost / payouts
  if (share < COSTLY_SHARE_MIN) return null
  return m.fees_costly.parts({
    count: payoutsBelowCost,
    share: exactPercent(Math.round(share * 100) * 100),
    payouts: formatCount(payouts),
  })
}
