/**
 * The JSON Schema that is published for editors: the one that the lab enforces, and beside each setting what
 * `docs/scenario.md` says of it, so that an editor shows the meaning and unit of what the cursor is on.
 */
import { readFileSync } from 'node:fs'
import { scenarioJsonSchema } from '../scenario/schema'

const REFERENCE = new URL('../../docs/scenario.md', import.meta.url)

interface SchemaNode {
  description?: string
  properties?: Record<string, SchemaNode>
  items?: SchemaNode
  anyOf?: SchemaNode[]
  oneOf?: SchemaNode[]
}

/** The file `public/scenario.schema.json`. */
export function publishedSchemaText(): string {
  const schema = scenarioJsonSchema() as SchemaNode
  explain(schema, '', meanings(readFileSync(REFERENCE, 'utf8')))
  return `${JSON.stringify(schema, null, 2)}\n`
}

/** By path, out of the tables: `| path | holds | unit | default | meaning | source |`. */
function meanings(reference: string): Map<string, string> {
  const rows = reference
    .split('\n')
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
  return new Map(
    rows
      .filter(([before, path]) => before === '' && path !== undefined && /^`[$\w]/.test(path))
      .filter((cells) => cells.length === 8)
      .map(([, path, , unit, , meaning]) => [
        path!.replaceAll('`', ''),
        withoutMarks(unit === '' ? meaning! : `${meaning!} In ${unit!}.`),
      ]),
  )
}

/** Links as their text, without the marks of code. */
const withoutMarks = (text: string): string =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('`', '')
    .replaceAll('\\|', '|')

/** Settings that hold what another one holds are explained there. */
const documentedAs = (path: string): string =>
  path
    .replace('policyChanges[].policy.', 'policy.')
    .replace('actions[].schedule.', 'creators[].schedule.')

function explain(node: SchemaNode, path: string, known: ReadonlyMap<string, string>): void {
  for (const branch of [...(node.anyOf ?? []), ...(node.oneOf ?? [])]) explain(branch, path, known)
  if (node.items) explain(node.items, `${path}[]`, known)
  for (const [key, child] of Object.entries(node.properties ?? {})) {
    const childPath = path === '' ? key : `${path}.${key}`
    const meaning = known.get(childPath) ?? known.get(documentedAs(childPath))
    if (meaning !== undefined) child.description = meaning
    explain(child, childPath, known)
  }
}
