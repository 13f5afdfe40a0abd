import { describe, expect, it } from 'vitest'
import { leadOf, rankCorrelations, tornadoOf } from '../../../src/experiments/sweep/tornado'
import { withMargins } from '../../support/sweeps'

const COST = 'processor.costs.instantBasisPoints'
const SHARE = 'population.scheduleShareBasisPoints.daily'
const HOLD = 'policy.holdDays'

const scenario = withMargins('scenario', {}, [1_000, 1_200])
const ends = [
  withMargins('sensitivity/0/low', { [HOLD]: 3 }, [1_010, 1_210]),
  withMargins('sensitivity/0/high', { [HOLD]: 14 }, [990, 1_190]),
  withMargins('sensitivity/1/low', { [COST]: 50 }, [1_500, 1_680]),
  withMargins('sensitivity/1/high', { [COST]: 150 }, [500, 720]),
  withMargins('sensitivity/2/low', { [SHARE]: 100 }, [900, 1_100]),
]

describe('a tornado', () => {
  it('has the longest bar first, and each end as a difference from the scenario, paired', () => {
    const bars = tornadoOf([scenario, ...ends])
    expect(bars.map(({ path, swingCents }) => [path, swingCents])).toEqual([
      [COST, 980],
      [HOLD, 20],
    ])
    expect(bars[0]).toMatchObject({
      low: { value: 50, takeUp: 0, difference: { value: 490, n: 2 } },
      high: { value: 150, difference: { value: -490, n: 2 } },
    })
    expect(bars[1]!.low.difference).toMatchObject({ value: 10, low: 10, high: 10 })
    // Seed by seed −1,000 and −960: Student's 12.706 times a standard error of 20.
    expect(bars[0]!.swing).toMatchObject({ value: -980, n: 2 })
    expect(bars[0]!.swing.low).toBeCloseTo(-980 - 12.7062 * 20, 1)
    expect(bars[1]!.swing).toMatchObject({ value: -20, low: -20, high: -20 })
  })

  it('does not depend on the order of the assumptions', () => {
    expect(tornadoOf([...ends.toReversed(), scenario])).toEqual(tornadoOf([scenario, ...ends]))
  })

  it('has bars of the same length in the order of their paths', () => {
    const alike = [COST, SHARE, HOLD].flatMap((path, index) => [
      withMargins(`sensitivity/${index}/low`, { [path]: 1 }, [900, 1_100]),
      withMargins(`sensitivity/${index}/high`, { [path]: 2 }, [1_100, 1_300]),
    ])
    const paths = tornadoOf([scenario, ...alike]).map(({ path }) => path)
    expect(paths).toEqual([HOLD, SHARE, COST])
  })

  it('is empty without the scenario as it is', () => {
    expect(tornadoOf(ends)).toEqual([])
  })
})

describe('the longest bar', () => {
  const [zero, one, two] = [
    [0, 0, 0, 0, 0],
    [100, 110, 120, 90, 80],
    [80, 90, 130, 85, 65],
  ]
  /** Each given as the margins at its high value less those at its low one; the low one changes nothing. */
  const lead = (...swings: (readonly number[])[]) => {
    const seeds = swings[0]!.length
    const paths = [COST, HOLD, SHARE]
    return leadOf(
      tornadoOf([
        withMargins('scenario', {}, zero.slice(0, seeds)),
        ...swings.flatMap((swing, index) => [
          withMargins(`sensitivity/${index}/low`, { [paths[index]!]: 1 }, zero.slice(0, seeds)),
          withMargins(`sensitivity/${index}/high`, { [paths[index]!]: 2 }, swing),
        ]),
      ]),
    )
  }

  it('matters most where it is surely longer than each other, whichever way both go', () => {
    expect(lead(one, [10, 20, 30, 0, -10])).toEqual({ kind: 'first' })
    expect(lead([-10, -20, -30, 0, 10], one)).toEqual({ kind: 'first' })
    const downwards = one.map((cents) => -cents)
    expect(lead(downwards, [10, 20, 30, 0, -10])).toEqual({ kind: 'first' })
    expect(lead(downwards, two)).toMatchObject({ kind: 'shared', rivals: [{ path: HOLD }] })
  })

  it('shares that with those that may be as long, though it surely moves the margin itself', () => {
    const found = lead(one, two, [1, 2, 3, 2, 1])
    expect(found).toMatchObject({ kind: 'shared', rivals: [{ path: HOLD }] })
  })

  it('may be chance itself, and is not named from few seeds', () => {
    expect(lead([100, -90, 120, -80, 70])).toEqual({ kind: 'chance' })
    expect(lead(one.slice(0, 4), [1, 2, 3, 0])).toEqual({ kind: 'few' })
    expect(leadOf([])).toBeNull()
  })
})

describe('rank correlations', () => {
  /** Margins go with the cost alone, and not in proportion; the hold is anywhere. */
  const samples = [
    [10, 5, 900],
    [20, 1, 850],
    [30, 4, 400],
    [40, 2, 390],
    [50, 5, -3_000],
  ].map(([cost, hold, margin], index) =>
    withMargins(`sample/${index}`, { [COST]: cost, [HOLD]: hold }, [margin!]),
  )

  it('are of ranks, ties shared, the strongest first', () => {
    // Ranks of the hold 4.5, 1, 3, 2, 4.5 beside 5, 4, 3, 2, 1: −1.75 of √(9.5 × 10).
    const correlations = rankCorrelations([scenario, ...samples])
    expect(correlations.map(({ path, n }) => [path, n])).toEqual([
      [COST, 5],
      [HOLD, 5],
    ])
    expect(correlations[0]!.correlation).toBeCloseTo(-1, 12)
    expect(correlations[1]!.correlation).toBeCloseTo(-1 / Math.sqrt(95), 12)
  })

  it('do not depend on the order of samples and assumptions', () => {
    const reversed = samples.toReversed().map(({ point, seeds }) => ({
      point: { ...point, changes: Object.fromEntries(Object.entries(point.changes).toReversed()) },
      seeds,
    }))
    expect(rankCorrelations([...reversed, scenario])).toEqual(
      rankCorrelations([scenario, ...samples]),
    )
  })

  it('leave out the chance that a sample shares with the scenario', () => {
    const shifted = samples.map((sample, index) =>
      index === 0 ? withMargins('sample/0', sample.point.changes, [0, 0]) : sample,
    )
    expect(rankCorrelations([scenario, ...shifted])[0]!.n).toBe(6)
  })

  it('are none of fewer than three samples', () => {
    expect(rankCorrelations([scenario, ...samples.slice(0, 2)])).toEqual([])
    expect(rankCorrelations([scenario, ...samples.slice(0, 3)])).toHaveLength(2)
  })

  it('are none of an assumption that was the same in all samples', () => {
    const same = samples.map(({ point, seeds }) => ({
      point: { ...point, changes: { ...point.changes, [HOLD]: 7 } },
      seeds,
    }))
    expect(rankCorrelations([scenario, ...same])[1]).toMatchObject({
      path: HOLD,
      correlation: null,
    })
  })
})
