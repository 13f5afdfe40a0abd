/**
 * Reading and writing one value of a sparse document by its path, written as problems name it
 * (`population.refunds.rateBasisPoints`, `creators[2].handle`). Documents are never changed in place, and an object
 * that becomes empty is left out, unless it is an entry of a list.
 */

export type Document = { readonly [key: string]: unknown }
/** A number is a position in a list. */
type PathKey = string | number

export const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is no document at all is left to validation. */
export const withSeed = (scenario: unknown, seed: string): unknown =>
  isDocument(scenario) ? { ...scenario, seed } : scenario

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** What should be a list or an object, where a document may hold anything: empty if it holds something else. */
export const asList = (value: unknown): readonly unknown[] => (isList(value) ? value : [])
export const asDocument = (value: unknown): Document => (isDocument(value) ? value : {})

/** `['creators', 2, 'handle']` of `creators[2].handle`. */
export function keysOf(path: string): PathKey[] {
  const parts = path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)
  return [...parts].map(([, position, name]) => (position ? Number(position) : name!))
}

/** `population` of `population.size`; nothing of a path that is in nothing. */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')))

/** Whether a path names the place itself or something in it. */
export const isAtOrIn = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`)

export function valueAt(document: unknown, path: string): unknown {
  let value: unknown = document
  for (const key of keysOf(path)) {
    if (typeof key === 'number' && isList(value)) value = value[key]
    else if (typeof key === 'string' && isDocument(value)) value = value[key]
    else return undefined
  }
  return value
}

export const listAt = (document: unknown, path: string): readonly unknown[] =>
  asList(valueAt(document, path))

/** A copy of the document with `value` at the path; `undefined` takes it away. */
export function withValueAt(document: unknown, path: string, value: unknown): Document {
  return withMember(asDocument(document), keysOf(path), value) as Document
}

function withMember(parent: unknown, keys: readonly PathKey[], value: unknown): unknown {
  const [key, ...rest] = keys as [PathKey, ...PathKey[]]
  if (typeof key === 'number') return withEntry(asList(parent), key, rest, value)
  const document = asDocument(parent)
  const child = rest.length === 0 ? value : withMember(document[key], rest, value)
  const { [key]: _replaced, ...others } = document
  const isLeftOut = child === undefined || (rest.length > 0 && isEmptyDocument(child))
  return isLeftOut ? others : { ...document, [key]: child }
}

function withEntry(
  list: readonly unknown[],
  position: number,
  rest: readonly PathKey[],
  value: unknown,
): readonly unknown[] {
  const entry = rest.length === 0 ? value : withMember(list[position], rest, value)
  return list.map((kept, at) => (at === position ? entry : kept))
}

const isEmptyDocument = (value: unknown): boolean =>
  isDocument(value) && Object.keys(value).length === 0

export function sameValue(one: unknown, other: unknown): boolean {
  if (isList(one) && isList(other)) {
    return one.length === other.length && one.every((value, at) => sameValue(value, other[at]))
  }
  if (isDocument(one) && isDocument(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)])
    return [...keys].every((key) => sameValue(one[key], other[key]))
  }
  return one === other
}
