/**
 * The memo on a fee: what to do, what it would bring and how sure that is, who would pay, and what it rests on. Every figure
 * in it comes from the sweeps of the tab; what has not been run it says.
 */
import { mean } from 'd3'
import {
  belowCost,
  creatorsIn,
  evidenceOf,
  paidTwice,
  perPeriod,
  violationsBehind,
  winnersAndLosers,
  type CurvePoint,
  type PointResult,
  type SweepPlan,
  type TornadoBar,
} from '../../../workers/sweep-contract'
import type { Assumption } from '../../../workers/contract'
import type { Rough } from '../../core/rough-estimate'
import type { UnevenSellers } from '../../core/uneven-sample'
import { plainSentence } from '../figures/sentence-pieces'
import { formatCount, formatMoney, formatRoundedMoney, formatShare } from '../format'
import { alternativesAnswer } from '../fees/alternatives/alternatives-answer'
import { alternativeMoney, type AlternativeMoney } from '../fees/alternatives/alternative-money'
import {
  alternativeRows,
  type AlternativeFigures,
  type AlternativeRow,
} from '../fees/alternatives/alternative-rows'
import type { ShownSweep } from '../fees/fee-lab.svelte'
import type { FeeFacts } from '../fees/finding/fee-facts'
import { feeParagraphs } from '../fees/finding/fee-finding'
import { yearSentence } from '../fees/finding/fee-year'
import { freeDaysNote, freeDaysText } from '../fees/finding/free-days'
import { recommendation } from '../fees/finding/fee-recommendation'
import { groupLines } from '../fees/creators/group-lines'
import { distinctResults, onePerScenario } from '../fees/sweep/known-points'
import { pointName } from '../fees/sweep/point-names'
import { endsText } from '../words/intervals'
import { paidTwiceSentences } from '../fees/questions/paid-twice-words'
import { perWords } from '../fees/period'
import { salesCell } from '../fees/finding/sales-text'
import { m } from '../paraglide/messages.js'
import { numberOfCreators, numberOfDays } from '../words/counts'
import { meanOfCreators, meanOfInstantPayouts, meanOfOtherPayouts } from '../words/mean-counts'
import { assumedText, unevenText } from '../words/file-sample'
import { sampleCounts } from '../words/sample'
import { salesOfFile } from '../words/sales-of-file'
import { sensitivityNote, simulatedBars } from './fee-sensitivity'
import { assumptionsOf, linkAsksFor, type Summary, type SummaryTable } from './summary'
import { shownName } from '../words/shown-name'

export interface FeeMemoFacts {
  scenarioName: string
  plan: SweepPlan
  fee: FeeFacts
  curve: readonly CurvePoint[]
  /** At the fee of the scenario; `null` where that was not run. */
  atFee: PointResult | null
  /** Of the same scenario at any fee, whatever they go over. */
  sweeps: readonly ShownSweep[]
  /** Those of them at the fee of the scenario. */
  sweepsAtFee: readonly ShownSweep[]
  /** What is expected of each assumption without a run; `null`: not known yet, or not needed. */
  expectedBars: readonly TornadoBar[] | null
  /** Of daily payouts that are taken to be paid twice, from 0 to 1. */
  paidTwiceShare: number
  alternatives: ShownSweep | null
  assumptions: readonly Assumption[]
  /** Of the scenario, drawn and listed ones. */
  creators: number
  /** The sales file, and how many of its sales are in the days of the scenario; `null` where sales are generated. */
  file: { name: string; sha256: string; sales: number; within: number } | null
  /** How unevenly the creators of the file sell; `null` without one. */
  unevenSellers: UnevenSellers | null
  /** Of a finished run of the scenario under its own seed; `null` where there is none. */
  digest: string | null
  link: string
}

export function summaryOfFees(facts: FeeMemoFacts): Summary {
  const { scenarioName, fee, atFee, digest } = facts
  const per = perWords(fee.period)
  const { verdict, why } = recommendation(fee)
  const [[answer, ...besideAnswer] = [], ...paragraphs] = feeParagraphs(fee)
  const year = yearSentence(fee)
  const differences = facts.alternatives && alternativesTable(facts.alternatives, facts)
  return {
    title: m.memo_title({ name: shownName(scenarioName) }),
    period: seedsText(facts),
    sentences: [
      verdict,
      ...alternativesCompared(facts.alternatives, facts),
      ...(answer ? [plainSentence(answer)] : []),
      ...(year === null ? [] : [year]),
    ],
    grounds: [
      why,
      ...[besideAnswer, ...paragraphs].map((sentences) => sentences.map(plainSentence).join(' ')),
    ].filter((paragraph) => paragraph !== ''),
    notes: [
      ...(atFee ? [scaleNote(facts, atFee)] : []),
      ...(atFee ? whoPays(atFee) : [m.memo_fee_not_run({ fee: fee.axis.write(fee.fee) })]),
      sensitivityNote(simulatedBars(facts.sweepsAtFee), facts.expectedBars, per),
      ...(atFee ? paidTwiceNote(facts, atFee) : []),
      ...alternativesNotRun(facts.alternatives),
      ...alternativesWithFreeDays(facts.alternatives),
      ...(digest === null ? [m.memo_no_digest()] : []),
      ...fileNote(facts.file),
      ...fileSampleNote(facts),
    ],
    figures: curveTable(facts),
    differences,
    ...assumptionsOf(facts.assumptions, differences?.rows.length),
    checks: checksNote(facts.sweeps),
    digests: digest === null ? [] : [{ name: '', digest }],
    links: [{ name: '', link: facts.link }],
  }
}

/** That the file is taken for a sample. */
function fileSampleNote({ plan: { sample }, file, unevenSellers }: FeeMemoFacts): string[] {
  if (!sample || !file) return []
  const words = `${m.fees_file_sample(sampleCounts(sample))} ${assumedText(sample)}`
  return [`${words} ${unevenText(unevenSellers)}`.trim()]
}

/** As many as have been run: at the fee of the form, or at every fee where that one was not run. */
function seedsText({ plan: { seeds }, atFee, curve }: FeeMemoFacts): string {
  const [seed = ''] = seeds
  const run = atFee?.seeds.length ?? curve[0]?.margin.n ?? 0
  return run >= seeds.length
    ? m.memo_seeds({ count: run, seed })
    : m.memo_seeds_so_far({ run: formatCount(run), planned: formatCount(seeds.length), seed })
}

/** Of which marketplace the figures are: a margin says nothing without its size. */
function scaleNote({ creators, file, fee }: FeeMemoFacts, atFee: PointResult): string {
  const { takers, payouts } = evidenceOf(atFee)
  return m.memo_scale({
    creators: file
      ? m.memo_scale_of_file({
          sales: salesOfFile(file.name, file.within, file.sales),
          creators: numberOfCreators(creators),
        })
      : numberOfCreators(creators),
    days: numberOfDays(Math.round(atFee.seeds[0]!.economics.days)),
    payouts: meanOfInstantPayouts(payouts),
    others: meanOfOtherPayouts(othersOf(atFee)),
    takers: meanOfCreators(takers),
    period: fee.period,
  })
}

const fileNote = (file: FeeMemoFacts['file']): string[] => (file ? [linkAsksFor(file)] : [])

/** Completed payouts in the period that were not instant. */
const othersOf = ({ seeds }: PointResult): number =>
  mean(seeds, (one) => perPeriod(one.economics.standardPayouts, one)) ?? 0

/** Small creators first: whoever pays the dearest price for earlier money, and whoever pays for nothing. */
function whoPays(atFee: PointResult): string[] {
  const groups = groupLines(atFee, 'size').filter(({ takers }) => takers > 0)
  if (groups.length === 0) return [m.memo_no_takers()]
  const rows = groups.flatMap(({ name, feeShare, yearlyRate }) => {
    // Of takers who earned nothing a fee has no share.
    if (!feeShare) return []
    const words = { group: name, share: formatShare(feeShare.value) }
    return yearlyRate === null
      ? m.memo_group_without_gain(words)
      : m.memo_group({ ...words, rate: formatShare(yearlyRate) })
  })
  return [m.memo_who_pays({ groups: rows.join('; ') }), losersNote(atFee)]
}

/** Creators themselves are kept of the first seed alone, which may not have been run yet. */
function losersNote({ seeds }: PointResult): string {
  const pairs = seeds.find(({ creators }) => creators)?.creators ?? []
  const { takers, losers } = winnersAndLosers(pairs)
  const costly = belowCost(pairs)
  const cost =
    costly.creators === 0
      ? m.memo_costly_none()
      : m.memo_costly({
          count: Math.round(costly.creators),
          costly: formatCount(costly.creators),
          shortfall: formatMoney(Math.round(costly.shortfallCents)),
        })
  if (creatorsIn(losers) === 0) return m.memo_losers_none({ cost })
  return m.memo_losers({
    count: Math.round(creatorsIn(takers)),
    takers: formatCount(creatorsIn(takers)),
    losers: formatCount(creatorsIn(losers)),
    cost,
  })
}

/** The share is an assumption, and what it comes to is of the payouts that were simulated. */
function paidTwiceNote({ fee, paidTwiceShare: share }: FeeMemoFacts, atFee: PointResult): string[] {
  const found = paidTwice(atFee, share)
  if (!found) return []
  const { period, roundMargin } = fee
  const sentences = paidTwiceSentences(found, { share, per: perWords(period), roundMargin })
  return [[...sentences, m.memo_twice_assumed()].join(' ')]
}

function checksNote(sweeps: readonly ShownSweep[]): string {
  const results = distinctResults(sweeps)
  const violations = violationsBehind(results)
  // A result is a run and its baseline.
  return m.memo_checks({ count: results.length, results: formatCount(results.length), violations })
}

/** Each margin as it is read in the sentences and among the alternatives. */
function curveTable({
  plan,
  curve,
  fee: { axis, period, roundMargin },
}: FeeMemoFacts): SummaryTable {
  return {
    title: curveTitle(plan, curve),
    columns: [
      m.memo_fee(),
      m.memo_seeds_run(),
      ...marginColumns(perWords(period)),
      m.fees_take_up(),
    ],
    rows: curve.map(({ x, margin, takeUp }) => [
      axis.write(x),
      seedsRunText(margin.n, plan),
      ...marginCells(roundMargin(margin)),
      takeUp === null ? '' : formatShare(takeUp),
    ]),
  }
}

const marginCells = (rounded: Rough): string[] => [
  formatRoundedMoney(rounded.value),
  endsText(rounded),
]

/** The fees are compared under the seeds that all have: more may be known of one of them. */
function curveTitle({ seeds }: SweepPlan, [first]: FeeMemoFacts['curve']): string {
  const run = first?.margin.n ?? 0
  return run >= seeds.length
    ? m.memo_curve_heading()
    : m.memo_curve_so_far({ run: formatCount(run), planned: formatCount(seeds.length) })
}

const marginColumns = (per: string): string[] => [m.fees_margin_title({ per }), m.memo_interval()]

/** `5`, or `2 of 5`: means over different seeds stand beside each other. */
const seedsRunText = (run: number, { seeds }: SweepPlan): string =>
  run >= seeds.length
    ? formatCount(run)
    : m.memo_seeds_of({ run: formatCount(run), planned: formatCount(seeds.length) })

type Alternatives = NonNullable<FeeMemoFacts['alternatives']>

const rowsOf = ({ plan, points }: Alternatives): AlternativeRow[] => alternativeRows(plan, points)

/** Who reads the memo does not see the form. */
const formName = ({ fee: { feeText } }: FeeMemoFacts): string =>
  m.fees_named_with({ name: m.fees_as_it_is(), note: feeText })

/** An alternative that changes nothing is the scenario, which is among them. */
function alternativesCompared(alternatives: Alternatives | null, facts: FeeMemoFacts): string[] {
  if (!alternatives) return []
  const { plan, points } = alternatives
  const answer = alternativesAnswer({
    nameOf: (point) => (point.kind === 'scenario' ? formName(facts) : pointName(plan, point)),
    results: onePerScenario(points, plan),
    rows: rowsOf(alternatives),
    per: perWords(facts.fee.period),
  })
  return answer === null ? [] : [answer]
}

function alternativesNotRun(alternatives: Alternatives | null): string[] {
  if (!alternatives) return [m.memo_alternatives_not_run()]
  const count = rowsOf(alternatives).filter(({ figures }) => !figures).length
  return count === 0 ? [] : [m.memo_others_not_run({ count })]
}

function alternativesWithFreeDays(alternatives: Alternatives | null): string[] {
  const run = alternatives ? rowsOf(alternatives).filter(({ figures }) => figures) : []
  const note = freeDaysNote(run)
  return note === null ? [] : [note]
}

/** `null` where nothing has been run that differs from the form. */
function alternativesTable(alternatives: Alternatives, facts: FeeMemoFacts): SummaryTable | null {
  const per = perWords(facts.fee.period)
  // What is the same as the form says nothing beside it.
  const rows = rowsOf(alternatives).filter(({ isSame }) => !isSame)
  if (!rows.some(({ figures, isScenario }) => figures && !isScenario)) return null
  const moneyOf = alternativeMoney(rows)
  const of = { plan: alternatives.plan, form: formName(facts) }
  return {
    title: m.fees_alternatives_heading(),
    columns: [
      m.memo_alternative(),
      m.memo_seeds_run(),
      ...marginColumns(per),
      m.fees_column_per({ label: m.fees_difference(), per }),
      m.memo_interval(),
      m.fees_column_sales(),
      m.fees_take_up(),
    ],
    // What was not run is not listed.
    rows: rows.flatMap((row) =>
      row.figures ? [alternativeCells(row, row.figures, moneyOf(row.figures), of)] : [],
    ),
  }
}

function salesText(sales: AlternativeFigures['sales']): string {
  const { amount, share } = salesCell(sales)
  return share === '' ? amount : m.sales_cell_amount({ amount, share })
}

function alternativeCells(
  { name, isScenario, isLimit, freeDays }: AlternativeRow,
  { margin, sales, takeUp }: AlternativeFigures,
  money: AlternativeMoney,
  { plan, form }: { plan: SweepPlan; form: string },
): string[] {
  const notes = [
    ...(isLimit ? [m.fees_upper_limit()] : []),
    ...(freeDays ? [freeDaysText(freeDays)] : []),
    ...(money.formMargin === '' ? [] : [m.memo_form_same_seeds({ form: money.formMargin })]),
  ]
  const title = isScenario ? form : name
  return [
    notes.length === 0 ? title : m.fees_named_with({ name: title, note: notes.join('; ') }),
    seedsRunText(margin.n, plan),
    money.margin,
    money.marginWithin,
    money.difference,
    money.differenceWithin,
    salesText(sales),
    takeUp === null ? '' : formatShare(takeUp),
  ]
}
