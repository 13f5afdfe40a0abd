/** What a sweep over the fee advises: one of few sentences, each of which says what it rests on. */
import { m } from '../paraglide/messages.js'
import { roughMoney } from '../words/differences'
import type { FeeFacts } from './fee-finding'

export function recommendation(facts: FeeFacts): string {
  const { optimum, isTakeUpFixed, axis, fee, margin, lowestFee } = facts
  if (isTakeUpFixed) return m.memo_none_fixed()
  if (!optimum) return m.memo_none_run()
  const { x, marginCents, isAtEdge } = optimum
  if (marginCents <= 0) return m.memo_do_not_offer({ loss: roughMoney(-marginCents) })
  if (isAtEdge) {
    const best = { fee: axis.write(x.value) }
    return x.value === lowestFee ? m.memo_look_lower(best) : m.memo_look_higher(best)
  }
  const [low, high] = [x.low ?? x.value, x.high ?? x.value]
  const words = {
    fee: axis.write(fee),
    best: axis.writeEstimate(x.value),
    low: axis.writeEstimate(low),
    high: axis.writeEstimate(high),
  }
  if (fee >= low && fee <= high) return m.memo_keep(words)
  if (!margin) return m.memo_change(words)
  return m.memo_change_from({ ...words, more: roughMoney(Math.max(0, marginCents - margin.value)) })
}
