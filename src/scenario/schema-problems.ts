/**
 * What zod finds wrong with a scenario, as problems in the lab's own words: one for each place, with the value
 * as the user wrote it and not as defaults completed it.
 */
import type { core } from 'zod'
import type { Problem } from './problems'
import { branchMeant, valueAt, type SettingPath } from './schema-nodes'
import {
  describeSchema,
  describeSetting,
  describeUnknownSetting,
  formatPath,
  schemaAt,
} from './schema-wording'

export function problemsOfIssues(issues: readonly core.$ZodIssue[], input: unknown): Problem[] {
  const problems = issues.flatMap((issue) => problemsOfIssue(issue, [], input))
  const firstByPath = new Map<string, Problem>()
  for (const problem of problems) {
    if (!firstByPath.has(problem.path)) firstByPath.set(problem.path, problem)
  }
  return [...firstByPath.values()]
}

/** `base` is the path of the union that the issue was found in. */
function problemsOfIssue(issue: core.$ZodIssue, base: SettingPath, input: unknown): Problem[] {
  const path = [...base, ...issue.path]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: formatPath([...path, key]),
        value: valueAt(input, [...path, key]),
        expected: describeUnknownSetting(path, key, input),
      }))
    case 'invalid_union':
      return problemsOfUnion(issue, path, input)
    case 'invalid_key':
      return [{ path: formatPath(path), value: path.at(-1), expected: firstMessage(issue) }]
    case 'custom':
    case 'invalid_format':
      return [problemAt(path, input, issue.message)]
    default:
      return [problemAt(path, input, describeSetting(path, input))]
  }
}

/** Speaks of the branch that the value was meant for: a policy given as text is one of the names. */
function problemsOfUnion(
  issue: core.$ZodIssueInvalidUnion,
  path: SettingPath,
  input: unknown,
): Problem[] {
  if (issue.discriminator !== undefined) {
    return [problemAt(path, input, `one of ${unionOptions(issue).join(', ')}`)]
  }
  const node = schemaAt(path, input)
  const branch = issue.errors[branchMeant(node, valueAt(input, path))]
  return branch
    ? branch.flatMap((inner) => problemsOfIssue(inner, path, input))
    : [problemAt(path, input, describeSchema(node))]
}

const unionOptions = (issue: core.$ZodIssueInvalidUnion): readonly unknown[] =>
  'options' in issue ? (issue.options ?? []) : []

const firstMessage = (issue: core.$ZodIssueInvalidKey): string =>
  issue.issues[0]?.message ?? issue.message

const problemAt = (path: SettingPath, input: unknown, expected: string): Problem => ({
  path: formatPath(path),
  value: valueAt(input, path),
  expected,
})
