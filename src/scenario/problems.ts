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

/** An input that is refused for one problem. */
export const refusal = (path: string, value: unknown, expected: string): Refused => ({
  ok: false,
  problems: [{ path, value, expected }],
})

const VALUE_LENGTH_MAX = 60
/** Longer than any that a scenario has; a name of a setting that there is not can be of any length. */
const PATH_LENGTH_MAX = 200
/** A list of what there is, of the columns of a file say, can be of any length, too. */
const EXPECTED_LENGTH_MAX = 2_000

export function describeValue(value: unknown, lengthMax = VALUE_LENGTH_MAX): string {
  if (value === undefined) return 'nothing'
  return shortened(jsonOf(value) ?? typeof value, lengthMax)
}

/** JSON with the numbers that JSON has not, `NaN` or `3n`. `undefined`: a function, or an object that has itself in it. */
function jsonOf(value: unknown): string | undefined {
  try {
    const json = JSON.stringify(value, markedNumber) as string | undefined
    return json?.replace(MARKED_NUMBER, '$1')
  } catch {
    return undefined
  }
}

/** As text that no value has, whose quotes and marks are then taken away. */
const markedNumber = (_key: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return `\uFFFE${value}n\uFFFE`
  return typeof value === 'number' && !Number.isFinite(value) ? `\uFFFE${value}\uFFFE` : value
}
const MARKED_NUMBER = /"\uFFFE(-?\w+)\uFFFE"/g

/** Its beginning, where it is longer than that. */
export const shortened = (text: string, lengthMax: number): string =>
  text.length > lengthMax ? `${text.slice(0, lengthMax)}…` : text

/** One line: `population.size: got -3, expected a whole number of at least 0`. */
export function formatProblem(problem: Problem): string {
  const path = shortened(problem.path, PATH_LENGTH_MAX)
  const expected = shortened(problem.expected, EXPECTED_LENGTH_MAX)
  return onOneLine(`${path}: got ${describeValue(problem.value)}, expected ${expected}`)
}
