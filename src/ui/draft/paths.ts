/**
 * Reading and writing one value of a sparse document by its path (`population.refunds.rateBasisPoints`).
 * Documents are never changed in place, and an object that becomes empty is left out.
 */

export type Document = { readonly [key: string]: unknown }

export const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function valueAt(document: unknown, path: string): unknown {
  let value: unknown = document
  for (const key of path.split('.')) {
    if (!isDocument(value)) return undefined
    value = value[key]
  }
  return value
}

/** A copy of the document with `value` at the path; `undefined` takes it away. */
export function withValueAt(document: unknown, path: string, value: unknown): Document {
  return withValueAtKeys(isDocument(document) ? document : {}, path.split('.'), value)
}

function withValueAtKeys(document: Document, keys: string[], value: unknown): Document {
  const [key, ...rest] = keys as [string, ...string[]]
  const child = rest.length === 0 ? value : nested(document[key], rest, value)
  const { [key]: _replaced, ...others } = document
  return child === undefined ? others : { ...document, [key]: child }
}

function nested(child: unknown, keys: string[], value: unknown): Document | undefined {
  const changed = withValueAtKeys(isDocument(child) ? child : {}, keys, value)
  return Object.keys(changed).length === 0 ? undefined : changed
}

export function sameValue(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, at) => sameValue(value, other[at]))
  }
  if (isDocument(one) && isDocument(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)])
    return [...keys].every((key) => sameValue(one[key], other[key]))
  }
  return one === other
}
