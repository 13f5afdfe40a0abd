/** What a comparison says of itself on standard output: first what changed, then by how much the figures differ. */
import type { FigureOverSeeds, ScenarioComparison } from '../experiments/compare-scenarios'
import type { ComparedFigure } from '../experiments/comparison'
import { CREATOR_CHANGES, type CreatorChange } from '../experiments/creator-difference'
import { CONFIDENCE } from '../core/student-quantile'
import { isLikelyTooNarrow, seedsForComparison } from '../experiments/uneven-sizes'
import { whatChanged } from '../experiments/what-changed'
import { roughEstimate } from '../core/rough-estimate'
import type { FigureName } from '../metrics/headline-figure'
import { isMarginOfNone } from '../metrics/margin-of-none'
import { amountWords, signedEstimateWords, signedWords } from './amount-words'
import { figureWords } from './figure-words'
import { narrowIntervalsText } from './narrow-intervals'
import { monthlyLines } from './monthly-lines'
import { fileUseLines } from './summary'
import { comparedSampleLines, creatorsWords } from './sample-lines'

export function compareSummary(result: ScenarioComparison): string[] {
  const { seeds, outcomes, violations, comparison, overSeeds } = result
  return [
    whatChanged(comparison.settings),
    ...outcomes.map(
      ({ report }, index) =>
        `${index + 1}: ${report.scenario.name}, ${report.period.startDay} to ${report.period.endDay}, ${creatorsWords(report)}, digest ${report.digest}`,
    ),
    ...outcomes.flatMap(({ report }, index) =>
      fileUseLines(report).map((line) => `${index + 1}: ${line}`),
    ),
    ...comparedSampleLines(outcomes.map(({ report }) => report)),
    ...monthlyLines(outcomes),
    seedsLine(seeds),
    ...narrowLine(outcomes, seeds.length),
    ...outcomes
      .slice(1)
      .flatMap((_, position) => [
        `${position + 2} compared with 1:`,
        ...comparison.figures.flatMap((figure, index) =>
          differenceLines(figure, overSeeds[index]!, position + 1, comparison.figures),
        ),
        creatorsLine(result, position + 1),
        ...dueFeesLine(comparison.dueFeeCents, position + 1),
      ]),
    ...violations.flatMap((count, index) =>
      count === 0 ? [] : [`VIOLATION in ${index + 1}: ${count} over all seeds`],
    ),
    ...(violations.every((count) => count === 0)
      ? [`Every check holds in all ${seeds.length * outcomes.length} runs.`]
      : []),
  ]
}

function seedsLine(seeds: readonly string[]): string {
  const [first] = seeds
  return seeds.length === 1
    ? `With one seed, ${first}: how much of a difference is chance is not known`
    : `With ${seeds.length} seeds from ${first} on; ${CONFIDENCE * 100}% intervals, paired seed by seed`
}

function narrowLine(outcomes: ScenarioComparison['outcomes'], seeds: number): string[] {
  const needed = seedsForComparison(outcomes)
  return seeds > 1 && isLikelyTooNarrow(seeds, needed) ? [narrowIntervalsText(needed)] : []
}

/** A figure that is the same under every seed is left out. */
function differenceLines(
  { name, unit, values, differences, bounds }: ComparedFigure,
  overSeeds: FigureOverSeeds,
  index: number,
  figures: readonly ComparedFigure[],
): string[] {
  const difference = differences[index]
  const estimate = overSeeds.differences[index]
  const isSame = (difference?.value ?? 0) === 0 && (estimate?.mean ?? 0) === 0
  if (isSame && values[index] === values[0]) return []
  const wordsOf = (run: number): string => {
    const figure = { name, value: values[run] ?? null, bound: bounds[run] ?? null }
    const valueOf = (wanted: FigureName): number | null | undefined =>
      figures.find((one) => one.name === wanted)?.values[run]
    return amountWords(unit, isMarginOfNone(figure, valueOf) ? null : figure.value)
  }
  const words = `${figureWords(name)}: ${wordsOf(0)} and ${wordsOf(index)}`
  if (!difference) return [words]
  const inSeed = `${words}, ${signedWords(unit, difference.value)}`
  if (!estimate || estimate.low === null || estimate.high === null) return [inSeed]
  const { value, low, high } = roughEstimate({ ...estimate, value: estimate.mean })
  const [about, least, most] = [value, low!, high!].map((one) => signedEstimateWords(unit, one))
  return [`${inSeed}; over ${estimate.n} seeds ${about}, ${least} to ${most}`]
}

/** Where one run leaves more to be charged than another, its margin is lower for that reason alone. */
function dueFeesLine(cents: readonly (number | null)[], index: number): string[] {
  const [first, other] = [cents[0] ?? null, cents[index] ?? null]
  if (first === null || other === null || first === other) return []
  const [before, after] = [first, other].map((one) => amountWords('cents', one))
  return [
    `fees still due at the end on money that is unpaid or in transit, in no figure above: ${before} and ${after}`,
  ]
}

const CHANGE_WORDS: Readonly<Record<CreatorChange, string>> = {
  wins: 'win',
  loses: 'lose',
  paysMoreWaitsLess: 'pay more and wait less',
  paysLessWaitsLonger: 'pay less and wait longer',
  unchanged: 'unchanged',
}

const COUNT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

function creatorsLine({ comparison }: ScenarioComparison, index: number): string {
  const { sample, both, creators, gained, lost, counts } = comparison.creators[index]!
  const changes = counts
    ? CREATOR_CHANGES.map((change) => `${COUNT.format(counts[change])} ${CHANGE_WORDS[change]}`)
    : []
  const others = [
    [gained.length, 'gained'],
    [lost.length, 'lost'],
  ] as const
  const changed = others.filter(([count]) => count > 0).map(([count, word]) => `; ${count} ${word}`)
  switch (sample) {
    case 'none':
      return `creators: ${both} in both runs (${changes.join(', ')})${changed.join('')}`
    case 'same':
      return `creators: ${COUNT.format(both)} sampled in both runs, who stand for ${COUNT.format(creators)} (about ${changes.join(', ')})${changed.join('')}`
    case 'different':
      return `creators: the runs simulate different samples; ${COUNT.format(both)} creators are in both (${changes.join(', ')}), and these counts do not scale up to all creators`
  }
}
