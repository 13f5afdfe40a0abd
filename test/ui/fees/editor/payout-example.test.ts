import { describe, expect, it } from 'vitest'
import { NO_INSTANT_FEE } from '../../../../src/core/fees/fee-figures'
import {
  amountsBetween,
  losingRanges,
  isOfLaterPayouts,
  payoutExample,
  sizesOf,
  smallestPaid,
  takenUpTo,
  type FeeAndCosts,
} from '../../../../src/ui/fees/editor/payout-example'
import { sizeText } from '../../../../src/ui/fees/editor/size-text'

const terms = (
  figures: Partial<FeeAndCosts['figures']>,
  costs: Partial<FeeAndCosts['costs']> = {},
): FeeAndCosts => ({
  figures: { ...NO_INSTANT_FEE, ...figures },
  costs: { instantBasisPoints: 100, instantMinimumCents: 0, ...costs },
  soldCents: 0,
})

const PERCENT = { instantFeeBasisPoints: 300 }

describe('what is kept of one payout', () => {
  it.each([
    // 3% of the net, at a cost of 1% and of $0.50 at least.
    [1_00, PERCENT, 50, { feeCents: 3, netCents: 97, costCents: 50, keptCents: -47 }],
    [10_00, PERCENT, 50, { feeCents: 30, netCents: 9_70, costCents: 50, keptCents: -20 }],
    [103_00, PERCENT, 50, { feeCents: 3_00, netCents: 100_00, costCents: 1_00, keptCents: 2_00 }],
    // $1.99 flat, without a minimum cost.
    [100_00, { instantFeeFlatCents: 1_99 }, 0, { feeCents: 1_99, costCents: 98, keptCents: 1_01 }],
    // Nothing is free any more, and the subscription is not in it.
    [
      103_00,
      { ...PERCENT, instantFreePayoutsPerMonth: 2, instantSubscriptionMonthlyCents: 9_00 },
      0,
      { feeCents: 3_00, keptCents: 2_00 },
    ],
  ])('%d cents', (grossCents, figures, instantMinimumCents, expected) => {
    expect(payoutExample(grossCents, terms(figures, { instantMinimumCents }))).toMatchObject({
      grossCents,
      ...expected,
    })
  })
})

describe('whether the first payouts of a creator cost another fee', () => {
  it.each([
    [{}, false],
    [{ instantFreeCentsPerMonth: 100_00 }, true],
    [{ instantFreePayoutsPerMonth: 1 }, true],
    [{ instantFreeDays: 30 }, true],
    [{ instantSubscriptionMonthlyCents: 5_00 }, true],
  ])('%o', (more, isOfLater) => {
    expect(isOfLaterPayouts(terms({ ...PERCENT, ...more }))).toBe(isOfLater)
  })
})

describe('amounts that cost more than they bring', () => {
  const AMOUNTS = amountsBetween(1_00, 1_000_00, 61)

  it('are those below the amount at which the fee reaches the minimum cost', () => {
    // The fee of $16.82 is $0.49, that of $16.83 is $0.50.
    const found = losingRanges(terms(PERCENT, { instantMinimumCents: 50 }), AMOUNTS)
    expect(found).toEqual([{ fromCents: 1_00, toCents: 16_82 }])
    for (const [cents, isLoss] of [
      [16_82, true],
      [16_83, false],
    ] as const) {
      const { keptCents } = payoutExample(cents, terms(PERCENT, { instantMinimumCents: 50 }))
      expect(keptCents < 0).toBe(isLoss)
    }
  })

  it('are the large ones under a flat fee', () => {
    // 1% of $149.50 is $1.50 by rounding half up, and the fee $1.49.
    const flat = terms({ instantFeeFlatCents: 1_49 })
    expect(losingRanges(flat, AMOUNTS)).toEqual([{ fromCents: 150_99, toCents: 1_000_00 }])
    expect(payoutExample(150_98, flat).keptCents).toBe(0)
    expect(payoutExample(150_99, flat).keptCents).toBe(-1)
  })

  it.each([
    // A fee of 0.99% at a cost of 1%: up to $102.50 no more than a cent of rounding is lost.
    [{ instantFeeBasisPoints: 99 }, 0, [{ fromCents: 102_51, toCents: 1_000_00 }]],
    // From $62.86 to $65.13 the fee and the cost are the same after rounding.
    [{ instantFeeBasisPoints: 98 }, 50, [{ fromCents: 1_00, toCents: 1_000_00 }]],
    // Near $50.00 the fee falls short of $0.50 by less than half a cent.
    [
      { instantFeeBasisPoints: 50, instantFeeFlatCents: 25 },
      50,
      [{ fromCents: 1_00, toCents: 1_000_00 }],
    ],
  ])('are not told by rounding to cents: %o', (figures, instantMinimumCents, expected) => {
    const amounts = amountsBetween(1_00, 1_000_00, 121)
    expect(losingRanges(terms(figures, { instantMinimumCents }), amounts)).toEqual(expected)
  })

  it('are two where the fee is well above the cost between them', () => {
    // $0.40 and 0.5% against a cost of 1% and of $0.50 at least.
    const figures = { instantFeeBasisPoints: 50, instantFeeFlatCents: 40 }
    expect(losingRanges(terms(figures, { instantMinimumCents: 50 }), AMOUNTS)).toEqual([
      { fromCents: 1_00, toCents: 18_49 },
      { fromCents: 83_32, toCents: 1_000_00 },
    ])
  })

  it('are none where each payout brings more than it costs', () => {
    expect(losingRanges(terms(PERCENT), AMOUNTS)).toEqual([])
  })
})

it('amounts of which nothing would be left are named', () => {
  expect(smallestPaid(terms({ instantFeeFlatCents: 1_99 }))).toBe(2_00)
  expect(smallestPaid(terms(PERCENT))).toBe(2)
})

it('a fee takes everything only of amounts that are paid at all', () => {
  const flat = terms({ instantFeeFlatCents: 1_99 })
  expect(takenUpTo(flat, 1_00)).toBe(1_99)
  expect(takenUpTo(flat, 1_99)).toBe(1_99)
  expect(takenUpTo(flat, 2_00)).toBeNull()
  expect(takenUpTo(terms({ ...PERCENT, instantFeeMinimumCents: 50 }), 1_00)).toBeNull()
  expect(takenUpTo(terms(PERCENT), 0)).toBeNull()
})

describe('a fee by sales', () => {
  const BY_SALES = {
    ...PERCENT,
    instantFeeTierBasis: 'sales',
    instantFeeTiers: [{ fromCents: 10_000_00, basisPoints: 200, flatCents: 0 }],
  } as const

  it('is that of a creator who has sold so much', () => {
    const smaller = terms(BY_SALES)
    expect(payoutExample(103_00, smaller).feeCents).toBe(3_00)
    expect(payoutExample(102_00, { ...smaller, soldCents: 10_000_00 }).feeCents).toBe(2_00)
  })

  it('has an example for each size, which says how much that is', () => {
    const sizes = sizesOf({ ...NO_INSTANT_FEE, ...BY_SALES })
    expect(sizes).toEqual([0, 10_000_00])
    expect(sizesOf({ ...NO_INSTANT_FEE, ...BY_SALES, instantFeeTierBasis: 'payout' })).toEqual([0])
    expect([0, 10_000_00, 50_000_00].map((size) => sizeText(size, [...sizes, 50_000_00]))).toEqual([
      'below $10,000',
      'from $10,000 to below $50,000',
      'from $50,000',
    ])
  })
})

it('amounts grow by the same factor, in whole cents, and none twice', () => {
  expect(amountsBetween(1_00, 1_000_00, 4)).toEqual([1_00, 10_00, 100_00, 1_000_00])
  expect(amountsBetween(1, 10, 61)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})
