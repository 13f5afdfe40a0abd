/**
 * What is wrong with an input, as data: the place, the value, and what was expected. The page and
 * the command line print the same line for the same problem.
 */
import { onOneLine } from '../core/one-line'

export interface Problem {
  /** `population.size`, `actions[3].creator`, `line 17` … */
  path: string
  /** The value as given, shortened; `undefined` where it was missing. */
  value: unknown
  expected: string
}

export type Refused = { ok: false; problems: Problem[] }

const VALUE_LENGTH_MAX = 60

export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  // JSON has no word for a number that is none.
  const text =
    typeof value === 'number'
      ? String(value)
      : ((JSON.stringify(value) as string | undefined) ?? typeof value)
  return text.length > VALUE_LENGTH_MAX ? `${text.slice(0, VALUE_LENGTH_MAX)}…` : text
}

/** One line: `population.size: got -3, expected a whole number of at least 0`. */
export function formatProblem(problem: Problem): string {
  const { path, value, expected } = problem
  return onOneLine(`${path}: got ${describeValue(value)}, expected ${expected}`)
}
