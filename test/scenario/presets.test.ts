import { wholeRun } from '../../src/scenario/period'
import { describe, expect, it } from 'vitest'
import { formatProblem } from '../../src/scenario/problems'
import { isPresetName, PRESET_NAMES, PRESETS } from '../../src/scenario/presets'
import { readScenario } from '../../src/scenario/read-scenario'
import type { Scenario } from '../../src/scenario/schema'
import { refuseIfTooLarge } from '../../src/scenario/size-estimate'

function complete(input: unknown): Scenario {
  const result = readScenario(input)
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'))
  return result.scenario
}

describe('the presets', () => {
  it.each(PRESET_NAMES)('%s is a valid scenario of a size that fits', (name) => {
    const scenario = complete(PRESETS[name])
    expect(scenario.name).not.toBe('Untitled scenario')
    expect(refuseIfTooLarge(scenario, null)).toBeNull()
  })

  it('go by their names', () => {
    expect(isPresetName('all-daily')).toBe(true)
    expect(isPresetName('toString')).toBe(false)
  })

  it('default has 500 creators for 90 days', () => {
    const scenario = complete(PRESETS.default)
    expect([scenario.seed, scenario.population.size]).toEqual(['payout-lab', 500])
    expect(wholeRun(scenario, null).days).toBe(90)
  })

  it('all-daily leaves nobody out of instant payouts', () => {
    const { population } = complete(PRESETS['all-daily'])
    expect(population).toMatchObject({
      scheduleShareBasisPoints: { daily: 10_000 },
      railShareBasisPoints: { us_bank: 10_000 },
      completedPayouts: { atLeastFourBasisPoints: 10_000 },
      instantCapableBasisPoints: 10_000,
      notReviewedBasisPoints: 0,
      pausedBasisPoints: 0,
    })
  })
})
