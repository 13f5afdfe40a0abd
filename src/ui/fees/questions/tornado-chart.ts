/** What matters most as rows of a chart: how far the margin moves when one assumption is low or high. */
import {
  BOOTSTRAP_SEEDS_MIN,
  leadOf,
  type RankCorrelation,
  type SweepPlan,
  type TornadoBar,
  type TornadoEnd,
} from '../../../../workers/sweep-contract'
import { BASIS_POINTS_IN_WHOLE } from '../../../core/money'
import type { Rough } from '../../../core/rough-estimate'
import type { ChartRow, RowBar } from '../../charts/row-geometry'
import {
  estimateColumns,
  SHORT_ENDS,
  textColumn,
  valueColumn,
  type ChartTable,
} from '../../charts/table'
import { formatCount, formatShare } from '../../format'
import { m } from '../../paraglide/messages.js'
import { listed } from '../../words/listed'
import { estimatedMoney, roughMoney, signedRoundedMoney } from '../../words/estimates'
import { intervalText, withInterval } from '../../words/intervals'
import { settleText } from '../finding/settle-text'
import { settingLabel, settingTitle, settingValue } from '../../words/settings'

/** From the scenario as it is to each end; one bar between both where both lie on one side of it. */
function barsOf({ low, high }: TornadoBar): RowBar[] {
  const [lowCents, highCents] = [low.difference.value, high.difference.value]
  return lowCents * highCents > 0
    ? [{ from: lowCents, to: highCents, color: 'var(--ink-soft)', fill: 'outlined' }]
    : [
        { from: 0, to: lowCents, color: 'var(--standard)', fill: 'hatched' },
        { from: 0, to: highCents, color: 'var(--instant)' },
      ]
}

/** `−0.82`, `+0.40`; nothing where it is not known. */
export function correlationText(correlation: number | null | undefined): string {
  if (correlation === null || correlation === undefined) return ''
  const text = Math.abs(correlation).toFixed(2)
  if (text === '0.00') return text
  return `${correlation < 0 ? '−' : '+'}${text}`
}

export const tornadoRows = (
  bars: readonly TornadoBar[],
  correlations: readonly RankCorrelation[],
): ChartRow[] => {
  const known = new Map(correlations.map(({ path, correlation }) => [path, correlation]))
  return bars.map((bar) => {
    const { path, low, high } = bar
    const [left, right] = [low, high].toSorted(
      (one, other) => one.difference.value - other.difference.value,
    )
    const correlation = correlationText(known.get(path))
    return {
      key: path,
      label: rowName(path),
      bars: barsOf(bar),
      before: settingValue(path, left!.value),
      after: settingValue(path, right!.value),
      note: correlation,
      readings: [
        endReading(path, low),
        endReading(path, high),
        ...(correlation === '' ? [] : [{ label: m.fee_matters_correlation(), value: correlation }]),
      ],
    }
  })
}

const NAME_LENGTH_MAX = 40

/** In its group, or by itself where that would be too long for a row. */
function rowName(path: string): string {
  const title = settingTitle(path)
  return title.length > NAME_LENGTH_MAX ? settingLabel(path) : title
}

const endReading = (path: string, { value, difference, takeUp }: TornadoEnd) => ({
  label: m.fee_matters_at({ value: settingValue(path, value) }),
  value:
    takeUp === null
      ? withInterval(difference, signedRoundedMoney)
      : m.fee_matters_on_daily({
          difference: withInterval(difference, signedRoundedMoney),
          share: formatShare(takeUp),
        }),
})

export function tornadoTable(
  bars: readonly TornadoBar[],
  correlations: readonly RankCorrelation[],
): ChartTable {
  const known = new Map(correlations.map(({ path, correlation }) => [path, correlation]))
  return {
    columns: [
      textColumn(m.fee_matters_setting()),
      textColumn(m.fee_matters_low()),
      valueColumn(m.fee_matters_low_difference(), 'cents', roughMoney),
      valueColumn(m.fee_matters_take_up_low(), 'basis-points'),
      textColumn(m.fee_matters_high()),
      valueColumn(m.fee_matters_high_difference(), 'cents', roughMoney),
      valueColumn(m.fee_matters_take_up_high(), 'basis-points'),
      ...estimateColumns(m.fee_matters_swing(), 'cents', SHORT_ENDS),
      valueColumn(m.fee_matters_correlation(), 'count', correlationText),
    ],
    rows: bars.map((bar) => {
      const { path, low, high } = bar
      const swing = swingOf(bar)
      return [
        settingTitle(path),
        settingValue(path, low.value),
        low.difference.value,
        shareCell(low),
        settingValue(path, high.value),
        high.difference.value,
        shareCell(high),
        swing.value,
        swing.low,
        swing.high,
        known.get(path) ?? null,
      ]
    }),
  }
}

const shareCell = ({ takeUp }: TornadoEnd): number | null =>
  takeUp === null ? null : takeUp * BASIS_POINTS_IN_WHOLE

/** Upwards, from whichever end has the smaller margin. */
function swingOf({ swing, swingCents }: TornadoBar): Rough {
  const { value, low, high } = swing
  if (value >= 0 || low === null || high === null) return { value: swingCents, low, high }
  return { value: swingCents, low: -high, high: -low }
}

/** `Cost of waiting matters most: between 10% and 40% the margin moves by $410 a month (95% interval $200 to $620).` */
export function tornadoSentence(
  bars: readonly TornadoBar[],
  plan: Pick<SweepPlan, 'points' | 'seeds'>,
  per: string,
): string {
  return bars.length === 0 ? '' : [...soFar(bars, plan), firstSentence(bars, per)].join(' ')
}

/** Of bars that no seed is behind. */
export function expectedTornadoSentence(bars: readonly TornadoBar[], per: string): string {
  const [bar] = bars
  if (!bar || bar.swingCents === 0) return m.fee_matters_expected_nothing()
  return m.fee_matters_expected({
    setting: rowName(bar.path),
    swing: roughMoney(bar.swingCents),
    low: settingValue(bar.path, bar.low.value),
    high: settingValue(bar.path, bar.high.value),
    per,
  })
}

/** `Without effect in this estimate: Refunds, and Chargebacks.`; `''` where each has one. */
export function noEffectText(bars: readonly TornadoBar[]): string {
  const names = bars.filter(({ swingCents }) => swingCents === 0).map(({ path }) => rowName(path))
  return names.length === 0 ? '' : m.fee_matters_no_effect({ settings: listed(names) })
}

function soFar(
  bars: readonly TornadoBar[],
  { points, seeds }: Pick<SweepPlan, 'points' | 'seeds'>,
): string[] {
  const planned = points.filter(
    ({ kind, id }) => kind === 'sensitivity' && id.endsWith('low'),
  ).length
  const seedsRun = bars[0]!.low.difference.n
  if (bars.length === planned && seedsRun === seeds.length) return []
  return [
    m.fee_matters_so_far({
      run: formatCount(bars.length),
      planned: formatCount(planned),
      seeds: formatCount(seedsRun),
      seedsPlanned: formatCount(seeds.length),
    }),
  ]
}

function firstSentence(bars: readonly TornadoBar[], per: string): string {
  const bar = bars[0]!
  const lead = leadOf(bars)!
  const swing = swingOf(bar)
  const words = {
    setting: rowName(bar.path),
    low: settingValue(bar.path, bar.low.value),
    high: settingValue(bar.path, bar.high.value),
    swing: swingText(swing, per),
    per,
  }
  switch (lead.kind) {
    case 'few':
      return m.fee_matters_sentence_few({
        ...words,
        swing: estimatedMoney(swing),
        least: formatCount(BOOTSTRAP_SEEDS_MIN),
      })
    case 'chance':
      return m.fee_matters_sentence_chance({
        ...words,
        swing: estimatedMoney(swing),
        within: intervalText(swing),
        settle: settleText(bar.swing),
      })
    case 'shared':
      return m.fee_matters_sentence_shared({
        ...words,
        settings: namesText([bar, ...lead.rivals].map(({ path }) => rowName(path))),
      })
    case 'first':
      return m.fee_matters_sentence(words)
  }
}

/** `$200`, `$200 a month (95% interval $150 to $250)`. */
function swingText(swing: Rough, per: string): string {
  const within = intervalText(swing)
  const value = estimatedMoney(swing)
  return within === ''
    ? m.fee_matters_swing_alone({ value, per })
    : m.fee_matters_swing_within({ value, within, per })
}

const NAMES_MAX = 3

/** `Cost of waiting, Fee weight, and Inertia`; of many the first, and how many more. */
export function namesText(names: readonly string[]): string {
  const more = names.length - NAMES_MAX
  const named =
    more > 1 ? [...names.slice(0, NAMES_MAX), m.fee_matters_more({ count: more })] : names
  return listed(named)
}
