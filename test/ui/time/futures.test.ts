import { expect, it } from 'vitest'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { changesProtections } from '../../../src/ui/time/futures.svelte'

const at = '2026-09-02T10:00:05Z'
const scenario: ScenarioInput = {
  version: 1,
  faultChanges: [{ at, protections: { retries: false } }],
}
const withChange = (change: object): ScenarioInput => ({
  ...scenario,
  faultChanges: [...scenario.faultChanges!, { at, ...change }],
})

it('tells futures in which a protection is switched from those in which none is', () => {
  const isOf = (changed: ScenarioInput): boolean => changesProtections({ scenario, changed })
  expect(isOf(withChange({ protections: { idempotencyKeys: true } }))).toBe(true)
  expect(isOf(withChange({ faults: { calls: { lostBasisPoints: 100 } } }))).toBe(false)
  expect(isOf({ ...scenario, days: 3 })).toBe(false)
  expect(changesProtections({ scenario: { version: 1 }, changed: scenario })).toBe(true)
})
