/** Examples of what settings do, worked out for single amounts as they are edited. */
import {
  creatorsOfEachSize,
  dependsOnPayoutsBefore,
  instantFee,
  NOTHING_BEFORE,
  smallestGross,
  type FeeFacts,
  type FeeStructure,
} from '../../core/fees/fee-structure'
import { formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { shortMoney } from './draft-figures'

const BALANCES_CENTS = [10_00, 100_00, 1_000_00]
/** Of a creator who has sold enough for another rate. */
const BALANCE_OF_LARGER_CENTS = 100_00

/** `A balance of $100.00 pays out $97.08; the fee is $2.92.`, of several, and of what is too little for its fee. */
export function instantFeeExamples(structure: FeeStructure): string[] {
  const smallestCents = smallestGross(structure, NOTHING_BEFORE)
  const takesAllUpTo = smallestCents - 1
  return [
    ...BALANCES_CENTS.filter((cents) => cents >= smallestCents).map((cents) =>
      m.example_instant_fee(amountsOf(cents, structure, NOTHING_BEFORE)),
    ),
    ...creatorsOfEachSize(structure)
      .slice(1)
      .map((facts) =>
        m.example_instant_fee_sold({
          sold: shortMoney(facts.soldCents),
          ...amountsOf(BALANCE_OF_LARGER_CENTS, structure, facts),
        }),
      ),
    ...(takesAllUpTo > 1
      ? [m.example_instant_fee_waits({ amount: formatMoney(takesAllUpTo) })]
      : []),
    ...(dependsOnPayoutsBefore(structure) ? [m.example_instant_fee_later()] : []),
  ]
}

function amountsOf(
  balanceCents: number,
  structure: FeeStructure,
  facts: FeeFacts,
): { balance: string; net: string; fee: string } {
  const { netCents, feeCents } = instantFee(balanceCents, structure, facts)
  return {
    balance: formatMoney(balanceCents),
    net: formatMoney(netCents),
    fee: formatMoney(feeCents),
  }
}
