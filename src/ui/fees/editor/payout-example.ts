/**
 * One instant payout to a bank account: what its creator pays, what it costs the platform, and what the platform keeps.
 * Of a payout for which nothing is free any more, and without a subscription: what most payouts of a creator are.
 */
import type { InstantFeeFigures } from '../../../core/fees/fee-figures'
import {
  creatorsOfEachSize,
  dependsOnPayoutsBefore,
  feeStructureOf,
  instantFee,
  smallestGross,
  type FeeFacts,
} from '../../../core/fees/fee-structure'
import { instantCharge, type InstantCosts } from '../../../core/instant-cost'
import type { Cents } from '../../../core/money'

export interface FeeAndCosts {
  figures: InstantFeeFigures
  costs: InstantCosts
  /** What the creator had sold before, as in `FeeFacts`. */
  soldCents: Cents
}

export interface PayoutExample {
  grossCents: Cents
  feeCents: Cents
  netCents: Cents
  costCents: Cents
  /** Negative where the payout costs more than it brings. */
  keptCents: Cents
}

const RAIL = 'us_bank'

type Fee = Pick<FeeAndCosts, 'figures' | 'soldCents'>

const usualFacts = ({ figures, soldCents }: Fee): FeeFacts => ({
  monthPayouts: Math.max(1, figures.instantFreePayoutsPerMonth),
  monthGrossCents: figures.instantFreeCentsPerMonth,
  daysSinceFirst: figures.instantFreeDays,
  soldCents,
})

export function payoutExample(grossCents: Cents, terms: FeeAndCosts): PayoutExample {
  const structure = feeStructureOf(terms.figures, RAIL)
  const { feeCents, netCents } = instantFee(grossCents, structure, usualFacts(terms))
  const costCents = instantCharge(netCents, terms.costs)
  return { grossCents, feeCents, netCents, costCents, keptCents: feeCents - costCents }
}

/** Whether the first payouts of a creator cost another fee than these. */
export const isOfLaterPayouts = ({ figures }: Pick<Fee, 'figures'>): boolean =>
  dependsOnPayoutsBefore(feeStructureOf(figures, RAIL))

/** From which sales on another rate applies, zero first; zero alone where a fee does not depend on sales. */
export const sizesOf = (figures: InstantFeeFigures): Cents[] =>
  creatorsOfEachSize(feeStructureOf(figures, RAIL)).map(({ soldCents }) => soldCents)

/** Of smaller amounts nothing would be left; they wait. */
export const smallestPaid = (terms: Fee): Cents =>
  smallestGross(feeStructureOf(terms.figures, RAIL), usualFacts(terms))

/** Up to which amount the fee would take everything; `null` where no payout is that small. */
export function takenUpTo(terms: Fee, instantMinimumCents: Cents): Cents | null {
  const cents = smallestPaid(terms) - 1
  // Of a single cent, every fee takes all.
  return cents > 1 && cents >= instantMinimumCents ? cents : null
}

/** Whole cents from the smallest to the largest, each so many times the one before. */
export function amountsBetween(leastCents: Cents, mostCents: Cents, count: number): Cents[] {
  const ratio = mostCents / leastCents
  const amounts = Array.from({ length: count }, (_, index) =>
    Math.round(leastCents * ratio ** (index / (count - 1))),
  )
  return [...new Set(amounts)]
}

/** Both ends included. */
export interface AmountRange {
  fromCents: Cents
  toCents: Cents
}

/**
 * Which amounts cost more than they bring, between the first and the last of `amounts`. A range that begins and ends
 * between two neighbours of the list is not seen. Where a fee is close to its cost, rounding the two to cents makes many
 * little ranges: those that never lose more than a cent are left out, and those between which no more than a cent is
 * kept are one.
 */
export function losingRanges(terms: FeeAndCosts, amounts: readonly Cents[]): AmountRange[] {
  const keptOf = (cents: Cents): Cents => payoutExample(cents, terms).keptCents
  const keptWithin = ({ fromCents, toCents }: AmountRange): Cents[] =>
    [fromCents, ...amounts.filter((cents) => cents > fromCents && cents < toCents), toCents].map(
      keptOf,
    )
  const losing = exactRanges((cents) => keptOf(cents) < 0, amounts).filter((range) =>
    keptWithin(range).some((cents) => cents < -ROUNDING_CENTS),
  )
  return losing.reduce<AmountRange[]>((joined, range) => {
    const last = joined.at(-1)
    if (!last) return [range]
    const gap = { fromCents: last.toCents + 1, toCents: range.fromCents - 1 }
    return keptWithin(gap).every((cents) => cents <= ROUNDING_CENTS)
      ? [...joined.slice(0, -1), { ...last, toCents: range.toCents }]
      : [...joined, range]
  }, [])
}

/** Of a fee and a cost, half a cent each. */
const ROUNDING_CENTS = 1

function exactRanges(isLoss: (cents: Cents) => boolean, amounts: readonly Cents[]): AmountRange[] {
  const ranges: AmountRange[] = []
  let fromCents: Cents | null = null
  let before: Cents | null = null
  for (const cents of amounts) {
    if (isLoss(cents)) fromCents ??= before === null ? cents : firstThat(isLoss, before, cents)
    else if (fromCents !== null && before !== null) {
      ranges.push({ fromCents, toCents: firstThat((one) => !isLoss(one), before, cents) - 1 })
      fromCents = null
    }
    before = cents
  }
  return fromCents === null ? ranges : [...ranges, { fromCents, toCents: amounts.at(-1)! }]
}

/** The first amount for which it holds, where it does not for `before` and does for `after`. */
function firstThat(holds: (cents: Cents) => boolean, before: Cents, after: Cents): Cents {
  let [no, yes] = [before, after]
  while (yes - no > 1) {
    const between = Math.floor((no + yes) / 2)
    if (holds(between)) yes = between
    else no = between
  }
  return yes
}
