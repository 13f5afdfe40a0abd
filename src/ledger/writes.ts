/**
 * Writes that belong together, piece by piece. Normally the ledger writes them all at once. Code
 * without transactions yields between them, and code without comparisons writes whatever it was
 * given.
 */
import type { Instant } from '../core/calendar'

/** The ledger’s clock, which is right whatever the clock of a worker says. */
export type Clock = () => Instant

/** What of a payout has just been written: its row with its state, or its balances. */
export type PartWritten = 'state' | 'balances'

/** Yields what has been written so far, each time before the rest is. */
export type Writes<Result> = Generator<PartWritten, Result>

/** The writes that do not look at what is there. There are none where money is to be safe. */
export interface Unchecked {
  /** The payout's state. */
  state?: boolean
  /** The states of its balances. */
  balances?: boolean
}
