/** The keys by which processors know our requests: of what they move, so that a request sent once more has the same one. */
export const payoutKey = (payoutId: number): string => `payout-${payoutId}`
export const transferKey = (payoutId: number): string => `transfer-${payoutId}`
export const cancellationKey = (payoutId: number): string => `cancellation-${payoutId}`
export const transferReversalKey = (payoutId: number): string => `reverse-transfer-${payoutId}`
