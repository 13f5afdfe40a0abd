/**
 * Packages of the arithmetic look at length for what every browser has, and bring a replacement along. The build takes what
 * is there: it is a tenth of the worker's script, and one of the packages looks by `eval`, which the policy of the page
 * would refuse and report.
 */
import type { Plugin } from 'vite'

/** What each of them exports. */
const EXPORTS: Readonly<Record<string, string>> = {
  'array-float64': 'Float64Array',
  'array-uint16': 'Uint16Array',
  'array-uint32': 'Uint32Array',
  'array-uint8': 'Uint8Array',
  'assert-has-generator-support': '() => true',
  'assert-has-symbol-support': '() => true',
  'assert-has-tostringtag-support': '() => true',
  'assert-is-little-endian': 'new Uint8Array(new Uint16Array([1]).buffer)[0] === 1',
  'utils-define-property': 'Object.defineProperty',
}

const PACKAGE = /\/@stdlib\/([\w-]+)\/lib\/index\.js$/
const KNOWN = new RegExp(`/@stdlib/(?:${Object.keys(EXPORTS).join('|')})/lib/index\\.js$`)

export const ofEveryBrowser = (): Plugin => ({
  name: 'of-every-browser',
  apply: 'build',
  load: {
    filter: { id: KNOWN },
    handler: (id) => `module.exports = ${EXPORTS[PACKAGE.exec(id)![1]!]}`,
  },
})
