import { describe, expect, it } from 'vitest'
import { readScenario } from '../../src/scenario/read-scenario'
import { settingDifferences } from '../../src/scenario/scenario-differences'
import type { ScenarioInput } from '../../src/scenario/schema'

const differences = (...inputs: Omit<ScenarioInput, 'version'>[]) =>
  settingDifferences(
    inputs.map((input) => {
      const read = readScenario({ version: 1, ...input })
      if (!read.ok) throw new Error(JSON.stringify(read.problems))
      return { scenario: read.scenario, sales: null }
    }),
  )

describe('the settings that differ between scenarios', () => {
  it('are none where only name and seed do', () => {
    expect(differences({ name: 'One', seed: 'a' }, { name: 'Two', seed: 'b' })).toEqual([])
  })

  it('compare what is in force: a default that is listed is no difference', () => {
    expect(
      differences({}, { days: 90, startDay: '2026-08-31', population: { size: 500 } }),
    ).toEqual([])
  })

  it('name each path with the value of every scenario', () => {
    expect(
      differences({}, { population: { size: 40 } }, { population: { size: 40 }, days: 30 }),
    ).toEqual([
      { path: 'population.size', values: [500, 40, 40] },
      { path: 'days', values: [90, 90, 30] },
    ])
  })

  it('open up named policies, figure by figure', () => {
    expect(
      differences(
        { policy: 'gumroad-2026-08-30' },
        { policy: { name: 'gumroad-2026-08-30', instantFeeBasisPoints: 150 } },
      ),
    ).toEqual([{ path: 'policy.instantFeeBasisPoints', values: [300, 150] }])
  })

  it('take a list as one value', () => {
    const creators = [{ handle: 'a' }]
    expect(differences({}, { creators })).toMatchObject([
      { path: 'creators', values: [[], [{ handle: 'a' }]] },
    ])
  })
})
