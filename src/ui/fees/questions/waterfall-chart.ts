/** A difference between two margins as a waterfall: from one total to the other, a step for each thing that explains it. */
import {
  WATERFALL_STEPS,
  type Waterfall,
  type WaterfallCreators,
  type WaterfallStep,
} from '../../../../workers/sweep-contract'
import type { ChartRow } from '../../charts/row-geometry'
import { textColumn, valueColumn, type ChartTable } from '../../charts/table'
import { stepBar, totalBar } from '../../charts/waterfall'
import { formatMeanPeople } from '../../format'
import { m } from '../../paraglide/messages.js'
import { toStep, type Rough } from '../../../core/rough-estimate'
import { differenceWords, intervalWords } from '../../words/differences'
import { columnMoney, columnStep, signedColumnMoney } from '../alternatives/column-money'

const STEP_WORDS: Readonly<Record<WaterfallStep, () => string>> = {
  joined: m.fee_step_joined,
  left: m.fee_step_left,
  fees: m.fee_step_fees,
  cost: m.fee_step_cost,
  rest: m.fee_step_rest,
  loss: m.fee_step_loss,
}

const CREATORS_OF: Readonly<Partial<Record<WaterfallStep, keyof WaterfallCreators>>> = {
  joined: 'joined',
  left: 'left',
  fees: 'stayed',
  cost: 'stayed',
}

/** `null` of a step that is of no creators in particular. */
function creatorsOf(step: WaterfallStep, creators: WaterfallCreators): number | null {
  const kind = CREATORS_OF[step]
  return kind ? creators[kind] : null
}

function stepLabel(step: WaterfallStep, creators: WaterfallCreators): string {
  const count = creatorsOf(step, creators)
  const words = STEP_WORDS[step]()
  return count === null ? words : m.fee_step_of({ step: words, count: formatMeanPeople(count) })
}

interface WaterfallWords {
  before: string
  after: string
  /** The period. */
  per: string
  /** To what a table rounds one of the two margins, which is read there, too; `null` where none has either. */
  tableStep: number | null
}

export function waterfallRows(
  { beforeCents, steps, afterCents, creators }: Waterfall,
  { before, after, per, tableStep }: WaterfallWords,
): ChartRow[] {
  const step = tableStep ?? stepOf(beforeCents, steps, afterCents)
  const shown = shownSteps(beforeCents, steps, step)
  let reachedCents = beforeCents
  let shownCents = toStep(beforeCents, step)
  const stepRows = WATERFALL_STEPS.map((name): ChartRow => {
    const fromCents = reachedCents
    reachedCents += steps[name]
    shownCents += shown[name]
    return {
      key: name,
      label: stepLabel(name, creators),
      bars: [stepBar(fromCents, reachedCents)],
      carried: reachedCents,
      after: signedColumnMoney(step, shown[name]),
      readings: [
        { label: m.fee_step_change(), value: signedColumnMoney(step, shown[name]) },
        { label: m.fee_step_reached(), value: columnMoney(step, shownCents) },
      ],
    }
  })
  return [
    { ...totalRow('before', before, beforeCents, { step, per }), carried: beforeCents },
    ...stepRows,
    totalRow('after', after, afterCents, { step, per }),
  ]
}

/** One step for all of them, so that they lead from one total to the other as they are shown. */
const stepOf = (beforeCents: number, steps: Waterfall['steps'], afterCents: number): number =>
  columnStep([], [beforeCents, afterCents, ...Object.values(steps)])

/**
 * Each rounded by itself, as it is read elsewhere. What rounding has left of the way from one shown total to the other goes to
 * the steps that are nearest to the next figure.
 */
function shownSteps(
  beforeCents: number,
  steps: Waterfall['steps'],
  step: number,
): Waterfall['steps'] {
  const shown = { ...steps }
  for (const name of WATERFALL_STEPS) shown[name] = toStep(steps[name], step)
  const sum = (amounts: Waterfall['steps']): number =>
    WATERFALL_STEPS.reduce((total, name) => total + amounts[name], 0)
  const afterCents = beforeCents + sum(steps)
  const left = toStep(afterCents, step) - toStep(beforeCents, step) - sum(shown)
  const towards = Math.sign(left)
  const missing = (name: WaterfallStep): number =>
    towards * (steps[name] - toStep(steps[name], step))
  const nearest = WATERFALL_STEPS.toSorted((one, other) => missing(other) - missing(one))
  for (const name of nearest.slice(0, Math.round(Math.abs(left) / step))) {
    shown[name] += towards * step
  }
  return shown
}

const totalRow = (
  key: string,
  label: string,
  cents: number,
  { step, per }: { step: number; per: string },
): ChartRow => ({
  key,
  label,
  bars: [totalBar(cents)],
  after: columnMoney(step, toStep(cents, step)),
  isTotal: true,
  readings: [
    { label: m.fees_margin_title({ per }), value: columnMoney(step, toStep(cents, step)) },
  ],
})

export const waterfallTable = (
  { beforeCents, steps, afterCents, creators }: Waterfall,
  { before, after, per, tableStep }: WaterfallWords,
): ChartTable => {
  const step = tableStep ?? stepOf(beforeCents, steps, afterCents)
  const shown = shownSteps(beforeCents, steps, step)
  const stepOfAmount = (cents: number): WaterfallStep | undefined =>
    WATERFALL_STEPS.find((name) => steps[name] === cents)
  const write = (cents: number): string => {
    const name = stepOfAmount(cents)
    return columnMoney(step, name ? shown[name] : toStep(cents, step))
  }
  return {
    columns: [
      textColumn(m.fee_step()),
      valueColumn(m.fees_margin_title({ per }), 'cents', write),
      valueColumn(m.fee_groups_creators(), 'count', formatMeanPeople),
    ],
    rows: [
      [before, beforeCents, null],
      ...WATERFALL_STEPS.map((name) => [
        STEP_WORDS[name](),
        steps[name],
        creatorsOf(name, creators),
      ]),
      [after, afterCents, null],
    ],
  }
}

/**
 * `From “As on the form” to “$1.99 flat”: $410 more a month. Daily payouts, on average: 2 join, … The largest step: …`
 * The difference comes rounded: both margins are, too, and what is between them then need not be the difference.
 */
export function waterfallSentence(
  { beforeCents, steps, afterCents, creators }: Waterfall,
  names: WaterfallWords,
  { value, low, high }: Rough,
): string {
  const [largest] = WATERFALL_STEPS.toSorted(
    (one, other) => Math.abs(steps[other]) - Math.abs(steps[one]),
  )
  if (steps[largest!] === 0) return m.fee_difference_same(names)
  const step = names.tableStep ?? stepOf(beforeCents, steps, afterCents)
  const shownAmount = signedColumnMoney(step, shownSteps(beforeCents, steps, step)[largest!])
  const words = { ...names, difference: differenceWords('cents', value) }
  return [
    low === null || high === null
      ? m.fee_difference_sentence(words)
      : m.fee_difference_sentence_within({ ...words, within: intervalWords('cents', low, high) }),
    m.fee_difference_creators({
      joined: formatMeanPeople(creators.joined),
      left: formatMeanPeople(creators.left),
      stayed: formatMeanPeople(creators.stayed),
    }),
    m.fee_difference_largest({
      step: STEP_WORDS[largest!](),
      amount: shownAmount,
    }),
  ].join(' ')
}
