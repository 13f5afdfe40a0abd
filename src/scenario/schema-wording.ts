/**
 * What a scenario may hold at a place, in plain words. Read off the published JSON Schema, so that the words and
 * the limits cannot differ from what is enforced.
 */
import { nearestTo } from './nearest'
import { scenarioNode, type SchemaNode } from './schema-node'

export type SettingPath = readonly PropertyKey[]

const NUMBER_FORMAT = new Intl.NumberFormat('en-US')
/** Longer lists of settings say less than the word. */
const SETTINGS_LISTED_MAX = 7

export function valueAt(input: unknown, path: SettingPath): unknown {
  return path.reduce<unknown>((value, key) => {
    const isIn = typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    return isIn ? (value as Record<PropertyKey, unknown>)[key] : undefined
  }, input)
}

/** `actions[3].creator`; `scenario` for the whole. */
export function formatPath(path: SettingPath): string {
  const text = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
  return text.replace(/^\./, '') || 'scenario'
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

/** The variants of a union that is told apart by a constant are objects. */
function kindOfNode(node: SchemaNode): string | undefined {
  if (node.oneOf) return 'object'
  return node.type === 'integer' ? 'number' : node.type
}

/** The position of the branch of a union that a value of this kind was meant for, or -1. */
export function branchMeant(node: SchemaNode, value: unknown): number {
  return (node.anyOf ?? []).findIndex((branch) => kindOfNode(branch) === kindOf(value))
}

/** The branch whose words for what it is (`action: 'pause'`) are those of the value. */
function variantMeant(node: SchemaNode, value: unknown): SchemaNode | undefined {
  return node.oneOf?.find(({ properties = {}, required = [] }) =>
    Object.entries(properties)
      .filter(([key]) => required.includes(key))
      .every(([key, property]) => mayBe(property, valueAt(value, [key]))),
  )
}

const mayBe = (node: SchemaNode, value: unknown): boolean =>
  (node.enum ?? (node.const === undefined ? [value] : [node.const])).includes(value)

function resolveUnion(node: SchemaNode, value: unknown): SchemaNode {
  const branch = node.anyOf?.[branchMeant(node, value)] ?? node
  return variantMeant(branch, value) ?? branch
}

/** The variant that is told by a constant which the value is, in place of the object that should hold it. */
function variantNamed(node: SchemaNode, value: unknown): SchemaNode | undefined {
  return node.anyOf
    ?.flatMap(({ oneOf }) => oneOf ?? [])
    .find(({ properties }) =>
      Object.values(properties ?? {}).some((property) => property.const === value),
    )
}

function childOf(node: SchemaNode, key: PropertyKey): SchemaNode {
  if (typeof key === 'number') return node.items ?? {}
  const { properties = {} } = node
  const name = String(key)
  if (Object.hasOwn(properties, name)) return properties[name]!
  return typeof node.additionalProperties === 'object' ? node.additionalProperties : {}
}

/** The schema of the setting at a path, with its unions open; `input` says which branches lead there. */
export function schemaAt(path: SettingPath, input: unknown, root = scenarioNode()): SchemaNode {
  let node = root
  path.forEach((key, depth) => {
    node = childOf(resolveUnion(node, valueAt(input, path.slice(0, depth))), key)
  })
  return node
}

/** The same, where the value there says which branch of a union is meant. */
export const resolvedSchemaAt = (path: SettingPath, input: unknown): SchemaNode =>
  resolveUnion(schemaAt(path, input), valueAt(input, path))

/** What the setting at a path may hold; of a union, the branch that the value there was meant for. */
export function describeSetting(path: SettingPath, input: unknown, root = scenarioNode()): string {
  const node = schemaAt(path, input, root)
  const value = valueAt(input, path)
  return describeSchema(variantNamed(node, value) ?? resolveUnion(node, value))
}

/** `a whole number from 0 to 1,000,000`. */
export function describeSchema(node: SchemaNode): string {
  const branches = node.anyOf ?? node.oneOf
  if (branches) return [...new Set(branches.map(describeSchema))].join(', or ')
  if (node.holds !== undefined) return node.holds
  if (node.const !== undefined) return String(node.const)
  if (node.enum) return `one of ${node.enum.join(', ')}`
  switch (node.type) {
    case 'integer':
      return `a whole number${describeRange(node)}`
    case 'number':
      return `a number${describeRange(node)}`
    case 'string':
      return `text${describeLength(node)}`
    case 'boolean':
      return 'true or false'
    case 'array':
      return `a list, each entry ${describeSchema(node.items ?? {})}`
    case 'object':
      return describeObject(node)
    case 'null':
      return 'null'
    default:
      throw new TypeError('A part of the scenario schema has no wording yet')
  }
}

function describeRange({ minimum, maximum }: SchemaNode): string {
  if (minimum === undefined || maximum === undefined) return ''
  return ` from ${NUMBER_FORMAT.format(minimum)} to ${NUMBER_FORMAT.format(maximum)}`
}

function describeLength({ minLength, maxLength }: SchemaNode): string {
  return minLength === undefined || maxLength === undefined
    ? ''
    : ` of ${minLength} to ${maxLength} characters`
}

function describeObject(node: SchemaNode): string {
  const keys = Object.keys(node.properties ?? {})
  const isShort = keys.length > 0 && keys.length <= SETTINGS_LISTED_MAX
  return isShort ? `an object with ${keys.join(', ')}` : 'an object of settings'
}

/** What to say of a setting that there is none of: the known one that it looks like, or all that there are. */
export function describeUnknownSetting(
  path: SettingPath,
  key: string,
  input: unknown,
  root = scenarioNode(),
): string {
  const node = resolveUnion(schemaAt(path, input, root), valueAt(input, path))
  const known = Object.keys(node.properties ?? {})
  const nearest = nearestTo(key, known)
  return nearest === null
    ? `no such setting; there are ${known.join(', ')}`
    : `no such setting; did you mean ${nearest}?`
}
