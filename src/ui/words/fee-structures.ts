/** The fee of an instant payout in words, whatever its structure: for the lab, and for the creator who pays it. */
import type { FeeRate, InstantFeeFigures } from '../../core/fees/fee-figures'
import { feeStructureOf, percentOfNetAlone, type FeeStructure } from '../../core/fees/fee-structure'
import { BASIS_POINTS_IN_WHOLE } from '../../core/money'
import { formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { counted } from './counts'
import type { Rail } from '../../core/vocabulary'
import { exactPercent, shortMoney } from './draft-figures'
import { railWord } from './vocabulary'

/** Who reads it: a creator reads what they receive. */
type FeeReader = 'lab' | 'creator'

/** `1.5% of the gross, $0.25 to $15`; `3% of what you receive`; of a fee that takes nothing: `no fee`. */
export function feeWords(structure: FeeStructure, reader: FeeReader = 'lab'): string {
  const [base, ...tiers] = structure.tiers
  const rates = [
    [rateWords(base!, structure, reader), limitWords(structure)].filter(Boolean).join(', '),
    ...tiers.map((tier) =>
      (structure.tierBasis === 'sales' ? m.fee_tier_sales : m.fee_tier)({
        from: shortMoney(tier.fromCents),
        rate: rateWords(tier, structure, reader),
      }),
    ),
    ...(tiers.length > 0 ? tierWords(structure) : []),
  ]
  return [...rates, ...allowanceWords(structure)].join('; ')
}

/** More rails than these are counted. */
const RAILS_NAMED = 2

/** The fee of most rails, and of those that have another their rate: `3% of the net; Bank abroad 2%`. */
export function wholeFeeWords(figures: InstantFeeFigures): string {
  // The rail that most creators are paid on may have a rate of its own, too.
  const structure = feeStructureOf({ ...figures, instantFeeByRail: {} }, 'us_bank')
  const rates = Object.entries(figures.instantFeeByRail) as [Rail, FeeRate][]
  const named = rates.length === RAILS_NAMED + 1 ? rates : rates.slice(0, RAILS_NAMED)
  const left = rates.length - named.length
  return [
    feeWords(structure),
    ...named.map(([rail, rate]) =>
      m.fee_on_rail({
        rail: railWord(rail),
        rate: amountWords(rate, structure, exactPercent(rate.basisPoints)),
      }),
    ),
    ...(left > 0 ? [m.fee_on_other_rails({ count: left })] : []),
  ].join('; ')
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

const rateWords = (rate: FeeRate, structure: FeeStructure, reader: FeeReader): string =>
  amountWords(
    rate,
    structure,
    PERCENTAGES[reader][structure.percentOf]({ percent: exactPercent(rate.basisPoints) }),
  )

function amountWords(
  { basisPoints, flatCents }: FeeRate,
  { combination, minimumCents }: FeeStructure,
  percent: string,
): string {
  const flat = shortMoney(flatCents)
  // With a minimum, 0% is not free.
  if (flatCents === 0) return basisPoints === 0 && minimumCents === 0 ? m.fee_none() : percent
  if (basisPoints === 0) return m.fee_flat({ flat })
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

/** What the rates of larger amounts are for, where that is not said with each. */
function tierWords({ tierBasis, tiersApply }: FeeStructure): string[] {
  switch (tierBasis) {
    case 'sales':
      return []
    case 'month':
      return [tiersApply === 'marginal' ? m.fee_tiers_month_parts() : m.fee_tiers_month_whole()]
    case 'payout':
      return [tiersApply === 'marginal' ? m.fee_tiers_parts() : m.fee_tiers_whole()]
  }
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
