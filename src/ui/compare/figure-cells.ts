/** What is in the cells of a comparison of figures: values, differences, and how sure those are. */
import type { ComparedFigure, Estimate } from '../../../workers/compare-contract'
import { m } from '../paraglide/messages.js'
import { estimateWords, exactDifferenceWords, shareWords, signedWords } from '../words/differences'
import { headlineText } from '../words/figures'

/** One of these figures in one of the runs. */
export function comparedValue(
  figure: ComparedFigure,
  index: number,
  figures: readonly ComparedFigure[],
): string {
  const ofRun = ({ name, unit, values, bounds }: ComparedFigure) => ({
    ...{ name, unit, value: values[index] ?? null, bound: bounds[index] ?? null },
  })
  return headlineText(ofRun(figure), figures.map(ofRun))
}

export function comparedDifference({ unit, differences }: ComparedFigure, index: number): string {
  const difference = differences[index]
  return difference ? signedWords(unit, difference.value) : m.figure_none()
}

/** Empty of a share, whose difference in points is not to be read as a percentage of it. */
export function comparedShare(
  { differences, unit }: ComparedFigure,
  index: number,
  first: string,
): string {
  const share = differences[index]?.share ?? null
  return share === null || share === 0 || unit === 'basis-points' ? '' : shareWords(share, first)
}

/** The mean of the seeds with its interval. */
export function comparedMean({ unit }: ComparedFigure, estimate: Estimate | null): string {
  if (!estimate || estimate.low === null || estimate.high === null) return m.figure_none()
  const { mean, low, high } = estimate
  if (low !== high) return estimateWords(unit, estimate)
  const difference = exactDifferenceWords(unit, mean)
  return m.compare_every_seed({ difference })
}
