/** The files of a run, in the reader's words. */
import type { DownloadKind } from '../../../workers/contract'
import { m } from '../paraglide/messages.js'

export const DOWNLOADS: readonly {
  kind: DownloadKind
  fileName: string
  sentence: () => string
}[] = [
  { kind: 'ledger', fileName: 'ledger.sqlite', sentence: m.download_ledger_sentence },
  { kind: 'report', fileName: 'report.json', sentence: m.download_report_sentence },
  { kind: 'days', fileName: 'daily.csv', sentence: m.download_days_sentence },
]
