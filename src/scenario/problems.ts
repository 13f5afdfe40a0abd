/**
 * What is wrong with an input, as data: where, what stood there, and what was expected.
 * The page and the command line print the same line for the same problem.
 */

export interface Problem {
  /** `population.size`, `actions[3].creator`, `line 17` … */
  path: string
  /** The value as it stood, shortened; `undefined` where it was missing. */
  value: unknown
  expected: string
}

export type Refused = { ok: false; problems: Problem[] }

const VALUE_LENGTH_MAX = 60

export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = (JSON.stringify(value) as string | undefined) ?? typeof value
  return text.length > VALUE_LENGTH_MAX ? `${text.slice(0, VALUE_LENGTH_MAX)}…` : text
}

/** `population.size: got -3, expected a whole number of at least 0`. */
export function formatProblem(problem: Problem): string {
  return `${problem.path}: got ${describeValue(problem.value)}, expected ${problem.expected}`
}
