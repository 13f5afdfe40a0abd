/**
 * Whether a payout of ours stands where it should, given what the processor made of it and has told us. One payment for
 * one payout is the rule; PayPal may send a payout in parts, of which one that came to nothing may be sent anew.
 */
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { PayoutState } from '../core/payout-state'
import type { AuditedProcessorPayout, Told } from './auditor'

/** The state that a payout must be in once the platform knows what became of it. */
const STATE_WHEN_TOLD: Readonly<Record<Told, PayoutState>> = {
  nothing: 'processing',
  paid: 'completed',
  failed: 'failed',
  returned: 'returned',
  unclaimed: 'unclaimed',
  cancelled: 'cancelled',
}
/** The states that it may still be in while that is being worked on. */
const STATES_BEFORE_TOLD: Readonly<Record<Told, readonly PayoutState[]>> = {
  nothing: ['processing'],
  paid: ['processing', 'unclaimed'],
  failed: ['processing'],
  returned: ['completed', 'unclaimed'],
  unclaimed: ['processing'],
  cancelled: ['processing', 'unclaimed'],
}
const STATES_WITHOUT_PAYMENT: readonly PayoutState[] = ['creating', 'processing', 'failed']
/** Where a payout may be whose parts have come to different things, or have not all been sent. */
const STATES_WHILE_MIXED: readonly PayoutState[] = ['processing', 'unclaimed']
/** And where else, if nothing of it is with the creator or on its way there. */
const STATES_OF_NOTHING: readonly PayoutState[] = ['failed', 'returned', 'cancelled']
/** A payment of which the creator has nothing and will have nothing. */
const DEAD: readonly Told[] = ['failed', 'returned', 'cancelled']

const isDead = ({ told }: AuditedProcessorPayout): boolean => DEAD.includes(told)

export interface ComparedPayout {
  state: PayoutState
  netCents: Cents
  costCents: Cents
  /** The first payment of it, as far as we know. */
  processorPayoutId: string | null
}

/** What is wrong, in words; `null` where nothing is. What we were told after `graceFrom` may still be worked on. */
export function disagreement(
  ours: ComparedPayout,
  made: readonly AuditedProcessorPayout[],
  graceFrom: Instant,
): string | null {
  if (made.length === 0) {
    return STATES_WITHOUT_PAYMENT.includes(ours.state)
      ? null
      : `it is ${ours.state}, but the processor made no payout`
  }
  return paymentsDisagree(ours, made, graceFrom) ?? bookingDisagrees(ours, made)
}

function paymentsDisagree(
  ours: ComparedPayout,
  made: readonly AuditedProcessorPayout[],
  graceFrom: Instant,
): string | null {
  const [payment, second] = made
  if (made.every(({ part }) => part !== null)) return partsDisagree(ours, made, graceFrom)
  if (second) return `the processor paid it ${made.length} times`
  if (payment!.netCents !== ours.netCents) {
    return `we sent ${ours.netCents} cents, the processor paid ${payment!.netCents}`
  }
  return stateDisagrees(ours, payment!, graceFrom)
}

/** What we were told that payments cost is what we booked, and the payment that we know is one of them. */
function bookingDisagrees(
  ours: ComparedPayout,
  made: readonly AuditedProcessorPayout[],
): string | null {
  const known = ours.processorPayoutId
  if (known !== null && !made.some(({ processorPayoutId }) => processorPayoutId === known)) {
    return `we know it as ${known}, the processor as ${made[0]!.processorPayoutId}`
  }
  const toldCents = made.reduce((sum, { toldCostCents }) => sum + (toldCostCents ?? 0), 0)
  return ours.costCents === toldCents
    ? null
    : `we booked a cost of ${ours.costCents} cents, the processor told us of ${toldCents}`
}

/** Parts of one payout: each paid once, together no more than the payout, and all of it where it is completed. */
function partsDisagree(
  ours: ComparedPayout,
  made: readonly AuditedProcessorPayout[],
  graceFrom: Instant,
): string | null {
  const live = made.filter((payment) => !isDead(payment))
  const twice = live.find(({ part }, index) => live.findIndex((one) => one.part === part) < index)
  if (twice) return `the processor paid part ${twice.part} of it twice`
  const latest = [...new Map(made.map((payment) => [payment.part, payment])).values()]
  const askedCents = latest.reduce((sum, { netCents }) => sum + netCents, 0)
  if (askedCents > ours.netCents) {
    return `we sent ${ours.netCents} cents, the processor paid parts of ${askedCents}`
  }
  const [first] = latest
  if (askedCents === ours.netCents && latest.every(({ told }) => told === first!.told)) {
    const newest = Math.max(...latest.map(({ toldAt }) => toldAt))
    return stateDisagrees(ours, { told: first!.told, toldAt: newest }, graceFrom)
  }
  const agrees =
    STATES_WHILE_MIXED.includes(ours.state) ||
    (live.length === 0 && STATES_OF_NOTHING.includes(ours.state))
  return agrees ? null : `it is ${ours.state}, but its parts have come to different things`
}

function stateDisagrees(
  ours: ComparedPayout,
  { told, toldAt }: Pick<AuditedProcessorPayout, 'told' | 'toldAt'>,
  graceFrom: Instant,
): string | null {
  const agrees =
    ours.state === STATE_WHEN_TOLD[told] ||
    (toldAt > graceFrom && STATES_BEFORE_TOLD[told].includes(ours.state))
  return agrees ? null : `it is ${ours.state}, but the processor told us "${told}"`
}
