import { describe, expect, it } from 'vitest'
import {
  instantMinimum,
  smallestInstantPayout,
  standardMinimum,
} from '../../../src/core/fees/payout-minimum'
import { feeStructureOf, NOTHING_BEFORE, type FeeTerms } from '../../../src/core/fees/fee-structure'
import { NO_INSTANT_FEE, type InstantFeeFigures } from '../../../src/core/fees/fee-figures'
import { policy as standing } from '../../support/ledgers'

const policy = {
  ...standing,
  minimumCents: 10_00,
  instantMinimumCents: 12_00,
  countryMinimumCents: { KR: 30_33, PH: 36 },
}
const terms = (figures: Partial<InstantFeeFigures>): FeeTerms => ({
  structure: feeStructureOf({ ...NO_INSTANT_FEE, ...figures }, 'us_bank'),
  facts: NOTHING_BEFORE,
})
const THREE_PERCENT = terms({ instantFeeBasisPoints: 300 })
const facts = (country: string, ownMinimumCents: number) => ({ country, ownMinimumCents })

describe('the smallest standard payout', () => {
  it.each([
    ['the platform’s where nothing else is asked', 'US', 0, 10_00],
    ['the country’s where it is the largest', 'KR', 10_00, 30_33],
    ['the platform’s where the country’s is smaller', 'PH', 0, 10_00],
    ['the creator’s own where it is the largest', 'KR', 30_34, 30_34],
    ['not the creator’s own where that is smaller', 'US', 9_99, 10_00],
  ])('is %s', (_, country, ownMinimumCents, expected) => {
    expect(standardMinimum(facts(country, ownMinimumCents), policy)).toBe(expected)
  })
})

describe('the smallest instant payout', () => {
  it.each([
    ['of the country’s where the policy heeds it', true, 'KR', 0, 30_33],
    ['of the creator’s own where the policy heeds it', true, 'KR', 50_00, 50_00],
    ['of the platform’s where that is the largest', true, 'PH', 11_99, 12_00],
    ['of the platform’s alone where the policy heeds no other', false, 'KR', 50_00, 12_00],
  ])('is that %s', (_, instantHonoursOwnThreshold, country, ownMinimumCents, expected) => {
    const changed = { ...policy, instantHonoursOwnThreshold }
    expect(instantMinimum(facts(country, ownMinimumCents), changed, THREE_PERCENT)).toBe(expected)
  })

  it.each<[fee: string, figures: Partial<InstantFeeFigures>, smallestCents: number]>([
    ['nothing', {}, 1],
    ['3% of the net', { instantFeeBasisPoints: 300 }, 2],
    ['100% of the net', { instantFeeBasisPoints: 10_000 }, 2],
    ['$1.99', { instantFeeFlatCents: 1_99 }, 2_00],
  ])('leaves a cent after a fee of %s where there is no minimum', (_, figures, smallestCents) => {
    expect(smallestInstantPayout({ instantMinimumCents: 0 }, terms(figures))).toBe(smallestCents)
  })

  it('is the minimum where that is larger than the fee', () => {
    const flat = terms({ instantFeeFlatCents: 1_99 })
    expect(smallestInstantPayout({ instantMinimumCents: 1_00 }, flat)).toBe(2_00)
    expect(smallestInstantPayout({ instantMinimumCents: 5_00 }, flat)).toBe(5_00)
  })
})
