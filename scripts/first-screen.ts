/**
 * The first script starts the worker and asks for the page after it. This names all that the page opens with to the
 * browser in the document, so that it is fetched together with that script and not after it.
 */
import type { Plugin, Rolldown } from 'vite'

type Bundle = Readonly<Record<string, Rolldown.OutputChunk | Rolldown.OutputAsset>>

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

export const firstScreen: Plugin = {
  name: 'first-screen',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {}, chunk }) {
      if (!chunk) return []
      const named = readWith(chunk.fileName, bundle)
      const scripts = chunk.dynamicImports.flatMap((page) => [...readWith(page, bundle)])
      const others = [...new Set(scripts)].filter((name) => !named.has(name))
      const link = (rel: string, name: string) => ({
        tag: 'link',
        attrs: { rel, href: `./${name}`, crossorigin: true },
        injectTo: 'head' as const,
      })
      return [
        ...others.map((name) => link('modulepreload', name)),
        ...others.flatMap((name) => stylesOf(name, bundle)).map((name) => link('stylesheet', name)),
      ]
    },
  },
}
