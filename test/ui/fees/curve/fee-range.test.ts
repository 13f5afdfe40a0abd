import { describe, expect, it } from 'vitest'
import { feeAxisOf, FLAT_AXIS, PERCENT_AXIS } from '../../../../src/ui/fees/curve/fee-axis'
import {
  feesOfRange,
  rangeOf,
  rangeProblem,
  rangeText,
  type FeeRange,
} from '../../../../src/ui/fees/curve/fee-range'
import { sweepFile } from '../../../../src/ui/fees/curve/sweep-file'
import { planOfCurve } from '../../../../src/ui/fees/sweep/sweep-plans'
import { NO_INSTANT_FEE } from '../../../../src/core/fees/fee-figures'
import { readSweep } from '../../../../src/experiments/sweep/read-sweep'

const percent = (from: number, to: number, step: number): FeeRange => ({
  figure: 'instantFeeBasisPoints',
  ...{ from, to, step },
})
const flat = (from: number, to: number, step: number): FeeRange => ({
  ...percent(from, to, step),
  figure: 'instantFeeFlatCents',
})

describe('a range of fees', () => {
  it('has both its ends', () => {
    expect(feesOfRange(percent(100, 300, 50))).toEqual([100, 150, 200, 250, 300])
    expect(rangeProblem(percent(0, 10_000, 200))).toBeNull()
  })

  it.each([
    [percent(100, 300.5, 50), { kind: 'not-whole' }],
    [percent(Number.NaN, 300, 50), { kind: 'not-whole' }],
    [percent(-100, 300, 50), { kind: 'out-of-bounds', most: 10_000 }],
    [percent(100, 10_100, 50), { kind: 'out-of-bounds', most: 10_000 }],
    [flat(1_00, 1_001_00, 100_00), { kind: 'out-of-bounds', most: 1_000_00 }],
    [percent(300, 300, 50), { kind: 'backwards' }],
    [percent(100, 300, 0), { kind: 'no-step' }],
    [percent(100, 320, 50), { kind: 'missed', below: 300, above: 350 }],
    [percent(0, 1_000, 1), { kind: 'too-many', count: 1_001 }],
  ])('is refused where it cannot be run: %j', (range, problem) => {
    expect(rangeProblem(range)).toEqual(problem)
    expect(rangeOf(rangeText(range)!)).toBeNull()
  })

  it.each([percent(100, 300, 25), flat(25, 1_00, 25)])('is in a link: %j', (range) => {
    expect(rangeOf(rangeText(range)!)).toEqual(range)
  })

  it('is where the curve goes, as far as the fee on the form and no further than it needs', () => {
    const threePercent = { ...NO_INSTANT_FEE, instantFeeBasisPoints: 300 }
    const within = percent(100, 200, 25)
    expect(feeAxisOf(threePercent, within)).toMatchObject({
      values: [100, 125, 150, 175, 200],
      most: 300,
      step: 5,
    })
    expect(feeAxisOf({ ...threePercent, instantFeeBasisPoints: 150 }, within).most).toBe(200)
    expect(feeAxisOf(threePercent, flat(25, 1_00, 25))).toEqual(PERCENT_AXIS)
    const cents = { ...NO_INSTANT_FEE, instantFeeFlatCents: 50 }
    expect(feeAxisOf(cents, within)).toEqual(FLAT_AXIS)
    expect(feeAxisOf(cents, flat(25, 1_00, 25)).values).toEqual([25, 50, 75, 1_00])
  })

  it('is run by the command line as on the page', () => {
    const scenario = { version: 1, name: 'Small', days: 10, population: { size: 5 } } as const
    const own = { ...NO_INSTANT_FEE, instantFeeBasisPoints: 300 }
    const swept = { scenario, seedCount: 3, sales: null, context: {} }
    const page = planOfCurve(swept, feeAxisOf(own, percent(100, 200, 50)), own)
    if (!page.ok) throw new Error(JSON.stringify(page.problems))
    const read = readSweep(JSON.parse(sweepFile(page.plan, 'Fees of the reader’s own')))
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    expect(read.plan.points).toEqual(page.plan.points)
    expect(read.plan.points.map(({ name }) => name)).toContain('policy.instantFeeBasisPoints 150')
    expect(read.plan.seeds).toEqual(page.plan.seeds)
  })
})
