/**
 * The way in for every scenario: from a file, the editor, a link or the command line. The result is
 * complete and consistent; otherwise it returns all problems at once.
 */
import type { core } from 'zod'
import { consistencyProblems } from './consistency'
import { refuseOtherDocument } from './other-document'
import { refusal, type Refused } from './problems'
import type { ReadingContext } from './reading-context'
import { problemsOfIssues } from './schema-problems'
import { scenarioSchema, type Scenario } from './schema'

export type ReadScenario = { ok: true; scenario: Scenario } | Refused

/** `input` is a scenario as a user writes it: parsed JSON of any shape. */
export function readScenario(input: unknown, context: ReadingContext = {}): ReadScenario {
  const validated = validate(input)
  if (!validated.ok) return validated
  const problems = consistencyProblems(validated.scenario, context)
  return problems.length === 0 ? validated : { ok: false, problems }
}

function validate(input: unknown): ReadScenario {
  try {
    const issues = issuesOfLongLists(input)
    if (issues.length > 0) return { ok: false, problems: problemsOfIssues(issues, input) }
    const parsed = scenarioSchema.safeParse(input)
    return parsed.success
      ? { ok: true, scenario: parsed.data }
      : (refuseOtherDocument('scenario', input) ?? {
          ok: false,
          problems: problemsOfIssues(parsed.error.issues, input),
        })
  } catch (error) {
    // However mistakes are nested, there can be so many that the validator runs out of stack.
    if (!(error instanceof RangeError)) throw error
    const expected = 'settings with fewer mistakes: there are more than can be listed'
    return refusal('scenario', input, expected)
  }
}

const LISTS = ['creators', 'sales', 'actions'] as const
/**
 * The validator passes the issues of a list as arguments of one call, and an engine accepts some
 * 100,000 arguments.
 */
const ENTRIES_AT_ONCE = 5_000

/** What is wrong in a list too long to be validated at once: the issues of the first piece of it that has any. */
function issuesOfLongLists(input: unknown): core.$ZodIssue[] {
  for (const name of LISTS) {
    const list: unknown = (input as Partial<Record<string, unknown>> | null)?.[name]
    if (!Array.isArray(list) || list.length <= ENTRIES_AT_ONCE) continue
    for (let start = 0; start < list.length; start += ENTRIES_AT_ONCE) {
      const entries: unknown = list.slice(start, start + ENTRIES_AT_ONCE)
      const { error } = scenarioSchema.shape[name].safeParse(entries)
      if (error) return error.issues.map((issue) => atIndex(issue, name, start))
    }
  }
  return []
}

function atIndex(issue: core.$ZodIssue, list: string, start: number): core.$ZodIssue {
  const [index, ...within] = issue.path
  return { ...issue, path: [list, Number(index) + start, ...within] }
}
