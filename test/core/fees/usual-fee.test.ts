import { expect, it } from 'vitest'
import { NO_INSTANT_FEE, type InstantFeeFigures } from '../../../src/core/fees/fee-figures'
import { feeStructureOf } from '../../../src/core/fees/fee-structure'
import { usualFeeCents } from '../../../src/core/fees/usual-fee'

const FROM_200: Partial<InstantFeeFigures> = {
  instantFeeTierBasis: 'sales',
  instantFeeTiers: [{ fromCents: 200_00, basisPoints: 200, flatCents: 0 }],
}

// Ten payouts of $20 a month.
it.each<[string, Partial<InstantFeeFigures>, number]>([
  ['3% of the net of $20', { instantFeeBasisPoints: 300 }, 59],
  [
    'a subscription of $5 and 50 cents each',
    { instantFeeFlatCents: 50, instantSubscriptionMonthlyCents: 500 },
    100,
  ],
  [
    'two free payouts of ten at $1',
    { instantFeeFlatCents: 100, instantFreePayoutsPerMonth: 2 },
    80,
  ],
  ['a subscription of $50, paid by the third', { instantSubscriptionMonthlyCents: 5_000 }, 500],
  ['a subscription that a month does not pay', { instantSubscriptionMonthlyCents: 20_000 }, 2_000],
  ['a first month free, once it is over', { instantFeeFlatCents: 100, instantFreeDays: 30 }, 100],
  ['2% of the net by sales', { instantFeeBasisPoints: 300, ...FROM_200 }, 40],
  [
    '2% of the net by sales, beside two free payouts of ten',
    { instantFeeBasisPoints: 300, instantFreePayoutsPerMonth: 2, ...FROM_200 },
    32,
  ],
])('%s', (_what, figures, cents) => {
  const structure = feeStructureOf({ ...NO_INSTANT_FEE, ...figures }, 'us_bank')
  expect(usualFeeCents(2_000.4, 10.2, structure, 200_00)).toBe(cents)
})
