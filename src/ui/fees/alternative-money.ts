/**
 * The money of the table of alternatives in words, for the tab and for the memo. Fees less costs are the margin, and a
 * margin less that of the form is the difference, as they are shown.
 */
import type { Rough } from '../../core/rough-estimate'
import { roughEstimate, toStep } from '../../core/rough-estimate'
import { formatRoundedMoney } from '../format'
import { signedRoundedMoney } from '../words/estimates'
import type { AlternativeFigures, AlternativeRow } from './alternative-rows'
import { columnMoney, columnStep, roundedTo, signedColumnMoney } from './column-money'
import { intervalText } from './interval-text'

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
  const step = stepOf(rows)
  return ({ feesCents, margin, scenarioMargin, difference }) => {
    const fees = toStep(feesCents, step)
    return {
      fees: columnMoney(step, fees),
      cost: columnMoney(step, fees - toStep(margin.value, step)),
      margin: columnMoney(step, roundedTo(step, margin)),
      marginWithin: intervalText(margin, formatRoundedMoney, step),
      difference:
        difference && scenarioMargin
          ? signedColumnMoney(
              step,
              differenceIn(step, margin.value, scenarioMargin.value, difference),
            )
          : '',
      differenceWithin: difference ? intervalText(difference, signedRoundedMoney, step) : '',
      formMargin:
        scenarioMargin && scenarioMargin.isOfFewer
          ? columnMoney(step, toStep(scenarioMargin.value, step))
          : '',
    }
  }
}

/** Rounded margins may differ by a step more or less than the interval of their difference has. */
function differenceIn(step: number, margin: number, formMargin: number, exact: Rough): number {
  const shown = toStep(margin, step) - toStep(formMargin, step)
  const { low, high } = roughEstimate(exact, step)
  const isWithin = (low === null || shown >= low) && (high === null || shown <= high)
  return isWithin && (shown !== 0 || exact.value === 0) ? shown : roundedTo(step, exact)
}

/** An upper limit can be far from the others, and they are what is compared. */
function stepOf(rows: readonly AlternativeRow[]): number {
  const ranked = rows.filter(({ isLimit }) => !isLimit).flatMap(({ figures }) => figures ?? [])
  return columnStep(
    ranked.flatMap(({ margin, difference }) => (difference ? [margin, difference] : [margin])),
    ranked.flatMap(({ feesCents, costCents }) => [feesCents, costCents]),
  )
}
