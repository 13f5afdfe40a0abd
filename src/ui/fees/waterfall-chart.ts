/** A difference between two margins as a waterfall: from one total to the other, a step for each thing that explains it. */
import {
  WATERFALL_STEPS,
  type Interval,
  type Waterfall,
  type WaterfallCreators,
  type WaterfallStep,
} from '../../../workers/sweep-contract'
import type { ChartRow, RowBar } from '../charts/row-geometry'
import { textColumn, valueColumn, type ChartTable } from '../charts/table'
import { formatMeanCount } from '../format'
import { m } from '../paraglide/messages.js'
import { roughEstimate } from '../../core/rough-estimate'
import { differenceWords, intervalWords } from '../words/differences'
import { roughMoney, roughSignedMoney } from '../words/estimates'

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
function creatorsText(step: WaterfallStep, creators: WaterfallCreators): string | null {
  const kind = CREATORS_OF[step]
  return kind ? formatMeanCount(creators[kind]) : null
}

function stepLabel(step: WaterfallStep, creators: WaterfallCreators): string {
  const count = creatorsText(step, creators)
  return count === null ? STEP_WORDS[step]() : m.fee_step_of({ step: STEP_WORDS[step](), count })
}

export interface WaterfallNames {
  before: string
  after: string
}

export function waterfallRows(
  { beforeCents, steps, afterCents, creators }: Waterfall,
  { before, after }: WaterfallNames,
): ChartRow[] {
  let reachedCents = beforeCents
  const stepRows = WATERFALL_STEPS.map((step): ChartRow => {
    const fromCents = reachedCents
    reachedCents += steps[step]
    return {
      key: step,
      label: stepLabel(step, creators),
      bars: [stepBar(fromCents, reachedCents)],
      carried: reachedCents,
      after: roughSignedMoney(steps[step]),
      readings: [
        { label: m.fee_step_change(), value: roughSignedMoney(steps[step]) },
        { label: m.fee_step_reached(), value: roughMoney(reachedCents) },
      ],
    }
  })
  return [
    { ...totalRow('before', before, beforeCents), carried: beforeCents },
    ...stepRows,
    totalRow('after', after, afterCents),
  ]
}

const stepBar = (from: number, to: number): RowBar =>
  to >= from
    ? { from, to, color: 'var(--instant)' }
    : { from, to, color: 'var(--standard)', fill: 'hatched' }

const totalRow = (key: string, label: string, cents: number): ChartRow => ({
  key,
  label,
  bars: [{ from: 0, to: cents, color: 'var(--ink-soft)' }],
  after: roughMoney(cents),
  isTotal: true,
  readings: [{ label: m.fee_margin_a_month(), value: roughMoney(cents) }],
})

export const waterfallTable = (
  { beforeCents, steps, afterCents, creators }: Waterfall,
  { before, after }: WaterfallNames,
): ChartTable => ({
  columns: [
    textColumn(m.fee_step()),
    valueColumn(m.fee_margin_a_month(), 'cents', roughMoney),
    textColumn(m.fee_groups_creators()),
  ],
  rows: [
    [before, beforeCents, null],
    ...WATERFALL_STEPS.map((step) => [
      STEP_WORDS[step](),
      steps[step],
      creatorsText(step, creators),
    ]),
    [after, afterCents, null],
  ],
})

/** `From “As on the form” to “$1.99 flat”: $410 more a month. Daily payouts, on average: 2 join, … The largest step: …` */
export function waterfallSentence(
  { steps, creators }: Waterfall,
  names: WaterfallNames,
  difference: Pick<Interval, 'value' | 'low' | 'high'>,
): string {
  const [largest] = WATERFALL_STEPS.toSorted(
    (one, other) => Math.abs(steps[other]) - Math.abs(steps[one]),
  )
  if (steps[largest!] === 0) return m.fee_difference_same(names)
  // Both margins are rounded, and their difference need not be the rounded difference.
  const { value, low, high } = roughEstimate(difference)
  const words = { ...names, difference: differenceWords('cents', value) }
  return [
    low === null || high === null
      ? m.fee_difference_sentence(words)
      : m.fee_difference_sentence_within({ ...words, within: intervalWords('cents', low, high) }),
    m.fee_difference_creators({
      joined: formatMeanCount(creators.joined),
      left: formatMeanCount(creators.left),
      stayed: formatMeanCount(creators.stayed),
    }),
    m.fee_difference_largest({
      step: STEP_WORDS[largest!](),
      amount: roughSignedMoney(steps[largest!]),
    }),
  ].join(' ')
}
