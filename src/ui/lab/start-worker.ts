/**
 * Starts a worker that may reach no further than the page. A worker whose script comes from an address is under the
 * policy of that answer's headers, which a static host does not send. One that starts from memory is under the content
 * security policy of the page; its one line reads the script. SQLite follows in a message.
 */
import type { SqliteHandedOver } from '../../../workers/contract'
import { sqlite } from './sqlite'

const startAddresses = new Map<string, string>()

function startAddress(script: string): string {
  const known = startAddresses.get(script)
  if (known !== undefined) return known
  const line = `import ${JSON.stringify(new URL(script, document.baseURI).href)}`
  const address = URL.createObjectURL(new Blob([line], { type: 'text/javascript' }))
  startAddresses.set(script, address)
  return address
}

/** A worker may fail before anybody listens to it. */
const failures = new WeakMap<Worker, Error>()

export const failureOf = (worker: Worker): Error | null => failures.get(worker) ?? null

export const errorOf = ({ error, message }: ErrorEvent): Error =>
  // An event of a script that cannot be loaded has neither.
  error instanceof Error
    ? error
    : new Error(message || 'The script of the worker could not be loaded')

function newWorker(script: string): Worker {
  try {
    return new Worker(startAddress(script), { type: 'module' })
  } catch (cause) {
    throw new Error('This browser does not let the page start a worker', { cause })
  }
}

export function startWorker(script: string): Worker {
  const worker = newWorker(script)
  worker.addEventListener('error', (event) => failures.set(worker, errorOf(event)))
  void sqlite().then((module) => worker.postMessage({ sqlite: module } satisfies SqliteHandedOver))
  return worker
}
