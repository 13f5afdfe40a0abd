/** What a margin is made of, and so why it is a loss: its parts in words, which add up as they are shown. */
import { MARGIN_PARTS, type MarginPart, type MarginParts } from '../../../../workers/sweep-contract'
import { digitStep, toStep, type Rough } from '../../../core/rough-estimate'
import { formatRoundedMoney } from '../../format'
import { m } from '../../paraglide/messages.js'
import { listed } from '../../words/listed'
import { accountChargeNote } from '../../words/monthly-cost'
import type { Period } from '../period'

interface MadeOf {
  /** Cents a period, with the interval as far as one is known. */
  margin: Rough
  /** The margin as it is read. */
  shownCents: number
  /** To what a table rounds the margin and the fees, where it has them; `null` where it has not. */
  tableStep: number | null
  parts: MarginParts
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
export function marginPartsText({
  margin,
  shownCents,
  tableStep,
  parts,
  accountMonthlyCents,
  period,
}: MadeOf): string {
  const rounded =
    tableStep === null
      ? roundedParts(margin, shownCents, parts)
      : addedUp(parts, { step: tableStep, shownCents, except: 'fees' })
  const words = (part: MarginPart): string => {
    const cents = rounded[part]
    return (cents > 0 ? GAINS : COSTS)[part]({ amount: formatRoundedMoney(Math.abs(cents)) })
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

const DIGITS = 3

/** As far as the margin is known. */
function roundedParts(margin: Rough, shownCents: number, parts: MarginParts): MarginParts {
  const { low, high } = margin
  const uncertainty = low === null || high === null ? 0 : (high - low) / 2
  const largest = Math.max(...MARGIN_PARTS.map((part) => Math.abs(parts[part])))
  if (largest === 0) return parts
  const step =
    uncertainty === 0 ? stepOfExact(largest, Math.abs(shownCents)) : digitStep(uncertainty)
  return addedUp(parts, { step, shownCents })
}

/** A margin of less than its largest part has finer digits: with coarser ones, that part would take the difference. */
function stepOfExact(largest: number, shownCents: number): number {
  const step = digitStep(largest, DIGITS)
  return shownCents < step ? step : Math.max(1, Math.min(step, digitStep(shownCents, DIGITS)))
}

interface AddedUp {
  step: number
  shownCents: number
  /** What is read elsewhere, too. */
  except?: MarginPart
}

/** All to one step. The largest takes what rounding has left, so that the parts come to the margin that is shown above them. */
function addedUp(parts: MarginParts, { step, shownCents, except }: AddedUp): MarginParts {
  const rounded = Object.fromEntries(
    MARGIN_PARTS.map((part) => [part, toStep(parts[part], step)]),
  ) as MarginParts
  const largest = MARGIN_PARTS.filter((part) => part !== except).reduce((one, other) =>
    Math.abs(parts[other]) > Math.abs(parts[one]) ? other : one,
  )
  const sum = MARGIN_PARTS.reduce((total, part) => total + rounded[part], 0)
  const left = shownCents - sum
  // A margin of less than a step keeps its first digit, which no part has.
  const added = Math.abs(shownCents) < step ? toStep(left, step) : left
  return { ...rounded, [largest]: rounded[largest] + added }
}
