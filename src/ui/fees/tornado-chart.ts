/** What matters most as rows of a chart: how far the margin moves when one assumption is low or high. */
import type { RankCorrelation, TornadoBar } from '../../../workers/sweep-contract'
import type { ChartRow, RowBar } from '../charts/row-geometry'
import { textColumn, valueColumn, type ChartTable } from '../charts/table'
import { m } from '../paraglide/messages.js'
import { roughMoney, roughSignedWords } from '../words/differences'
import { settingLabel, settingTitle, settingValue } from '../words/settings'

type End = TornadoBar['low']

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

const endReading = (path: string, { value, difference }: End) => ({
  label: m.fee_matters_at({ value: settingValue(path, value) }),
  value: roughSignedWords('cents', difference.value),
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
      valueColumn(m.fee_matters_low_margin(), 'cents'),
      textColumn(m.fee_matters_high()),
      valueColumn(m.fee_matters_high_margin(), 'cents'),
      valueColumn(m.fee_matters_swing(), 'cents'),
      textColumn(m.fee_matters_correlation()),
    ],
    rows: bars.map(({ path, low, high, swingCents }) => [
      settingTitle(path),
      settingValue(path, low.value),
      low.difference.value,
      settingValue(path, high.value),
      high.difference.value,
      swingCents,
      correlationText(known.get(path)),
    ]),
  }
}

/** `Cost of waiting matters most: between 10% and 40% the margin moves by $410 a month.` */
export const tornadoSentence = ({ path, low, high, swingCents }: TornadoBar): string =>
  m.fee_matters_sentence({
    setting: rowName(path),
    low: settingValue(path, low.value),
    high: settingValue(path, high.value),
    swing: roughMoney(swingCents),
  })
