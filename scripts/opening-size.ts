/**
 * What the page opens with may not grow unseen: a build warns, and then fails, where the scripts and styles of the first
 * screen, compressed and with its charts and the worker of the first run, pass this size. What a tab needs is read when it
 * opens: `import()` it there.
 */
import { posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { openingOf, type Bundle } from './first-screen.ts'

const KILOBYTES_MAX = 300
/** Machines compress to sizes that differ by a few thousandths. Nobody’s build may fail for that, so it warns up to here. */
const KILOBYTES_REFUSED = 303
/** What `one-script.ts` calls them. A module that a part of the page shares with a tab alone can split it. */
const PAGE = 'page'
const CHARTS = 'charts'
const WORKER_OF_FIRST_RUN = /\/simulation-worker-[\w-]+\.js$/

/** A file of another build has no list of what it imports. */
const IMPORTED = /\bfrom ?"\.\/([^"]+)"/g

/** A worker's script, and all that it cannot be read without. */
function workerWith(fileName: string, bundle: Bundle, known = new Set<string>()): Set<string> {
  if (known.has(fileName)) return known
  known.add(fileName)
  const file = bundle[fileName]
  const source = file?.type === 'asset' ? String(file.source) : (file?.code ?? '')
  for (const [, name] of source.matchAll(IMPORTED)) {
    workerWith(`${posix.dirname(fileName)}/${name}`, bundle, known)
  }
  return known
}

function kilobytesOf(fileName: string, bundle: Bundle): number {
  const file = bundle[fileName]
  if (!file) throw new Error(`The build has no ${fileName}`)
  return gzipSync(file.type === 'chunk' ? file.code : file.source).length / 1_000
}

export const openingSize: Plugin = {
  name: 'opening-size',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const script = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry)
      const worker = Object.keys(bundle).find((name) => WORKER_OF_FIRST_RUN.test(name))
      if (script?.type !== 'chunk' || worker === undefined) {
        throw new Error('The build has no first script, or no worker for it')
      }
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const pages = chunks.filter(({ name }) => name === PAGE)
      if (pages.length !== 1) {
        const apart = pages.at(0)?.moduleIds.join(', ')
        this.error(
          `The page is in ${pages.length} scripts, and one cannot find the other: ${apart}`,
        )
      }
      const { first, scripts, styles } = openingOf(script, bundle)
      const charts = chunks
        .filter(({ name }) => name === CHARTS)
        .flatMap(({ fileName, viteMetadata }) => [fileName, ...(viteMetadata?.importedCss ?? [])])
      const sizes = [
        ...new Set([...first, ...scripts, ...styles, ...charts, ...workerWith(worker, bundle)]),
      ].map((name) => ({
        name,
        kilobytes: kilobytesOf(name, bundle),
      }))
      const all = sizes.reduce((sum, { kilobytes }) => sum + kilobytes, 0)
      if (all <= KILOBYTES_MAX) return
      const listed = sizes
        .toSorted((one, other) => other.kilobytes - one.kilobytes)
        .map(({ name, kilobytes }) => `${kilobytes.toFixed(1).padStart(8)}  ${name}`)
      const tell = all <= KILOBYTES_REFUSED ? this.warn : this.error
      tell.call(
        this,
        `The page opens with ${all.toFixed(0)} kilobytes; ${KILOBYTES_MAX} are allowed:\n${listed.join('\n')}`,
      )
    },
  },
}
