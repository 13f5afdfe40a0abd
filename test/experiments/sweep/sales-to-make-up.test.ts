import { describe, expect, it } from 'vitest'
import { analyse } from '../../../src/experiments/sweep/analysis'
import type { PointResult } from '../../../src/experiments/sweep/results'
import { salesToMakeUp, type SalesChange } from '../../../src/experiments/sweep/sales-to-make-up'
import type { PayoutEconomics } from '../../../src/metrics/payout-economics'
import { pointResult, seedEconomics, sweepPlan } from '../../support/sweeps'

const FEE = 'policy.instantFeeBasisPoints'

/** $10,000 of sales a month, $2,000 of them of takers; $1,050 of sale fees, of which $50 went back: a tenth is kept. */
const SALES: Partial<PayoutEconomics> = {
  salesGrossCents: 10_000_00,
  everTakersSalesGrossCents: 2_000_00,
  saleFeeCents: 1_050_00,
  saleFeeReturnedCents: 50_00,
}

const point = (
  id: string,
  margins: readonly number[],
  sales: Partial<PayoutEconomics> = SALES,
): PointResult =>
  pointResult(
    id,
    id === 'scenario' ? {} : { [FEE]: 150 },
    margins.map((margin, index) =>
      seedEconomics(`seed-${index}`, { ...sales, instantFeeCents: margin }),
    ),
  )

const found = (
  before: readonly number[],
  after: readonly number[],
  sales?: Partial<PayoutEconomics>,
) => salesToMakeUp(point('scenario', before, sales), point('axis/0', after, sales))

const BEFORE = [100_00, 100_00, 100_00]
const SURELY_LESS = [89_00, 90_00, 91_00]
const SURELY_MORE = [109_00, 110_00, 111_00]
/** 20 ± t(0.975, 2) × 10 / √3 = 20 ± 24.84 dollars below. */
const PERHAPS_LESS = [70_00, 80_00, 90_00]

describe('the sales that make up for a lower margin', () => {
  it('are the difference over what is kept of a sale, with the interval of the difference', () => {
    // 10 ± 4.302653 / √3 dollars less: ten times as much in sales, of $10,000 and of $2,000.
    const half = 4.302653 / Math.sqrt(3)
    const change = found(BEFORE, SURELY_LESS) as SalesChange
    expect(change).toMatchObject({ kind: 'rise', keptShare: 0.1 })
    expect(change.salesCents).toMatchObject({ value: 100_00, n: 3, method: 'mean' })
    expect(change.salesCents.low).toBeCloseTo((10 - half) * 1_000, 2)
    expect(change.salesCents.high).toBeCloseTo((10 + half) * 1_000, 2)
    expect(change.shareOfAll.value).toBeCloseTo(0.01, 12)
    expect(change.shareOfAll.low).toBeCloseTo((10 - half) / 1_000, 8)
    expect(change.shareOfTakers!.value).toBeCloseTo(0.05, 12)
    expect(change.shareOfTakers!.high).toBeCloseTo((10 + half) / 200, 8)
  })

  it('may go before a higher one is lost again: below zero, the end nearer to zero last', () => {
    const change = found(BEFORE, SURELY_MORE) as SalesChange
    expect(change).toMatchObject({ kind: 'fall', salesCents: { value: -100_00 } })
    expect(change.salesCents.low!).toBeLessThan(-100_00)
    expect(change.salesCents.high!).toBeLessThan(0)
    expect(change.salesCents.high!).toBeGreaterThan(-100_00)
    expect(change.shareOfAll.value).toBeCloseTo(-0.01, 12)
  })

  it.each([
    ['an interval with zero in it', BEFORE, PERHAPS_LESS],
    ['one seed', [100_00], [50_00]],
    ['seeds that cancel each other out', [100_00, 100_00], [90_00, 110_00]],
  ])('are chance of %s', (_of, before, after) => {
    expect(found(before, after)).toMatchObject({ kind: 'chance' })
  })

  it('allow for how many were compared', () => {
    const [before, after] = [point('scenario', BEFORE), point('axis/0', SURELY_LESS)]
    expect(salesToMakeUp(before, after, 20)).toMatchObject({ kind: 'chance' })
  })

  it.each<[string, Partial<PayoutEconomics>]>([
    ['there is no sale fee', { ...SALES, saleFeeCents: 0, saleFeeReturnedCents: 0 }],
    ['all of it went back', { ...SALES, saleFeeReturnedCents: 1_050_00 }],
    ['nothing is sold', {}],
  ])('are none where %s', (_where, sales) => {
    expect(found(BEFORE, SURELY_LESS, sales)).toEqual({ kind: 'none-kept' })
  })

  it('are no share of the sales of takers where nobody takes daily payouts', () => {
    const sales = { ...SALES, everTakersSalesGrossCents: 0 }
    expect(found(BEFORE, SURELY_LESS, sales)).toMatchObject({ kind: 'rise', shareOfTakers: null })
  })

  it('are not asked for where both margins are the same', () => {
    expect(found(BEFORE, BEFORE)).toEqual({ kind: 'same' })
    expect(found([100_00], [100_00], {})).toEqual({ kind: 'same' })
  })

  it.each<[string, Partial<PayoutEconomics>]>([
    ['sales', { ...SALES, salesGrossCents: 10_000_01 }],
    ['sale fees', { ...SALES, saleFeeCents: 1_000_00 }],
  ])('are not known where more than the margin differs: the %s', (_what, sales) => {
    const [before, after] = [point('scenario', BEFORE), point('axis/0', SURELY_LESS, sales)]
    expect(salesToMakeUp(before, after)).toBeNull()
  })

  it('are of the seeds that both have, and of the period', () => {
    const [before, after] = [point('scenario', [...BEFORE, 7_00]), point('axis/0', SURELY_LESS)]
    expect(salesToMakeUp(before, { seeds: [] })).toBeNull()
    expect(salesToMakeUp(before, after)).toMatchObject({ salesCents: { value: 100_00, n: 3 } })
    const twice = (of: PointResult) => ({
      seeds: of.seeds.map((one) => ({ ...one, periodDays: 60.875 })),
    })
    const change = salesToMakeUp(twice(before), twice(after)) as SalesChange
    expect(change.salesCents.value).toBeCloseTo(200_00, 6)
    // Twice as much is sold in twice the time.
    expect(change.shareOfAll.value).toBeCloseTo(0.01, 12)
  })

  it('are of the creators who take them afterwards', () => {
    const sales = { ...SALES, everTakersSalesGrossCents: 4_000_00 }
    const change = salesToMakeUp(point('scenario', BEFORE), point('axis/0', SURELY_LESS, sales))
    expect((change as SalesChange).shareOfTakers!.value).toBeCloseTo(0.025, 12)
  })
})

it('are in the analysis of a sweep for each choice, beside the scenario as it is', () => {
  const plan = sweepPlan({
    scenario: { version: 1, name: 'A marketplace', days: 5 },
    name: 'Fees',
    seeds: 3,
    axes: [{ path: FEE, values: [150] }],
  })
  const points = [
    point('scenario', BEFORE),
    point('axis/0', SURELY_LESS),
    point('sensitivity/0/low', SURELY_LESS),
  ]
  const progress = { done: 9, total: 9, simulated: 9 }
  const analysis = analyse(plan, { points, progress, isComplete: true })
  expect(analysis.points.map((one) => one.salesToMakeUp?.kind ?? null)).toEqual([
    null,
    'rise',
    null,
  ])
})
