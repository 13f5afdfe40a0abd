/** What a sweep over the fee advises: only what is sure. Where it is not, what to run to know more. */
import {
  BOOTSTRAP_SEEDS_MIN,
  type BestAgainst,
  type Optimum,
} from '../../../workers/sweep-contract'
import { formatCount } from '../format'
import { m } from '../paraglide/messages.js'
import { roughMoney, roughSignedWords } from '../words/differences'
import { isCurveWhole, type FeeFacts } from './fee-finding'
import { intervalText } from './interval-text'

export function recommendation(facts: FeeFacts): string {
  const { optimum, isTakeUpFixed, axis, fee, lowestFee } = facts
  if (isTakeUpFixed) return m.memo_none_fixed()
  if (!optimum) return m.memo_none_run()
  if (!isCurveWhole(facts)) {
    return m.memo_cannot_tell_fees({
      run: formatCount(facts.feesRun),
      planned: formatCount(facts.feesPlanned),
    })
  }
  const { x, marginCents, isAtEdge } = optimum
  if (isAtEdge && marginCents > 0) {
    const best = { fee: axis.write(x.value) }
    return x.value === lowestFee ? m.memo_look_lower(best) : m.memo_look_higher(best)
  }
  if (x.n < BOOTSTRAP_SEEDS_MIN) {
    return m.memo_cannot_tell_seeds({ count: x.n, least: BOOTSTRAP_SEEDS_MIN })
  }
  if (!facts.bestAgainst) return m.memo_cannot_tell_fee({ fee: axis.write(fee) })
  return marginCents > 0
    ? feeAdvice(facts, optimum, facts.bestAgainst)
    : noOfferAdvice(facts.bestAgainst)
}

function noOfferAdvice({ margin }: BestAgainst): string {
  const loss = roughMoney(-margin.value)
  const interval = intervalText(margin, roughMoney)
  return interval !== '' && margin.high! >= 0
    ? m.memo_cannot_tell_loss({ loss, interval })
    : m.memo_do_not_offer({ loss })
}

function feeAdvice({ axis, fee }: FeeFacts, { x }: Optimum, against: BestAgainst): string {
  if (against.isOtherBest) return m.memo_keep({ fee: axis.write(fee) })
  const { value, low } = against.difference
  const within = intervalText(x, axis.writeEstimate)
  const words = { fee: axis.write(fee), best: axis.writeEstimate(x.value) }
  if (low === null || low <= 0) {
    const interval = intervalText(against.difference, signedCents)
    return interval === ''
      ? m.memo_cannot_tell_same(words)
      : m.memo_cannot_tell({ ...words, more: signedCents(value), interval })
  }
  const more = roughMoney(value)
  return within === ''
    ? m.memo_change({ ...words, more })
    : m.memo_change_within({ ...words, within, more })
}

const signedCents = (cents: number): string => roughSignedWords('cents', cents)
