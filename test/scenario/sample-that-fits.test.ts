import { describe, expect, it } from 'vitest'
import { sampleThatFits } from '../../src/scenario/sample-that-fits'
import type { Scenario, ScenarioInput } from '../../src/scenario/schema'
import { refuseIfTooLarge } from '../../src/scenario/size-estimate'
import { formatProblem } from '../../src/scenario/problems'
import { readScenario } from '../../src/scenario/read-scenario'

function of(population: ScenarioInput['population'], days = 90): Scenario {
  const result = readScenario({ version: 1, days, population })
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'))
  return result.scenario
}

describe('a sample in place of a run that is too large', () => {
  it('is none where everyone fits', () => {
    expect(sampleThatFits(of({ size: 500 }))).toBeNull()
  })

  it('is one with which the run fits', () => {
    const scenario = of({ size: 40_000 })
    expect(refuseIfTooLarge(scenario, null)).not.toBeNull()
    expect(sampleThatFits(scenario)).toBe(2_000)
    expect(refuseIfTooLarge(of({ size: 40_000, sample: { creators: 2_000 } }), null)).toBeNull()
  })

  it('is smaller where a long run has no room for as many', () => {
    const scenario = of({ size: 40_000 }, 365)
    const creators = sampleThatFits(scenario)!
    expect(creators).toBeLessThan(2_000)
    expect(refuseIfTooLarge(of({ size: 40_000, sample: { creators } }, 365), null)).toBeNull()
  })

  it('is smaller than the one that does not fit', () => {
    const creators = sampleThatFits(of({ size: 40_000, sample: { creators: 1_000 } }, 365))
    expect(creators).toBeLessThan(1_000)
  })

  it('is none where creators share a limit that a sample would not reach', () => {
    const scenario = of({ size: 40_000 })
    const processor = { ...scenario.processor, instantDailyCapCents: 1_000_00 }
    expect(sampleThatFits({ ...scenario, processor })).toBeNull()
  })
})
