/**
 * The words in which creators are told what became of their PayPal payouts, where that happens to
 * no other payout.
 */
import { dollars } from '../../core/dollars'
import { failureMeaning } from '../../core/failure-reasons'
import type { Payout } from '../../ledger/payout'
import { note } from '../notes'
import type { PayoutContext } from '../ports'

/** The money is at PayPal and waits for its receiver. */
export function noteUnclaimed(context: PayoutContext, payout: Payout, code: string | null): void {
  const why = code === null ? null : failureMeaning(code)
  const content = `Payout ${payout.payoutId} of ${dollars(payout.netCents)} waits at PayPal to be claimed${why === null ? '' : `: ${why}`}. It comes back if nobody claims it.`
  note(context, payout.creatorId, 'payout_unclaimed', content)
}

/** The payout ended, and its balances stay where they are (quirk G13). */
export function noteKept(context: PayoutContext, payout: Payout): void {
  const content = `Payout ${payout.payoutId} of ${dollars(payout.netCents)} came back from PayPal. Support has to make the money part of the balance again.`
  note(context, payout.creatorId, `payout_${payout.state}`, content)
}
