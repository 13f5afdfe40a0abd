import seedrandom from 'seedrandom'
import { describe, expect, it } from 'vitest'
import {
  delaySeconds,
  exponential,
  happens,
  logNormal,
  logNormalAround,
  logNormalMeanFactor,
  normal,
  pick,
  type Uniform,
} from '../../src/core/random'

const draws = 20_000
const stream = (): Uniform => seedrandom.alea('a fixed seed')

function drawn<Value>(
  count: number,
  draw: (uniform: Uniform) => Value,
  uniform = stream(),
): Value[] {
  return Array.from({ length: count }, () => draw(uniform))
}

function quantile(values: number[], share: number): number {
  return values.sort((one, other) => one - other)[Math.floor(values.length * share)]!
}

describe('draws', () => {
  it('of a normal distribution have its quantiles', () => {
    const values = drawn(draws, normal)
    expect(quantile(values, 0.5)).toBeCloseTo(0, 1)
    expect(quantile(values, 0.8413)).toBeCloseTo(1, 1)
    expect(quantile(values, 0.0228)).toBeCloseTo(-2, 0)
  })

  it('of a log-normal one lie around its median', () => {
    const values = drawn(draws, (uniform) => logNormal(uniform, 3.6, 2.41))
    expect(quantile(values, 0.5) / Math.exp(3.6)).toBeCloseTo(1, 1)
    expect(quantile(values, 0.8413) / Math.exp(3.6 + 2.41)).toBeCloseTo(1, 0)
  })

  it('of an exponential one have mean 1 and are never negative', () => {
    const values = drawn(draws, exponential)
    expect(values.reduce((sum, each) => sum + each, 0) / draws).toBeCloseTo(1, 1)
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
  })

  it('at the very edges of a uniform number are finite', () => {
    for (const edge of [0, 1 - 2 ** -32]) {
      for (const draw of [normal, exponential]) expect(draw(() => edge)).toSatisfy(Number.isFinite)
    }
  })

  it.each([
    [0, 0],
    [10_000, draws],
  ])('happen at a chance of %i basis points %i times', (chance, times) => {
    const happened = drawn(draws, (uniform) => happens(uniform, chance))
    expect(happened.filter(Boolean)).toHaveLength(times)
  })

  it('pick each key as often as its share says, and one without a share never', () => {
    const shares = { daily: 3_000, weekly: 5_500, monthly: 0, quarterly: 1_500 }
    const picked = drawn(draws, (uniform) => pick(uniform, shares))
    for (const [key, share] of Object.entries(shares)) {
      const count = picked.filter((each) => each === key).length
      expect(count / draws).toBeCloseTo(share / 10_000, 1)
      if (share === 0) expect(count).toBe(0)
    }
  })

  it('of a delay are whole seconds and never above the maximum', () => {
    const spread = { medianSeconds: 300, sigma: 2, maximumSeconds: 1_800 }
    const delays = drawn(draws, (uniform) => delaySeconds(uniform, spread))
    expect(delays.every((delay) => Number.isInteger(delay) && delay >= 0)).toBe(true)
    expect(Math.max(...delays)).toBe(1_800)
    expect(quantile(delays, 0.5) / 300).toBeCloseTo(1, 1)
    const exact = { ...spread, sigma: 0 }
    expect(drawn(5, (uniform) => delaySeconds(uniform, exact))).toEqual([300, 300, 300, 300, 300])
  })
})

// The same digits on every engine: a drift here changes every ledger of every seed.
describe('draws of a fixed stream are these, to the last digit', () => {
  const five = <Value>(draw: (uniform: Uniform) => Value): Value[] =>
    drawn(5, draw, seedrandom.alea('["portability","draws",1]'))

  it.each([
    [
      'uniform numbers',
      five((uniform) => uniform()),
      [
        0.11920562200248241, 0.9098803414963186, 0.11496740928851068, 0.1281248580198735,
        0.20766507112421095,
      ],
    ],
    [
      'normal ones',
      five((uniform) => normal(uniform)),
      [
        -1.1789671815805318, 1.340018542115636, -1.2005267790534204, -1.1352998232170513,
        -0.8145496477214141,
      ],
    ],
    [
      'log-normal ones',
      five((uniform) => logNormal(uniform, 3.6, 2.41)),
      [
        2.135474974417608, 924.6771841551653, 2.027351907631916, 2.37246008194374,
        5.139394900974992,
      ],
    ],
    [
      'exponential ones',
      five((uniform) => exponential(uniform)),
      [
        2.126905360036147, 0.09444218085042816, 2.163106587262162, 2.0547500363190427,
        1.5718287315217132,
      ],
    ],
    [
      'prices around a median',
      five((uniform) => logNormalAround(uniform, 2_900, 0.25)),
      [
        2159.699175936528, 4054.0459097486105, 2148.0899291535684, 2183.4054286468618,
        2365.6984950032925,
      ],
    ],
    [
      'delays',
      five((uniform) =>
        delaySeconds(uniform, { medianSeconds: 300, sigma: 1, maximumSeconds: 1_800 }),
      ),
      [92, 1146, 90, 96, 133],
    ],
    [
      'picked keys',
      five((uniform) => pick(uniform, { daily: 3_000, weekly: 5_500, monthly: 1_500 })),
      ['daily', 'monthly', 'daily', 'daily', 'daily'],
    ],
  ] as [name: string, values: unknown[], expected: unknown[]][])(
    '%s',
    (_name, values, expected) => {
      expect(values).toEqual(expected)
    },
  )

  it('and so is the mean factor of a log-normal', () => {
    expect(logNormalMeanFactor(2.41)).toBe(18.24789991032138)
  })
})
