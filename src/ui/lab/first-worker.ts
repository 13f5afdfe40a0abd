/**
 * The simulation worker of the first run. It is started by the first line of the page's script, so that it reads its
 * own script and SQLite while the page is still reading and building itself.
 */

const startWorker = (): Worker =>
  new Worker(new URL('../../../workers/simulation-worker.ts', import.meta.url), { type: 'module' })

let first: Worker | null = startWorker()

/** The worker that is already on its way, once; after that a new one each time. */
export function takeWorker(): Worker {
  const worker = first ?? startWorker()
  first = null
  return worker
}
