/** What a sweep over the fee advises: only what is sure. Where it is not, what to run to know more. */
import {
  BOOTSTRAP_SEEDS_MIN,
  type BestAgainst,
  type Interval,
  type Optimum,
} from '../../../../workers/sweep-contract'
import { formatCount, formatRoundedMoney } from '../../format'
import { m } from '../../paraglide/messages.js'
import { estimatedMoney, estimatedSignedMoney, signedRoundedMoney } from '../../words/estimates'
import { areAllFeesRun, isCurveWhole, isLeadChance, type FeeFacts } from './fee-facts'
import { bestPlaceText, intervalText } from '../../words/intervals'
import { perWords } from '../period'
import { settleWords } from './settle-text'
import { expectedBestText } from './expected-best-text'

interface Advice {
  /** Short enough to be read at a glance. */
  verdict: string
  /** What it rests on; `''` of a verdict that has said it. */
  why: string
}

const bare = (verdict: string): Advice => ({ verdict, why: '' })

export function recommendation(facts: FeeFacts): Advice {
  const { optimum, isTakeUpFixed, fee, lowestFee, writeFee } = facts
  if (isTakeUpFixed) return bare(m.memo_none_fixed())
  if (facts.seedsRun === 0)
    return bare(facts.isRunning ? m.memo_still_running() : m.memo_none_run())
  // One fee alone is the same as no other.
  if (!optimum && facts.feesRun > 1) return bare(m.memo_none_differs())
  if (!optimum || !isCurveWhole(facts)) return bare(notWholeText(facts))
  const { x, marginCents, isAtEdge } = optimum
  if (isAtEdge && marginCents > 0) {
    const best = { fee: writeFee(x.value) }
    return bare(x.value === lowestFee ? m.memo_look_lower(best) : m.memo_look_higher(best))
  }
  if (x.n < BOOTSTRAP_SEEDS_MIN) {
    return bare(m.memo_cannot_tell_seeds({ count: x.n, least: BOOTSTRAP_SEEDS_MIN }))
  }
  if (!facts.bestAgainst) return bare(m.memo_cannot_tell_fee({ fee: writeFee(fee) }))
  return marginCents > 0
    ? feeAdvice(facts, optimum, facts.bestAgainst)
    : noOfferAdvice(facts, facts.bestAgainst)
}

/** What the estimate says of all fees before any has been run; `null` where it says nothing. */
export function expectedAdvice(facts: FeeFacts): Advice | null {
  if (facts.isTakeUpFixed || !facts.expectedBest) return null
  return expectedBestText(facts.expectedBest, facts)
}

/** Seeds of a fee that was run are not yet seeds of every fee. */
function notWholeText(facts: FeeFacts): string {
  const { feesRun, feesPlanned, seedsRun, seedsPlanned } = facts
  if (facts.isRunning) return m.memo_still_running()
  return areAllFeesRun(facts)
    ? m.memo_cannot_tell_part({ run: formatCount(seedsRun), planned: formatCount(seedsPlanned) })
    : m.memo_cannot_tell_fees({
        count: feesRun,
        run: formatCount(feesRun),
        planned: formatCount(feesPlanned),
      })
}

function noOfferAdvice(facts: FeeFacts, { margin }: BestAgainst): Advice {
  if (isNothing(margin)) return bare(m.memo_do_not_offer_nobody())
  const { value, low, high } = facts.roundMargin(margin)
  const loss = formatRoundedMoney(-value)
  const per = perWords(facts.period)
  const interval = intervalText({ low, high })
  if (interval === '' || margin.high! < 0) return bare(m.memo_do_not_offer({ loss, per }))
  return {
    verdict: m.memo_cannot_tell_loss(),
    why: m.memo_cannot_tell_loss_why({ loss, per, interval, settle: settleWords(margin, facts) }),
  }
}

/** The same in every seed: nobody is on daily. */
const isNothing = ({ value, low, high }: Interval): boolean =>
  value === 0 && low === 0 && high === 0

function feeAdvice(facts: FeeFacts, { x }: Optimum, against: BestAgainst): Advice {
  const { axis, fee, writeFee } = facts
  if (isLeadChance(against)) return unsureAdvice(facts, x.value, against)
  if (against.isOwn) return bare(m.memo_keep({ fee: writeFee(fee) }))
  const words = {
    fee: axis.write(fee),
    best: writeFee(x.value),
    more: estimatedMoney(against.difference),
    per: perWords(facts.period),
  }
  const within = bestPlaceText(x, axis.write)
  return bare(within === '' ? m.memo_change(words) : m.memo_change_within({ ...words, within }))
}

/** Where the best fee may earn no more than the one on the form, or than the next best where it is the one on the form. */
function unsureAdvice(
  facts: FeeFacts,
  best: number,
  { isOwn, rival, difference }: BestAgainst,
): Advice {
  const { axis, fee, writeFee } = facts
  const words = {
    fee: writeFee(fee),
    other: axis.write(isOwn ? rival : best),
    per: perWords(facts.period),
  }
  const interval = intervalText(difference, signedRoundedMoney)
  if (interval === '') return bare(m.memo_cannot_tell_same(words))
  const settle = settleWords(difference, facts)
  return isOwn
    ? {
        verdict: m.memo_cannot_tell_lead({ ...words, lead: estimatedMoney(difference) }),
        why: m.memo_cannot_tell_lead_why({ interval, settle }),
      }
    : {
        verdict: m.memo_cannot_tell(words),
        why: m.memo_cannot_tell_why({
          best: writeFee(best),
          other: words.other,
          per: words.per,
          more: estimatedSignedMoney(difference),
          interval,
          count: formatCount((difference.comparisons ?? 1) + 1),
          settle,
        }),
      }
}
