/**
 * The simulation worker of the first run. It is started by the first line of the page's script and told what the page
 * was opened with, so that it simulates while the page is still reading and building itself.
 */
import { runAheadName } from '../../../workers/contract'

const startWorker = (name: string): Worker =>
  new Worker(new URL('../../../workers/simulation-worker.ts', import.meta.url), {
    type: 'module',
    name,
  })

let first: Worker | null = startWorker(runAheadName(location.hash))

/** The worker that is already on its way, once; after that a new one each time. */
export function takeWorker(): Worker {
  const worker = first ?? startWorker('')
  first = null
  return worker
}
