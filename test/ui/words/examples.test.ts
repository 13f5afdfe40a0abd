import { describe, expect, it } from 'vitest'
import { NO_INSTANT_FEE, type InstantFeeFigures } from '../../../src/core/fees/fee-figures'
import { feeStructureOf } from '../../../src/core/fees/fee-structure'
import { instantFeeExamples } from '../../../src/ui/words/examples'

const examplesOf = (figures: Partial<InstantFeeFigures>): string[] =>
  instantFeeExamples(feeStructureOf({ ...NO_INSTANT_FEE, ...figures }, 'us_bank'))

describe('the examples of an instant fee', () => {
  it.each<[fee: string, figures: Partial<InstantFeeFigures>, ofHundredDollars: string]>([
    ['3%', { instantFeeBasisPoints: 3_00 }, 'pays out $97.08; the fee is $2.92.'],
    ['1.5%', { instantFeeBasisPoints: 1_50 }, 'pays out $98.52; the fee is $1.48.'],
    ['0%', {}, 'pays out $100.00; the fee is $0.00.'],
    ['50%', { instantFeeBasisPoints: 50_00 }, 'pays out $66.66; the fee is $33.34.'],
    ['$1.99', { instantFeeFlatCents: 1_99 }, 'pays out $98.01; the fee is $1.99.'],
  ])('at %s', (_fee, figures, words) => {
    expect(examplesOf(figures)).toContain(`A balance of $100.00 ${words}`)
  })

  it('are of several amounts', () => {
    expect(examplesOf({ instantFeeBasisPoints: 3_00 })).toEqual([
      'A balance of $10.00 pays out $9.70; the fee is $0.30.',
      'A balance of $100.00 pays out $97.08; the fee is $2.92.',
      'A balance of $1,000.00 pays out $970.87; the fee is $29.13.',
    ])
  })

  it('say which amounts the fee would take', () => {
    expect(examplesOf({ instantFeeFlatCents: 10_00 })).toEqual([
      'A balance of $100.00 pays out $90.00; the fee is $10.00.',
      'A balance of $1,000.00 pays out $990.00; the fee is $10.00.',
      'The fee would take all of $10.00 or less: such a balance waits.',
    ])
  })

  it('are of a larger creator, too, where the fee goes by sales', () => {
    const bySales = {
      instantFeeBasisPoints: 3_00,
      instantFeeTierBasis: 'sales',
      instantFeeTiers: [{ fromCents: 10_000_00, basisPoints: 2_00, flatCents: 0 }],
    } as const
    expect(examplesOf(bySales).slice(-2)).toEqual([
      'A balance of $1,000.00 pays out $970.87; the fee is $29.13.',
      'After sales of $10,000 in 30 days, a balance of $100.00 pays out $98.03; the fee is $1.97.',
    ])
  })

  it('say that later payouts may cost something else', () => {
    expect(examplesOf({ instantFreeDays: 30 }).at(-1)).toBe(
      'These are a creator’s first instant payout; later ones can cost more or less.',
    )
  })
})
