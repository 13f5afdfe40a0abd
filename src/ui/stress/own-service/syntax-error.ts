/**
 * What a browser says of code that it cannot parse, with its line: a name that is declared twice, say. Of a worker that is a
 * module it says nothing, so the code goes to one that is a script, which parses it and does not run it.
 */
import type { ServiceCode } from '../../lab/start-worker'

/** Of Firefox, whose event has neither words nor a line. */
const WITHOUT_WORDS = 'this browser cannot parse it. A name may be declared twice, say'

/** `null`: it can be parsed. */
export function syntaxErrorOf({ name, code }: ServiceCode): Promise<string | null> {
  const script = `'use strict';(function(require,exports){${code}\n});postMessage(null)`
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
  const worker = new Worker(address)
  return new Promise<string | null>((resolve) => {
    worker.addEventListener('message', () => resolve(null))
    worker.addEventListener('error', (event: Partial<ErrorEvent> & Event) => {
      event.preventDefault()
      const words = event.message?.replace(/^(?:Uncaught )?SyntaxError: /, '')
      resolve(words ? `${name}:${event.lineno}: ${words}` : WITHOUT_WORDS)
    })
  }).finally(() => {
    worker.terminate()
    URL.revokeObjectURL(address)
  })
}
