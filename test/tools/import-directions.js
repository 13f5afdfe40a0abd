/**
 * An ESLint rule: a room imports itself and the rooms that `ROOMS` allows it, nothing else of this project. Paths are
 * resolved, so that a folder within a room may bear the name of another room. An address (`?url`) brings no code along.
 */
import path from 'node:path'
import { ROOMS, STRICTER_FILES } from './architecture.js'

/** @type {(file: string, place: string) => boolean} */
const isWithin = (file, place) => file === place || file.startsWith(`${place}/`)

/**
 * The room or stricter file that a file belongs to, and the places that it may import.
 * @param {string} file without its extension, from the project's root
 * @returns {{ name: string, allowed: readonly string[] } | null}
 */
function lawOf(file) {
  for (const [name, allowed] of Object.entries(STRICTER_FILES)) {
    if (isWithin(file, name)) return { name, allowed: [...allowed, name] }
  }
  for (const [name, allowed] of Object.entries(ROOMS)) {
    if (isWithin(file, name)) return { name, allowed: [...allowed, name] }
  }
  return null
}

/** @type {(file: string) => string} */
const withoutExtension = (file) => file.replace(/\.(?:svelte\.ts|svelte|ts|js)$/, '')

/** @type {import('eslint').Rule.RuleModule} */
export const importDirections = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { direction: '{{name}} may import only {{allowed}}, not {{imported}}.' },
  },
  create(context) {
    const root = path.resolve(import.meta.dirname, '../..')
    const file = withoutExtension(path.relative(root, context.filename))
    const law = lawOf(file)
    if (!law) return {}

    /** @param {{ source?: unknown }} node */
    const check = (node) => {
      const source = /** @type {import('estree').Literal | null | undefined} */ (node.source)
      if (typeof source?.value !== 'string' || !source.value.startsWith('.')) return
      if (/[?&]url$/.test(source.value)) return
      const target = path.join(path.dirname(file), source.value.replace(/\?.*$/, ''))
      const imported = withoutExtension(target)
      const isOfAnyRoom = Object.keys(ROOMS).some((room) => isWithin(imported, room))
      if (!isOfAnyRoom || law.allowed.some((place) => isWithin(imported, place))) return
      context.report({
        node: source,
        messageId: 'direction',
        data: { name: law.name, allowed: law.allowed.join(', '), imported },
      })
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    }
  },
}
