/** A worker of its own for the reader's queries; `onClosed`: it died. */
import ledgerCopyWorker from '../../../workers/query-worker.ts?worker&url'
import { transfer } from 'comlink'
import type { QueryAnswer, QueryWorker } from '../../../workers/contract'
import { startWorker } from '../lab/start-worker'
import { WorkerConnection } from '../lab/worker-connection'
import type { QueryLine } from './ledger-query.svelte'

export function connectToCopy(onClosed: () => void): QueryLine {
  const connection = new WorkerConnection<QueryWorker>(startWorker(ledgerCopyWorker), onClosed)
  return {
    open: (ledger) => connection.call((worker) => worker.open(transfer(ledger, [ledger.buffer]))),
    ask: (sql, rowsMax) => connection.call<QueryAnswer>(async (worker) => worker.ask(sql, rowsMax)),
    end: () => connection.end(),
  }
}
