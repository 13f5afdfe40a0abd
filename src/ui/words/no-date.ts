/**
 * Why no next payout is foreseen, in a sentence that suits both the creator and others who look at
 * the creator.
 */
import type { WhyNoDate } from '../../../workers/contract'
import { formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { refusalSentence } from './refusals'

export function noDateSentence({ standing, schedule }: WhyNoDate): string {
  if (standing) return refusalSentence(standing)
  const { frequency, lostInstant, leastCents, datedFromCents } = schedule
  const minimum = formatMoney(leastCents)
  if (frequency !== 'daily' || lostInstant) return m.side_next_minimum({ minimum })
  return datedFromCents > leastCents
    ? m.side_next_daily({ minimum, shown: formatMoney(datedFromCents) })
    : m.side_next_daily_from({ minimum })
}
