import { describe, expect, it } from 'vitest'
import { POLICIES } from '../../../src/core/policy'
import {
  policyFigure,
  policyPlaceOf,
  QUIRK_NAMES,
  withPolicyFigure,
} from '../../../src/ui/draft/policy-value'

const OWN = 'policy'
const CHANGE = 'policyChanges[1].policy'

it.each([
  ['policy.holdDays', { base: OWN, figure: 'holdDays' }],
  ['policyChanges[1].policy.name', { base: CHANGE, figure: 'name' }],
  ['policyChanges[1].on', null],
  ['population.size', null],
])('%s is of %j', (path, place) => {
  expect(policyPlaceOf(path)).toEqual(place)
})

describe('a figure of a policy', () => {
  it('is that of the named one, unless it is changed', () => {
    expect(policyFigure('gumroad-2025-04', 'minimumCents')).toBe(10_00)
    expect(policyFigure({ name: 'gumroad-2025-04', minimumCents: 0 }, 'minimumCents')).toBe(0)
  })

  it('may be changed to no limit', () => {
    const policy = withPolicyFigure(undefined, { base: OWN, figure: 'processingBlocksDays' }, null)
    expect(policy).toEqual({ name: 'gumroad-2026-08-30', processingBlocksDays: null })
    expect(policyFigure(policy, 'processingBlocksDays')).toBeNull()
  })

  it('is left out again where it is as named, lists and tables too', () => {
    const { gates, countryMinimumCents } = POLICIES['gumroad-2026-08-30']
    const policy = { name: 'gumroad-2026-08-30', gates: ['paused'], holdDays: 3 }
    const asNamed = withPolicyFigure(policy, { base: OWN, figure: 'gates' }, [...gates])
    expect(asNamed).toEqual({ name: 'gumroad-2026-08-30', holdDays: 3 })
    const table = { ...countryMinimumCents }
    const place = { base: OWN, figure: 'countryMinimumCents' }
    expect(withPolicyFigure(undefined, place, table)).toBeUndefined()
  })
})

describe('another name', () => {
  const named = (base: string, policy: unknown, name: string): unknown =>
    withPolicyFigure(policy, { base, figure: 'name' }, name)

  it('keeps the changes that are changes of it, too', () => {
    const policy = { name: 'gumroad-2026-03', instantMinimumCents: 1_00, holdDays: 3 }
    expect(named(OWN, policy, 'gumroad-2026-08-30')).toEqual({
      name: 'gumroad-2026-08-30',
      holdDays: 3,
    })
  })

  it('is left out where it is the default, but not of a change in mid-run', () => {
    expect(named(OWN, 'gumroad-2025-04', 'gumroad-2026-08-30')).toBeUndefined()
    expect(named(CHANGE, 'gumroad-2025-04', 'gumroad-2026-08-30')).toBe('gumroad-2026-08-30')
  })
})

it("counts as quirks what the lab's own policy has otherwise than the launch, and what is never a real rule", () => {
  const own = POLICIES['payout-lab']
  const launch = POLICIES['gumroad-2025-04']
  const alike = QUIRK_NAMES.filter((name) => own[name] === launch[name])
  expect(alike).toEqual(['refundAmountRead', 'dailyShownWeeklyDates'])
})
