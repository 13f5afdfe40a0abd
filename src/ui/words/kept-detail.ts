/** What of a run its ledger has row by row, in the reader's words. */
import type { RunReport } from '../../../workers/contract'
import { formatCount, formatDay } from '../format'
import type { Run } from '../lab/run.svelte'
import { m } from '../paraglide/messages.js'

const DATE_LENGTH = 'YYYY-MM-DD'.length

export function keptDetailSentence({
  daysKept,
  settledBefore,
  rows,
}: NonNullable<RunReport['detail']>): string {
  return m.detail_kept({
    days: formatCount(daysKept),
    before: formatDay(settledBefore.slice(0, DATE_LENGTH)),
    payouts: formatCount(rows['ledger_payouts'] ?? 0),
    sales: formatCount(rows['ledger_sales'] ?? 0),
  })
}

/** Whether rows may be missing because their days are closed; of a run that an earlier version has kept, none is. */
export function closesDays(run: Pick<Run, 'header'>): boolean {
  const detail: { days: number | null } | undefined = run.header?.scenario.detail
  return (detail?.days ?? null) !== null
}
