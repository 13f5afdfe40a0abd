import type { Problem } from './problems'
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
