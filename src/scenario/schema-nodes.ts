/**
 * Finds the setting that a path leads to in a JSON Schema of the scenario. Where the schema leaves several ways open,
 * the values along the path say which of them is meant.
 */

import type { SettingFacts } from './settings/facts'

/** The parts of JSON Schema that the scenario's schema uses, with what settings say of themselves. */
export interface SchemaNode extends SettingFacts {
  type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null'
  /** Another schema that says what this is. */
  $ref?: string
  title?: string
  description?: string
  default?: unknown
  properties?: Record<string, SchemaNode>
  required?: string[]
  additionalProperties?: boolean | SchemaNode
  propertyNames?: SchemaNode
  items?: SchemaNode
  anyOf?: SchemaNode[]
  oneOf?: SchemaNode[]
  enum?: unknown[]
  const?: string | number
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
}

export type SettingPath = readonly PropertyKey[]

export function valueAt(input: unknown, path: SettingPath): unknown {
  return path.reduce<unknown>((value, key) => {
    const isIn = typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    return isIn ? (value as Record<PropertyKey, unknown>)[key] : undefined
  }, input)
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
function variantMeant({ oneOf = [] }: SchemaNode, value: unknown): SchemaNode | undefined {
  const kindKeys = keysOfKind(oneOf)
  return oneOf.find(({ properties = {} }) =>
    kindKeys.every((key) => mayBe(properties[key]!, valueAt(value, [key]))),
  )
}

/** Those that every variant asks for and has words of its own for; other words may be wrong in the right variant. */
const keysOfKind = (variants: readonly SchemaNode[]): string[] =>
  (variants[0]?.required ?? []).filter((key) =>
    variants.every(({ properties = {}, required = [] }) => {
      const property = properties[key]
      return required.includes(key) && (property?.const !== undefined || property?.enum)
    }),
  )

const mayBe = (node: SchemaNode, value: unknown): boolean =>
  (node.enum ?? (node.const === undefined ? [value] : [node.const])).includes(value)

export function resolveUnion(node: SchemaNode, value: unknown): SchemaNode {
  const branch = node.anyOf?.[branchMeant(node, value)] ?? node
  return variantMeant(branch, value) ?? branch
}

/** The variant that is told by a constant which the value is, in place of the object that should hold it. */
export function variantNamed(node: SchemaNode, value: unknown): SchemaNode | undefined {
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

/** The schema of the setting at a path, with the unions on the way open. */
export function nodeAt(root: SchemaNode, path: SettingPath, input: unknown): SchemaNode {
  let node = root
  path.forEach((key, depth) => {
    node = childOf(resolveUnion(node, valueAt(input, path.slice(0, depth))), key)
  })
  return node
}

/** What a value at a place may be meant as: the branch that it names already, or every one that it may yet name. */
export function branchesOpen(node: SchemaNode, value: unknown): readonly SchemaNode[] {
  const meant = resolveUnion(node, value)
  const branches = meant.anyOf ?? meant.oneOf
  return branches ? branches.flatMap((branch) => branchesOpen(branch, value)) : [meant]
}

/** All that the setting at a path may be, while what is along the path is still being written. */
export const nodesAt = (
  root: SchemaNode,
  path: SettingPath,
  input: unknown,
): readonly SchemaNode[] =>
  path.reduce<readonly SchemaNode[]>(
    (nodes, key, depth) =>
      nodes
        .flatMap((node) => branchesOpen(node, valueAt(input, path.slice(0, depth))))
        .map((node) => childOf(node, key)),
    [root],
  )
