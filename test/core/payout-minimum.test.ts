import { describe, expect, it } from 'vitest'
import {
  instantMinimum,
  smallestInstantPayout,
  standardMinimum,
} from '../../src/core/payout-minimum'
import { policy as standing } from '../support/ledgers'

const policy = {
  ...standing,
  minimumCents: 10_00,
  instantMinimumCents: 12_00,
  countryMinimumCents: { KR: 30_33, PH: 36 },
}
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
    expect(instantMinimum(facts(country, ownMinimumCents), changed)).toBe(expected)
  })

  it('leaves a cent after the fee where there is no minimum', () => {
    const smallest = (instantFeeBasisPoints: number): number =>
      smallestInstantPayout({ ...policy, instantMinimumCents: 0, instantFeeBasisPoints })
    expect([smallest(0), smallest(300), smallest(10_000)]).toEqual([1, 2, 2])
  })
})
