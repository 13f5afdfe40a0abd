/** The name that somebody who mistyped probably meant. */
import { distance } from 'fastest-levenshtein'

const unlikeness = (one: string, other: string): number =>
  distance(one.toLowerCase(), other.toLowerCase())

/** The known names, whatever their case, the one most like this one first. */
export const byLikeness = (name: string, known: readonly string[]): string[] =>
  known.toSorted((a, b) => unlikeness(name, a) - unlikeness(name, b))

/** The known name most like this one; `null` if none is much like it. */
export function nearestTo(name: string, known: readonly string[]): string | null {
  const [nearest] = byLikeness(name, known)
  const isNear = nearest !== undefined && unlikeness(name, nearest) <= Math.max(2, name.length / 3)
  return isNear ? nearest : null
}

/** What is expected of a name that is none of these: all of them, and the one that was probably meant. */
export function oneOfKnown(name: string, known: readonly string[]): string {
  const nearest = nearestTo(name, known)
  return `one of ${known.join(', ')}${nearest === null ? '' : `; did you mean ${nearest}?`}`
}
