/** The files of a run, in the reader's words. */
import type { DownloadKind } from '../../../workers/contract'
import type { Run } from '../lab/run.svelte'
import { m } from '../paraglide/messages.js'
import { savesClosedRows } from './kept-detail'

/** `closed`: the rows that have left the ledger. */
export type RunFileKind = DownloadKind | 'closed'

export interface RunFile {
  kind: RunFileKind
  fileName: string
  sentence: () => string
}

export const CLOSED_FILE_NAME = 'closed.zip'

const FILES: readonly RunFile[] = [
  { kind: 'ledger', fileName: 'ledger.sqlite', sentence: m.download_ledger_sentence },
  { kind: 'report', fileName: 'report.json', sentence: m.download_report_sentence },
  { kind: 'days', fileName: 'daily.csv', sentence: m.download_days_sentence },
  { kind: 'closed', fileName: CLOSED_FILE_NAME, sentence: m.download_closed_sentence },
]

/**
 * The files that there are of a run: its ledger only as long as that is kept, rows that have left it only as long as the
 * simulation is there, and none while it is being opened.
 */
export function filesOf(run: Run): readonly RunFile[] {
  if (run.phase === 'failed' || run.ledger === 'opening') return []
  const isThere: Partial<Record<RunFileKind, boolean>> = {
    ledger: run.ledger === 'worker',
    closed: run.isSimulated && savesClosedRows(run),
  }
  return FILES.filter(({ kind }) => isThere[kind] ?? true)
}
