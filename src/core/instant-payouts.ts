/**
 * Chooses the balances that an instant payout may take, and cuts instant payouts into batches below
 * the maximum. The oldest days come first, and only whole days, as far as the processor's instantly
 * available money reaches.
 */
import type { Day } from './calendar'
import type { Cents } from './money'
import { partsOf } from './payout-parts'
import type { PayoutPolicy } from './policy'
import type { Holder } from './vocabulary'

export interface DayBalance {
  balanceId: number
  day: Day
  amountCents: Cents
  holder: Holder
  /** A part of a balance that is cut over several payouts; the row is cut when they are claimed. */
  isPiece?: true
}

/**
 * The balances that can be paid instantly with so much available, fees included. Balances must be
 * in order of day. The policy says how far the money reaches: by whole days up to a cut, or balance
 * by balance. The money that counts is that of the payer of the rail (`paidBy`): on a push rail it
 * is the platform's own.
 */
export function instantlyPayable(
  balances: readonly DayBalance[],
  availableCents: Cents,
  paidBy: Holder,
  policy: Pick<PayoutPolicy, 'availabilityCut'>,
): DayBalance[] {
  switch (policy.availabilityCut) {
    case 'by_day':
      return payableDays(balances, availableCents, paidBy)
    case 'by_balance':
      return payableBalances(balances, availableCents, paidBy)
  }
}

/**
 * Days are walked upwards; the first day on which the running total of the payer's money exceeds what is available cuts
 * off that day and everything younger, money held elsewhere too (quirk G10).
 */
function payableDays(
  balances: readonly DayBalance[],
  availableCents: Cents,
  paidBy: Holder,
): DayBalance[] {
  let runningTotal = 0
  for (let index = 0; index < balances.length;) {
    const day = balances[index]!.day
    let end = index
    for (; end < balances.length && balances[end]!.day === day; end += 1) {
      if (balances[end]!.holder === paidBy) runningTotal += balances[end]!.amountCents
    }
    if (runningTotal > availableCents) return balances.slice(0, index)
    index = end
  }
  return balances.slice()
}

/** Oldest first; a balance that does not fit is skipped, and what is held elsewhere is always payable. */
function payableBalances(
  balances: readonly DayBalance[],
  availableCents: Cents,
  paidBy: Holder,
): DayBalance[] {
  let runningTotal = 0
  return balances.filter(({ holder, amountCents }) => {
    if (holder !== paidBy) return true
    const fits = amountCents <= 0 || runningTotal + amountCents <= availableCents
    if (fits) runningTotal += amountCents
    return fits
  })
}

interface BatchedBalances {
  batches: DayBalance[][]
  /** Balances that are above the maximum by themselves and are not cut; where they refuse everything, there are no batches. */
  oversized: DayBalance[]
}

/**
 * Batches for an instant payout that is cut up, none above the instant maximum (quirk G7). In order: as the balances were
 * created, a new batch where the next one would not fit. First fit: oldest first, into the first batch with room.
 */
export function batchBalances(
  balances: readonly DayBalance[],
  policy: Pick<PayoutPolicy, 'batchPacking' | 'oversizedBalance' | 'instantMaximumCents'>,
): BatchedBalances {
  const maximumCents = policy.instantMaximumCents
  const isCut = policy.oversizedBalance === 'cut' && maximumCents > 0
  const tooLarge = balances.filter(({ amountCents }) => amountCents > maximumCents)
  const oversized = isCut ? [] : tooLarge
  if (oversized.length > 0 && policy.oversizedBalance === 'refuses_all') {
    return { batches: [], oversized }
  }
  const small = balances.flatMap((balance) => {
    if (!tooLarge.includes(balance)) return [balance]
    return isCut ? piecesOf(balance, maximumCents) : []
  })
  switch (policy.batchPacking) {
    case 'in_order': {
      const created = small.toSorted((one, other) => one.balanceId - other.balanceId)
      return { batches: pack(created, maximumCents, 1), oversized }
    }
    case 'first_fit':
      return { batches: pack(small, maximumCents, Infinity), oversized }
  }
}

/** So many pieces of one balance at most; what is left waits for the next payout. */
const PIECES_MAX = 100

const piecesOf = (balance: DayBalance, maximumCents: Cents): DayBalance[] =>
  partsOf(Math.min(balance.amountCents, PIECES_MAX * maximumCents), maximumCents).map(
    (amountCents) => ({ ...balance, amountCents, isPiece: true }),
  )

/** Fills batches one balance after another; of those begun only the last `openMax` still take more. */
function pack(
  balances: readonly DayBalance[],
  maximumCents: Cents,
  openMax: number,
): DayBalance[][] {
  const batches: { balances: DayBalance[]; cents: Cents }[] = []
  for (const balance of balances) {
    const batch = batches
      .slice(-openMax)
      .find(({ cents }) => cents + balance.amountCents <= maximumCents)
    if (batch) {
      batch.balances.push(balance)
      batch.cents += balance.amountCents
    } else {
      batches.push({ balances: [balance], cents: balance.amountCents })
    }
  }
  return batches.map((batch) => batch.balances)
}

export const sumOf = (balances: readonly DayBalance[]): Cents =>
  balances.reduce((sum, balance) => sum + balance.amountCents, 0)

/** The date of the youngest balance: a payout's period end. */
export const lastDayOf = (balances: readonly DayBalance[]): Day =>
  balances.reduce((last, { day }) => Math.max(last, day), -Infinity)

/** The day of the balance that was created last: up to it a request takes everything in the eras (quirk G6). */
export const lastCreatedDayOf = (balances: readonly DayBalance[]): Day =>
  balances.reduce((last, balance) => (balance.balanceId > last.balanceId ? balance : last)).day
