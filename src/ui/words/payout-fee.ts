/** How the fee of a payout was worked out, in words. */
import type { PayoutFeeRule } from '../../../workers/contract'
import { dependsOnPayoutsBefore, dependsOnSales, type FeeStructure } from '../../core/fee-structure'
import { m } from '../paraglide/messages.js'
import { exactPercent } from './draft-figures'
import { feeWordsWithExample } from './fee-structures'
import { countryName } from './vocabulary'

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
