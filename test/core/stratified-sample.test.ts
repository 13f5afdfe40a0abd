import { describe, expect, it } from 'vitest'
import { allocate, classBounds, classOf } from '../../src/core/stratified-sample'

describe('classes of size', () => {
  it('share the sum of the square roots evenly', () => {
    // Roots 1, 1, 1, 1, 2, 2, 4, 4: sixteen in all, four to each class.
    const sizes = [1, 1, 1, 1, 4, 4, 16, 16]
    const bounds = classBounds(sizes, 4)
    expect(bounds).toEqual([1, 4, 16])
    expect(sizes.map((size) => classOf(size, bounds))).toEqual([0, 0, 0, 0, 1, 1, 2, 2])
  })

  it('are by roots and not by sizes, and the last one is open', () => {
    // Roots 1, 2, 3, 4: half of ten is passed at the third. By sizes it would be the second.
    expect(classBounds([1, 4, 9, 16], 2)).toEqual([9])
  })

  it('are fewer where sizes are equal, and one where there is nothing', () => {
    expect(classBounds([9, 9, 9, 9], 3)).toEqual([9])
    expect(classBounds([], 3)).toEqual([])
    expect(classOf(5, [])).toBe(0)
  })
})

describe('a sample is shared out', () => {
  it.each([
    ['in proportion', 100, [[500, 3], [500, 1]], [75, 25]], // prettier-ignore
    ['with what asks for more than it has taken in full', 100, [[40, 9], [500, 1], [500, 1]], [40, 30, 30]], // prettier-ignore
    ['with at least two of each, or all', 100, [[500, 0], [1, 0], [500, 1]], [2, 1, 97]], // prettier-ignore
    ['in full before the least is given, which may then be too little', 20, [[3, 10], [500, 1.5], [500, 8.5]], [3, 3, 14]], // prettier-ignore
    ['to whole creators of the same sum', 100, [[500, 1], [500, 1], [500, 1]], [33, 34, 33]], // prettier-ignore
    ['and nothing to nobody', 10, [[0, 0], [50, 1]], [0, 10]], // prettier-ignore
    ['and everyone where the sample is no smaller', 100, [[30, 1], [20, 5]], [30, 20]], // prettier-ignore
  ] as [string, number, [number, number][], number[]][])('%s', (_how, sample, wishes, expected) => {
    const strata = wishes.map(([creators, share]) => ({ creators, share }))
    expect(allocate(sample, strata)).toEqual(expected)
  })
})
