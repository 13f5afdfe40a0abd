/**
 * Why an account may have no instant payout (docs/payout-rules.md, “Instant support”): country, payouts before, age of the
 * account, and a bank that takes such payouts. By the auditor's own reckoning.
 */
import type { Day } from '../core/calendar'
import { counted } from '../core/counted'
import type { PayoutPolicy } from '../core/policy'
import type { KnownStanding } from './standing'

interface InstantHindrance {
  /** As the service calls it. */
  code: 'country' | 'bank' | 'account_age' | 'completed_payouts'
  /** Of a payout that was made all the same. */
  words: string
}

/** All that there are. `completedPayouts`: by then, in the run and before it. */
export function instantHindrances(
  { rail, country, instantCapable, accountOpenedDay }: KnownStanding,
  completedPayouts: number,
  day: Day,
  policy: PayoutPolicy,
): InstantHindrance[] {
  const hindrances: InstantHindrance[] = []
  if (rail !== 'stablecoin' && !policy.instantCountries.includes(country)) {
    hindrances.push({ code: 'country', words: `to ${country}` })
  }
  if (!instantCapable) {
    hindrances.push({ code: 'bank', words: 'to a bank that cannot take instant payouts' })
  }
  const ageDays = day - accountOpenedDay
  if (ageDays < policy.instantAccountAgeDaysMinimum) {
    hindrances.push({ code: 'account_age', words: `to an account of ${counted(ageDays, 'day')}` })
  }
  if (completedPayouts < policy.instantCompletedPayoutsMinimum) {
    hindrances.push({
      code: 'completed_payouts',
      words: `after ${completedPayouts} completed payouts`,
    })
  }
  return hindrances
}
