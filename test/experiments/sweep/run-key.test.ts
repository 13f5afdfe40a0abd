/** The key under which a run is kept: what gives another result has another one, and what means the same has the same. */
import { describe, expect, it } from 'vitest'
import { runKey, scenarioKey } from '../../../src/experiments/sweep/run-key'
import { readScenario } from '../../../src/scenario/read-scenario'
import type { Scenario, ScenarioInput } from '../../../src/scenario/schema'
import { strataBasis } from '../../../src/scenario/strata-basis'
import { sweepPlan } from '../../support/sweeps'

function scenarioOf(input: Omit<ScenarioInput, 'version'>): Scenario {
  const read = readScenario({ version: 1, ...input })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.scenario
}

const changeOn = (on: string, instantFeeBasisPoints: number) => ({
  policyChanges: [{ on, policy: { name: 'gumroad-2026-08-30' as const, instantFeeBasisPoints } }],
})
const START = { startDay: '2026-09-01', days: 30 }
const keyOf = (input: Omit<ScenarioInput, 'version'>): string =>
  scenarioKey(scenarioOf({ ...START, ...input }), null, null)

describe('a scenario has another key', () => {
  it.each([
    ['with more days', {}, { days: 31 }],
    [
      'where a fee is another',
      {},
      { policy: { name: 'gumroad-2026-08-30', instantFeeBasisPoints: 100 } },
    ],
    ['where a rule changes', {}, changeOn('2026-09-10', 300)],
    [
      'where a rule changes on another day',
      changeOn('2026-09-10', 300),
      changeOn('2026-09-11', 300),
    ],
    ['where a rule changes to another', changeOn('2026-09-10', 300), changeOn('2026-09-10', 200)],
  ] as const)('%s', (_what, one, other) => {
    expect(keyOf(other)).not.toBe(keyOf(one))
  })

  it('on another file, or read in another way', () => {
    const scenario = scenarioOf(START)
    const keys = [null, 'file', 'other file'].map((file) => scenarioKey(scenario, null, file))
    expect(new Set(keys).size).toBe(3)
  })

  it('where its sample is divided on another basis', () => {
    const scenario = scenarioOf(START)
    const basis = (instantFeeBasisPoints: number) =>
      strataBasis(scenarioOf({ policy: { name: 'gumroad-2026-08-30', instantFeeBasisPoints } }))
    const keys = [null, basis(300), basis(100)].map((sampledBy) =>
      scenarioKey(scenario, sampledBy, null),
    )
    expect(new Set(keys).size).toBe(3)
  })
})

it.each([
  ['its name', { name: 'One' }, { name: 'Other' }],
  ['its own seed, which a run replaces', { seed: 'one' }, { seed: 'other' }],
  [
    'a default that is written out',
    { policy: 'gumroad-2026-08-30' },
    { policy: { name: 'gumroad-2026-08-30', holdDays: 7 } },
  ],
] as const)('a scenario has the same key whatever %s', (_what, one, other) => {
  expect(keyOf(other)).toBe(keyOf(one))
})

it('each seed of a scenario has a key of its own', () => {
  const keys = ['one', 'two', 'six'].map((seed) => runKey(keyOf({}), seed))
  expect(new Set(keys).size).toBe(3)
  expect(runKey(keyOf({ days: 31 }), 'one')).not.toBe(keys[0])
})

it('runs of two services, or of two versions of one, are told apart', () => {
  const keysOf = (paidBy?: string): string[] =>
    sweepPlan({ scenario: 'default' }, paidBy === undefined ? {} : { paidBy }).pairs.flatMap(
      ({ run, baseline }) => [run.key, baseline.key],
    )
  const all = [keysOf(), keysOf('one'), keysOf('other')]
  expect(keysOf('one')).toEqual(all[1])
  expect(new Set(all.flat()).size).toBe(new Set(all[0]).size * 3)
})
