import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  binHoursFor,
  binWeights,
  highestShare,
  quartilesOf,
  shareTicks,
  spanHoursOf,
} from '../../../src/ui/charts/distribution-geometry'

describe('bins of hours', () => {
  it('are hours within a few days, whole days beyond, and weeks where days would be too thin', () => {
    expect(binHoursFor(48, 600)).toBe(1)
    expect(binHoursFor(96, 200)).toBe(3)
    expect(binHoursFor(30 * 24, 600)).toBe(24)
    expect(binHoursFor(100 * 24, 300)).toBe(48)
    expect(binHoursFor(365 * 24, 300)).toBe(168)
  })

  it('leave room for the last full hour', () => {
    expect(spanHoursOf([[{ hours: 3, weight: 1 }], [{ hours: 23, weight: 1 }]])).toBe(24)
  })

  it('put a full day into the next bin', () => {
    const bins = binWeights(
      [
        { hours: 23, weight: 1 },
        { hours: 24, weight: 10 },
      ],
      48,
      24,
    )
    expect(bins).toEqual([
      { fromHours: 0, toHours: 24, weight: 1 },
      { fromHours: 24, toHours: 48, weight: 10 },
    ])
  })

  it('keep every weight', () => {
    const weightedHours = fc.record({
      hours: fc.integer({ min: 0, max: 3_000 }),
      weight: fc.integer({ min: 0, max: 1_000_000 }),
    })
    fc.assert(
      fc.property(
        fc.array(weightedHours, { minLength: 1 }),
        fc.integer({ min: 200, max: 1_400 }),
        (values, width) => {
          const span = spanHoursOf([values])
          const total = (list: readonly { weight: number }[]): number =>
            list.reduce((sum, { weight }) => sum + weight, 0)
          expect(total(binWeights(values, span, binHoursFor(span, width)))).toBe(total(values))
        },
      ),
    )
  })
})

describe('quartiles', () => {
  it('weigh each hour, in any order', () => {
    const quartiles = quartilesOf([
      { hours: 30, weight: 25 },
      { hours: 10, weight: 50 },
      { hours: 20, weight: 25 },
    ])
    expect(quartiles).toEqual([10 * 3_600, 10 * 3_600, 20 * 3_600])
  })

  it('are none without weight', () => {
    expect(quartilesOf([{ hours: 4, weight: 0 }])).toBeNull()
  })
})

describe('the scale of shares', () => {
  const group = (...weights: number[]) => ({
    bins: weights.map((weight, day) => ({ fromHours: day * 24, toHours: (day + 1) * 24, weight })),
    total: weights.reduce((sum, weight) => sum + weight, 0),
  })

  it('is one for all groups: it reaches to the highest bar of any', () => {
    expect(highestShare([group(1, 1, 1, 1), group(0, 3, 1)])).toBe(7_500)
    expect(highestShare([group(0, 0)])).toBe(0)
    expect(highestShare([])).toBe(0)
  })

  it.each([
    ['all of it on one day', 10_000, [0, 2_000, 8_000]],
    ['most of it', 9_500, [0, 2_000, 8_000]],
    ['a third', 3_300, [0, 500, 2_000]],
    ['little', 860, [0, 200, 800]],
    ['nothing', 0, [0]],
  ])('has two round shares that the highest bar reaches: %s', (_what, highest, expected) => {
    expect(shareTicks(highest)).toEqual(expected)
  })
})
