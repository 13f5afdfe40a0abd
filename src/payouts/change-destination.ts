/**
 * Changes where a creator is paid: to another rail, another country or another bank account. A
 * payout in progress keeps the destination that it was asked for. The country cannot change
 * meanwhile (pull request 5852, July 2026; here in every era): a payout that came back would land
 * in an account that is no longer the creator's (incident a6-27).
 */
import type { NoEffectReason } from '../core/no-effect'
import { canCarryInstantPayouts, reachesCountry } from '../core/rails'
import type { BankAccount, Rail } from '../core/vocabulary'
import type { PayoutContext } from './ports'

/** What is left out stays as it is. */
interface NewDestination {
  rail?: Rail | undefined
  country?: string | undefined
  bankAccount?: BankAccount | undefined
}

/** Returns why nothing is changed; `null` where it is. */
export function changeDestination(
  context: PayoutContext,
  creatorId: number,
  wanted: NewDestination,
): NoEffectReason | null {
  const { creators, payouts } = context.ledger
  const before = creators.get(creatorId)
  const rail = wanted.rail ?? before.rail
  const country = wanted.country ?? before.country
  if (!reachesCountry(rail, country)) return 'rail_does_not_reach_country'
  if (country !== before.country && payouts.newestUnderWay(creatorId) !== null) {
    return 'payout_in_progress'
  }
  const isChanged = creators.changeDestination(
    creatorId,
    {
      rail,
      country,
      bankAccount: wanted.bankAccount ?? before.bankAccount,
      instantCapable: rail === before.rail ? before.instantCapable : canCarryInstantPayouts(rail),
    },
    context.now(),
  )
  return isChanged ? null : 'nothing_to_change'
}
