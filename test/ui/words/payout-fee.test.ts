import { expect, it } from 'vitest'
import { NO_INSTANT_FEE, type InstantFeeFigures } from '../../../src/core/fees/fee-figures'
import { feeStructureOf } from '../../../src/core/fees/fee-structure'
import type { PayoutFeeRule } from '../../../src/metrics/lists/payout-fee-rule'
import { payoutFeeNote, payoutFeeWords, payoutNetNote } from '../../../src/ui/words/payout-fee'

const instant = (figures: Partial<InstantFeeFigures>): PayoutFeeRule => ({
  of: 'instant',
  structure: feeStructureOf({ ...NO_INSTANT_FEE, ...figures }, 'us_bank'),
})

it.each<[PayoutFeeRule, string]>([
  [
    instant({ instantFeeBasisPoints: 300 }),
    'By the rules when it was made: 3% of the net: $3.00 of every $103.00.',
  ],
  [
    instant({ instantFeeOf: 'gross', instantFeeBasisPoints: 150, instantFeeMinimumCents: 25 }),
    'By the rules when it was made: 1.5% of the gross, at least $0.25.',
  ],
  [
    instant({ instantFeeFlatCents: 1_99, instantFreePayoutsPerMonth: 2 }),
    'By the rules when it was made: $1.99 a payout; the first 2 payouts of each month free. What is free, and which rate applies, depends on the creator’s earlier instant payouts.',
  ],
  [
    instant({
      instantFeeBasisPoints: 300,
      instantFeeTiers: [{ fromCents: 10_000_00, basisPoints: 200, flatCents: 0 }],
      instantFeeTierBasis: 'sales',
    }),
    'By the rules when it was made: 3% of the net; 2% of the net from sales of $10,000 in 30 days. Which rate applies depends on what the creator sold in the 30 days before it.',
  ],
  [{ of: 'standard' }, 'Standard payouts are free for the creator, except by PayPal.'],
  [
    { of: 'paypal', basisPoints: 200, freeFor: null },
    'PayPal’s 2% of the gross, rounded up to the cent.',
  ],
  [
    { of: 'paypal', basisPoints: 200, freeFor: 'creator' },
    'PayPal’s fee is waived for this creator.',
  ],
  [{ of: 'paypal', basisPoints: 200, freeFor: 'country' }, 'PayPal charges no fee in Brazil.'],
])('the fee of a payout says how it was worked out: %#', (rule, words) => {
  expect(payoutFeeWords(rule, 'BR')).toBe(words)
})

it.each(['failed', 'cancelled', 'reversed', 'returned'])(
  'a payout that is %s says that nobody pays its fee',
  (state) => {
    expect(payoutFeeNote(state, instant({ instantFeeBasisPoints: 300 }), 'US')).toBe(
      'Not charged: only a completed payout pays its fee. By the rules when it was made: 3% of the net: $3.00 of every $103.00.',
    )
    expect(payoutNetNote(state)).toBe('Gross less fee: what the creator would have received.')
  },
)

it.each(['creating', 'processing', 'unclaimed', 'completed'])(
  'a payout that is %s says only how its fee was worked out',
  (state) => {
    expect(payoutFeeNote(state, { of: 'standard' }, 'US')).toBe(
      'Standard payouts are free for the creator, except by PayPal.',
    )
    expect(payoutNetNote(state)).toBe('Gross less fee: what the creator receives.')
  },
)
