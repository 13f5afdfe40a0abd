/**
 * What a browser says of code that it cannot parse, with its line: a name that is declared twice, say. Of a worker that is a
 * module it says nothing, so the code goes to one that is a script, which parses it and does not run it.
 */
import type { ServiceCode } from '../../lab/start-worker'

/** `null`: it can be parsed. */
export function syntaxErrorOf({ name, code }: ServiceCode): Promise<string | null> {
  const script = `'use strict';(function(require,exports){${code}\n});postMessage(null)`
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
  const worker = new Worker(address)
  return new Promise<string | null>((resolve) => {
    worker.addEventListener('message', () => resolve(null))
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      const words = event.message.replace(/^(?:Uncaught )?SyntaxError: /, '')
      resolve(`${name}:${event.lineno}: ${words}`)
    })
  }).finally(() => {
    worker.terminate()
    URL.revokeObjectURL(address)
  })
}
