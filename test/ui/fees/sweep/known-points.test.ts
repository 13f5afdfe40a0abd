import { describe, expect, it } from 'vitest'
import {
  distinctResults,
  knownOf,
  knownPoints,
  knownResult,
  onePerScenario,
} from '../../../../src/ui/fees/sweep/known-points'
import type { PointResult } from '../../../../src/experiments/sweep/results'
import { pointName } from '../../../../src/ui/fees/sweep/point-names'
import { sweepPlan, withMargins } from '../../../support/sweeps'

const FEE = 'policy.instantFeeBasisPoints'
const scenario = { version: 1, days: 5 }
const plan = sweepPlan({ scenario, seeds: 2, axes: [{ path: FEE, values: [100, 300] }] })
const other = sweepPlan({
  scenario: { version: 1, days: 6 },
  seeds: 2,
  axes: [{ path: FEE, values: [100] }],
})

describe('what is known of the scenario on the form', () => {
  it('is each point once, the scenario first, with the most seeds that any sweep has', () => {
    const asItIs = withMargins('scenario', {}, [1])
    const more = withMargins('scenario', {}, [1, 2])
    const low = withMargins('axis/0', { [FEE]: 100 }, [1])
    const known = knownPoints(
      [
        { plan, points: [low, asItIs] },
        { plan, points: [more] },
      ],
      plan,
    )
    expect(known).toEqual([more, low])
  })

  it('is the same of a scenario by each of its names: that with the most seeds', () => {
    const asItIs = withMargins('scenario', {}, [1])
    // 3% is the fee that a policy has by default.
    const atThree = withMargins('axis/1', { [FEE]: 300 }, [1, 2])
    const known = knownPoints([{ plan, points: [asItIs, atThree] }], plan)
    expect(known.map(({ point, seeds }) => [point.id, seeds])).toEqual([
      ['scenario', atThree.seeds],
      ['axis/1', atThree.seeds],
    ])
  })

  it('is nothing of another scenario', () => {
    const points = [withMargins('scenario', {}, [1])]
    expect(knownPoints([{ plan: other, points }, null], plan)).toEqual([])
  })
})

it('results of one simulation are one, whatever sweep and name it has', () => {
  const asItIs = withMargins('scenario', {}, [1, 2])
  const sweeps = [
    { plan, points: [asItIs, withMargins('axis/1', { [FEE]: 300 }, [1, 2])] },
    { plan, points: [asItIs] },
  ]
  expect(distinctResults(sweeps)).toHaveLength(2)
  const low = withMargins('axis/0', { [FEE]: 100 }, [1, 2])
  // Of another plan, by the same name.
  const six = { plan: other, points: [asItIs] }
  expect(distinctResults([...sweeps, { plan, points: [low] }, six])).toHaveLength(6)
})

it('a scenario that has several names is one to count, by the first of them', () => {
  const asItIs = withMargins('scenario', {}, [1])
  const points = [
    asItIs,
    withMargins('axis/0', { [FEE]: 100 }, [1]),
    withMargins('axis/1', { [FEE]: 300 }, [1]),
    withMargins('alternative/0', { [FEE]: 300, days: 5 }, [1]),
    withMargins('alternative/1', { [FEE]: 300, days: 6 }, [1]),
  ]
  const ids = onePerScenario(points, plan).map(({ point }) => point.id)
  expect(ids).toEqual(['scenario', 'axis/0', 'alternative/1'])
})

describe('the result of a scenario', () => {
  const alternatives = sweepPlan({
    scenario,
    seeds: 2,
    alternatives: [{ name: '1%', changes: { [FEE]: 100 } }],
  })
  const points = [
    withMargins('scenario', {}, [5_00]),
    withMargins('alternative/0', { [FEE]: 100 }, [7_00]),
  ]
  const marginAt = (changes: object): number | undefined =>
    knownResult([{ plan: alternatives, points }], plan, changes as never)?.seeds[0]?.economics
      .instantFeeCents

  it('is taken from any sweep, however the scenario is written there', () => {
    // 3% is the fee that a policy has by default.
    expect([{}, { [FEE]: 300 }, { [FEE]: 100 }].map(marginAt)).toEqual([5_00, 5_00, 7_00])
  })

  it('is not that of another scenario', () => {
    expect(marginAt({ [FEE]: 200 })).toBeUndefined()
    expect(knownResult([{ plan: other, points }], plan, {})).toBeNull()
  })

  it('is not taken from seeds that start elsewhere', () => {
    const seeded = sweepPlan({ scenario: { ...scenario, seed: 'another' }, seeds: 2 })
    expect(knownResult([{ plan: seeded, points }], plan, {})).toBeNull()
  })

  it('is that with the most seeds', () => {
    const more = withMargins('scenario', {}, [1, 2])
    expect(
      knownResult(
        [
          { plan: alternatives, points },
          { plan, points: [more] },
        ],
        plan,
        {},
      ),
    ).toBe(more)
  })
})

describe('what is known of the points of a plan', () => {
  const alternatives = sweepPlan({
    scenario,
    seeds: 2,
    alternatives: [{ name: '1%', changes: { [FEE]: 100 } }],
  })
  // As far as the sweep is that goes on.
  const soFar = { plan: alternatives, points: [withMargins('scenario', {}, [1])] }
  const seedsOf = (results: readonly PointResult[]) =>
    results.map(({ point: { id }, seeds }) => [id, seeds.length])
  const namedAsIn = ({ seeds }: typeof plan, result: PointResult): PointResult => ({
    ...result,
    seeds: result.seeds.map((one, index) => ({ ...one, seed: seeds[index] ?? one.seed })),
  })
  const known = (margins: readonly number[]) => ({
    plan,
    points: [namedAsIn(plan, withMargins('axis/1', { [FEE]: 300 }, margins))],
  })
  const own = { ...soFar, points: soFar.points.map((one) => namedAsIn(alternatives, one)) }

  it('has all seeds that another sweep has run, under the names of the plan', () => {
    expect(seedsOf(knownOf([own], alternatives))).toEqual([['scenario', 1]])
    expect(seedsOf(knownOf([own, known([1, 2])], alternatives))).toEqual([['scenario', 2]])
  })

  it('has no more seeds than are planned', () => {
    expect(seedsOf(knownOf([own, known([1, 2, 3])], alternatives))).toEqual([['scenario', 2]])
  })
})

describe('the name of a point', () => {
  const plan = sweepPlan({ scenario: 'gumroad-like' })
  const pointOf = (id: string, changes: object) =>
    ({ ...withMargins(id, changes as never, [1]).point, name: '$1.99 flat' }) as const

  it.each([
    ['scenario', {}, 'As on the form'],
    ['alternative/0', { [FEE]: 0 }, '$1.99 flat'],
    ['axis/0', { [FEE]: 150 }, 'Fee 1.5%'],
  ])('of %s', (id, changes, name) => {
    expect(pointName(plan, pointOf(id, changes))).toBe(name)
  })
})
