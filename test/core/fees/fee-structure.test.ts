import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  NO_INSTANT_FEE,
  type FeeTier,
  type InstantFeeFigures,
} from '../../../src/core/fees/fee-figures'
import {
  creatorsOfEachSize,
  dependsOnPayoutsBefore,
  dependsOnSales,
  feeStructureOf,
  instantFee,
  NOTHING_BEFORE,
  percentOfNetAlone,
  smallestGross,
  tierThatLeavesLess,
  type FeeFacts,
  type FeeStructure,
} from '../../../src/core/fees/fee-structure'
import { CENTS_MAX } from '../../../src/core/money'

type Figures = Partial<InstantFeeFigures>

const structureWith = (figures: Figures): FeeStructure =>
  feeStructureOf({ ...NO_INSTANT_FEE, ...figures }, 'us_bank')
const feeOf = (grossCents: number, figures: Figures, facts: Partial<FeeFacts> = {}): number =>
  instantFee(grossCents, structureWith(figures), { ...NOTHING_BEFORE, ...facts }).feeCents

const SKIPCART: Figures = {
  instantFeeOf: 'gross',
  instantFeeBasisPoints: 100,
  instantFeeFlatCents: 1_99,
  instantFeeCombination: 'larger',
}
const VENMO: Figures = {
  instantFeeOf: 'gross',
  instantFeeBasisPoints: 175,
  instantFeeMinimumCents: 25,
  instantFeeMaximumCents: 25_00,
}
const tier = (fromCents: number, basisPoints: number, flatCents = 0): FeeTier => ({
  fromCents,
  basisPoints,
  flatCents,
})
const MARGINAL: Figures = {
  instantFeeOf: 'gross',
  instantFeeBasisPoints: 300,
  instantFeeTiers: [tier(100_00, 200), tier(1_000_00, 100)],
}

describe('3% of the net', () => {
  // Domain facts A2: in whole cents, the rounding in the platform's favour.
  it.each([
    [100, 97, 3],
    [101, 98, 3],
    [103, 100, 3],
    [1_000, 970, 30],
    [10_000, 9_708, 292],
    [10_300, 10_000, 300],
    [999_900, 970_776, 29_124],
    [1, 0, 1],
    [0, 0, 0],
  ])('leaves %i cents a net of %i and takes %i', (grossCents, netCents, feeCents) => {
    const structure = structureWith({ instantFeeBasisPoints: 300 })
    expect(instantFee(grossCents, structure, NOTHING_BEFORE)).toEqual({ netCents, feeCents })
  })

  it('is never below 3% of the net, and less than a cent above it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: CENTS_MAX }), (gross) => {
        const structure = structureWith({ instantFeeBasisPoints: 300 })
        const { netCents, feeCents } = instantFee(gross, structure, NOTHING_BEFORE)
        const surplus = BigInt(feeCents) * 10_000n - BigInt(netCents) * 300n
        expect(surplus >= 0n && surplus < 10_300n).toBe(true)
      }),
    )
  })
})

describe('the fee of an instant payout', () => {
  it.each<[structure: string, figures: Figures, grossCents: number, feeCents: number]>([
    ['nothing', {}, 100_00, 0],
    ['3% of the net', { instantFeeBasisPoints: 300 }, 103_00, 3_00],
    ['3% of the net, rounded up', { instantFeeBasisPoints: 300 }, 100_00, 2_92],
    ['3% of the gross', { instantFeeBasisPoints: 300, instantFeeOf: 'gross' }, 103_00, 3_09],
    [
      '3% of the gross, half a cent up',
      { instantFeeBasisPoints: 300, instantFeeOf: 'gross' },
      50,
      2,
    ],
    ['3% of the gross, less down', { instantFeeBasisPoints: 300, instantFeeOf: 'gross' }, 49, 1],
    ['$1.99 flat', { instantFeeFlatCents: 1_99 }, 100_00, 1_99],
    ['$1.99 flat, of $1.00', { instantFeeFlatCents: 1_99 }, 1_00, 1_00],
    [
      '4% of the gross and $1',
      { instantFeeOf: 'gross', instantFeeBasisPoints: 400, instantFeeFlatCents: 1_00 },
      100_00,
      5_00,
    ],
    [
      '3% of the net and $1: the net is floor(99.00 / 1.03)',
      { instantFeeBasisPoints: 300, instantFeeFlatCents: 1_00 },
      100_00,
      100_00 - 96_11,
    ],
    [
      '3% of the net and $1, of 50 cents',
      { instantFeeBasisPoints: 300, instantFeeFlatCents: 1_00 },
      50,
      50,
    ],
    ['the larger of 1% and $1.99, of $100', SKIPCART, 100_00, 1_99],
    ['the larger of 1% and $1.99, of $199', SKIPCART, 199_00, 1_99],
    ['the larger of 1% and $1.99, of $300', SKIPCART, 300_00, 3_00],
    [
      'the larger of 3% of the net and $1.99, of $1,030',
      { ...SKIPCART, instantFeeOf: 'net', instantFeeBasisPoints: 300 },
      1_030_00,
      30_00,
    ],
    ['1.75% at least 25 cents, of $10', VENMO, 10_00, 25],
    ['1.75% at least 25 cents, of $100', VENMO, 100_00, 1_75],
    ['1.75% at most $25, of $5,000', VENMO, 5_000_00, 25_00],
    ['1.75% at least 25 cents, of 20 cents', VENMO, 20, 20],
  ])('is, at %s', (_, figures, grossCents, feeCents) => {
    expect(feeOf(grossCents, figures)).toBe(feeCents)
  })

  it('has a rate of its own on a rail that has one, whatever the tiers', () => {
    const figures = {
      ...NO_INSTANT_FEE,
      ...MARGINAL,
      instantFeeByRail: { rtp: { basisPoints: 0, flatCents: 50 } },
    }
    const ofRail = (rail: 'rtp' | 'us_bank') =>
      instantFee(200_00, feeStructureOf(figures, rail), NOTHING_BEFORE).feeCents
    expect([ofRail('rtp'), ofRail('us_bank')]).toEqual([50, 5_00])
  })
})

describe('tiers', () => {
  it.each<[structure: string, figures: Figures, grossCents: number, feeCents: number]>([
    ['marginal, below the first', MARGINAL, 99_99, 3_00],
    ['marginal, at the first', MARGINAL, 100_00, 3_00],
    ['marginal, above the first', MARGINAL, 200_00, 3_00 + 2_00],
    ['marginal, in the last', MARGINAL, 2_000_00, 3_00 + 18_00 + 10_00],
    [
      'marginal of the net, each part rounded by itself',
      { ...MARGINAL, instantFeeOf: 'net' },
      200_00,
      100_00 - 97_08 + (100_00 - 98_03),
    ],
    [
      'marginal with flat fees: one for each tier reached',
      {
        instantFeeFlatCents: 50,
        instantFeeTiers: [tier(100_00, 0, 1_00), tier(1_000_00, 0, 2_00)],
      },
      100_01,
      50 + 1,
    ],
    [
      'marginal with flat fees, well into the second tier',
      {
        instantFeeFlatCents: 50,
        instantFeeTiers: [tier(100_00, 0, 1_00), tier(1_000_00, 0, 2_00)],
      },
      500_00,
      1_50,
    ],
    ['whole, just below', { ...MARGINAL, instantFeeTiersApply: 'whole' }, 99_99, 3_00],
    ['whole, from there on', { ...MARGINAL, instantFeeTiersApply: 'whole' }, 100_00, 2_00],
    ['whole, of all of it', { ...MARGINAL, instantFeeTiersApply: 'whole' }, 2_000_00, 20_00],
  ])('%s', (_, figures, grossCents, feeCents) => {
    expect(feeOf(grossCents, figures)).toBe(feeCents)
  })

  const byMonth: Figures = { ...MARGINAL, instantFeeTierBasis: 'month' }

  it.each<[structure: string, figures: Figures, monthGrossCents: number, feeCents: number]>([
    ['of the month, marginal, at its beginning', byMonth, 0, 3_00 + 2_00],
    ['of the month, marginal, across a boundary', byMonth, 50_00, 1_50 + 3_00],
    ['of the month, marginal, past the first', byMonth, 100_00, 4_00],
    ['of the month, marginal, across the second', byMonth, 900_00, 2_00 + 1_00],
    [
      'of the month, marginal, from where what is free ends',
      { ...byMonth, instantFreeCentsPerMonth: 60_00 },
      0,
      1_20 + 2_00,
    ],
    [
      'of the month, whole, at its beginning',
      { ...byMonth, instantFeeTiersApply: 'whole' },
      0,
      6_00,
    ],
    [
      'of the month, whole, at a boundary',
      { ...byMonth, instantFeeTiersApply: 'whole' },
      100_00,
      4_00,
    ],
  ])('%s', (_, figures, monthGrossCents, feeCents) => {
    expect(feeOf(200_00, figures, { monthPayouts: 3, monthGrossCents })).toBe(feeCents)
  })

  const bySales: Figures = {
    instantFeeBasisPoints: 300,
    instantFeeTierBasis: 'sales',
    instantFeeTiers: [tier(10_000_00, 200), tier(50_000_00, 100, 25)],
  }

  it.each<[what: string, figures: Figures, soldCents: number, feeCents: number]>([
    ['nothing', bySales, 0, 5_83],
    ['a cent less than a boundary', bySales, 9_999_99, 5_83],
    ['as much as a boundary', bySales, 10_000_00, 3_93],
    ['a cent less than the next one', bySales, 49_999_99, 3_93],
    ['more than the last', bySales, 1_000_000_00, 2_23],
    ['less than nothing', bySales, -1, 5_83],
    [
      'enough, of marginal tiers',
      { ...bySales, instantFeeTiersApply: 'marginal' },
      10_000_00,
      3_93,
    ],
    ['enough, with a smallest fee', { ...bySales, instantFeeMinimumCents: 5_00 }, 10_000_00, 5_00],
    ['too little, with a largest fee', { ...bySales, instantFeeMaximumCents: 5_00 }, 0, 5_00],
    [
      'enough, with half of it free',
      { ...bySales, instantFreeCentsPerMonth: 98_00 },
      10_000_00,
      2_00,
    ],
    [
      'enough, with a subscription',
      { ...bySales, instantSubscriptionMonthlyCents: 1_00 },
      10_000_00,
      4_93,
    ],
    [
      'enough, on a rail with a rate of its own',
      { ...bySales, instantFeeByRail: { us_bank: { basisPoints: 0, flatCents: 50 } } },
      10_000_00,
      50,
    ],
  ])('by sales, of a creator who sold %s', (_, figures, soldCents, feeCents) => {
    expect(feeOf(200_00, figures, { soldCents })).toBe(feeCents)
  })

  it.each<[boundary: string, figures: Figures, fromCents: number | null]>([
    ['a lower rate', { ...MARGINAL, instantFeeTiersApply: 'whole' }, null],
    [
      'a higher rate of the whole amount',
      {
        instantFeeBasisPoints: 100,
        instantFeeTiersApply: 'whole',
        instantFeeTiers: [tier(100_00, 300)],
      },
      100_00,
    ],
    [
      'a lower rate with a flat fee that is more',
      {
        instantFeeBasisPoints: 300,
        instantFeeTiersApply: 'whole',
        instantFeeTiers: [tier(100_00, 200), tier(500_00, 100, 20_00)],
      },
      500_00,
    ],
    [
      'a higher rate of what is above it',
      { instantFeeBasisPoints: 100, instantFeeTiers: [tier(100_00, 300, 9_00)] },
      null,
    ],
    [
      'a higher rate under a cap',
      {
        instantFeeFlatCents: 5_00,
        instantFeeMaximumCents: 5_00,
        instantFeeTiersApply: 'whole',
        instantFeeTiers: [tier(100_00, 300)],
      },
      null,
    ],
    [
      'a higher rate by what was paid before',
      {
        instantFeeBasisPoints: 100,
        instantFeeTiersApply: 'whole',
        instantFeeTierBasis: 'month',
        instantFeeTiers: [tier(100_00, 300)],
      },
      null,
    ],
  ])('whose next tier has %s leaves less from there on, or not', (_, figures, fromCents) => {
    expect(tierThatLeavesLess(structureWith(figures))?.fromCents ?? null).toBe(fromCents)
  })
})

describe('what is free, and a subscription', () => {
  const RATE = { instantFeeBasisPoints: 300, instantFeeOf: 'gross' } as const

  it.each<[what: string, figures: Figures, facts: Partial<FeeFacts>, feeCents: number]>([
    ['the first two payouts of a month', { instantFreePayoutsPerMonth: 2 }, { monthPayouts: 1 }, 0],
    ['the third is not', { instantFreePayoutsPerMonth: 2 }, { monthPayouts: 2 }, 3_00],
    ['all of $100 of a month', { instantFreeCentsPerMonth: 100_00 }, {}, 0],
    [
      'what is left of it',
      { instantFreeCentsPerMonth: 100_00 },
      { monthPayouts: 1, monthGrossCents: 60_00 },
      1_80,
    ],
    [
      'nothing of it any more',
      { instantFreeCentsPerMonth: 100_00 },
      { monthPayouts: 1, monthGrossCents: 100_00 },
      3_00,
    ],
    ['the day of the first payout', { instantFreeDays: 30 }, {}, 0],
    ['day 29 after it', { instantFreeDays: 30 }, { daysSinceFirst: 29 }, 0],
    ['not day 30', { instantFreeDays: 30 }, { daysSinceFirst: 30 }, 3_00],
    ['a subscription comes on top', { instantSubscriptionMonthlyCents: 5_00 }, {}, 8_00],
    ['once a month', { instantSubscriptionMonthlyCents: 5_00 }, { monthPayouts: 1 }, 3_00],
    [
      'a subscription comes with payouts that are free',
      { instantSubscriptionMonthlyCents: 5_00, instantFreePayoutsPerMonth: 99 },
      {},
      5_00,
    ],
    [
      'but not with a promotion',
      { instantSubscriptionMonthlyCents: 5_00, instantFreeDays: 1 },
      {},
      0,
    ],
    [
      'a subscription is no part of the limit',
      { instantSubscriptionMonthlyCents: 5_00, instantFeeMaximumCents: 1_00 },
      {},
      6_00,
    ],
  ])('of $100 at 3 percent: %s', (_, figures, facts, feeCents) => {
    expect(feeOf(100_00, { ...RATE, ...figures }, facts)).toBe(feeCents)
  })

  it('takes no more than what is not free, so that a cent more never leaves less', () => {
    const figures = { instantFeeFlatCents: 1_99, instantFreeCentsPerMonth: 100_00 }
    expect([100_00, 100_01, 101_99, 102_00].map((gross) => feeOf(gross, figures))).toEqual([
      0, 1, 1_99, 1_99,
    ])
  })
})

describe('the smallest amount of which a cent is left', () => {
  it.each<[structure: string, figures: Figures, smallestCents: number]>([
    ['no fee', {}, 1],
    ['3% of the net', { instantFeeBasisPoints: 300 }, 2],
    ['100% of the net', { instantFeeBasisPoints: 10_000 }, 2],
    ['half of the gross', { instantFeeBasisPoints: 5_000, instantFeeOf: 'gross' }, 2],
    ['99.99% of the gross', { instantFeeBasisPoints: 9_999, instantFeeOf: 'gross' }, 5_001],
    ['$1.99', { instantFeeFlatCents: 1_99 }, 2_00],
    ['at least $5', { instantFeeMinimumCents: 5_00 }, 5_01],
    ['a subscription of $10', { instantSubscriptionMonthlyCents: 10_00 }, 10_01],
    ['a free payout', { instantFeeFlatCents: 1_99, instantFreePayoutsPerMonth: 1 }, 1],
  ])('is known at %s', (_, figures, smallestCents) => {
    expect(smallestGross(structureWith(figures), NOTHING_BEFORE)).toBe(smallestCents)
  })
})

describe('a structure', () => {
  it.each<[structure: string, figures: Figures, rate: number | null]>([
    ['3% of the net', { instantFeeBasisPoints: 300 }, 300],
    ['3% of the gross', { instantFeeBasisPoints: 300, instantFeeOf: 'gross' }, null],
    ['3% and a flat fee', { instantFeeBasisPoints: 300, instantFeeFlatCents: 1 }, null],
    ['3% with a cap', { instantFeeBasisPoints: 300, instantFeeMaximumCents: 0 }, null],
    ['3% with a free payout', { instantFeeBasisPoints: 300, instantFreePayoutsPerMonth: 1 }, null],
    ['3% with tiers', { instantFeeBasisPoints: 300, instantFeeTiers: [tier(1, 300)] }, null],
  ])('of %s is known for a percentage of the net alone, or not', (_, figures, rate) => {
    expect(percentOfNetAlone(structureWith(figures))).toBe(rate)
  })

  it.each<[structure: string, figures: Figures, depends: boolean]>([
    ['tiers of the payout', MARGINAL, false],
    ['tiers of the month', { ...MARGINAL, instantFeeTierBasis: 'month' }, true],
    ['no tiers of the month', { instantFeeTierBasis: 'month' }, false],
    ['free payouts', { instantFreePayoutsPerMonth: 1 }, true],
    ['free money', { instantFreeCentsPerMonth: 1 }, true],
    ['free days', { instantFreeDays: 1 }, true],
    ['a subscription', { instantSubscriptionMonthlyCents: 1 }, true],
    ['tiers by sales', { ...MARGINAL, instantFeeTierBasis: 'sales' }, false],
  ])('with %s is known to depend on earlier payouts, or not', (_, figures, depends) => {
    expect(dependsOnPayoutsBefore(structureWith(figures))).toBe(depends)
  })

  it.each<[structure: string, figures: Figures, sizes: number[]]>([
    ['tiers of the payout', MARGINAL, [0]],
    ['no tiers by sales', { instantFeeTierBasis: 'sales' }, [0]],
    ['tiers by sales', { ...MARGINAL, instantFeeTierBasis: 'sales' }, [0, 100_00, 1_000_00]],
  ])('with %s is another for creators of these sizes', (_, figures, sizes) => {
    const structure = structureWith(figures)
    expect(creatorsOfEachSize(structure).map(({ soldCents }) => soldCents)).toEqual(sizes)
    expect(dependsOnSales(structure)).toBe(sizes.length > 1)
  })
})
