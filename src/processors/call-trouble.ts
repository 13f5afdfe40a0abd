/**
 * Calls that a processor does not even look at: too many at a time, or it is out of order. Nothing has happened then, so
 * whoever called may call again (incident 13). Reversals always go through: what they would leave behind is not a matter
 * of calling again but of people looking into it. Mass payments are PayPal's, which has troubles of its own.
 */
import type { BasisPoints } from '../core/money'
import { happens, type Uniform } from '../core/random'
import type { ProcessorAnswer, ProcessorRequest } from '../payouts/ports'
import type { ProcessorWorld } from './processor'
import type { ProcessorSettings } from '../scenario/schema'

/** The refusal of a call, or `null`. A rate of zero takes no draw. */
export function callTrouble(
  request: ProcessorRequest,
  failures: ProcessorSettings['failures'],
  { stream }: Pick<ProcessorWorld, 'stream'>,
): ProcessorAnswer | null {
  if (request.kind === 'reverse_transfer' || request.kind === 'create_payout_batch') return null
  const { rateLimitedBasisPoints, unavailableBasisPoints } = failures
  const { creatorId } = request
  const isRefused = (rate: BasisPoints, open: () => Uniform): boolean =>
    rate > 0 && happens(open(), rate)
  if (isRefused(rateLimitedBasisPoints, () => stream('rate-limit', creatorId))) {
    return { outcome: 'refused', code: 'processor_rate_limited' }
  }
  if (isRefused(unavailableBasisPoints, () => stream('outage', creatorId))) {
    return { outcome: 'refused', code: 'processor_unavailable' }
  }
  return null
}
