/** What a sweep says of itself on standard output: first the answer, then its points. */
import { BASIS_POINTS_IN_PERCENT } from '../core/money'
import { counted, plural, withCommas } from '../core/counted'
import { dollars } from '../core/dollars'
import { roughEstimate, roughly } from '../core/rough-estimate'
import { sum } from '../core/sum'
import {
  type AxisAnalysis,
  type PointAnalysis,
  type SweepAnalysis,
} from '../experiments/sweep/analysis'
import { seedsToSettle, weightyShares, type Evidence } from '../experiments/sweep/evidence'
import { BOOTSTRAP_SEEDS_MIN, type Interval } from '../experiments/sweep/interval'
import type { Optimum } from '../experiments/sweep/optimum'
import type { SweepPlan } from '../experiments/sweep/plan'
import type { SweepResult } from '../experiments/sweep/results'
import type { SampleSize } from '../scenario/sampled'
import { CONFIDENCE } from '../core/student-quantile'
import { keptShareOf, type SalesToMakeUp } from '../experiments/sweep/sales-to-make-up'
import { leadOf, type TornadoBar } from '../experiments/sweep/tornado'
import { describeValue } from '../scenario/problems'
import { scenarioSchema } from '../scenario/schema'
import { isLikelyTooNarrow, seedsForInterval } from '../experiments/uneven-sizes'
import { estimateWords, percentWords, signedEstimateWords } from './amount-words'
import { ownServiceLines, type OwnServiceFile } from './own-service'
import { fileWeightText } from './sample-lines'
import { narrowIntervalsText } from './narrow-intervals'
import { randomReversalsText } from './random-reversals'

const BARS_NAMED_MAX = 5
export function sweepSummary(
  plan: SweepPlan,
  result: SweepResult,
  analysis: SweepAnalysis,
  service: OwnServiceFile | null = null,
): string[] {
  const { points, axis, tornado, violations } = analysis
  const scenario = scenarioSchema.parse(plan.scenario)
  const { name, population } = scenario
  const run = {
    seeds: plan.seeds.length,
    isTakeUpFixed: population.adoption.mode === 'fixed',
    seedsFor: (takers: number) =>
      plan.fileKey === null ? seedsForInterval(scenario, takers) : null,
  }
  return [
    `Scenario: ${name}`,
    ...ownServiceLines(service),
    `${plan.definition.name}: ${sum(result.points, ({ seeds }) => seeds.length)} of ${plan.pairs.length} results, ${counted(result.progress.simulated, 'run')} simulated`,
    `Margin is what payouts earn beyond the same run with nobody on daily, after processor cost, cost of funds and debts not recovered; ${CONFIDENCE * 100}% intervals over the seeds.`,
    ...(plan.fileKey === null ? [] : [randomReversalsText(scenario)]),
    ...(plan.sample ? [sampleLine(plan.sample, plan.fileKey !== null)] : []),
    ...keptLine(result, points),
    ...points.filter(({ kind }) => kind !== 'sensitivity' && kind !== 'sample').map(pointLine),
    ...(axis ? axisLines(axis, run) : []),
    ...tornado
      .slice(0, BARS_NAMED_MAX)
      .map(
        ({ path, low, high, swingCents }, index) =>
          `what matters, ${index + 1}: ${path} from ${settingText(path, low.value)} to ${settingText(path, high.value)} moves the margin by ${monthly(roughly(swingCents))}${low.difference.n < plan.seeds.length ? `, so far in ${low.difference.n} of ${plan.seeds.length} seeds` : ''}`,
      ),
    ...leadLine(tornado),
    violations === 0
      ? 'Daily checks found no violation in any run.'
      : `VIOLATION: ${violations} over all runs`,
  ]
}

/** Whether one assumption surely moves the margin furthest. */
function leadLine(bars: readonly TornadoBar[]): string[] {
  const lead = leadOf(bars)
  if (!lead) return []
  switch (lead.kind) {
    case 'few':
      return [`to say what matters most takes ${BOOTSTRAP_SEEDS_MIN} seeds`]
    case 'chance':
      return [`chance may explain that ${bars[0]!.path} moves it`]
    case 'shared': {
      const paths = [bars[0]!, ...lead.rivals].map(({ path }) => path)
      return [`chance may explain which of these matters most: ${paths.join(', ')}`]
    }
    case 'first':
      return [`chance does not explain that ${bars[0]!.path} matters most`]
  }
}

const sampleLine = ({ sampled, creators }: SampleSize, isOfFile: boolean): string =>
  isOfFile
    ? `All figures are estimates for ${withCommas(creators)} creators, of whom the ${withCommas(sampled)} in the file are taken to be a random sample. An interval is the wider of two: over the seeds, and over the creators in the file. More seeds do not narrow the second. ${fileWeightText({ creators, sampled })}.`
    : `Each run simulates ${withCommas(sampled)} of ${withCommas(creators)} creators and estimates all figures for all of them; each seed draws another sample, so the intervals contain what the sample leaves open.`

/** What the sales that make up for a difference rest on, where there are any. */
function keptLine({ points: results }: SweepResult, points: readonly PointAnalysis[]): string[] {
  if (!points.some(({ salesToMakeUp }) => salesToMakeUp !== null)) return []
  const share = keptShareOf(results[0]!.seeds)
  return [
    share === null
      ? 'The marketplace keeps nothing of its sales: no sales make up for a difference from the scenario.'
      : `Sales do not depend on the fee in a run, and the marketplace keeps ${percentWords(share, 3)} of them, its sale fees after refunds: beside a difference is what sales would make up for it, or lose it again. What payouts of these sales bring and cost is not counted.`,
  ]
}

/** A difference is of the seeds that both have: beside a margin of more seeds it says of how many. */
function pointLine({ kind, name, changes, ...exact }: PointAnalysis): string {
  const margin = roughEstimate(exact.margin)
  const difference = exact.difference && roughEstimate(exact.difference)
  const of =
    difference && difference.n !== margin.n
      ? `, in the ${counted(difference.n, 'seed')} of both`
      : ''
  const fromScenario = difference
    ? `; ${signed(difference.value)}${between(difference)} from the scenario${of}${salesText(exact.salesToMakeUp)}`
    : ''
  const words = kind === 'axis' ? changesText(changes) : name
  return `${words}: ${monthly(margin.value)}${between(margin)} in ${seedsText(margin.n)}${fromScenario}`
}

const VERBS = { rise: 'made up for', fall: 'lost again' } as const

/** Where chance may explain a difference, no sales are named: a figure would read as if it were known. */
function salesText(found: SalesToMakeUp | null): string {
  if (!found || found.kind === 'same' || found.kind === 'none-kept') return ''
  if (found.kind === 'chance') return ', which may be chance: no sales are named'
  const { kind, salesCents, shareOfAll, shareOfTakers } = found
  const sales = roughEstimate(salesCents)
  const ofTakers =
    shareOfTakers && `, ${percentWords(Math.abs(shareOfTakers.value))} of those on daily payouts`
  const shares = `${percentWords(Math.abs(shareOfAll.value))} of all${ofTakers ?? ''}`
  return `; ${VERBS[kind]} by sales of ${signed(sales.value)} a month${between(sales)} (${shares})`
}

const changesText = (changes: PointAnalysis['changes']): string =>
  Object.entries(changes)
    .map(([path, value]) => `${path} ${settingText(path, value)}`)
    .join(', ')

/** `3%`, `$1.99`, in the unit that the name of the setting ends with. */
function settingText(path: string, value: unknown): string {
  if (typeof value !== 'number') return describeValue(value)
  if (path.endsWith('BasisPoints')) return `${decimal(value / BASIS_POINTS_IN_PERCENT)}%`
  return path.endsWith('Cents') ? dollars(Math.round(value)) : decimal(value)
}

const seedsText = (count: number): string => (count === 1 ? 'one seed' : `${count} seeds`)

interface SweptRun {
  /** Of each value. */
  seeds: number
  /** Creators take daily payouts whatever they cost. */
  isTakeUpFixed: boolean
  /** How many an interval of a margin needs that rests on so many creators on daily; `null` where that is not known. */
  seedsFor: (takers: number) => number | null
}

/** What of instant payouts is a price: `instantFeeBasisPoints`, `instantSubscriptionMonthlyCents`, … */
const PRICE = /^policy\.instant(Fee|Free|Subscription)/

function axisLines(axis: AxisAnalysis, run: SweptRun): string[] {
  const { seeds, isTakeUpFixed } = run
  const { path, breakEven } = axis
  const soFar = soFarText(axis, seeds)
  return [
    ...narrowLine(axis, run),
    ...(isTakeUpFixed && PRICE.test(path)
      ? [`largest margin: ${path} has no best value, since take-up is fixed: ${NOBODY_REACTS}`]
      : optimumLines(axis, soFar)),
    ...(breakEven?.kind === 'at'
      ? [
          `break-even${soFar}: ${path} at ${settingText(path, breakEven.x.value)}${spread(path, breakEven.x)}`,
        ]
      : []),
    ...(breakEven?.kind === 'never'
      ? [`break-even${soFar}: none within the range, the margin is ${SIDES[breakEven.margin]}`]
      : []),
  ]
}

const NOBODY_REACTS =
  'nobody reacts to the price. With population.adoption.mode "model" creators decide'

/** Empty once every value has been run under all seeds. */
function soFarText({ curve, valuesPlanned, optimum }: AxisAnalysis, seeds: number): string {
  if (curve.length < valuesPlanned) {
    return ` so far, with ${curve.length} of ${valuesPlanned} values run`
  }
  return optimum && optimum.x.n < seeds ? ` so far, in ${optimum.x.n} of ${seeds} seeds` : ''
}

function optimumLines(axis: AxisAnalysis, soFar: string): string[] {
  const { path, optimum, evidence } = axis
  if (!optimum) return []
  const { x, marginCents, isAtEdge } = optimum
  const edge = isAtEdge ? ', at the end of what was run: the best value may lie beyond it' : ''
  return [
    `largest margin${soFar}: ${path} at ${settingText(path, x.value)}${bestSpread(path, x)}, ${monthly(roughly(marginCents))}${edge}`,
    ...(evidence ? evidenceLines(evidence) : []),
    ...cliffLine(path, optimum),
    ...chanceLine(axis),
  ]
}

/** Of the margins of all values. Who is on daily at the best one says how many bring them. */
function narrowLine({ evidence, curve }: AxisAnalysis, { seedsFor }: SweptRun): string[] {
  if (!evidence || evidence.seeds < 2) return []
  const needed = seedsFor(evidence.takers)
  const fewest = Math.min(...curve.map(({ margin }) => margin.n))
  return isLikelyTooNarrow(fewest, needed) ? [narrowIntervalsText(needed)] : []
}

/** How few creators, and which one seed or creator, may bring most of the margin. */
function evidenceLines(evidence: Evidence): string[] {
  const { takers, simulatedTakers, payouts, seeds, largestCreatorStandsFor } = evidence
  if (takers === 0) return []
  const { seed, creator } = weightyShares(evidence)
  const of = `${meanOf(takers, 'creator')} on daily payouts and ${meanOf(payouts, 'instant payout')} a month, on average`
  return [
    simulatedTakers < takers
      ? `it rests on ${meanOf(simulatedTakers, 'simulated creator')} on daily payouts, who ${plural(oneDecimal(simulatedTakers), 'stands', 'stand')} for ${of}`
      : `it rests on ${of}`,
    ...(seed === null ? [] : [`one of the ${seeds} seeds brings ${percent(seed)} of the fees`]),
    ...(creator === null
      ? []
      : [
          `in the first seed ${oneCreator(largestCreatorStandsFor)} pays ${percent(creator)} of the fees`,
        ]),
  ]
}

const oneCreator = (standsFor: number): string =>
  standsFor === 1
    ? 'one creator'
    : `one simulated creator, who stands for ${oneDecimal(standsFor)},`

const cliffLine = (path: string, { cliff, isAtEdge }: Optimum): string[] =>
  cliff && !isAtEdge
    ? [
        `at the next value that was run the margin is far lower${cliff.isSure ? '' : ', which may be chance'}: ${monthly(roughly(cliff.marginCents))} at ${settingText(path, cliff.x)}`,
      ]
    : []

/** Whether chance explains that the best value earns more than the scenario as it is. */
function chanceLine({ bestDifference }: AxisAnalysis): string[] {
  if (!bestDifference || bestDifference.value === 0) return []
  const difference = roughEstimate(bestDifference)
  const { n, comparisons = 1 } = bestDifference
  const within =
    comparisons > 1 && difference.low !== difference.high
      ? `${between(difference)} (wider than 95%, as the best of ${comparisons} was picked)`
      : between(difference)
  if (difference.value < 0) {
    return [`less than the scenario as it is: ${signed(difference.value)} a month${within}`]
  }
  const more = `${signed(difference.value)} a month more than the scenario as it is`
  if (n < BOOTSTRAP_SEEDS_MIN) {
    return [
      `chance may explain it: ${more}, in ${seedsText(n)}; to tell takes at least ${BOOTSTRAP_SEEDS_MIN}`,
    ]
  }
  if (bestDifference.low! > 0) return [`chance does not explain it: ${more}${within}`]
  if (bestDifference.method === 'sellers')
    return [
      `which creators are in the file may explain it: ${more}${within}; more seeds do not change that, a file of more creators would`,
    ]
  const seeds = seedsToSettle(bestDifference)
  return [
    `chance may explain it: ${more}${within}; with a difference of this size, about ${seeds} seeds give a clear answer in four of five cases`,
  ]
}

const SIDES = {
  above: 'never below zero',
  below: 'always below zero',
  falling: 'never rising from below zero',
} as const

const money = (cents: number): string => estimateWords('cents', cents)
const monthly = (cents: number): string => `${money(cents)} a month`
const signed = (cents: number): string => signedEstimateWords('cents', cents)
const percent = (share: number): string => `${Math.round(share * 100)}%`
const oneDecimal = (value: number): number => Number(value.toFixed(1))
const meanOf = (value: number, noun: string): string => counted(oneDecimal(value), noun)
const decimal = (value: number): string => String(Number(value.toFixed(2)))

const between = ({ low, high }: Interval): string =>
  low === null || high === null ? '' : `, ${money(low)} to ${money(high)}`
/** Of a place on the axis: an end that is missing lies beyond what was run. */
function spread(path: string, interval: Interval): string {
  const { low, high } = interval
  const from = low === null ? 'the lowest that was run or below' : settingText(path, low)
  const to = high === null ? 'the highest that was run or above' : settingText(path, high)
  return withSeeds(interval, `${from} to ${to}`)
}

/** Of the best value, whose ends earn less. */
function bestSpread(path: string, interval: Interval): string {
  const { low, high } = interval
  const from = low === null ? 'no lower limit in what was run' : `above ${settingText(path, low)}`
  const to = high === null ? 'no upper limit in what was run' : `below ${settingText(path, high)}`
  return withSeeds(interval, `${from} and ${to}`)
}

function withSeeds({ low, high, n }: Interval, place: string): string {
  if (n < BOOTSTRAP_SEEDS_MIN)
    return ` (in ${seedsText(n)}; an interval takes ${BOOTSTRAP_SEEDS_MIN})`
  if (low === null && high === null) return ` (anywhere in the range or beyond it, in ${n} seeds)`
  return ` (${place} in ${n} seeds)`
}
