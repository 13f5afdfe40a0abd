/** What matters most as rows of a chart: how far the margin moves when one assumption is low or high. */
import type { RankCorrelation, TornadoBar } from '../../../workers/sweep-contract'
import type { ChartRow, RowBar } from '../charts/row-geometry'
import { textColumn, valueColumn, type ChartTable } from '../charts/table'
import { m } from '../paraglide/messages.js'
import { roughMoney, roughSignedWords } from '../words/differences'
import { settingTitle, settingValue } from '../words/settings'

type End = TornadoBar['low']
type EndName = 'low' | 'high'

const barOf = ({ difference }: End, name: EndName): RowBar =>
  name === 'low'
    ? { from: 0, to: difference.value, color: 'var(--standard)', fill: 'hatched' }
    : { from: 0, to: difference.value, color: 'var(--instant)' }

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
    const ends = [
      { end: low, name: 'low' as const },
      { end: high, name: 'high' as const },
    ].toSorted((one, other) => one.end.difference.value - other.end.difference.value)
    const [left, right] = ends
    // Where both lie on one side, the shorter is drawn over the longer.
    const longestFirst = ends.toSorted(
      (one, other) => Math.abs(other.end.difference.value) - Math.abs(one.end.difference.value),
    )
    const correlation = correlationText(known.get(path))
    return {
      key: path,
      label: settingTitle(path),
      bars: longestFirst.map(({ end, name }) => barOf(end, name)),
      before: settingValue(path, left!.end.value),
      after: settingValue(path, right!.end.value),
      note: correlation,
      readings: [
        endReading(path, low),
        endReading(path, high),
        ...(correlation === '' ? [] : [{ label: m.fee_matters_correlation(), value: correlation }]),
      ],
    }
  })
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
    setting: settingTitle(path),
    low: settingValue(path, low.value),
    high: settingValue(path, high.value),
    swing: roughMoney(swingCents),
  })
