/** Which fee is estimated to earn most where creators decide, and how far chance leaves that open. */
import type { ExpectedBest } from '../../../../workers/sweep-contract'
import { m } from '../../paraglide/messages.js'
import { expectedMoney } from '../../words/estimates'
import { bestPlaceText } from '../../words/intervals'
import { perWords } from '../period'
import type { FeeFacts } from './fee-facts'

export interface ExpectedBestText {
  verdict: string
  /** `''` where there are too few seeds to say. */
  within: string
}

export function expectedBestText(
  { x, marginCents, isHighest }: ExpectedBest,
  { axis, period }: Pick<FeeFacts, 'axis' | 'period'>,
): ExpectedBestText {
  if (marginCents <= 0) return { verdict: m.fees_expect_best_none(), within: '' }
  const words = {
    fee: axis.write(x.value),
    margin: expectedMoney(marginCents),
    per: perWords(period),
  }
  return {
    verdict: isHighest ? m.fees_expect_best_highest(words) : m.fees_expect_best(words),
    within: withinText(x, axis),
  }
}

function withinText(x: ExpectedBest['x'], axis: FeeFacts['axis']): string {
  const isOpen = x.low === null && x.high === null
  const within = isOpen ? '' : bestPlaceText(x, axis.write)
  return within === '' ? '' : m.fees_expect_best_within({ count: x.n, within })
}
