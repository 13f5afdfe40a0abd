/** The files of a run, in the reader's words. */
import type { DownloadKind } from '../../../workers/contract'
import type { Run } from '../lab/run.svelte'
import { m } from '../paraglide/messages.js'

interface RunFile {
  kind: DownloadKind
  fileName: string
  sentence: () => string
}

const FILES: readonly RunFile[] = [
  { kind: 'ledger', fileName: 'ledger.sqlite', sentence: m.download_ledger_sentence },
  { kind: 'report', fileName: 'report.json', sentence: m.download_report_sentence },
  { kind: 'days', fileName: 'daily.csv', sentence: m.download_days_sentence },
]

/** The files that there are of a run: its ledger only as long as that is kept, and none while it is being opened. */
export function filesOf({ phase, ledger }: Run): readonly RunFile[] {
  if (phase === 'failed' || ledger === 'opening') return []
  return FILES.filter(({ kind }) => kind !== 'ledger' || ledger === 'worker')
}
