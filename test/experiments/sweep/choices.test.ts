import { describe, expect, it } from 'vitest'
import type { CreatorGroup } from '../../../src/experiments/sweep/creator-groups'
import { goalSeek } from '../../../src/experiments/sweep/goal-seek'
import { paretoFront } from '../../../src/experiments/sweep/pareto'
import { waterfallOf } from '../../../src/experiments/sweep/waterfall'
import { pointResult, seedEconomics, withMargins } from '../../support/sweeps'

const group = (given: Partial<CreatorGroup>): CreatorGroup => ({
  grouping: 'rail',
  name: 'us_bank',
  creators: 10,
  takers: 5,
  earnedCents: 10_000,
  receivedCents: 9_700,
  feeCents: 300,
  costCents: 0,
  centDaysGained: 36_525,
  withoutGain: 0,
  ...given,
})

const point = (id: string, margins: readonly number[], groups: readonly CreatorGroup[]) =>
  pointResult(
    id,
    {},
    margins.map((margin, index) =>
      seedEconomics(`seed-${index}`, { instantFeeCents: margin }, {}, groups),
    ),
  )

describe('goal seek', () => {
  const points = [
    point('axis/0', [400, 420], [group({ feeCents: 100 })]),
    point('axis/1', [1_000, 1_010], [group({ feeCents: 300 })]),
    point(
      'axis/2',
      [2_000, 2_400],
      [group({ feeCents: 300 }), group({ name: 'us_card', feeCents: 900 })],
    ),
  ]
  const seek = (goal: Parameters<typeof goalSeek>[1]) =>
    goalSeek({ points }, goal).map(({ result, misses, isSure }) => [
      result.point.id,
      misses.map(({ kind }) => kind),
      isSure,
    ])

  it('puts first what earns enough and asks no group for too much', () => {
    expect(seek({ marginCentsMinimum: 900, feeShareMaximum: 0.05 })).toEqual([
      ['axis/1', [], true],
      ['axis/2', ['fee-share'], false],
      ['axis/0', ['margin'], false],
    ])
  })

  it('says what is missing, and for whom it is too much', () => {
    const [, second] = goalSeek({ points }, { marginCentsMinimum: 1_100, feeShareMaximum: 0.05 })
    expect(second!.misses).toEqual([{ kind: 'margin', missingCents: 95 }])
    const [, other] = goalSeek(
      { points: points.slice(1) },
      { marginCentsMinimum: 900, yearlyRateMaximum: 5 },
    )
    expect(other!.misses).toMatchObject([
      { kind: 'yearly-rate', value: 9, group: { name: 'us_card' } },
    ])
  })

  it('is sure of a goal that the lower end of the interval reaches', () => {
    expect(seek({ marginCentsMinimum: 405 }).find(([id]) => id === 'axis/0')).toEqual([
      'axis/0',
      [],
      false,
    ])
  })
})

describe('the front', () => {
  it('is what no other point beats in margin, fees and time gained', () => {
    const points = [
      point('free', [-500], [group({ feeCents: 0, centDaysGained: 1_000 })]),
      point('fair', [800], [group({ feeCents: 1_000, centDaysGained: 900 })]),
      point('dear', [700], [group({ feeCents: 1_500, centDaysGained: 900 })]),
      point('nobody', [0], [group({ feeCents: 0, centDaysGained: 0, takers: 0 })]),
    ]
    expect(paretoFront(points).map(({ id, isOnFront }) => [id, isOnFront])).toEqual([
      ['free', true],
      ['fair', true],
      ['dear', false],
      ['nobody', true],
    ])
  })

  it('keeps points that are the same', () => {
    const points = [point('one', [5], [group({})]), point('other', [5], [group({})])]
    expect(paretoFront(points).every(({ isOnFront }) => isOnFront)).toBe(true)
  })
})

describe('a waterfall', () => {
  /** 10 takers with $50 each at 3% of it, then 8 with $60 at 5%. */
  const before = pointResult('axis/0', {}, [
    seedEconomics('one', {
      everTakers: 10,
      instantGrossCents: 50_000,
      instantFeeCents: 1_500,
      instantCostCents: 500,
    }),
  ])
  const after = pointResult('axis/1', {}, [
    seedEconomics('one', {
      everTakers: 8,
      instantGrossCents: 48_000,
      instantFeeCents: 2_400,
      instantCostCents: 480,
      unrecoveredDebtCents: 33,
    }),
  ])

  it('explains a difference to the cent', () => {
    const waterfall = waterfallOf(before, after)!
    expect(waterfall).toMatchObject({ beforeCents: 1_000, afterCents: 1_887, seeds: 1 })
    // Takers: −2 × ((150 + 300) / 3 + (250 + 180) / 6) = −443.3; amounts and rates likewise.
    expect(waterfall.steps).toEqual({
      adoption: -443,
      amount: 357,
      rate: 986,
      cost: 20,
      loss: -33,
    })
    const sum = Object.values(waterfall.steps).reduce((all, step) => all + step)
    expect(sum).toBe(887)
  })

  it('is the same backwards, with the other sign', () => {
    const { steps } = waterfallOf(after, before)!
    expect(steps).toEqual({ adoption: 443, amount: -357, rate: -986, cost: -20, loss: 33 })
  })

  it('puts all fees under adoption where one of both has no takers', () => {
    const nobody = pointResult('axis/2', {}, [seedEconomics('one', {})])
    expect(waterfallOf(nobody, before)!.steps).toEqual({
      adoption: 1_500,
      amount: 0,
      rate: 0,
      cost: -500,
      loss: 0,
    })
  })

  it('rests on the seeds that both have', () => {
    const margins = withMargins('axis/3', {}, [1, 2])
    expect(waterfallOf(margins, before)).toBeNull()
    expect(waterfallOf(margins, margins)).toMatchObject({
      steps: { adoption: 0, amount: 0, rate: 0, cost: 0, loss: 0 },
      seeds: 2,
    })
  })
})
