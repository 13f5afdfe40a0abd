/** What can be wrong with a payout service of the user's own, before it pays. */
import { refusal, type Problem, type Refused } from './problems'
import type { Scenario } from './schema'

/**
 * Where two payout services are compared, or that of before daily payouts pays, there is no place for one of the user's own.
 * `given`: what the user calls it.
 */
export function noPlaceForService(
  scenarios: readonly Pick<Scenario, 'payoutService'>[],
  given: string,
): Problem[] {
  const other = scenarios.find(({ payoutService }) => payoutService !== 'current')
  const expected = `current, where ${given} is given`
  return other ? [{ path: 'payoutService', value: other.payoutService, expected }] : []
}

/** `why`: in the words of whoever tried to read it. */
export const unreadableService = (name: string, why: string): Refused =>
  refusal('service', name, `a module that can be read: ${why}`)
