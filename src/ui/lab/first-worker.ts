/**
 * The simulation worker of the first run. It is started by the first script of the page, so that it reads its own script
 * and SQLite while the page is still reading and building itself.
 */
import simulationWorker from '../../../workers/simulation-worker.ts?worker&url'
import { startWorker } from './start-worker'

let first: Worker | null = null

/** A browser may refuse to start any: then the run fails, and not the page. */
export function startFirstWorker(): void {
  try {
    first = startWorker(simulationWorker)
  } catch {
    first = null
  }
}

/** The worker that is already starting, once; after that a new one each time. */
export function takeWorker(): Worker {
  const worker = first ?? startWorker(simulationWorker)
  first = null
  return worker
}
