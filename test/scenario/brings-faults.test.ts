import { expect, it } from 'vitest'
import { bringsFaults, switchesProtectionsOff } from '../../src/scenario/brings-faults'
import { PRESETS } from '../../src/scenario/presets'
import { readScenario } from '../../src/scenario/read-scenario'
import type { Scenario, ScenarioInput } from '../../src/scenario/schema'

function scenarioOf(input: Omit<ScenarioInput, 'version'>): Scenario {
  const read = readScenario({ version: 1, days: 30, ...input })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.scenario
}

const isFaulty = (input: Omit<ScenarioInput, 'version'>): boolean => bringsFaults(scenarioOf(input))

it.each<[string, Omit<ScenarioInput, 'version'>]>([
  ['keys that are forgotten', { processor: { idempotencyKeyHours: 24 } }],
  ['webhooks that are lost', { processor: { webhookLostBasisPoints: 100 } }],
  ['batches that are refused', { processor: { paypal: { batchRefusedBasisPoints: 1_000 } } }],
  ['more failures than usual', { processor: { failures: { returnedBasisPoints: 5_000 } } }],
  ['a rate of lost calls', { faults: { calls: { lostBasisPoints: 1 } } }],
  ['a deploy', { faults: { deploys: ['2026-09-01T08:00:00Z'] } }],
  [
    'a change in mid-run',
    { faultChanges: [{ at: '2026-09-02', faults: { calls: { lostBasisPoints: 1 } } }] },
  ],
])('%s are faults', (_what, input) => {
  expect(isFaulty(input)).toBe(true)
})

it.each<[string, Omit<ScenarioInput, 'version'>]>([
  ['what every scenario has', {}],
  ['fewer failures than usual', { processor: { failures: { returnedBasisPoints: 0 } } }],
  ['other prices', { processor: { costs: { instantBasisPoints: 200 } } }],
  [
    'a slow processor',
    { processor: { callLatency: { medianSeconds: 30, sigma: 1, maximumSeconds: 60 } } },
  ],
  ['a protection that is off', { protections: { retries: false } }],
  [
    'a protection that is switched off in mid-run',
    { faultChanges: [{ at: '2026-09-02', protections: { retries: false } }] },
  ],
])('%s is none', (_what, input) => {
  expect(isFaulty(input)).toBe(false)
})

it('the default preset brings none', () => {
  const { version: _version, ...input } = PRESETS.default
  expect(isFaulty(input)).toBe(false)
})

it('knows a protection that is off, also from a change in mid-run on', () => {
  const isOff = (input: Omit<ScenarioInput, 'version'>) => switchesProtectionsOff(scenarioOf(input))
  expect(isOff({ protections: { retries: false } })).toBe(true)
  expect(isOff({ faultChanges: [{ at: '2026-09-02', protections: { retries: false } }] })).toBe(
    true,
  )
  expect(isOff({ faults: { calls: { lostBasisPoints: 1 } } })).toBe(false)
})
