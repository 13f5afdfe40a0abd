/** What paying twice would cost beside what the fee earns, in words. */
import type { PaidTwice } from '../../../../workers/sweep-contract'
import { formatMeanCount, formatRoundedMoney, formatShare } from '../../format'
import { CENTS_IN_DOLLAR } from '../../../core/money'
import { roughly, toStep, type Rough } from '../../../core/rough-estimate'
import { m } from '../../paraglide/messages.js'
import { expectedMoney } from '../../words/estimates'
import { intervalText } from '../../words/intervals'
import { meanOfInstantPayouts } from '../../words/mean-counts'

interface Words {
  /** That was asked for, from 0 to 1. */
  share: number
  /** The words of the period. */
  per: string
  /** As margins are rounded on the tab. */
  roundMargin: (exact: Rough) => Rough
}

/** In whole dollars, unless it is less than one: as `expectedMoney` writes it. */
const shownLoss = (cents: number): number =>
  cents < CENTS_IN_DOLLAR ? roughly(cents) : toStep(roughly(cents), CENTS_IN_DOLLAR)

/** What it costs, what is left of the margin, and from which share on nothing is. */
export function paidTwiceSentences(
  { lostCents, payouts, twice, margin, left, breakEven }: PaidTwice,
  { share, per, roundMargin }: Words,
): string[] {
  const shownMargin = roundMargin(margin).value
  // The margin as it is read, less the loss as it is read.
  const leftText = formatRoundedMoney(shownMargin - shownLoss(lostCents))
  const words = { per, left: leftText, within: intervalText(left) }
  const leftWords = words.within === '' ? m.fee_twice_left(words) : m.fee_twice_left_within(words)
  return [
    m.fee_twice_lost({
      share: formatShare(share),
      lost: expectedMoney(lostCents),
      per,
      twice: formatMeanCount(twice),
      payouts: meanOfInstantPayouts(payouts),
    }),
    breakEven === null
      ? m.fee_twice_on_top({ margin: formatRoundedMoney(shownMargin), per })
      : m.fee_twice_part({
          part: formatShare(lostCents / margin.value),
          margin: formatRoundedMoney(shownMargin),
        }),
    leftWords,
    ...(breakEven === null ? [] : [m.fee_twice_break_even({ share: formatShare(breakEven) })]),
  ]
}

/** In a few words, beside the folded question. */
export const paidTwiceNote = (found: PaidTwice, per: string): string =>
  m.fee_twice_short({ lost: expectedMoney(found.lostCents), per })
