import { expect, it } from 'vitest'
import { POLICIES } from '../../src/core/policy'
import { PolicyTimeline } from '../../src/core/policy-timeline'
import { at, day } from '../support/days'

const launch = POLICIES['gumroad-2025-04']
const march = POLICIES['gumroad-2026-03']
const august = POLICIES['gumroad-2026-08-30']
const two = new PolicyTimeline(launch, [
  { on: day('2026-03-19'), policy: march },
  { on: day('2026-08-30'), policy: august },
])

it('one policy is always in force', () => {
  const timeline = new PolicyTimeline(launch)
  expect(timeline.on(day('1999-01-01'))).toBe(launch)
  expect(timeline.at(at('2099-01-01T00:00:00Z'))).toBe(launch)
})

it('a switch takes effect at midnight, and not a second before', () => {
  expect(two.at(at('2026-03-18T23:59:59Z'))).toBe(launch)
  expect(two.at(at('2026-03-19T00:00:00Z'))).toBe(march)
  expect(two.at(at('2026-08-29T23:59:59Z'))).toBe(march)
  expect(two.at(at('2026-08-30T00:00:00Z'))).toBe(august)
})

it('its stretches touch and cover all days', () => {
  expect(two.stretches.map(({ fromDay, untilDay }) => [fromDay, untilDay])).toEqual([
    [-Infinity, day('2026-03-19')],
    [day('2026-03-19'), day('2026-08-30')],
    [day('2026-08-30'), Infinity],
  ])
})

it('switches out of order are a mistake of the caller', () => {
  const on = day('2026-03-19')
  const twice = [
    { on, policy: march },
    { on, policy: august },
  ]
  expect(() => new PolicyTimeline(launch, twice)).toThrow(RangeError)
})
