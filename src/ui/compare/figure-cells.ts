/** What is in the cells of a comparison of figures: values, differences, and how sure those are. */
import type { ComparedFigure, Estimate } from '../../../workers/contract'
import { formatPercent } from '../format'
import { m } from '../paraglide/messages.js'
import { intervalWords, signedWords } from '../words/differences'
import { figureText } from '../words/figures'

const WHOLE_BASIS_POINTS = 10_000

export const comparedValue = ({ unit, values, bounds }: ComparedFigure, index: number): string =>
  figureText({ unit, value: values[index] ?? null, bound: bounds[index] ?? null })

export function comparedDifference({ unit, differences }: ComparedFigure, index: number): string {
  const difference = differences[index]
  return difference ? signedWords(unit, difference.value) : m.figure_none()
}

export function comparedShare({ differences }: ComparedFigure, index: number): string {
  const share = differences[index]?.share ?? null
  if (share === null || share === 0) return ''
  const percent = formatPercent(Math.round(share * WHOLE_BASIS_POINTS))
  return share > 0 ? `+${percent}` : percent
}

export function comparedInterval({ unit }: ComparedFigure, estimate: Estimate | null): string {
  if (!estimate || estimate.low === null || estimate.high === null) return ''
  const { low, high } = estimate
  return low === 0 && high === 0 ? m.value_same() : intervalWords(unit, low, high)
}
