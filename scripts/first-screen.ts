/**
 * The first script starts the worker and asks for the page after it. This names all that the page opens with to the
 * browser in the document, so that it is fetched together with that script and not after it.
 */
import type { Plugin, Rolldown } from 'vite'

export type Bundle = Readonly<Record<string, Rolldown.OutputChunk | Rolldown.OutputAsset>>

/** A script and all that it cannot be read without. */
function readWith(fileName: string, bundle: Bundle, known = new Set<string>()): Set<string> {
  if (known.has(fileName)) return known
  known.add(fileName)
  const script = bundle[fileName]
  for (const name of script?.type === 'chunk' ? script.imports : []) readWith(name, bundle, known)
  return known
}

const stylesOf = (fileName: string, bundle: Bundle): string[] => {
  const script = bundle[fileName]
  return script?.type === 'chunk' ? [...(script.viteMetadata?.importedCss ?? [])] : []
}

export interface Opening {
  /** In the document by themselves already. */
  first: ReadonlySet<string>
  scripts: readonly string[]
  styles: readonly string[]
}

/** All that a page is made of that opens with this script: what it reads at once, and the page that it asks for. */
export function openingOf(script: Rolldown.OutputChunk, bundle: Bundle): Opening {
  const first = readWith(script.fileName, bundle)
  const all = new Set(script.dynamicImports.flatMap((page) => [...readWith(page, bundle)]))
  const scripts = [...all].filter((name) => !first.has(name))
  return { first, scripts, styles: scripts.flatMap((name) => stylesOf(name, bundle)) }
}

export const firstScreen: Plugin = {
  name: 'first-screen',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {}, chunk }) {
      if (!chunk) return []
      const { scripts, styles } = openingOf(chunk, bundle)
      const link = (rel: string, name: string) => ({
        tag: 'link',
        attrs: { rel, href: `./${name}`, crossorigin: true },
        injectTo: 'head' as const,
      })
      return [
        ...scripts.map((name) => link('modulepreload', name)),
        ...styles.map((name) => link('stylesheet', name)),
      ]
    },
  },
}
