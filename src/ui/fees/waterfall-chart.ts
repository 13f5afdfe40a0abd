/** A difference between two margins as a waterfall: from one total to the other, a step for each thing that explains it. */
import {
  WATERFALL_STEPS,
  type Interval,
  type Waterfall,
  type WaterfallStep,
} from '../../../workers/sweep-contract'
import type { ChartRow, RowBar } from '../charts/row-geometry'
import { textColumn, valueColumn, type ChartTable } from '../charts/table'
import { m } from '../paraglide/messages.js'
import { differenceWords, intervalWords, roughMoney, roughSignedWords } from '../words/differences'

const STEP_WORDS: Readonly<Record<WaterfallStep, () => string>> = {
  adoption: m.fee_step_adoption,
  amount: m.fee_step_amount,
  rate: m.fee_step_rate,
  cost: m.fee_step_cost,
  loss: m.fee_step_loss,
}

export interface WaterfallNames {
  before: string
  after: string
}

export function waterfallRows(
  { beforeCents, steps, afterCents }: Waterfall,
  { before, after }: WaterfallNames,
): ChartRow[] {
  let reachedCents = beforeCents
  const stepRows = WATERFALL_STEPS.map((step): ChartRow => {
    const fromCents = reachedCents
    reachedCents += steps[step]
    return {
      key: step,
      label: STEP_WORDS[step](),
      bars: [stepBar(fromCents, reachedCents)],
      carried: reachedCents,
      after: roughSignedWords('cents', steps[step]),
      readings: [
        { label: m.fee_step_change(), value: roughSignedWords('cents', steps[step]) },
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
  { beforeCents, steps, afterCents }: Waterfall,
  { before, after }: WaterfallNames,
): ChartTable => ({
  columns: [textColumn(m.fee_step()), valueColumn(m.fee_margin_a_month(), 'cents')],
  rows: [
    [before, beforeCents],
    ...WATERFALL_STEPS.map((step) => [STEP_WORDS[step](), steps[step]]),
    [after, afterCents],
  ],
})

/** `$1.99 flat: $410 more a month than As on the form. The largest step is Fee on each dollar: +$520.` */
export function waterfallSentence(
  { beforeCents, steps, afterCents }: Waterfall,
  names: WaterfallNames,
  difference: Pick<Interval, 'low' | 'high'> | null,
): string {
  const [largest] = WATERFALL_STEPS.toSorted(
    (one, other) => Math.abs(steps[other]) - Math.abs(steps[one]),
  )
  if (steps[largest!] === 0) return m.fee_difference_same(names)
  const words = {
    ...names,
    difference: differenceWords('cents', afterCents - beforeCents),
    step: STEP_WORDS[largest!](),
    amount: roughSignedWords('cents', steps[largest!]),
  }
  const { low = null, high = null } = difference ?? {}
  return low === null || high === null
    ? m.fee_difference_sentence(words)
    : m.fee_difference_sentence_within({ ...words, within: intervalWords('cents', low, high) })
}
