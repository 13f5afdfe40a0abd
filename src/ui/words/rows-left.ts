/** What of a list has left the ledger of a long run, and where it is, in the reader's words. */
import type { RowsLeft } from '../../../workers/contract'
import { formatDay } from '../format'
import type { Run } from '../lab/run.svelte'
import { m } from '../paraglide/messages.js'
import { counted } from './counts'
import { CLOSED_FILE_NAME } from './downloads'

interface Words {
  some: (what: { day: string }) => string
  all?: (what: { day: string } & ReturnType<typeof counted>) => string
}

/** By what a row of the list is. */
const WORDS = {
  payouts: { some: m.left_some_payouts, all: m.left_payouts },
  'creator-payouts': { some: m.left_some_payouts, all: m.left_creator_payouts },
  sales: { some: m.left_some_sales, all: m.left_sales },
  balances: { some: m.left_some_balances, all: m.left_balances },
  postings: { some: m.left_some_postings, all: m.left_postings },
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
  const { some, all }: Words = WORDS[kind]
  const day = formatDay(left.before)
  const { rows } = left
  return [
    rows === null || !all ? some({ day }) : all({ day, ...counted(rows) }),
    m.left_in_figures(),
    run.isSimulated ? m.left_saved({ file: CLOSED_FILE_NAME }) : m.left_not_saved(),
  ].join(' ')
}
