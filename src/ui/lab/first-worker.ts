/**
 * The simulation worker of the first run. It is started by the first script of the page, so that it reads its own script
 * and SQLite while the page is still reading and building itself.
 */
import simulationWorker from '../../../workers/simulation-worker.ts?worker&url'
import ownServiceWorker from '../../../workers/own-service-worker.ts?worker&url'
import { startWorker, type ServiceCode } from './start-worker'

let first: Worker | null = null

/** A browser may refuse to start any: then the run fails, and not the page. */
export function startFirstWorker(): void {
  try {
    first = startWorker(simulationWorker)
  } catch {
    first = null
  }
}

/** The worker that is already starting, once; after that a new one each time. With a payout service of one's own another one. */
export function takeWorker(service: ServiceCode | null = null): Worker {
  if (service) return startWorker(ownServiceWorker, service)
  const worker = first ?? startWorker(simulationWorker)
  first = null
  return worker
}
