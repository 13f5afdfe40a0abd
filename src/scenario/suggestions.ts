/**
 * What may be written at a place in the JSON text of a scenario, read off its JSON Schema: the settings that are not
 * there yet, or the values that a setting knows by name. The text is one that is being typed, so it need not be JSON.
 */
import { getLocation, parse, type Location } from 'jsonc-parser'
import { nestingProblem } from './read-json'
import { branchesOpen, nodesAt, valueAt, type SchemaNode, type SettingPath } from './schema-nodes'
import { describeSchema, formatPath } from './schema-wording'

export interface Suggestion {
  kind: 'setting' | 'value'
  /** As it is written in the text: `"size"`, `"weekly"`, `true`. */
  text: string
  /** The path of the setting; for a value, of the setting that it is for. */
  path: string
  /** What the setting means, what it may hold, and its default. */
  words: string
  isDefault: boolean
}

export interface Suggestions {
  /** The part of the text that a suggestion replaces. */
  from: number
  to: number
  suggestions: readonly Suggestion[]
}

export function suggestionsAt(schema: SchemaNode, text: string, offset: number): Suggestions {
  // No scenario is nested so deep, and the parser would run out of stack.
  if (nestingProblem(text)) return { from: offset, to: offset, suggestions: [] }
  const location = getLocation(text, offset)
  const input: unknown = parse(text)
  const suggestions = location.isAtPropertyKey
    ? settingsAt(schema, location.path, input)
    : valuesAt(schema, location.path, input)
  return { ...rangeAt(location, text, offset), suggestions }
}

/** `path` ends with what has been written of the setting's name. */
function settingsAt(schema: SchemaNode, path: SettingPath, input: unknown): Suggestion[] {
  const place = path.slice(0, -1)
  const value = valueAt(input, place)
  const written = new Set(Object.keys(value ?? {}).filter((key) => key !== path.at(-1)))
  const known = new Map(
    nodesAt(schema, place, input)
      .flatMap((node) => branchesOpen(node, value))
      .flatMap(({ properties = {} }) => Object.entries(properties)),
  )
  return [...known]
    .filter(([name]) => !written.has(name))
    .map(([name, node]) => ({
      kind: 'setting',
      text: JSON.stringify(name),
      path: formatPath([...place, name]),
      words: wordsOf(node),
      isDefault: false,
    }))
}

function valuesAt(schema: SchemaNode, path: SettingPath, input: unknown): Suggestion[] {
  const setting = formatPath(path.filter((key) => typeof key !== 'number'))
  const nodes = nodesAt(schema, path, without(input, path))
  const defaults = nodes.map((node) => node.default).filter(isScalar)
  const values = nodes.flatMap((node) => branchesOpen(node, undefined)).flatMap(namedValues)
  return [...new Set([...defaults, ...values])].map((value) => ({
    kind: 'value',
    text: JSON.stringify(value),
    path: setting,
    words: '',
    isDefault: defaults.includes(value),
  }))
}

/** Without what is being written, which must not decide what else could be. */
function without(input: unknown, path: SettingPath): unknown {
  const parent = valueAt(input, path.slice(0, -1))
  if (typeof parent === 'object' && parent !== null) Reflect.deleteProperty(parent, path.at(-1)!)
  return input
}

type Scalar = string | number | boolean | null

const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

function namedValues(node: SchemaNode): readonly Scalar[] {
  if (node.const !== undefined) return [node.const]
  if (node.enum) return node.enum.filter(isScalar)
  if (node.type === 'boolean') return [true, false]
  return node.type === 'null' ? [null] : []
}

function wordsOf(node: SchemaNode): string {
  const { description, ...bare } = node
  const holds = `Expected ${describeSchema(bare)}.`
  const byDefault = isScalar(node.default) ? `Default ${JSON.stringify(node.default)}.` : ''
  return [description ?? '', holds, byDefault].filter((words) => words !== '').join(' ')
}

const WORD_BEFORE = /\w*$/
const isClosed = (written: string): boolean => written.length > 1 && written.endsWith('"')

/** The name or value that the cursor is in; what follows a quote that is still open is left as it is. */
function rangeAt(
  { previousNode }: Location,
  text: string,
  offset: number,
): Pick<Suggestions, 'from' | 'to'> {
  if (previousNode && offset <= previousNode.offset + previousNode.length) {
    const from = previousNode.offset
    const to = from + previousNode.length
    const isWhole = !text.startsWith('"', from) || isClosed(text.slice(from, to))
    return { from, to: isWhole ? to : offset }
  }
  const [word] = WORD_BEFORE.exec(text.slice(0, offset))!
  return { from: offset - word.length, to: offset }
}
