/**
 * What a rail can do: whom it reaches, whether it can pay at once, and in which currency it ends. Figures that a policy
 * or a scenario may change are not here (domain facts A3, C2 and C3).
 */
import { isPushRail, payingHolder, type PushRail, type Rail } from './vocabulary'

/** Countries in which a push rail reaches anybody; `null`: everywhere. The others reach as far as Stripe and PayPal do. */
const PUSH_RAIL_COUNTRIES: Readonly<Record<PushRail, readonly string[] | null>> = {
  card_push: ['US'],
  rtp: ['US'],
  fednow: ['US'],
  same_day_ach: ['US'],
  stablecoin: null,
}

/** The only countries that a rail reaches, or `null` where it is bound to none. */
export const countriesOfRail = (rail: Rail): readonly string[] | null =>
  isPushRail(rail) ? PUSH_RAIL_COUNTRIES[rail] : null

/**
 * Whether a policy's list of countries for instant payouts bounds the rail. It speaks of bank accounts and cards, which
 * belong to a country; a wallet does not.
 */
export const isBoundToInstantCountries = (rail: Rail): boolean => rail !== 'stablecoin'

/** Whether an instant payout can go out on the rail at all: Stripe to a bank or card, or a push. */
export const canCarryInstantPayouts = (rail: Rail): boolean =>
  payingHolder(rail) === 'processor' || isPushRail(rail)

/** Whether money that is moved to the account behind the rail becomes another currency on the way, and back. */
export const endsInForeignCurrency = (rail: Rail): boolean =>
  rail === 'bank_abroad' || rail === 'cross_border'
