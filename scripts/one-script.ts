/**
 * The page is one script, and so are its charts, which it reads while there is nothing to draw yet. Left to itself the bundler
 * makes one of each set of modules that they share with some of the tabs: forty small ones, which take longer to fetch and
 * compress worse. What the page has read before it stays apart. A worker is one script for the same reason.
 */
import { resolve } from 'node:path'
import type { Rolldown } from 'vite'
import { MESSAGE } from './messages-where-used.ts'

type Context = Parameters<Rolldown.CodeSplittingNameFunction>[1]

const ENTRY = resolve(import.meta.dirname, '../src/ui/main.ts')
const CHARTS = resolve(import.meta.dirname, '../src/ui/overview/MoneyCharts.svelte')
/** What other modules take little of: all texts of the page, and experiments, which do nothing when they are read. */
const TAKEN_IN_PARTS = /^\0messages$|\/src\/experiments\//
const USED_MESSAGE = /\bm\.(\w+)/g

/** The module of each text that a module may show. */
const messagesIn = (code: string, context: Context): string[] =>
  [...code.matchAll(USED_MESSAGE)]
    .map(([, name]) => MESSAGE + name)
    .filter((id) => context.getModuleInfo(id) !== null)

/** Modules and all that they cannot be read without. */
function readWith(
  ids: readonly string[],
  context: Context,
  known: ReadonlySet<string>,
): Set<string> {
  const found = new Set<string>()
  const waiting = [...ids]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (known.has(id) || found.has(id) || TAKEN_IN_PARTS.test(id)) continue
    found.add(id)
    const { importedIds = [], code } = context.getModuleInfo(id) ?? {}
    waiting.push(...importedIds, ...messagesIn(code ?? '', context))
  }
  return found
}

function partsOf(context: Context): Map<string, Set<string>> {
  const before = readWith([ENTRY], context, new Set())
  const page = readWith(context.getModuleInfo(ENTRY)!.dynamicallyImportedIds, context, before)
  const charts = readWith([CHARTS], context, new Set([...before, ...page]))
  return new Map([
    ['page', page],
    ['charts', charts],
  ])
}

export function partsInOneScript(): Rolldown.CodeSplittingGroup {
  let parts: ReadonlyMap<string, ReadonlySet<string>> | null = null
  return {
    debugName: 'parts',
    name(id, context) {
      parts ??= partsOf(context)
      return [...parts].find(([, ids]) => ids.has(id))?.[0] ?? null
    },
    includeDependenciesRecursively: false,
  }
}

/** The module that a bundle begins with, asked of any of its modules. */
function entryOf(id: string, context: Context): string {
  const above = new Set([id])
  for (const known of above) {
    const info = context.getModuleInfo(known)
    if (info?.isEntry) return known
    for (const importer of [...(info?.importers ?? []), ...(info?.dynamicImporters ?? [])]) {
      above.add(importer)
    }
  }
  throw new Error(`Nothing imports ${id}`)
}

/** For all workers: each is a bundle of its own. */
export function workerInOneScript(): Rolldown.CodeSplittingGroup {
  const workers = new Map<string, ReadonlySet<string>>()
  return {
    debugName: 'worker',
    name(id, context) {
      const entry = entryOf(id, context)
      const worker = workers.get(entry) ?? readWith([entry], context, new Set())
      workers.set(entry, worker)
      return worker.has(id) ? 'worker' : null
    },
    includeDependenciesRecursively: false,
  }
}
