/** What a closing has taken out of the ledger, for the checks that remember something of it. */
export interface ClosedIds {
  payoutIds: ReadonlySet<number>
  balanceIds: ReadonlySet<number>
}
