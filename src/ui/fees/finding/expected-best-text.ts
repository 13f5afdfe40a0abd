/** Which fee is estimated to earn most where creators decide, and how far chance leaves that open. */
import type { ExpectedBest } from '../../../../workers/sweep-contract'
import { m } from '../../paraglide/messages.js'
import { expectedMoney } from '../../words/estimates'
import { bestPlaceText } from '../../words/intervals'
import { perWords } from '../period'
import type { FeeFacts } from './fee-facts'

export interface ExpectedBestText {
  verdict: string
  /** `''` where there are too few seeds to say more. */
  why: string
}

export function expectedBestText(
  { x, marginCents, isHighest }: ExpectedBest,
  { axis, fee, period, writeFee }: Pick<FeeFacts, 'axis' | 'fee' | 'period' | 'writeFee'>,
): ExpectedBestText {
  if (Math.round(marginCents) <= 0) return { verdict: m.fees_expect_best_none(), why: '' }
  const words = {
    fee: writeFee(x.value),
    margin: expectedMoney(marginCents),
    per: perWords(period),
  }
  const place = bestPlaceText(x, axis.write)
  const isOpen = x.low === null && x.high === null
  const within = place !== '' && isOpen ? m.fees_expect_any() : place
  const seeds = { count: x.n, within }
  if (within !== '' && fee !== x.value && isAsGood(fee, x)) {
    return {
      verdict: m.fees_expect_best_unsure({ fee: writeFee(fee) }),
      why: m.fees_expect_best_unsure_why({ ...words, ...seeds }),
    }
  }
  return {
    verdict: isHighest ? m.fees_expect_best_highest(words) : m.fees_expect_best(words),
    why: within === '' ? '' : m.fees_expect_best_within(seeds),
  }
}

/** Whether chance alone may be why a fee has less than the best. */
const isAsGood = (fee: number, { low, high }: ExpectedBest['x']): boolean =>
  fee > (low ?? -1) && fee < (high ?? Infinity)
