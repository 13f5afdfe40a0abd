/**
 * Calls that a processor does not even look at: too many at a time, or it is out of order. Nothing has happened then, so
 * whoever called may call again (incident 13). Reversals always go through: what they would leave behind is not a matter
 * of calling again but of people looking into it. Mass payments are PayPal's, which has troubles of its own.
 */
import { happens } from '../core/random'
import type { ProcessorAnswer, ProcessorRequest } from '../payouts/ports'
import type { ProcessorSettings } from '../scenario/schema'
import type { ProcessorWorld } from './processor'

const TROUBLES = [
  ['rateLimitedBasisPoints', 'rate-limit', 'processor_rate_limited'],
  ['unavailableBasisPoints', 'outage', 'processor_unavailable'],
] as const

/** The refusal of a call, or `null`. */
export function callTrouble(
  request: ProcessorRequest,
  failures: ProcessorSettings['failures'],
  drawsOfNextAttempt: ProcessorWorld['drawsOfNextAttempt'],
): ProcessorAnswer | null {
  if (request.kind === 'reverse_transfer' || request.kind === 'create_payout_batch') return null
  for (const [setting, concern, code] of TROUBLES) {
    const rate = failures[setting]
    if (rate > 0 && happens(drawsOfNextAttempt(concern, request), rate)) {
      return { outcome: 'refused', code }
    }
  }
  return null
}
