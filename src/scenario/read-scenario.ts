/**
 * The way in for every scenario: from a file, the editor, a link or the command line. What comes out is complete and
 * consistent in itself; what is wrong comes back as problems, all of them at once.
 */
import { consistencyProblems, type ReadingContext } from './consistency'
import type { Refused } from './problems'
import { problemsOfIssues } from './schema-problems'
import { scenarioSchema, type Scenario } from './schema'

export type { ReadingContext } from './consistency'

export type ReadScenario = { ok: true; scenario: Scenario } | Refused

/** `input` is a scenario as a user writes it: parsed JSON of any shape. */
export function readScenario(input: unknown, context: ReadingContext = {}): ReadScenario {
  const parsed = scenarioSchema.safeParse(input)
  if (!parsed.success) {
    return { ok: false, problems: problemsOfIssues(parsed.error.issues, input) }
  }
  const problems = consistencyProblems(parsed.data, context)
  return problems.length === 0 ? { ok: true, scenario: parsed.data } : { ok: false, problems }
}
