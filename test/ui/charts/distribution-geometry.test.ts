import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  binHoursFor,
  binWeights,
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
  const binsOf = (...weights: number[]) =>
    weights.map((weight, day) => ({ fromHours: day * 24, toHours: (day + 1) * 24, weight }))

  it.each([
    ['half of it on one day', [50, 30, 20], [0, 4_000]],
    ['all of it on one day', [0, 7], [0, 10_000]],
    ['the same on each of eight days', Array<number>(8).fill(3), [0, 1_000]],
    ['nothing', [0, 0], [0]],
  ])('goes from zero to a round share that a bar reaches: %s', (_what, weights, expected) => {
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    expect(shareTicks(binsOf(...weights), total)).toEqual(expected)
  })
})
