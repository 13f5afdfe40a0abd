import { describe, expect, it } from 'vitest'
import { expectedBest } from '../../src/experiments/expected-best'

const at = (x: number, ...seedMarginsCents: number[]) => ({
  x,
  seedMarginsCents,
  marginCents: seedMarginsCents.reduce((sum, one) => sum + one, 0) / seedMarginsCents.length,
})

describe('the fee that is estimated to earn most', () => {
  it('has ends that surely earn less, paired seed by seed', () => {
    // Seeds differ far more from each other than fees do.
    const best = expectedBest([
      at(100, 0, 90, 190, 290, 390),
      at(200, 8, 99, 201, 300, 399),
      at(300, 10, 100, 200, 300, 400),
      at(400, 5, 94, 196, 295, 394),
    ])
    expect(best).toMatchObject({
      x: { value: 300, low: 100, high: 400, n: 5 },
      marginCents: 202,
      isHighest: false,
    })
  })

  it('has no end where chance leaves everything open, nor with too few seeds', () => {
    const open = expectedBest([at(100, 0, 9, 0, 9, 0), at(200, 1, 0, 9, 0, 9)])
    expect(open).toMatchObject({ x: { value: 200, low: null, high: null }, isHighest: true })
    const few = expectedBest([at(100, 1, 1), at(200, 9, 9), at(300, 1, 1)])
    expect(few).toMatchObject({ x: { value: 200, low: null, high: null, n: 2 } })
  })

  it('is none where all earn the same, and of none', () => {
    expect(expectedBest([at(100, 0, 0), at(200, 0, 0)])).toBeNull()
    expect(expectedBest([])).toBeNull()
  })
})
