/** What a change does to people: who is paid later, and what is paid twice. */
import {
  laterSummary,
  type FutureOutcome,
  type LaterMoney,
} from '../../../workers/compare-contract'
import type { LedgerRow } from '../../../workers/contract'
import { sum } from '../../core/sum'
import type { ChartRow } from '../charts/row-geometry'
import { textColumn, valueColumn, type ChartTable } from '../charts/table'
import { formatDuration, formatMoney, formatSecond } from '../format'
import { m } from '../paraglide/messages.js'
import { checkTitle } from '../words/checks'
import { numberOfCreators } from '../words/counts'
import { listed } from '../words/listed'
import { shownName } from '../words/shown-name'

type Violations = FutureOutcome['violations']

/** In a sentence. */
const NAMES_MAX = 5

/** `rows`: of the ledger, as it is and with the change, in which pauses are. */
export function laterWords(
  later: readonly LaterMoney[],
  rows: { asItIs: readonly LedgerRow[]; changed: readonly LedgerRow[] },
): string {
  if (later.length === 0) return m.futures_later_none()
  const { creators, cents, medianSeconds, longestSeconds, missingCents, missingCreators } =
    laterSummary(later)
  const sentences: string[] = []
  if (medianSeconds !== null && longestSeconds !== null) {
    const [median, longest] = [formatDuration(medianSeconds), formatDuration(longestSeconds)]
    const said = { creators: numberOfCreators(creators), amount: formatMoney(cents), longest }
    sentences.push(
      median === longest ? m.futures_later_by_one(said) : m.futures_later({ ...said, median }),
    )
  }
  if (missingCents > 0) {
    sentences.push(
      m.futures_later_missing({
        amount: formatMoney(missingCents),
        creators: numberOfCreators(missingCreators.length),
      }),
    )
    const paused = pausedAnew(missingCreators, rows)
    if (paused.length > 0)
      sentences.push(
        m.futures_later_paused({
          names: names(paused.map(({ creator }) => creator)),
          at: formatSecond(paused[0]!.occurredAt),
        }),
      )
  }
  return sentences.join(' ')
}

/** The pauses that begin only with the change, of these creators. */
function pausedAnew(
  creators: readonly string[],
  { asItIs, changed }: Parameters<typeof laterWords>[1],
): (LedgerRow & { row: 'pause' })[] {
  const pauses = (rows: readonly LedgerRow[]): (LedgerRow & { row: 'pause' })[] =>
    rows.flatMap((row) => (row.row === 'pause' && creators.includes(row.creator) ? [row] : []))
  const known = new Set(pauses(asItIs).map(({ creator }) => creator))
  return pauses(changed).filter(({ creator }) => !known.has(creator))
}

const names = (handles: readonly string[]): string => {
  const all = [...new Set(handles)].map(shownName)
  const more = all.length - NAMES_MAX
  return listed(
    more > 0 ? [...all.slice(0, NAMES_MAX), m.futures_more_creators({ count: more })] : all,
  )
}

export const paidTwice = (violations: Violations): { count: number; cents: number } => ({
  count: sum(violations, (one) => one.paidTwice),
  cents: sum(violations, (one) => one.centsPaidTwice),
})

export function twiceWords(violations: Violations): string {
  const { count, cents } = paidTwice(violations)
  if (count === 0) return m.futures_twice_none()
  const creators = names(violations.flatMap((one) => (one.paidTwice > 0 ? one.creators : [])))
  return m.futures_twice({ count, amount: formatMoney(cents), creators })
}

/** `Paid twice: 3, $120.00` or, where nothing is, the checks that find something. */
export function violationWords(violations: Violations): string {
  if (violations.length === 0) return m.futures_none()
  const { count, cents } = paidTwice(violations)
  if (count > 0) return m.stress_paid_twice({ count, amount: formatMoney(cents) })
  return violations.map(({ name }) => checkTitle(name)).join('; ')
}

/** As many as can be read at a glance. */
export const LATER_ROWS_MAX = 12

/** What has not arrived by the end of the run has a bar up to it. */
export const laterRows = (later: readonly LaterMoney[], secondsToEnd: (at: string) => number) =>
  later
    .slice(0, LATER_ROWS_MAX)
    .map(({ creator, cents, at, laterAt, seconds }, index): ChartRow => {
      const after = seconds === null ? m.futures_later_never() : formatDuration(seconds)
      return {
        key: String(index),
        label: shownName(creator),
        bars: [
          {
            from: 0,
            to: seconds ?? secondsToEnd(at),
            color: 'var(--instant)',
            fill: seconds === null ? 'outlined' : 'solid',
          },
        ],
        after,
        note: formatMoney(cents),
        readings: [
          { label: m.futures_as_it_is(), value: formatSecond(at) },
          {
            label: m.futures_changed(),
            value: laterAt === null ? m.futures_later_never() : formatSecond(laterAt),
          },
          { label: m.futures_later_money(), value: formatMoney(cents) },
        ],
      }
    })

/** All of it. */
export const laterTable = (later: readonly LaterMoney[]): ChartTable => ({
  columns: [
    textColumn(m.futures_later_creator(), shownName),
    valueColumn(m.futures_later_money(), 'cents'),
    textColumn(m.futures_as_it_is(), formatSecond),
    textColumn(m.futures_changed(), (at) =>
      at === '' ? m.futures_later_never() : formatSecond(at),
    ),
    valueColumn(m.futures_later_by(), 'seconds'),
  ],
  rows: later.map(({ creator, cents, at, laterAt, seconds }) => [
    creator,
    cents,
    at,
    laterAt ?? '',
    seconds,
  ]),
})
