/** What a scenario is compared with has nobody on daily, however they came to be on it. */
import { expect, it } from 'vitest'
import { economicsOf } from '../../../src/experiments/run-economics'
import { baselineOf } from '../../../src/experiments/sweep/baseline'
import { readScenario } from '../../../src/scenario/read-scenario'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { run } from '../../support/runs'

const DAYS = 30
const EVERYBODY_WOULD: ScenarioInput = {
  version: 1,
  days: DAYS,
  policy: { name: 'gumroad-2026-08-30', instantFeeBasisPoints: 0 },
  population: {
    size: 30,
    monthlyGross: { mu: 7, sigma: 0.5 },
    adoption: { mode: 'model', awareAtStartBasisPoints: 10_000, inertiaMonthlyCents: 0 },
  },
}
const FIXED: ScenarioInput = {
  ...EVERYBODY_WOULD,
  population: { ...EVERYBODY_WOULD.population, adoption: { mode: 'fixed' } },
}

const takersOf = (scenario: ScenarioInput): number =>
  economicsOf(run(scenario).simulation).economics.everTakers

it.each([
  ['who decide for themselves', EVERYBODY_WOULD],
  ['of a fixed share', FIXED],
])('of creators %s nobody is on daily', (_who, scenario) => {
  const read = readScenario(scenario)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  expect(takersOf(scenario)).toBeGreaterThan(0)
  expect(takersOf(baselineOf(read.scenario))).toBe(0)
})
