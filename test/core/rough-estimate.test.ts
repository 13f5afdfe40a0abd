import { describe, expect, it } from 'vitest'
import { reversed, roughEstimate, roughly } from '../../src/core/rough-estimate'

describe('an estimate', () => {
  it.each([
    ['that may be off by $1,205', [-601_30, -1_806_73, 604_14], [-600_00, -1_800_00, 600_00]],
    ['that may be off by $240', [250_00, 10_00, 490_00], [250_00, 10_00, 490_00]],
    ['that is known to the dollar', [1_234_56, 1_224_31, 1_244_81], [1_235_00, 1_224_00, 1_245_00]],
    ['that is off by nothing', [1_234_56, 1_234_56, 1_234_56], [1_234_56, 1_234_56, 1_234_56]],
    // Its lower end leaves zero out, and so does what is shown of it.
    ['that is surely above zero', [61_15, 30, 122_00], [61_00, 1_00, 122_00]],
    ['that is surely below zero', [-61_15, -122_00, -30], [-61_00, -122_00, -1_00]],
    ['that is near its lower end', [40, 30, 122_00], [1_00, 1_00, 122_00]],
    ['whose interval begins at zero', [61_00, 0, 122_00], [61_00, 0, 122_00]],
    ['that is a small loss', [-40_00, -1_240_00, 1_160_00], [-40_00, -1_200_00, 1_200_00]],
    ['that is a small gain', [0.36, -12, 12.72], [0.4, -12, 13]],
    ['of nothing', [0, -1_200_00, 1_200_00], [0, -1_200_00, 1_200_00]],
    ['that is known to the tenth', [0.31, -4.72, 5.34], [0.3, -4.7, 5.3]],
    ['of less than one', [0.1234, 0.1, 0.1468], [0.123, 0.1, 0.147]],
  ])('%s has no more digits than are known', (_what, [value, low, high], [about, least, most]) => {
    expect(roughEstimate({ value: value!, low: low!, high: high! })).toEqual({
      value: about,
      low: least,
      high: most,
    })
  })

  it('without an interval has three digits', () => {
    expect(roughEstimate({ value: 1_234_56, low: null, high: null }).value).toBe(1_230_00)
    expect([roughly(-78_33), roughly(0), roughly(12)]).toEqual([-78_30, 0, 12])
  })

  it('has no more digits than the figure that it stands beside', () => {
    const known = { value: 1_234_56, low: 1_224_31, high: 1_244_81 }
    expect(roughEstimate(known, 100_00)).toEqual({ value: 1_200_00, low: 1_200_00, high: 1_200_00 })
  })

  it.each([
    ['its ends change places', { value: 5, low: -1, high: 9 }, { value: -5, low: -9, high: 1 }],
    ['it may have none', { value: 5, low: null, high: null }, { value: -5, low: null, high: null }],
  ])('counted the other way: %s', (_what, estimate, other) => {
    expect(reversed(estimate)).toEqual(other)
  })
})
