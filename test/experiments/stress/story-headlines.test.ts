import { expect, it } from 'vitest'
import { headlineOf, headlineOfViolation } from '../../../src/experiments/stress/story-headlines'
import type { ViolatedCheck } from '../../../src/experiments/stress/stress-outcome'

it.each(['constructor', 'toString', '__proto__', 'No payout below a dollar'])(
  'an invariant is called %s, as the scenario calls it',
  (name) => {
    expect(headlineOf(name as ViolatedCheck)).toBe(name)
    const violation = { name: name as ViolatedCheck, witnessParts: [] }
    expect(headlineOfViolation(violation)).toBe(name)
  },
)
