/** What a margin is made of, and so why it is a loss, in words. */
import { MARGIN_PARTS, type MarginPart } from '../../../../workers/sweep-contract'
import { m } from '../../paraglide/messages.js'
import { listed } from '../../words/listed'
import { accountChargeNote } from '../../words/monthly-cost'
import { columnMoney, shownStep } from '../alternatives/column-money'
import type { Period } from '../period'
import { shownParts, type PartsOfMargin } from './margin-parts'

interface MadeOf extends PartsOfMargin {
  /** What the processor charges for an account with a payout in a month: it is in what payouts cost. */
  accountMonthlyCents: number
  period: Period
}

type PartWords = (words: { amount: string }) => string

/** With the sign that each has for the platform. */
const GAINS: Readonly<Record<MarginPart, PartWords>> = {
  fees: m.fees_gain_fees,
  instantCost: m.fees_gain_instant_cost,
  standardCostSaved: m.fees_gain_standard,
  costOfFunds: m.fees_gain_funds,
  losses: m.fees_gain_losses,
}
const COSTS: Readonly<Record<MarginPart, PartWords>> = {
  fees: m.fees_cost_fees,
  instantCost: m.fees_cost_instant,
  standardCostSaved: m.fees_cost_standard,
  costOfFunds: m.fees_cost_funds,
  losses: m.fees_cost_losses,
}

/** `''` where nothing is left of the parts once they are rounded. */
export function marginPartsText({ accountMonthlyCents, period, ...made }: MadeOf): string {
  const { margin } = made
  const rounded = shownParts(made)
  const step = shownStep(Object.values(rounded))
  const words = (part: MarginPart): string => {
    const cents = rounded[part]
    return (cents > 0 ? GAINS : COSTS)[part]({ amount: columnMoney(step, Math.abs(cents)) })
  }
  const gains = listed(MARGIN_PARTS.filter((part) => rounded[part] > 0).map(words))
  const costs = listed(MARGIN_PARTS.filter((part) => rounded[part] < 0).map(words))
  if (margin.value >= 0) {
    if (gains === '') return ''
    return costs === ''
      ? m.fees_made_of_gains({ period, gains })
      : m.fees_made_of({ period, gains, costs })
  }
  if (costs === '') return ''
  const reason =
    gains === ''
      ? m.fees_loss_of_costs({ period, costs })
      : m.fees_loss_of({ period, gains, costs })
  return [reason, accountChargeNote(accountMonthlyCents)].join(' ').trim()
}
