import { describe, expect, it } from 'vitest'
import { onLogarithm, ratioOf, totalOf, type Sampled } from '../../src/metrics/stratified-estimate'

/** Two of ten, and both of two. */
const sampled: Sampled = {
  strata: [
    { creators: 10, sampled: 2 },
    { creators: 2, sampled: 2 },
  ],
  stratumOf: [0, 0, 1, 1],
}

describe('a total of all creators', () => {
  it('counts each creator for as many as their stratum has for each that is sampled', () => {
    // 10/2 × (4 + 8) + 100 + 300. Variance 10 × 8 × 8 / 2 = 320, with one degree of freedom: t is 12.7062.
    const { value, low, high } = totalOf([4, 8, 100, 300], sampled)
    expect(value).toBe(460)
    expect(high - value).toBeCloseTo(12.706_204_7 * Math.sqrt(320), 5)
    // Those who are sampled have this much already.
    expect(low).toBe(412)
  })

  it('may be below what is sampled where amounts may be negative', () => {
    const { value, low } = totalOf([-4, 8, 100, 300], sampled)
    expect(value).toBe(420)
    expect(low).toBeCloseTo(420 - 12.706_204_7 * Math.sqrt((10 * 8 * 72) / 2), 5)
  })

  it('is exact of strata that are taken in full, however unlike their creators are', () => {
    const whole: Sampled = { strata: [{ creators: 3, sampled: 3 }], stratumOf: [0, 0, 0] }
    expect(totalOf([1, 10, 100], whole)).toEqual({ value: 111, low: 111, high: 111 })
  })

  it('has the degrees of freedom of all strata that vary (Satterthwaite)', () => {
    // Two strata of three with equal parts: (v + v)² / (v²/2 + v²/2) = 4, where t is 2.7764.
    const both: Sampled = {
      strata: [
        { creators: 9, sampled: 3 },
        { creators: 9, sampled: 3 },
      ],
      stratumOf: [0, 0, 0, 1, 1, 1],
    }
    const { value, high } = totalOf([1, 2, 3, 11, 12, 13], both)
    expect(value).toBe(126)
    // Each 9 × 6 × 1 / 3.
    expect(high - value).toBeCloseTo(2.776_445_1 * Math.sqrt(36), 1)
  })
})

describe('a ratio of two totals', () => {
  it('is exact where every creator has the same, however large they are', () => {
    const ratio = ratioOf([8, 16, 200, 600], [4, 8, 100, 300], sampled)
    expect(ratio).toEqual({ value: 2, low: 2, high: 2 })
  })

  it('has the interval of what is left over', () => {
    // (5 × 2 + 0) / (5 × 2 + 2): of ten, one half each; residuals −5/6 and 7/6 in units of 1/12.
    const ratio = ratioOf([0, 2, 0, 0], [1, 1, 1, 1], sampled)!
    expect(ratio.value).toBeCloseTo(10 / 12, 12)
    expect(ratio.high - ratio.value).toBeCloseTo(
      (12.706_204_7 * Math.sqrt((10 * 8 * 2) / 2)) / 12,
      5,
    )
  })

  it('is nothing where there is nothing to divide by', () => {
    expect(ratioOf([0, 0, 0, 0], [0, 0, 0, 0], sampled)).toBeNull()
  })
})

describe('an interval on the logarithm', () => {
  it('reaches as far up in proportion as down', () => {
    // A tenth of the value either way: a factor of e^0.1, 1.10517.
    const { value, low, high } = onLogarithm({ value: 200, low: 180, high: 220 })
    expect(value).toBe(200)
    expect(high).toBeCloseTo(221.034_18, 4)
    expect(low).toBeCloseTo(180.967_48, 4)
  })

  it('stays above zero where the other one does not', () => {
    expect(onLogarithm({ value: 100, low: -50, high: 250 }).low).toBeCloseTo(22.313, 3)
  })

  it('of nothing at all is the other one, as far as it is not below zero', () => {
    expect(onLogarithm({ value: 0, low: 0, high: 0 })).toEqual({ value: 0, low: 0, high: 0 })
    expect(onLogarithm({ value: 0, low: -3, high: 3 })).toEqual({ value: 0, low: 0, high: 3 })
  })
})
