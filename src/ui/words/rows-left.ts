/** What of a list has left the ledger of a long run, and where it is, in the reader's words. */
import type { RowsLeft } from '../../../workers/contract'
import { formatCount, formatDay } from '../format'
import type { Run } from '../lab/run.svelte'
import { m } from '../paraglide/messages.js'
import { CLOSED_FILE_NAME } from './downloads'

interface Counted {
  day: string
  count: number
  countText: string
}

interface Words {
  some: (what: { day: string }) => string
  counted?: (what: Counted) => string
}

/** By what a row of the list is. */
const WORDS = {
  payouts: { some: m.left_some_payouts, counted: m.left_payouts },
  'creator-payouts': { some: m.left_some_payouts, counted: m.left_creator_payouts },
  sales: { some: m.left_some_sales, counted: m.left_sales },
  balances: { some: m.left_some_balances, counted: m.left_balances },
  postings: { some: m.left_some_postings, counted: m.left_postings },
  notes: { some: m.left_notes },
  creators: { some: m.left_creators },
  'noted-creators': { some: m.left_noted_creators },
} as const satisfies Record<string, Words>
export type LeftKind = keyof typeof WORDS

export function leftSentence({
  kind,
  left,
  run,
}: {
  kind: LeftKind
  left: RowsLeft
  run: Pick<Run, 'isSimulated'>
}): string {
  const { some, counted }: Words = WORDS[kind]
  const day = formatDay(left.before)
  const { rows } = left
  return [
    rows === null || !counted
      ? some({ day })
      : counted({ day, count: rows, countText: formatCount(rows) }),
    m.left_in_figures(),
    run.isSimulated ? m.left_saved({ file: CLOSED_FILE_NAME }) : m.left_not_saved(),
  ].join(' ')
}
