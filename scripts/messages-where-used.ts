/**
 * Messages are compiled into one module, which would be part of the first script whole. For the build each is a module of
 * its own, so that a tab's words come with the tab. There is one language: choosing one for each message goes, too.
 */
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const ALL_MESSAGES = /\/src\/ui\/paraglide\/messages\.js$/
const RUNTIME = /\/src\/ui\/paraglide\/runtime\.js$/
const LIST = '\0messages'
/** A module with one text, whose name follows. */
export const MESSAGE = '\0message:'
const DEFINITION = /^export const (\w+) = [^]*?(?=^export const |$(?![^]))/gm
const PLURALS = "import * as registry from '/src/ui/paraglide/registry.js'\n"

export function messagesWhereUsed(): Plugin {
  let definitions = new Map<string, string>()
  return {
    name: 'messages-where-used',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      filter: { id: [new RegExp(`^${LIST}$`), new RegExp(`^${MESSAGE}`)] },
      handler: (id) => id,
    },
    load: {
      filter: { id: [ALL_MESSAGES, RUNTIME, new RegExp(`^${LIST}$`), new RegExp(`^${MESSAGE}`)] },
      handler(id) {
        // The page asks it for its language alone.
        if (RUNTIME.test(id)) return `export const getLocale = () => 'en'`
        if (id.startsWith(MESSAGE)) {
          const definition = definitions.get(id.slice(MESSAGE.length))!
          return definition.includes('registry.') ? PLURALS + definition : definition
        }
        if (id === LIST) {
          return [...definitions.keys()]
            .map((name) => `export { ${name} } from '${MESSAGE}${name}'`)
            .join('\n')
        }
        const compiled = readFileSync(id.replace(/messages\.js$/, 'messages/en.js'), 'utf8')
        definitions = new Map(
          [...compiled.matchAll(DEFINITION)].map(([definition, name]) => [name!, definition]),
        )
        return `export * as m from '${LIST}'`
      },
    },
  }
}
