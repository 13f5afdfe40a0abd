/** How the fee of a payout was worked out, in words. */
import type { PayoutFeeRule } from '../../../workers/contract'
import {
  dependsOnPayoutsBefore,
  dependsOnSales,
  type FeeStructure,
} from '../../core/fees/fee-structure'
import { LIVE_PAYOUT_STATES } from '../../core/payout-state'
import { m } from '../paraglide/messages.js'
import { exactPercent } from './draft-figures'
import { feeWordsWithExample } from './fee-structures'
import { countryName } from './vocabulary'

/** A payout that failed or came back has a fee in its record that nobody pays. */
const isFeeCharged = (state: string): boolean => LIVE_PAYOUT_STATES.some((live) => live === state)

/** What is said below the fee of a payout in some state. `country`: where the creator lives. */
export const payoutFeeNote = (state: string, rule: PayoutFeeRule, country: string): string =>
  [
    ...(isFeeCharged(state) ? [] : [m.payout_fee_not_charged()]),
    payoutFeeWords(rule, country),
  ].join(' ')

/** What is said below its net. */
export const payoutNetNote = (state: string): string =>
  isFeeCharged(state) ? m.payout_net_how() : m.payout_net_not_kept()

/** `country`: where the creator lives. */
export function payoutFeeWords(rule: PayoutFeeRule, country: string): string {
  switch (rule.of) {
    case 'instant':
      return instantWords(rule.structure)
    case 'standard':
      return m.payout_fee_standard()
    case 'paypal':
      return paypalWords(rule, country)
  }
}

function instantWords(structure: FeeStructure): string {
  return [
    m.payout_fee_instant({ fee: feeWordsWithExample(structure) }),
    ...(dependsOnSales(structure) ? [m.payout_fee_depends_on_sales()] : []),
    ...(dependsOnPayoutsBefore(structure) ? [m.payout_fee_depends()] : []),
  ].join(' ')
}

function paypalWords(
  { basisPoints, freeFor }: Extract<PayoutFeeRule, { of: 'paypal' }>,
  country: string,
): string {
  switch (freeFor) {
    case 'creator':
      return m.payout_fee_waived()
    case 'country':
      return m.payout_fee_exempt({ country: countryName(country) })
    case null:
      return m.payout_fee_paypal({ percent: exactPercent(basisPoints) })
  }
}
