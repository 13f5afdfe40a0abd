/** What a setting comes to, worked out for the value that stands in its field. */
import { instantPayoutFee } from '../../core/payout-fee'
import { formatMoney } from '../format'
import { m } from '../paraglide/messages.js'

const BALANCE_CENTS = 100_00

function instantFeeExample(basisPoints: number): string {
  const { netCents, feeCents } = instantPayoutFee(BALANCE_CENTS, basisPoints)
  return m.example_instant_fee({
    balance: formatMoney(BALANCE_CENTS),
    net: formatMoney(netCents),
    fee: formatMoney(feeCents),
  })
}

/** By the name of the setting, wherever in the scenario a policy is. */
const EXAMPLES: Readonly<Record<string, (value: number) => string>> = {
  instantFeeBasisPoints: instantFeeExample,
}

/** Of a value that the setting may hold; empty for a setting without an example, and for what is no number. */
export function settingExample(path: string, value: unknown): string {
  const name = path.slice(path.lastIndexOf('.') + 1)
  const example = Object.hasOwn(EXAMPLES, name) ? EXAMPLES[name] : undefined
  return example && typeof value === 'number' ? example(value) : ''
}
