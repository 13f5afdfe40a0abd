import { expect, it } from 'vitest'
import { sweepSummary } from '../../src/cli/sweep-summary'
import { analyse } from '../../src/experiments/sweep/analysis'
import type { PointResult } from '../../src/experiments/sweep/results'
import { sweepPlan, withMargins } from '../support/sweeps'

const FEE = 'policy.instantFeeBasisPoints'
const plan = sweepPlan({
  scenario: { version: 1, name: 'A marketplace', days: 5 },
  name: 'Fees',
  seeds: 6,
  axes: [{ path: FEE, values: [750, 800, 850] }],
})
const said = (points: PointResult[]): string[] => {
  const progress = { done: 24, total: 24, simulated: 24 }
  const result = { points, progress, isComplete: true }
  return sweepSummary(plan, result, analyse(plan, result))
}

it('names the scenario, writes percentages, and says whether chance explains the best fee', () => {
  const lines = said([
    withMargins('scenario', {}, [50_00, 60_00, 70_00, 50_00, 60_00, 70_00]),
    withMargins('axis/0', { [FEE]: 750 }, [70_00, 72_00, 74_00, 70_00, 72_00, 74_00]),
    withMargins('axis/1', { [FEE]: 800 }, [70_00, 75_00, 90_00, 70_00, 75_00, 90_00]),
    withMargins('axis/2', { [FEE]: 850 }, [3_00, 4_00, 5_00, 3_00, 4_00, 5_00]),
  ])
  expect(lines[0]).toBe('Scenario: A marketplace')
  expect(lines[4]).toMatch(/^policy\.instantFeeBasisPoints 7\.5%: \$72\.00 a month, /)
  const [largest, cliff, chance] = lines.slice(7)
  expect(largest).toBe(
    'largest margin: policy.instantFeeBasisPoints at 8% (the lowest that was run or below to 8.5% in 6 seeds), $78.33 a month',
  )
  expect(cliff).toBe('right beside it the margin falls steeply: $4.00 a month at 8.5%')
  expect(chance).toMatch(
    /^chance does not explain it: \+\$18\.33 a month more than the scenario as it is, /,
  )
})

it('says how many seeds would tell, and of how many seeds a difference is', () => {
  const lines = said([
    withMargins('scenario', {}, [50_00, 90_00, 70_00, 50_00, 90_00]),
    withMargins('axis/0', { [FEE]: 750 }, [1_00, 2_00, 3_00, 4_00, 5_00, 6_00]),
    withMargins('axis/1', { [FEE]: 800 }, [70_00, 75_00, 90_00, 70_00, 75_00, 90_00]),
    withMargins('axis/2', { [FEE]: 850 }, [3_00, 4_00, 5_00, 3_00, 4_00, 5_00]),
  ])
  expect(lines[4]).toMatch(/ in 6 seeds; .* from the scenario, in the 5 seeds of both$/)
  // Of the five differences 20, −15, 20, 20 and −15 half of the interval is 23.80, at 6.00: 5 × 3.967².
  expect(lines).toContain(
    'chance may explain it: +$6.00 a month more than the scenario as it is, -$17.80 to $29.80; it takes about 79 seeds to tell',
  )
})

it('says that no value earns as much as the scenario as it is', () => {
  const lines = said([
    withMargins('scenario', {}, [90_00, 95_00, 90_00, 95_00, 90_00, 95_00]),
    withMargins('axis/0', { [FEE]: 750 }, [1_00, 2_00, 3_00, 4_00, 5_00, 6_00]),
    withMargins('axis/1', { [FEE]: 800 }, [80_00, 85_00, 80_00, 85_00, 80_00, 85_00]),
    withMargins('axis/2', { [FEE]: 850 }, [3_00, 4_00, 5_00, 3_00, 4_00, 5_00]),
  ])
  expect(lines).toContain('less than the scenario as it is: -$10.00 a month, -$10.00 to -$10.00')
  expect(lines.join('\n')).not.toContain('chance')
})
