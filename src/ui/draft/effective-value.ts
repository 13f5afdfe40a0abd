/** What a sparse scenario has in force at a path: its own value, that of its policy, or the default. */
import { valueAt } from '../../scenario/document-paths'
import { policyFigure, policyNameOf, policyPlaceOf } from './policy-value'

export function effectiveValue(
  input: unknown,
  path: string,
  defaultAt: (input: unknown, path: string) => unknown,
): unknown {
  const place = policyPlaceOf(path)
  if (place?.figure === 'name') return policyNameOf(valueAt(input, place.base))
  if (place) return policyFigure(valueAt(input, place.base), place.figure)
  const own = valueAt(input, path)
  return own === undefined ? defaultAt(input, path) : own
}
