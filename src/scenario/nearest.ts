/** The name that somebody who mistyped probably meant. */
import { distance } from 'fastest-levenshtein'

/** The known name most like this one, whatever their case; `null` if none is much like it. */
export function nearestTo(name: string, known: readonly string[]): string | null {
  const likeness = (other: string): number => distance(name.toLowerCase(), other.toLowerCase())
  const [nearest] = known.toSorted((a, b) => likeness(a) - likeness(b))
  const isNear = nearest !== undefined && likeness(nearest) <= Math.max(2, name.length / 3)
  return isNear ? nearest : null
}
