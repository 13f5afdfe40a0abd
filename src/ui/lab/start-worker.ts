/**
 * Starts a worker that may reach no further than the page. A worker whose script comes from an address is under the
 * policy of that answer's headers, which a static host does not send. One that starts from memory is under the content
 * security policy of the page; its first line reads the script. SQLite follows in a message.
 */
import type { SqliteHandedOver } from '../../../workers/contract'
import { sqlite } from './sqlite'

/** A payout service of the reader's own: the code of its module, in the form that `GivenService` has. */
export interface ServiceCode {
  name: string
  code: string
}

/** By script. */
const startAddresses = new Map<string, string>()
/** Long after the worker has read it. */
const REVOKE_AFTER_MILLISECONDS = 10_000

/** Each line of a service’s code stays the line that it is in its file. */
const withService = (line: string, { name, code }: ServiceCode): string =>
  `${line};globalThis.givenService={name:${JSON.stringify(name)},define(require,exports){${code}\n}}\n//# sourceURL=${name}`

/** What a worker says once it holds the lock of its name. */
const HOLDS_LOCK = 'holds its lock'
const HOLD_LOCK = `navigator.locks?.request(name,()=>new Promise(()=>postMessage('${HOLDS_LOCK}'))).catch(()=>{})`

const addressOf = (text: string): string =>
  URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))

function startAddress(script: string, service: ServiceCode | null): string {
  const line = `import ${JSON.stringify(new URL(script, document.baseURI).href)};${HOLD_LOCK}`
  if (service) {
    // Each edit of a service is another text, which would stay in memory.
    const address = addressOf(withService(line, service))
    setTimeout(() => URL.revokeObjectURL(address), REVOKE_AFTER_MILLISECONDS)
    return address
  }
  const address = startAddresses.get(script) ?? addressOf(line)
  startAddresses.set(script, address)
  return address
}

/** A worker may fail before anybody listens to it. */
const failures = new WeakMap<Worker, Error>()

export const failureOf = (worker: Worker): Error | null => failures.get(worker) ?? null

/** A script that could not be loaded, or parsed: the event has no word of why. */
export class ScriptNotLoaded extends Error {}

/** What the error says of a worker that ended without a word. */
export const ENDED_BY_BROWSER =
  'The browser ended this work and did not say why. It may have been short of memory: close other tabs and try again.'

export function errorOf({ error, message }: ErrorEvent): Error {
  if (error instanceof Error) return error
  return message
    ? new Error(message)
    : new ScriptNotLoaded('The script of the worker could not be loaded')
}

/**
 * A browser that ends a worker, for want of memory say, tells nobody. But it releases the lock that the worker holds: whoever
 * has asked for the same lock gets it at that moment. A worker that the page itself has ended is not listened to any more.
 */
function watchLock(worker: Worker, name: string): void {
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data !== HOLDS_LOCK) return
    void navigator.locks.request(name, () => {
      worker.dispatchEvent(new ErrorEvent('error', { message: ENDED_BY_BROWSER }))
    })
  })
}

function newWorker(script: string, service: ServiceCode | null): Worker {
  try {
    // Another worker's lock has another name, in other tabs too. Where there are no locks there are no such names.
    const name = globalThis.isSecureContext ? crypto.randomUUID() : ''
    const worker = new Worker(startAddress(script, service), { type: 'module', name })
    watchLock(worker, name)
    return worker
  } catch (cause) {
    throw new Error('This browser does not let the page start a worker', { cause })
  }
}

/** `service`: pays in all that the worker runs; left out, the lab's own does. */
export function startWorker(script: string, service: ServiceCode | null = null): Worker {
  const worker = newWorker(script, service)
  worker.addEventListener('error', (event) => failures.set(worker, errorOf(event)))
  void sqlite().then((module) => worker.postMessage({ sqlite: module } satisfies SqliteHandedOver))
  return worker
}
