/**
 * Holds creators while too much of their sales is charged back. Looked at
 * after each chargeback; held creators are looked at again every morning, before the first run of the day.
 */
import { dayOfInstant, type Instant } from '../core/calendar'
import { isAboveChargebackRate } from '../core/chargeback-hold'
import { noteChargebackHold } from './notes'
import type { PayoutContext, Workflow } from './ports'

function isAboveThreshold(context: PayoutContext, creatorId: number, at: Instant): boolean {
  const { chargebackHoldWindowDays, chargebackHoldBasisPoints } = context.policy
  const { volumes } = context.ledger.sales
  return isAboveChargebackRate(
    volumes.of(creatorId, dayOfInstant(at), chargebackHoldWindowDays),
    chargebackHoldBasisPoints,
  )
}

export function holdIfChargedBackTooOften(
  context: PayoutContext,
  creatorId: number,
  at: Instant,
): void {
  if (!isAboveThreshold(context, creatorId, at)) return
  if (context.ledger.pauses.pause(creatorId, 'chargeback_rate', at)) {
    noteChargebackHold(context, creatorId, 'held', at)
  }
}

/** Each creator is a transaction of their own. Where all workers were busy it begins late, perhaps under rules by which people lift holds. */
export function* releaseChargebackHolds(context: PayoutContext): Workflow {
  if (!context.policy.chargebackHoldLiftsItself) return
  const { pauses } = context.ledger
  const at = context.now()
  for (const creatorId of pauses.creatorsPausedBy('chargeback_rate')) {
    if (isAboveThreshold(context, creatorId, at)) continue
    pauses.lift(creatorId, 'chargeback_rate', at)
    noteChargebackHold(context, creatorId, 'released', at)
    yield { effect: 'sleep', seconds: 0, why: 'between-creators' }
  }
}
