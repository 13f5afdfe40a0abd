/** What a scenario is compared with has nobody on daily, however they came to be on it. */
import { describe, expect, it } from 'vitest'
import { economicsOf } from '../../../src/experiments/run-economics'
import {
  baselineOf,
  withNobodyOnDaily,
  withoutNeedless,
} from '../../../src/experiments/sweep/baseline'
import { readScenario } from '../../../src/scenario/read-scenario'
import type { Scenario, ScenarioInput } from '../../../src/scenario/schema'
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

function scenarioOf(input: ScenarioInput): Scenario {
  const read = readScenario(input)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.scenario
}

const takersOf = (scenario: ScenarioInput): number =>
  economicsOf(run(scenario).simulation).economics.everTakers

it.each([
  ['who decide for themselves', EVERYBODY_WOULD],
  ['of a fixed share', FIXED],
])('of creators %s nobody is on daily', (_who, scenario) => {
  expect(takersOf(scenario)).toBeGreaterThan(0)
  expect(takersOf(baselineOf(scenarioOf(scenario)))).toBe(0)
})

const LISTED: ScenarioInput = {
  version: 1,
  population: { size: 0 },
  creators: [
    { handle: 'ink', schedule: 'daily' },
    { handle: 'oak', schedule: 'monthly' },
  ],
  actions: [
    { action: 'change-schedule', on: '2026-09-10', creator: 'oak', schedule: 'daily' },
    { action: 'change-schedule', on: '2026-09-20', creator: 'ink', schedule: 'quarterly' },
  ],
}

it('creators that are listed, and those who change to daily, are on weekly in its place', () => {
  const { creators, actions } = withNobodyOnDaily(scenarioOf(LISTED))
  expect(creators.map(({ schedule }) => schedule)).toEqual(['weekly', 'monthly'])
  expect(actions).toMatchObject([{ schedule: 'weekly' }, { schedule: 'quarterly' }])
})

describe('what instant payouts cost, and how they are weighed,', () => {
  const shares = { daily: 0, weekly: 9_000, monthly: 0, quarterly: 0, threshold: 1_000 }
  const standard: ScenarioInput = {
    version: 1,
    population: {
      ...{ size: 10, scheduleShareBasisPoints: shares },
      flexibleSchedules: { threshold: { instantBasisPoints: 0 } },
    },
  }
  const creatorOn = (payoutType: 'instant' | 'standard'): ScenarioInput => ({
    ...standard,
    creators: [
      { handle: 'ink', schedule: { frequency: 'threshold', thresholdCents: 1_00, payoutType } },
    ],
  })

  it('is left out where nothing is paid instantly: such scenarios are one', () => {
    const other: ScenarioInput = {
      ...creatorOn('standard'),
      policy: { name: 'gumroad-2026-08-30', instantFeeBasisPoints: 700 },
      population: { ...standard.population, adoption: { feeWeight: 3 } },
      processor: { costs: { instantBasisPoints: 900, instantMinimumCents: 77 } },
    }
    const change = (instantFeeBasisPoints: number): ScenarioInput['policyChanges'] => [
      { on: '2026-09-10', policy: { name: 'gumroad-2026-08-30', instantFeeBasisPoints } },
    ]
    const one: ScenarioInput = {
      ...creatorOn('standard'),
      policy: { name: 'gumroad-2026-08-30', instantFeeBasisPoints: 100 },
    }
    expect(withoutNeedless(scenarioOf({ ...one, policyChanges: change(200) }))).toEqual(
      withoutNeedless(scenarioOf({ ...other, policyChanges: change(300) })),
    )
  })

  it.each<[who: string, scenario: ScenarioInput]>([
    ['is drawn to be on daily', { version: 1, population: { size: 10 } }],
    [
      'decides about daily',
      { ...standard, population: { ...standard.population, adoption: { mode: 'model' } } },
    ],
    [
      'is drawn to be on an instant schedule',
      {
        ...standard,
        population: {
          ...standard.population,
          flexibleSchedules: { threshold: { instantBasisPoints: 1 } },
        },
      },
    ],
    ['is listed on daily', { ...standard, creators: [{ handle: 'ink', schedule: 'daily' }] }],
    ['is listed on an instant schedule', creatorOn('instant')],
    [
      'may ask for an instant payout',
      {
        ...creatorOn('standard'),
        actions: [{ action: 'request-payout', on: '2026-09-10T10:00:00Z', creator: 'ink' }],
      },
    ],
    [
      'changes to daily',
      {
        ...creatorOn('standard'),
        actions: [
          { action: 'change-schedule', on: '2026-09-10', creator: 'ink', schedule: 'daily' },
        ],
      },
    ],
  ])('is kept where somebody %s', (_who, input) => {
    const scenario = scenarioOf(input)
    expect(withoutNeedless(scenario)).toBe(scenario)
  })
})
