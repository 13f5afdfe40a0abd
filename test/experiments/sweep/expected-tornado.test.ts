import { expect, it } from 'vitest'
import { alternativePreviews } from '../../../src/experiments/alternative-previews'
import { FeePreview } from '../../../src/experiments/fee-preview'
import { expectedTornado, pointsOfTornado } from '../../../src/experiments/sweep/expected-tornado'
import { leadOf } from '../../../src/experiments/sweep/tornado'
import { sweepPlan } from '../../support/sweeps'

const INTEREST = 'population.adoption.interestedBasisPoints'
const COST = 'processor.costs.instantBasisPoints'
const CHARGEBACKS = 'population.chargebacks.rateBasisPoints'

const plan = sweepPlan({
  scenario: {
    version: 1,
    seed: 'expected',
    days: 180,
    // So cheap that many take them.
    policy: { name: 'gumroad-2026-08-30', instantFeeBasisPoints: 50 },
    population: { size: 1_500, adoption: { mode: 'model' } },
  },
  seeds: 1,
  sensitivity: [
    { path: CHARGEBACKS, low: 20, high: 100 },
    { path: COST, low: 50, high: 150 },
    { path: INTEREST, low: 5_000, high: 10_000 },
  ],
  samples: 3,
})
const points = pointsOfTornado(plan.points)
const previews = alternativePreviews(
  new FeePreview(plan.scenario),
  points.map(({ changes }) => changes),
)
const bars = expectedTornado(points, previews)
const barOf = (path: string) => bars.find((bar) => bar.path === path)!

it('has a bar for each assumption, the longest first, from no seed', () => {
  expect(bars.map(({ path }) => path)).toEqual(expect.arrayContaining([COST, INTEREST]))
  const lengths = bars.map(({ swingCents }) => swingCents)
  expect(lengths).toEqual(lengths.toSorted((one, other) => other - one))
  expect(leadOf(bars)).toEqual({ kind: 'few' })
})

it('has half of the take-up and about half of the margin where half consider daily payouts', () => {
  const scenario = previews[points.findIndex(({ id }) => id === 'scenario')]!
  if (scenario.kind !== 'estimate') throw new Error('Nothing is expected of the scenario')
  const { low, high } = barOf(INTEREST)
  expect(high.difference.value).toBe(0)
  expect(high.takeUp).toBe(scenario.takeUp)
  expect(low.takeUp! / scenario.takeUp!).toBeGreaterThan(0.4)
  expect(low.takeUp! / scenario.takeUp!).toBeLessThan(0.6)
  const left = scenario.marginCents + low.difference.value
  expect(left / scenario.marginCents).toBeGreaterThan(0.2)
  expect(left / scenario.marginCents).toBeLessThan(0.8)
})

it('says that a cheaper processor and fewer chargebacks leave more', () => {
  const { low, high } = barOf(COST)
  expect(low.difference.value).toBeGreaterThan(0)
  expect(high.difference.value).toBeLessThan(0)
  expect(barOf(CHARGEBACKS).low.difference.value).toBeGreaterThan(0)
  expect(barOf(CHARGEBACKS).high.difference.value).toBeLessThan(0)
})

it('is nothing where nothing is expected of the scenario as it is', () => {
  expect(expectedTornado(points, [{ kind: 'none' }, ...previews.slice(1)])).toEqual([])
})
