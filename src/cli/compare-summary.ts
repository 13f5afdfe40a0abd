/** What a comparison says of itself on standard output: first what changed, then by how much the figures differ. */
import { counted } from '../core/counted'
import { dollars } from '../core/dollars'
import type { BrokenCheck } from '../experiments/broken-checks'
import type { FigureOverSeeds, ScenarioComparison } from '../experiments/compare-scenarios'
import type { ComparedFigure } from '../experiments/comparison'
import { CREATOR_CHANGES, type CreatorChange } from '../experiments/creator-difference'
import { CONFIDENCE } from '../core/student-quantile'
import { seedsApart, type StepsApart } from '../experiments/first-steps-apart'
import { isLikelyTooNarrow, seedsForComparison } from '../experiments/uneven-sizes'
import { whatChanged } from '../experiments/what-changed'
import { roughEstimate } from '../core/rough-estimate'
import type { FigureName } from '../metrics/headline-figure'
import type { PayoutChange } from '../metrics/moment'
import { isMarginOfNone } from '../metrics/margin-of-none'
import { sameValue } from '../scenario/document-paths'
import { amountWords, signedEstimateWords, signedWords } from './amount-words'
import { figureWords } from './figure-words'
import { narrowIntervalsText } from './narrow-intervals'
import { monthlyLines } from './monthly-lines'
import type { ComparedColumn } from './compared-columns'
import { ownServiceLines } from './own-service'
import { fileUseLines, harmWords } from './summary'
import { comparedSampleLines, creatorsWords } from './sample-lines'

export interface ComparedRuns {
  result: ScenarioComparison
  /** Of each run, over all seeds. */
  broken: readonly (readonly BrokenCheck[])[]
  /** Of services; `null` of scenarios. */
  apart: readonly (StepsApart | null)[] | null
}

type Column = Pick<ComparedColumn, 'label' | 'service'>

export function compareSummary(
  { result, broken, apart }: ComparedRuns,
  columns: readonly Column[],
): string[] {
  const { seeds, outcomes, violations, comparison, overSeeds } = result
  const labels = columns.map(({ label }) => label)
  return [
    whatChanged(comparison.settings),
    ...outcomes.map(
      ({ report }, index) =>
        `${labels[index]}: ${report.scenario.name}, ${report.period.startDay} to ${report.period.endDay}, ${creatorsWords(report)}, digest ${report.digest}`,
    ),
    ...outcomes.flatMap(({ report }, index) =>
      fileUseLines(report).map((line) => `${labels[index]}: ${line}`),
    ),
    ...[...new Set(columns.map(({ service }) => service))].flatMap(ownServiceLines),
    ...comparedSampleLines(outcomes.map(({ report }) => report)),
    ...monthlyLines(outcomes, comparison.sellingDays),
    seedsLine(seeds),
    ...narrowLine(outcomes, seeds.length),
    ...outcomes
      .slice(1)
      .flatMap((_, position) => [
        `${labels[position + 1]} compared with ${labels[0]}:`,
        ...sameLedgerLines(result, position + 1),
        ...(apart ? apartLines(result, apart[position + 1]!, labels, position + 1) : []),
        ...comparison.figures.flatMap((figure, index) =>
          differenceLines(figure, overSeeds[index]!, position + 1, comparison.figures),
        ),
        creatorsLine(result, position + 1),
        ...dueFeesLine(comparison.dueFeeCents, position + 1),
      ]),
    ...violations.flatMap((count, index) =>
      count === 0
        ? []
        : [
            `VIOLATION in ${labels[index]}: ${count} over all seeds`,
            ...broken[index]!.map((check) => brokenLine(check, seeds.length)),
          ],
    ),
    ...(violations.every((count) => count === 0)
      ? [`Every check holds in all ${seeds.length * outcomes.length} runs.`]
      : []),
  ]
}

/** Of what the others have in common with the first: nothing is said of runs that differ. */
function sameLedgerLines(
  { seeds, outcomes, overSeeds }: ScenarioComparison,
  index: number,
): string[] {
  const [first, other] = [outcomes[0]!, outcomes[index]!].map(({ report }) => report.digest)
  if (first !== other) return []
  const isSame = overSeeds.every(({ values }) => sameValue(values[0], values[index]))
  const figures = isSame
    ? `every figure is the same under ${seeds.length === 1 ? 'it' : `all ${seeds.length} seeds`}`
    : 'figures differ under other seeds'
  return [`the same ledger, row for row, under seed ${seeds[0]}; ${figures}`]
}

function apartLines(
  result: ScenarioComparison,
  apart: StepsApart | null,
  labels: readonly string[],
  index: number,
): string[] {
  if (apart) {
    return [
      `first step of a payout that differs, under seed ${apart.seed}: ${stepWords(labels[0]!, apart.first)}; ${stepWords(labels[index]!, apart.other)}`,
    ]
  }
  const keepsAll = result.outcomes[0]!.report.scenario.detail.days === null
  return keepsAll && seedsApart(result, index).length > 0
    ? [
        'payouts take the same steps; the ledgers differ elsewhere, as in costs, notes or keys of requests',
      ]
    : []
}

function stepWords(label: string, step: PayoutChange | null): string {
  if (!step) return `${label} takes no more steps`
  const { occurredAt, payoutId, creator, from, to, netCents } = step
  const states = from === null ? `made, in state ${to}` : `from ${from} to ${to}`
  return `${label} at ${occurredAt} payout ${payoutId} of ${creator}, ${dollars(netCents)}, ${states}`
}

const brokenLine = (
  { check, severity, seeds, firstSeed, ...found }: BrokenCheck,
  all: number,
): string =>
  `  ${check} (${severity}) in ${seeds} of ${counted(all, 'seed')}, ${found.violations} in all${harmWords(found)}; first under seed ${firstSeed}`

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
