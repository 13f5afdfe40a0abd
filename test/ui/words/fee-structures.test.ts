import { describe, expect, it } from 'vitest'
import { NO_INSTANT_FEE, type InstantFeeFigures } from '../../../src/core/fees/fee-figures'
import { feeStructureOf, type FeeStructure } from '../../../src/core/fees/fee-structure'
import { feeWords, takesNothing, wholeFeeWords } from '../../../src/ui/words/fee-structures'

type Figures = Partial<InstantFeeFigures>
const structureOf = (figures: Figures): FeeStructure =>
  feeStructureOf({ ...NO_INSTANT_FEE, ...figures }, 'us_bank')

const OF_GROSS = { instantFeeOf: 'gross' } as const
const TIERS = {
  ...OF_GROSS,
  instantFeeBasisPoints: 300,
  instantFeeTiers: [{ fromCents: 1_000_00, basisPoints: 175, flatCents: 0 }],
}

describe('a fee in words', () => {
  it.each<[words: string, figures: Figures]>([
    ['no fee', {}],
    ['3% of the net', { instantFeeBasisPoints: 300 }],
    ['1.75% of the gross', { ...OF_GROSS, instantFeeBasisPoints: 175 }],
    ['$1.99 a payout', { instantFeeFlatCents: 1_99 }],
    [
      '4% of the gross and $1',
      { ...OF_GROSS, instantFeeBasisPoints: 400, instantFeeFlatCents: 1_00 },
    ],
    [
      '1% of the gross or $1.99, whichever is more',
      {
        ...OF_GROSS,
        instantFeeBasisPoints: 100,
        instantFeeFlatCents: 1_99,
        instantFeeCombination: 'larger',
      },
    ],
    [
      '1.5% of the gross, $0.25 to $15',
      {
        ...OF_GROSS,
        instantFeeBasisPoints: 150,
        instantFeeMinimumCents: 25,
        instantFeeMaximumCents: 15_00,
      },
    ],
    ['3% of the net, at least $0.25', { instantFeeBasisPoints: 300, instantFeeMinimumCents: 25 }],
    ['0% of the net, at least $0.50', { instantFeeMinimumCents: 50 }],
    ['3% of the net, at most $25', { instantFeeBasisPoints: 300, instantFeeMaximumCents: 25_00 }],
    [
      '3% of the gross; from $1,000 1.75% of the gross; each part of the payout at its own rate',
      TIERS,
    ],
    [
      '3% of the gross; from $1,000 1.75% of the gross; by what was paid earlier in the month',
      { ...TIERS, instantFeeTierBasis: 'month', instantFeeTiersApply: 'whole' },
    ],
    [
      '3% of the gross; 1.75% of the gross from sales of $1,000 in 30 days',
      { ...TIERS, instantFeeTierBasis: 'sales' },
    ],
    [
      '3% of the net; the first payout of each month free; the first $100 of each month free; free for the first 30 days; $5 a month on top',
      {
        instantFeeBasisPoints: 300,
        instantFreePayoutsPerMonth: 1,
        instantFreeCentsPerMonth: 100_00,
        instantFreeDays: 30,
        instantSubscriptionMonthlyCents: 5_00,
      },
    ],
  ])('%s', (words, figures) => {
    expect(feeWords(structureOf(figures))).toBe(words)
  })

  it.each<[words: string, figures: Figures]>([
    ['3% of what you receive', { instantFeeBasisPoints: 300 }],
    ['3% of what leaves your balance', { ...OF_GROSS, instantFeeBasisPoints: 300 }],
  ])('as a creator reads it: %s', (words, figures) => {
    expect(feeWords(structureOf(figures), 'creator')).toBe(words)
  })
})

describe('a fee that differs by rail', () => {
  const rate = (basisPoints: number, flatCents = 0) => ({ basisPoints, flatCents })
  it.each<[words: string, byRail: InstantFeeFigures['instantFeeByRail']]>([
    ['3% of the net', {}],
    ['3% of the net; US bank 1%', { us_bank: rate(100) }],
    [
      '3% of the net; Bank abroad 2%; Cross-border 4% and $1',
      { bank_abroad: rate(200), cross_border: rate(400, 1_00) },
    ],
    [
      '3% of the net; US bank no fee; Bank abroad 2%; and 2 other rails',
      { us_bank: rate(0), bank_abroad: rate(200), rtp: rate(50), cross_border: rate(400) },
    ],
  ])('%s', (words, instantFeeByRail) => {
    expect(wholeFeeWords({ ...NO_INSTANT_FEE, instantFeeBasisPoints: 300, instantFeeByRail })).toBe(
      words,
    )
  })
})

describe('a fee that takes nothing', () => {
  it.each<[figures: Figures, nothing: boolean]>([
    [{}, true],
    [{ instantFeeBasisPoints: 300, instantFeeMaximumCents: 0 }, true],
    [{ instantFeeMinimumCents: 1 }, false],
    [{ instantSubscriptionMonthlyCents: 1 }, false],
    [{ ...TIERS, instantFeeBasisPoints: 0 }, false],
  ])('is known: %j is one: %s', (figures, nothing) => {
    expect(takesNothing(structureOf(figures))).toBe(nothing)
  })
})
