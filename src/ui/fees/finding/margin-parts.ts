/** What a margin is made of, rounded so that the parts add up to the margin as they are shown. */
import { MARGIN_PARTS, type MarginPart, type MarginParts } from '../../../../workers/sweep-contract'
import { digitStep, toStep, type Rough } from '../../../core/rough-estimate'

export interface PartsOfMargin {
  /** Cents a period, with the interval as far as one is known. */
  margin: Rough
  /** The margin as it is read. */
  shownCents: number
  /** To what a table rounds the margin and the fees, where it has them; `null` where it has not. */
  tableStep: number | null
  parts: MarginParts
}

/** With the sign that each has for the platform. */
export const shownParts = ({ margin, shownCents, tableStep, parts }: PartsOfMargin): MarginParts =>
  tableStep === null
    ? roundedParts(margin, shownCents, parts)
    : addedUp(parts, { step: tableStep, shownCents, except: 'fees' })

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
