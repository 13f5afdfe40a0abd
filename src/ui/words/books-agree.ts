/** Whether the books of a run agree of which no check has failed, in one sentence. */
import type { RunReport } from '../../../workers/contract'
import { formatMoney } from '../format'
import { m } from '../paraglide/messages.js'

/** What rules of the era leave out is known once the processors' books are read, for the report. */
export function booksAgreeText(report: Pick<RunReport, 'processorBooks'> | null): string {
  if (!report) return m.finding_books_so_far()
  const { misreadCostCents = 0, uncollectedFeeCents } = report.processorBooks
  const cents = misreadCostCents + (uncollectedFeeCents ?? 0)
  if (cents !== 0) return m.finding_books_agree_but({ cents: formatMoney(cents) })
  return uncollectedFeeCents === undefined
    ? m.finding_books_agree_by_checks()
    : m.finding_books_agree()
}
