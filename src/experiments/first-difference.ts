/**
 * Finds where two futures of one run differ first. It needs no run, so the page can do it itself.
 */

/** The first step of a payout, or row of the ledger, that only one of two futures has, or that they have differently. */
export interface FirstDifference<Step> {
  /** `null`: nothing more happens in this one. */
  asItIs: Step | null
  changed: Step | null
}

/** `null` where both have the same steps. */
export function firstDifference<Step>(
  asItIs: readonly Step[],
  changed: readonly Step[],
): FirstDifference<Step> | null {
  const longest = Math.max(asItIs.length, changed.length)
  for (let index = 0; index < longest; index += 1) {
    const [one, other] = [asItIs[index] ?? null, changed[index] ?? null]
    if (JSON.stringify(one) !== JSON.stringify(other)) return { asItIs: one, changed: other }
  }
  return null
}
