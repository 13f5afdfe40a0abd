/** What the ledger learns late with a change: in sentences, and payout by payout. */
import { newsCents, type LateNews } from '../../../workers/compare-contract'
import type { ChartRow } from '../charts/row-geometry'
import { textColumn, valueColumn, type ChartTable } from '../charts/table'
import { formatDuration, formatMoney, formatSecond } from '../format'
import { m } from '../paraglide/messages.js'
import { numberOfPayouts } from '../words/counts'
import { shownName } from '../words/shown-name'

export function newsWords(news: readonly LateNews[], asItIs: readonly LateNews[]): string {
  if (news.length === 0) return m.futures_news_none()
  const unknown = news.filter(({ seconds }) => seconds === null)
  const failed = news.filter(({ what }) => what === 'failed')
  const longest = news.find(({ seconds }) => seconds !== null)?.seconds ?? null
  return [
    asItIs.length === 0
      ? m.futures_news_anew(ofPayouts(news))
      : m.futures_news({ ...ofPayouts(news), asItIs: numberOfPayouts(asItIs.length) }),
    ...(longest === null ? [] : [m.futures_news_longest({ longest: formatDuration(longest) })]),
    ...(unknown.length === 0 ? [] : [m.futures_news_unknown(ofPayouts(unknown))]),
    ...(failed.length === 0 ? [] : [m.futures_news_failed(ofPayouts(failed))]),
  ].join(' ')
}

const ofPayouts = (news: readonly LateNews[]): { payouts: string; amount: string } => ({
  payouts: numberOfPayouts(news.length),
  amount: formatMoney(newsCents(news)),
})

/** In a cell. */
const whatWords = (what: string): string =>
  what === 'failed' ? m.futures_news_is_failed() : m.futures_news_is_arrived()

/** As many as can be read at a glance. */
const ROWS_MAX = 12

const labelOf = (what: LateNews['what']) =>
  what === 'failed' ? m.futures_news_label_failed : m.futures_news_label

/** What is not known by the end of the run has a bar up to it. */
export const newsRows = (news: readonly LateNews[], secondsToEnd: (at: string) => number) =>
  news
    .slice(0, ROWS_MAX)
    .map(({ payoutId, creator, cents, what, at, knownAt, seconds }): ChartRow => ({
      key: String(payoutId),
      label: labelOf(what)({ payout: payoutId, creator: shownName(creator) }),
      bars: [
        {
          from: 0,
          to: seconds ?? secondsToEnd(at),
          color: 'var(--standard)',
          fill: seconds === null ? 'outlined' : 'solid',
        },
      ],
      after: seconds === null ? m.futures_later_never() : formatDuration(seconds),
      note: formatMoney(cents),
      readings: [
        { label: whatWords(what), value: formatSecond(at) },
        {
          label: m.futures_news_known(),
          value: knownAt === null ? m.futures_later_never() : formatSecond(knownAt),
        },
        { label: m.futures_later_money(), value: formatMoney(cents) },
      ],
    }))

/** All of it. */
export const newsTable = (news: readonly LateNews[]): ChartTable => ({
  columns: [
    valueColumn(m.futures_news_payout(), 'count'),
    textColumn(m.futures_later_creator(), shownName),
    valueColumn(m.futures_later_money(), 'cents'),
    textColumn(m.futures_news_what(), whatWords),
    textColumn(m.futures_news_at(), formatSecond),
    textColumn(m.futures_news_known(), (at) =>
      at === '' ? m.futures_later_never() : formatSecond(at),
    ),
    valueColumn(m.futures_news_by(), 'seconds'),
  ],
  rows: news.map(({ payoutId, creator, cents, what, at, knownAt, seconds }) => [
    payoutId,
    creator,
    cents,
    what,
    at,
    knownAt ?? '',
    seconds,
  ]),
})
