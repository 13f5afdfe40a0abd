/** Examples of what settings do, worked out for single amounts as they are edited. */
import {
  dependsOnPayoutsBefore,
  instantFee,
  NO_PAYOUTS_BEFORE,
  smallestGross,
  type FeeStructure,
} from '../../core/fee-structure'
import { formatMoney } from '../format'
import { m } from '../paraglide/messages.js'

const BALANCES_CENTS = [10_00, 100_00, 1_000_00]

/** `A balance of $100.00 pays out $97.08; the fee is $2.92.`, of several, and of what is too little for its fee. */
export function instantFeeExamples(structure: FeeStructure): string[] {
  const smallestCents = smallestGross(structure, NO_PAYOUTS_BEFORE)
  const takesAllUpTo = smallestCents - 1
  return [
    ...BALANCES_CENTS.filter((cents) => cents >= smallestCents).map((cents) =>
      exampleOf(cents, structure),
    ),
    ...(takesAllUpTo > 1
      ? [m.example_instant_fee_waits({ amount: formatMoney(takesAllUpTo) })]
      : []),
    ...(dependsOnPayoutsBefore(structure) ? [m.example_instant_fee_later()] : []),
  ]
}

function exampleOf(balanceCents: number, structure: FeeStructure): string {
  const { netCents, feeCents } = instantFee(balanceCents, structure, NO_PAYOUTS_BEFORE)
  return m.example_instant_fee({
    balance: formatMoney(balanceCents),
    net: formatMoney(netCents),
    fee: formatMoney(feeCents),
  })
}
