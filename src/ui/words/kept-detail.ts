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

/** Of a run that an earlier version has kept, there may be less. */
const detailOf = (
  run: Pick<Run, 'header'>,
): Partial<{ days: number | null; closedRowsSaved: boolean }> => run.header?.scenario.detail ?? {}

/** Whether rows may be missing because their days are closed. */
export const closesDays = (run: Pick<Run, 'header'>): boolean =>
  (detailOf(run).days ?? null) !== null

/** Whether those rows can be downloaded. */
export const savesClosedRows = (run: Pick<Run, 'header'>): boolean =>
  closesDays(run) && detailOf(run).closedRowsSaved === true
