/** The problems of what may be in a list once: each entry that an earlier one is the same as. */
import type { Problem } from './problems'

interface ListedEntry {
  path: string
  value: unknown
}

/** `keyOf`: two entries with one key are the same. */
export function repeated<Entry extends ListedEntry>(
  entries: readonly Entry[],
  expected: string,
  keyOf = ({ value }: Entry): unknown => value,
): Problem[] {
  const seen = new Set<unknown>()
  return entries.flatMap((entry) => {
    const key = keyOf(entry)
    const { path, value } = entry
    if (seen.has(key)) return [{ path, value, expected }]
    seen.add(key)
    return []
  })
}
