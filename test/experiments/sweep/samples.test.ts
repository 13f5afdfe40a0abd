/** All assumptions at once, each somewhere in its range. */
import { expect, it } from 'vitest'
import { sampledChanges } from '../../../src/experiments/sweep/samples'

const COST = 'processor.costs.instantBasisPoints'
const SIGMA = 'population.monthlyGross.sigma'
const SAMPLES = 40
const sensitivity = [
  { path: SIGMA, low: 1, high: 3 },
  { path: COST, low: 0, high: 4 },
]

const sampled = (given: typeof sensitivity, whole: readonly string[] = []) =>
  sampledChanges({ sensitivity: given, samples: SAMPLES }, 'a seed', (path) => whole.includes(path))
const valuesOf = (path: string, samples: ReturnType<typeof sampled>): number[] =>
  samples.map((changes) => changes[path] as number)

it('each part of a range is used once, and no setting goes along with another', () => {
  const samples = sampled(sensitivity)
  const partsOf = (path: string, low: number, high: number): number[] =>
    valuesOf(path, samples).map((value) => Math.floor(((value - low) / (high - low)) * SAMPLES))
  const [sigma, cost] = [partsOf(SIGMA, 1, 3), partsOf(COST, 0, 4)]
  const each = Array.from({ length: SAMPLES }, (_, part) => part)
  expect(sigma.toSorted((one, other) => one - other)).toEqual(each)
  expect(cost.toSorted((one, other) => one - other)).toEqual(each)
  expect(sigma.filter((part, index) => part === cost[index]).length).toBeLessThan(SAMPLES / 4)
})

it('whole numbers are the nearest ones, so that both ends come half as often as what is between', () => {
  const counts = new Map<number, number>()
  for (const value of valuesOf(COST, sampled(sensitivity, [COST]))) {
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  expect([0, 1, 2, 3, 4].map((value) => counts.get(value))).toEqual([5, 10, 10, 10, 5])
})

it('the order of the list changes nothing, and without assumptions there are none', () => {
  expect(sampled(sensitivity.toReversed())).toEqual(sampled(sensitivity))
  expect(sampled([])).toEqual([])
})
