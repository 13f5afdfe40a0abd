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

export function startWorker(script: string): Worker {
  const worker = new Worker(startAddress(script), { type: 'module' })
  void sqlite.then((module) => worker.postMessage({ sqlite: module } satisfies SqliteHandedOver))
  return worker
}
