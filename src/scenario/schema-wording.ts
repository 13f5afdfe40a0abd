/**
 * What a scenario may hold at a place, in plain words. Read off the published JSON Schema, so that the words and
 * the limits cannot differ from what is enforced.
 */
import { withCommas } from '../core/counted'
import { byLikeness, nearestTo } from './nearest'
import {
  branchesOpen,
  nodeAt,
  resolveUnion,
  valueAt,
  variantNamed,
  type SchemaNode,
  type SettingPath,
} from './schema-nodes'
import { scenarioNode } from './worked-out-schema'

/** Longer lists of settings say less than the word. */
const SETTINGS_LISTED_MAX = 7
/** A place with more settings names only the most alike ones. */
const SETTINGS_NAMED_MAX = 15
const SETTINGS_ALIKE = 5
/** If an object has more variants, only what they have in common is said. */
const VARIANTS_LISTED_MAX = 5

/** `actions[3].creator`; `scenario` for the whole. */
export function formatPath(path: SettingPath): string {
  const text = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key) || '""'}`))
    .join('')
  return text.replace(/^\./, '') || 'scenario'
}

/** The schema of the setting at a path; `input` says which branches lead there. */
export const schemaAt = (path: SettingPath, input: unknown, root = scenarioNode()): SchemaNode =>
  nodeAt(root, path, input)

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
  if (node.oneOf && node.oneOf.length > VARIANTS_LISTED_MAX) return describeVariants(node.oneOf)
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
  return ` from ${withCommas(minimum)} to ${withCommas(maximum)}`
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

function describeVariants([first, ...others]: readonly SchemaNode[]): string {
  const inAll = Object.keys(first?.properties ?? {}).filter((key) =>
    others.every(({ properties = {} }) => key in properties),
  )
  return `an object with ${inAll.join(', ')} and what goes with them`
}

export const NO_SUCH_SETTING = 'no such setting'

/** What to say of a setting that there is none of: the known one that it looks like, and, if asked for, those that there are. */
export function describeUnknownSetting(
  key: string,
  known: readonly string[],
  listsKnown: boolean,
): string {
  const nearest = nearestTo(key, known)
  if (nearest === null)
    return `${NO_SUCH_SETTING}${listsKnown ? `; there are ${known.join(', ')}` : ''}`
  const list = listsKnown ? ` Settings here: ${settingsLike(key, known)}` : ''
  return `${NO_SUCH_SETTING}; did you mean ${nearest}?${list}`
}

/**
 * Where a setting is that somebody expects here, and there is one such place: a rate of webhooks that come twice is not a
 * fault but the processor’s, as `webhookTwiceBasisPoints`. `null` in a list, whose items have settings of their own.
 */
export function settingElsewhere(path: SettingPath, root: SchemaNode): string | null {
  if (path.length < 2 || path.some((part) => typeof part === 'number')) return null
  const [parent, key] = path.slice(-2).map((part) => String(part).toLowerCase()) as [string, string]
  const all = pathsBelow(root)
  for (const name of [`${parent.replace(/s$/, '')}${key}`, key]) {
    const found = all.filter((one) => one.at(-1)!.toLowerCase() === name)
    if (found.length === 1) return formatPath(found[0]!)
  }
  return null
}

/** Of the settings that are there once, so not of those in lists. */
const pathsBelow = ({ properties = {} }: SchemaNode): string[][] =>
  Object.entries(properties).flatMap(([key, node]) => [
    [key],
    ...pathsBelow(node).map((path) => [key, ...path]),
  ])

/** The settings that may be at a path; where the kind of the object there is not said yet, those of every kind. */
export function settingsKnown(
  path: SettingPath,
  input: unknown,
  root: SchemaNode,
): readonly string[] {
  const branches = branchesOpen(schemaAt(path, input, root), valueAt(input, path))
  return [...new Set(branches.flatMap(({ properties = {} }) => Object.keys(properties)))]
}

function settingsLike(key: string, known: readonly string[]): string {
  if (known.length <= SETTINGS_NAMED_MAX) return known.join(', ')
  const alike = byLikeness(key, known).slice(0, SETTINGS_ALIKE)
  return `${alike.join(', ')} and ${known.length - alike.length} more`
}
