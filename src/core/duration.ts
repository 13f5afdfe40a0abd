/** Lengths of time in words, for stories and terminals. The page has its own formatting. */
import { counted } from './counted'

const UNITS = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
] as const

/**
 * A duration in the largest unit that it has at least one of, rounded: `2 days`, `90 seconds` as `2
 * minutes`.
 */
export function duration(seconds: number): string {
  const [length, unit] = UNITS.find(([one]) => seconds >= one) ?? UNITS.at(-1)!
  const count = Math.round(seconds / length)
  return counted(count, unit)
}
