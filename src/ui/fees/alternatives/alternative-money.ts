/**
 * The money of the table of alternatives in words, for the tab and for the memo. Fees less costs are the margin, and a
 * margin less that of the form is the difference, as they are shown. What is said of a margin or of a difference elsewhere is
 * rounded as it is in the table.
 */
import type { Rough } from '../../../core/rough-estimate'
import { reversed, roughEstimate, toStep } from '../../../core/rough-estimate'
import { formatRoundedMoney } from '../../format'
import { signedRoundedMoney } from '../../words/estimates'
import type { AlternativeFigures, AlternativeRow } from './alternative-rows'
import { columnMoney, columnStep, roundedTo, signedColumnMoney } from './column-money'
import { intervalText } from '../../words/intervals'

export interface AlternativeMoney {
  fees: string
  cost: string
  margin: string
  /** `''` where there is none. */
  marginWithin: string
  difference: string
  differenceWithin: string
  /** Of the form, under the seeds that this one has; `''` where these are all that the form has. */
  formMargin: string
}

/** How the figures of these rows are written. */
export function alternativeMoney(
  rows: readonly AlternativeRow[],
): (figures: AlternativeFigures) => AlternativeMoney {
  const step = stepOfMoney(rows)
  return (figures) => {
    const { feesCents, margin, scenarioMargin, difference } = figures
    const shown = shownDifference(step, figures)
    const fees = toStep(feesCents, step)
    return {
      fees: columnMoney(step, fees),
      cost: columnMoney(step, fees - toStep(margin.value, step)),
      margin: columnMoney(step, roundedTo(step, margin)),
      marginWithin: intervalText(margin, formatRoundedMoney, step),
      difference: shown ? signedColumnMoney(step, shown.value) : '',
      differenceWithin: difference ? intervalText(difference, signedRoundedMoney, step) : '',
      formMargin:
        scenarioMargin && scenarioMargin.isOfFewer
          ? columnMoney(step, toStep(scenarioMargin.value, step))
          : '',
    }
  }
}

/** To what the row of a margin is rounded; `null` where none has it. */
export const stepInTable = (
  rows: readonly AlternativeRow[],
  { value }: Pick<Rough, 'value'>,
): number | null =>
  rows.some(({ figures }) => figures?.margin.value === value) ? stepOfMoney(rows) : null

/** A margin, rounded as in the row that has it; as far as it is known where none has. */
export function marginAsInTable(rows: readonly AlternativeRow[], exact: Rough): Rough {
  const step = stepInTable(rows, exact)
  if (step === null) return roughEstimate(exact)
  const { low, high } = roughEstimate(exact, step)
  return { value: roundedTo(step, exact), low, high }
}

/**
 * A difference of two points, rounded as in the row that has it, from the form or to it; as far as it is known where none
 * has. The row is found by the exact difference: a point of the same id may have more seeds than its row, and a point of
 * another sweep may be the same scenario.
 */
export function differenceAsInTable(rows: readonly AlternativeRow[], exact: Rough): Rough {
  const step = stepOfMoney(rows)
  for (const { figures } of rows) {
    const shown = figures && shownDifference(step, figures)
    if (!shown) continue
    const { value } = figures.difference!
    if (value === exact.value) return shown
    if (value === -exact.value) return reversed(shown)
  }
  return roughEstimate(exact)
}

/** Rounded margins may differ by a step more or less than the interval of their difference has. */
function shownDifference(
  step: number,
  { margin, scenarioMargin, difference }: AlternativeFigures,
): Rough | null {
  if (!difference || !scenarioMargin) return null
  const value = toStep(margin.value, step) - toStep(scenarioMargin.value, step)
  const { low, high } = roughEstimate(difference, step)
  const isWithin = (low === null || value >= low) && (high === null || value <= high)
  const isShown = isWithin && (value !== 0 || difference.value === 0)
  return { value: isShown ? value : roundedTo(step, difference), low, high }
}

/** Of all money of the table. An upper limit can be far from the others, and they are what is compared. */
function stepOfMoney(rows: readonly AlternativeRow[]): number {
  const ranked = rows.filter(({ isLimit }) => !isLimit).flatMap(({ figures }) => figures ?? [])
  return columnStep(
    ranked.flatMap(({ margin, difference }) => (difference ? [margin, difference] : [margin])),
    ranked.flatMap(({ feesCents, costCents }) => [feesCents, costCents]),
  )
}
