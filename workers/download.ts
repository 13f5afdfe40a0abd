/** A file of the run that the page shows, with a name that tells the run. */
import { jsonText } from '../src/core/json-text'
import { isoFromDay, isoFromInstant } from '../src/core/calendar'
import { runFileName } from '../src/scenario/file-name'
import type { Download, DownloadKind } from './contract'
import type { ShownRun } from './shown-run'

export async function downloadOf(kind: DownloadKind, shown: ShownRun): Promise<Download> {
  const { books } = shown
  const at = isoFromInstant(books.now)
  const text = new TextEncoder()
  switch (kind) {
    case 'ledger':
      return {
        at,
        fileName: fileName(shown, 'ledger.sqlite'),
        mediaType: 'application/vnd.sqlite3',
        content: books.ledgerFile(),
      }
    case 'report': {
      const { reportFile } = await import('../src/metrics/report-file')
      return {
        at,
        fileName: fileName(shown, 'report.json'),
        mediaType: 'application/json',
        content: text.encode(jsonText(reportFile(shown.report))),
      }
    }
    case 'days': {
      const { dailyCsv } = await import('./ledger-queries')
      return {
        at,
        fileName: fileName(shown, 'daily.csv'),
        mediaType: 'text/csv',
        content: text.encode(dailyCsv(books.days)),
      }
    }
  }
}

/** If the run has not reached its end, the name says how far it went. */
function fileName({ books, kept, driven }: ShownRun, ending: string): string {
  const status = kept?.report.status ?? driven?.phase
  const day = status === 'finished' ? '' : `until-${isoFromDay(books.today)}-`
  return runFileName(books.scenario, `${day}${ending}`)
}
