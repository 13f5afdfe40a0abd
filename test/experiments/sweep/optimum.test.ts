import seedrandom from 'seedrandom'
import { describe, expect, it } from 'vitest'
import { breakEvenOf } from '../../../src/experiments/sweep/break-even'
import { bestAgainst, optimumOf } from '../../../src/experiments/sweep/optimum'
import type { PointResult } from '../../../src/experiments/sweep/results'
import { withMargins } from '../../support/sweeps'

const FEE = 'policy.instantFeeBasisPoints'
/** `margins` of each seed at a fee. */
const curve = (fees: readonly number[], margins: (fee: number) => number[]): PointResult[] =>
  fees.map((fee, index) => withMargins(`axis/${index}`, { [FEE]: fee }, margins(fee)))

describe('the optimum', () => {
  const parabola = (top: number, height: number) => (fee: number) => height - (fee - top) ** 2

  it('is the best value that was run, with its own margin, though a curve through it would be higher', () => {
    // One large creator leaves between 8% and 8.5%; a parabola through these three would promise $85.35 at 7.78%.
    const margins = new Map([
      [700, 68_50],
      [750, 73_08],
      [800, 77_67],
      [850, 3_52],
    ])
    const points = curve([...margins.keys()], (fee) => [margins.get(fee)!])
    expect(optimumOf(points, FEE)).toEqual({
      x: { value: 800, low: null, high: null, n: 1, method: 'mean' },
      marginCents: 77_67,
      isAtEdge: false,
      cliff: { x: 850, marginCents: 3_52, isSure: false },
    })
  })

  it.each([
    ['half of the margin is no cliff', [60, 100, 50], null],
    ['less than half is one', [60, 100, 49], { x: 300, marginCents: 49, isSure: false }],
    ['the lower neighbour is one', [-10, 100, 20], { x: 100, marginCents: -10, isSure: false }],
    ['beside a loss there is none', [-50, -10, -60], null],
  ])('%s', (_, margins, cliff) => {
    const points = curve([100, 200, 300], (fee) => [margins[fee / 100 - 1]!])
    expect(optimumOf(points, FEE)!.cliff).toEqual(cliff)
  })

  /** Seeds that differ by as much at 300 as is given, and surely earn less at 100 and 500. */
  const unsureAt300 = (differences: readonly number[]) =>
    curve([100, 200, 300, 400, 500], (fee) =>
      differences.map((difference) => {
        if (fee === 200) return 1_000
        if (fee === 300) return 990 + difference
        return fee === 400 ? 500 : 100
      }),
    )

  it('lies between the nearest values that surely earn less', () => {
    const { x } = optimumOf(unsureAt300([-40, -20, 0, 20, 40]), FEE)!
    expect(x).toEqual({ value: 200, low: 100, high: 400, n: 5, method: 'mean' })
    // Where each seed is 10 lower at 300, 300 is surely lower.
    expect(optimumOf(unsureAt300([0, 0, 0, 0, 0]), FEE)!.x).toMatchObject({ low: 100, high: 300 })
  })

  it('has no limit where the last value that was run may be as good', () => {
    const points = curve([100, 200, 300, 400], (fee) =>
      [-40, -20, 0, 20, 40].map((difference) => {
        if (fee === 100) return 0
        return fee === 200 ? 1_000 : 990 + (fee / 100) * difference
      }),
    )
    expect(optimumOf(points, FEE)!.x).toMatchObject({ value: 200, low: 100, high: null, n: 5 })
  })

  it('has no interval of fewer than five seeds', () => {
    const { x } = optimumOf(unsureAt300([0, 0, 0, 0]), FEE)!
    expect(x).toMatchObject({ value: 200, low: null, high: null, n: 4 })
  })

  it('has an interval that fewer of the same seeds do not make narrower', () => {
    const random = seedrandom.alea('narrower')
    const width = (seeds: number): number => {
      const tops = Array.from({ length: seeds }, () => 290 + 400 * (random() - 0.5))
      const points = curve([50, 150, 250, 350, 450, 550], (fee) =>
        tops.map((top) => parabola(top, 50_000)(fee)),
      )
      const { low, high } = optimumOf(points, FEE)!.x
      return (high ?? 650) - (low ?? -50)
    }
    const meanWidth = (seeds: number): number =>
      Array.from({ length: 100 }, () => width(seeds)).reduce((sum, one) => sum + one) / 100
    expect(meanWidth(5)).toBeGreaterThan(meanWidth(10))
    expect(meanWidth(10)).toBeGreaterThan(meanWidth(20))
  })

  it.each([5, 10, 15])('of %i seeds is covered in at least 95 of 100 repetitions', (seeds) => {
    const random = seedrandom.alea('tops')
    const truth = 290
    const covered = Array.from({ length: 100 }, () => {
      const tops = Array.from({ length: seeds }, () => truth + 200 * (random() - 0.5))
      const points = curve([50, 150, 250, 350, 450], (fee) =>
        tops.map((top) => parabola(top, 50_000)(fee)),
      )
      const { low, high } = optimumOf(points, FEE)!.x
      return (low ?? 0) <= truth && truth <= (high ?? Infinity)
    }).filter(Boolean).length
    expect(covered).toBeGreaterThanOrEqual(95)
  })

  it('is at the edge where the margin still rises there', () => {
    const points = curve([100, 200, 300], (fee) => [fee, 2 * fee])
    expect(optimumOf(points, FEE)).toMatchObject({
      x: { value: 300 },
      marginCents: 450,
      isAtEdge: true,
    })
  })

  it('is nowhere where the margin is the same everywhere', () => {
    expect(
      optimumOf(
        curve([100, 200, 300], () => [0, 5]),
        FEE,
      ),
    ).toBeNull()
  })

  it('takes no part in the order of the points', () => {
    const points = curve([100, 200, 300, 400], (fee) => [parabola(240, 9)(fee)])
    expect(optimumOf(points.toReversed(), FEE)).toEqual(optimumOf(points, FEE))
  })

  it('rests on the seeds that all points have, and is none where there are none', () => {
    const points = curve([100, 200, 300], (fee) => [parabola(200, 9)(fee), 0])
    const cancelled = [...points.slice(0, 2), withMargins('axis/2', { [FEE]: 300 }, [-9_991])]
    expect(optimumOf(cancelled, FEE)!.x).toMatchObject({ value: 200, n: 1 })
    expect(optimumOf([], FEE)).toBeNull()
  })
})

describe('the best fee against another', () => {
  /** Tops at 280 and 320, of which the second seed earns 1,000 more. */
  const points = curve([100, 200, 350, 500], (fee) => [
    90_000 - (fee - 280) ** 2,
    91_000 - (fee - 320) ** 2,
  ])

  it('is paired seed by seed', () => {
    const { margin, difference, isOwn, rival } = bestAgainst(points, FEE, 200)!
    // At 350 the seeds have 85,100 and 90,100; at 200 83,600 and 76,600.
    expect(margin.value).toBeCloseTo(87_600, 6)
    expect(margin.low).toBeCloseTo(87_600 - 12.7062 * 2_500, 0)
    expect(difference.value).toBeCloseTo(7_500, 6)
    // Of three others it is the best: Student’s at 1 − 0.05 / 3 in place of 12.7062.
    expect(difference.comparisons).toBe(3)
    expect(difference.low).toBeCloseTo(7_500 - 38.1885 * 6_000, -1)
    expect({ isOwn, rival }).toEqual({ isOwn: false, rival: 200 })
  })

  it('is sure only where the best of as many fees would seldom lead so far by luck', () => {
    // Student’s 2.7764 standard errors would leave $40 ± $37; of three others the best has 4.0.
    const lead = [1_00, 20_00, 40_00, 60_00, 79_00]
    const fees = (count: number) =>
      curve([100, 200, 300, 400].slice(0, count), (fee) =>
        lead.map((cents) => (fee === 200 ? cents : fee === 100 ? 0 : -fee * 100)),
      )
    expect(bestAgainst(fees(2), FEE, 100)!.difference.low).toBeGreaterThan(0)
    expect(bestAgainst(fees(4), FEE, 100)!.difference.low).toBeLessThan(0)
  })

  it('is not there for a fee that was not run', () => {
    expect(bestAgainst(points, FEE, 300)).toBeNull()
    expect(bestAgainst([], FEE, 300)).toBeNull()
  })

  it('is the lead over the next best where the fee is the best itself', () => {
    const alike = curve([100, 200, 300], (fee) => [0, 1, 2].map((seed) => seed - (fee - 210) ** 2))
    expect(bestAgainst(alike, FEE, 200)).toMatchObject({
      isOwn: true,
      rival: 300,
      difference: { value: 8_000, low: 8_000 },
    })
    expect(bestAgainst(alike, FEE, 300)).toMatchObject({ isOwn: false, rival: 300 })
    expect(
      bestAgainst(
        curve([200], () => [1]),
        FEE,
        200,
      ),
    ).toBeNull()
  })

  it('is the lead over one that may be as good, before a nearer one that surely is not', () => {
    const unsure = curve([100, 200, 300], (fee) =>
      [-30, 0, 3].map((seed) => ({ 100: 100 + seed, 200: 102 })[fee] ?? 101),
    )
    expect(bestAgainst(unsure, FEE, 200)).toMatchObject({ isOwn: true, rival: 100 })
  })
})

describe('break-even', () => {
  // Fixed takers and amounts: margin = amount × (fee − cost), so it breaks even at the cost.
  const linear = (cost: number) => (fee: number) => 40 * (fee - cost)

  it('is where fees meet costs, with the interval of the seeds', () => {
    const costs = [100, 110, 120, 130, 140]
    const points = curve([50, 100, 150, 200], (fee) => costs.map((cost) => linear(cost)(fee)))
    const breakEven = breakEvenOf(points, FEE)
    expect(breakEven).toMatchObject({ kind: 'at', seedsWithout: 0 })
    if (breakEven?.kind !== 'at') return
    expect(breakEven.x.value).toBeCloseTo(120, 9)
    // Student's interval of the mean is 120 ± 2.776 × 7.07. One in 3,125 picks is the first five times.
    expect(breakEven.x.low).toBeGreaterThan(100)
    expect(breakEven.x.low).toBeLessThan(105)
    expect(breakEven.x.high).toBeGreaterThan(135)
    expect(breakEven.x.high).toBeLessThan(140)
  })

  it('has no interval of fewer than five seeds', () => {
    const points = curve([100, 200], (fee) => [110, 120, 130, 140].map((cost) => linear(cost)(fee)))
    expect(breakEvenOf(points, FEE)).toMatchObject({ x: { n: 4, low: null, high: null } })
  })

  it('has no limit where some picks of seeds break even before or after what was run', () => {
    // Alone two of five break even below 100 and two above 200.
    const points = curve([100, 150, 200], (fee) =>
      [50, 80, 140, 260, 290].map((cost) => linear(cost)(fee)),
    )
    const breakEven = breakEvenOf(points, FEE)
    expect(breakEven).toMatchObject({ x: { low: null, high: null, n: 5 }, seedsWithout: 4 })
    if (breakEven?.kind !== 'at') return
    expect(breakEven.x.value).toBeCloseTo(164, 9)
  })

  it('is the first rise to zero, where the margin falls again', () => {
    const margins = new Map([
      [100, -50],
      [200, 50],
      [300, -10],
      [400, 5],
    ])
    expect(
      breakEvenOf(
        curve([...margins.keys()], (fee) => [margins.get(fee)!]),
        FEE,
      ),
    ).toMatchObject({ kind: 'at', x: { value: 150 } })
  })

  it.each([
    ['above', [0, 5, 9]],
    ['below', [-9, -5, -1]],
    ['falling', [9, -1, -5]],
  ])('is nowhere where the margin is %s', (margin, margins) => {
    const points = curve([0, 1, 2], (index) => [margins[index]!])
    expect(breakEvenOf(points, FEE)).toEqual({ kind: 'never', margin })
  })

  it('is within its interval, also where few seeds disagree', () => {
    // One seed is far below zero at first: the mean breaks even later than the others.
    const margins = new Map([
      [100, [-10, -1_000]],
      [200, [10, -500]],
      [300, [12, 500]],
    ])
    const points = curve([...margins.keys()], (fee) => {
      const [usual, other] = margins.get(fee)!
      return [usual!, usual!, usual!, usual!, other!]
    })
    const breakEven = breakEvenOf(points, FEE)
    if (breakEven?.kind !== 'at') throw new Error('has no break-even')
    const { value, low, high } = breakEven.x
    // Alone they break even at 150 and 250; the sum of all five goes from −460 to 548.
    expect(value).toBeCloseTo(200 + (100 * 460) / 1_008, 9)
    // A third of all picks are without the other one.
    expect(low).toBeCloseTo(150, 9)
    expect(high).toBeGreaterThan(value)
    expect(high).toBeLessThanOrEqual(250)
  })

  it('counts the seeds that have none', () => {
    const points = curve([50, 150], (fee) => [linear(100)(fee), linear(200)(fee)])
    expect(breakEvenOf(points, FEE)).toMatchObject({
      kind: 'at',
      x: { value: 150, n: 2 },
      seedsWithout: 1,
    })
  })
})
