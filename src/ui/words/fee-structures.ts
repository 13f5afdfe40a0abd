/** The fee of an instant payout in words, whatever its structure: for the lab, and for the creator who pays it. */
import type { FeeRate } from '../../core/fee-figures'
import { percentOfNetAlone, type FeeStructure } from '../../core/fee-structure'
import { BASIS_POINTS_IN_WHOLE } from '../../core/money'
import { formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { counted, exactPercent, shortMoney } from './draft-figures'

/** Who reads it: a creator reads what they receive. */
export type FeeReader = 'lab' | 'creator'

/** `1.5% of the gross, $0.25 to $15`; `3% of what you receive`; of a fee that takes nothing: `no fee`. */
export function feeWords(structure: FeeStructure, reader: FeeReader = 'lab'): string {
  const [base, ...tiers] = structure.tiers
  const rates = [
    [rateWords(base!, structure, reader), limitWords(structure)].filter(Boolean).join(', '),
    ...tiers.map((tier) =>
      m.fee_tier({ from: shortMoney(tier.fromCents), rate: rateWords(tier, structure, reader) }),
    ),
    ...(tiers.length > 0 ? [tierWords(structure)] : []),
  ]
  return [...rates, ...allowanceWords(structure)].join('; ')
}

/** The same, and of a percentage of what arrives alone an amount: `3% of the net: $3.00 of every $103.00`. */
export function feeWordsWithExample(structure: FeeStructure, reader: FeeReader = 'lab'): string {
  const fee = feeWords(structure, reader)
  const rate = percentOfNetAlone(structure)
  // The rate is of what arrives: so many cents on a hundred dollars, and both together leave the balance.
  return rate === null || rate === 0
    ? fee
    : m.fee_of_every({
        fee,
        cents: formatMoney(rate),
        gross: formatMoney(BASIS_POINTS_IN_WHOLE + rate),
      })
}

/** Whether nobody ever pays anything. */
export const takesNothing = ({
  tiers,
  minimumCents,
  maximumCents,
  subscriptionMonthlyCents,
}: FeeStructure): boolean =>
  subscriptionMonthlyCents === 0 &&
  (maximumCents === 0 || (minimumCents === 0 && tiers.every(isNothing)))

const isNothing = ({ basisPoints, flatCents }: FeeRate): boolean =>
  basisPoints === 0 && flatCents === 0

function rateWords(
  { basisPoints, flatCents }: FeeRate,
  { percentOf, combination }: FeeStructure,
  reader: FeeReader,
): string {
  const percent = PERCENTAGES[reader][percentOf]({ percent: exactPercent(basisPoints) })
  const flat = shortMoney(flatCents)
  if (flatCents === 0) return basisPoints === 0 ? m.fee_none() : percent
  if (basisPoints === 0) return flat
  return combination === 'sum' ? m.fee_sum({ percent, flat }) : m.fee_larger({ percent, flat })
}

const PERCENTAGES = {
  lab: { net: m.fee_of_net, gross: m.fee_of_gross },
  creator: { net: m.side_fee_of_net, gross: m.side_fee_of_gross },
}

function limitWords({ minimumCents, maximumCents }: FeeStructure): string {
  const [minimum, maximum] = [minimumCents, maximumCents ?? 0].map(shortMoney) as [string, string]
  if (maximumCents === null) return minimumCents === 0 ? '' : m.fee_at_least({ minimum })
  return minimumCents === 0 ? m.fee_at_most({ maximum }) : m.fee_between({ minimum, maximum })
}

function tierWords({ tierBasis, tiersApply }: FeeStructure): string {
  if (tierBasis === 'month') {
    return tiersApply === 'marginal' ? m.fee_tiers_month_parts() : m.fee_tiers_month_whole()
  }
  return tiersApply === 'marginal' ? m.fee_tiers_parts() : m.fee_tiers_whole()
}

const allowanceWords = ({
  freePayoutsPerMonth,
  freeCentsPerMonth,
  freeDays,
  subscriptionMonthlyCents,
}: FeeStructure): string[] => [
  ...(freePayoutsPerMonth > 0 ? [m.fee_free_payouts(counted(freePayoutsPerMonth))] : []),
  ...(freeCentsPerMonth > 0 ? [m.fee_free_money({ amount: shortMoney(freeCentsPerMonth) })] : []),
  ...(freeDays > 0 ? [m.fee_free_days(counted(freeDays))] : []),
  ...(subscriptionMonthlyCents > 0
    ? [m.fee_subscription({ amount: shortMoney(subscriptionMonthlyCents) })]
    : []),
]
