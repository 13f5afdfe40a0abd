/** What the margin would be if fewer or more creators took daily payouts than a run or an estimate has. */
import { formatShare } from '../../format'
import { m } from '../../paraglide/messages.js'
import { estimatedMoney, expectedMoney } from '../../words/estimates'
import type { FeeFacts } from '../finding/fee-facts'
import { perWords } from '../period'

type TakeUpFacts = Pick<FeeFacts, 'margin' | 'expectedCents' | 'takeUp' | 'period'>

/**
 * Half as many of the same kind bring half of everything that the margin is made of: each creator has fees and costs of their
 * own. `''` where nobody is on daily payouts, or nothing is known of the fee.
 */
export function takeUpSentence({ margin, expectedCents, takeUp, period }: TakeUpFacts): string {
  if (takeUp === null || takeUp === 0) return ''
  const times = (factor: number): string | null => {
    if (margin === null)
      return expectedCents === null ? null : expectedMoney(factor * expectedCents)
    const [low, high] = [margin.low, margin.high].map((end) => (end === null ? null : factor * end))
    return estimatedMoney({ value: factor * margin.value, low: low!, high: high! })
  }
  const [half, double] = [times(1 / 2), times(2)]
  if (half === null || double === null) return ''
  return m.fee_matters_take_up({ share: formatShare(takeUp), half, double, per: perWords(period) })
}
