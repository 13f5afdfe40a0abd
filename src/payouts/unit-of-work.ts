/**
 * What the service writes as one transaction. Where transactions are switched off, it yields
 * between the writes, and a worker that dies there leaves the rest unwritten.
 */
import type { Unchecked, Writes } from '../ledger/writes'
import type { PayoutContext, Workflow } from './ports'
import type { Unit } from './steps'

/**
 * Without a lock on claims nobody asks who has a balance before its state is written. Where webhooks are carried out as
 * often as they come, nobody asks for the state of the payout either.
 */
export const uncheckedBy = ({ protections }: PayoutContext): Unchecked => ({
  state: !protections.webhookDeduplication,
  balances: !protections.claimLock || !protections.webhookDeduplication,
})

/** The same writes, as one and piece by piece. */
interface UnitOfWork<Result> {
  whole: () => Result
  inPieces: () => Writes<Result>
}

export function* write<Result>(
  { protections }: PayoutContext,
  unit: Unit,
  { whole, inPieces }: UnitOfWork<Result>,
): Workflow<Result> {
  return protections.transactions ? whole() : yield* writeInPieces(unit, inPieces())
}

function* writeInPieces<Result>(unit: Unit, writes: Writes<Result>): Workflow<Result> {
  for (;;) {
    const { done, value } = writes.next()
    if (done) return value
    yield { effect: 'point', step: `${unit}-wrote-${value}` }
  }
}
