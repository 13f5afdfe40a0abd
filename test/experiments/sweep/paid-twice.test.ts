import { expect, it } from 'vitest'
import { paidTwice } from '../../../src/experiments/sweep/paid-twice'
import type { SeedEconomics } from '../../../src/experiments/sweep/results'
import { seedEconomics } from '../../support/sweeps'

/** A month, whose margin is its fees. */
const month = (seed: string, feeCents: number, netCents: number, payouts: number): SeedEconomics =>
  seedEconomics(seed, {
    instantFeeCents: feeCents,
    instantNetCents: netCents,
    instantPayouts: payouts,
  })

const seeds = [month('one', 30_00, 1_000_00, 20), month('two', 90_00, 3_000_00, 40)]

it('costs the share of what is paid, and leaves the rest of the margin', () => {
  const found = paidTwice({ seeds }, 0.001)!
  expect(found).toMatchObject({ lostCents: 2_00, payouts: 30, twice: 0.03 })
  expect(found.margin.value).toBe(60_00)
  expect(found.left.value).toBe(58_00)
  expect(found.breakEven).toBeCloseTo(0.03, 12)
})

it('is paired seed by seed: where each loses what it earns, nothing is left for certain', () => {
  expect(paidTwice({ seeds }, 0.03)!.left).toMatchObject({ value: 0, low: 0, high: 0, n: 2 })
})

it('is that of a year where results are', () => {
  const ofYear = seeds.map((seed) => ({ ...seed, periodDays: 365.25 }))
  const found = paidTwice({ seeds: ofYear }, 0.001)!
  expect(found.lostCents).toBeCloseTo(24_00, 6)
  expect(found.payouts).toBeCloseTo(360, 6)
  expect(found.breakEven).toBeCloseTo(0.03, 12)
})

it('has no share that would use up a loss', () => {
  const losing = month('loss', -5_00, 1_000_00, 20)
  expect(paidTwice({ seeds: [losing] }, 0.001)!.breakEven).toBeNull()
})

it('is nothing where nobody is paid daily', () => {
  expect(paidTwice({ seeds: [month('none', 0, 0, 0)] }, 0.001)).toBeNull()
})
