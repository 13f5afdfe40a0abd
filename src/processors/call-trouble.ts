/**
 * Calls that a processor does not even look at: too many at a time, or it is out of order. Nothing has happened then, so
 * whoever called may call again (incident 13). Reversals always go through: what they would leave behind is not a matter
 * of calling again but of people looking into it. Mass payments are PayPal's, which has troubles of its own.
 */
import { happens } from '../core/random'
import type { ProcessorAnswer, ProcessorRequest } from '../payouts/ports'
import type { ProcessorSettings } from '../scenario/schema'
import type { ProcessorWorld } from './processor'

/** The refusal of a call, or `null`. */
export function callTrouble(
  request: ProcessorRequest,
  { rateLimitedBasisPoints, unavailableBasisPoints }: ProcessorSettings['failures'],
  world: Pick<ProcessorWorld, 'drawsOfNextAttempt'>,
): ProcessorAnswer | null {
  if (request.kind === 'reverse_transfer' || request.kind === 'create_payout_batch') return null
  if (
    rateLimitedBasisPoints > 0 &&
    happens(world.drawsOfNextAttempt('rate-limit', request), rateLimitedBasisPoints)
  ) {
    return { outcome: 'refused', code: 'processor_rate_limited' }
  }
  if (
    unavailableBasisPoints > 0 &&
    happens(world.drawsOfNextAttempt('outage', request), unavailableBasisPoints)
  ) {
    return { outcome: 'refused', code: 'processor_unavailable' }
  }
  return null
}
