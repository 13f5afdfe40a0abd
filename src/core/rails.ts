/**
 * What a rail can do: whom it reaches, whether it can pay at once, and in which currency it ends. Figures that a policy
 * or a scenario may change are not here.
 */
import { isPushRail, payingHolder, RAILS, type Rail } from './vocabulary'

/** Rails that begin and end in the US, and those that are for banks everywhere else; the rest are bound to no country. */
const US_RAILS: readonly Rail[] = [
  'us_bank',
  'us_card',
  'card_push',
  'rtp',
  'fednow',
  'same_day_ach',
]
const RAILS_ABROAD: readonly Rail[] = ['bank_abroad', 'cross_border']

/** Whether a rail is for one country alone. */
export const isInTheUsAlone = (rail: Rail): boolean => US_RAILS.includes(rail)

/** Whether a creator in a country can be paid on a rail. */
export function reachesCountry(rail: Rail, country: string): boolean {
  if (isInTheUsAlone(rail)) return country === 'US'
  return country !== 'US' || !RAILS_ABROAD.includes(rail)
}

/**
 * Whether a policy's list of countries for instant payouts bounds the rail. It speaks of bank accounts and cards, which
 * belong to a country; a wallet does not.
 */
export const isBoundToInstantCountries = (rail: Rail): boolean => rail !== 'stablecoin'

/** Whether an instant payout can go out on the rail at all: Stripe to a bank or card, or a push. */
export const canCarryInstantPayouts = (rail: Rail): boolean =>
  payingHolder(rail) === 'processor' || isPushRail(rail)

export const INSTANT_RAILS: readonly Rail[] = RAILS.filter(canCarryInstantPayouts)

/** What payouts of a rail arrive in, for the notes to its creators. */
export function accountWords(rail: Rail): string {
  switch (rail) {
    case 'us_card':
    case 'card_push':
      return 'the card'
    case 'paypal':
      return 'the PayPal account'
    case 'own_stripe':
      return 'the Stripe account'
    case 'stablecoin':
      return 'the wallet'
    default:
      return 'the bank account'
  }
}

/** Whether money that is moved to the account behind the rail becomes another currency on the way, and back. */
export const endsInForeignCurrency = (rail: Rail): boolean =>
  rail === 'bank_abroad' || rail === 'cross_border'
