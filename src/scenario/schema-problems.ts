/**
 * What zod finds wrong with a scenario, as problems in the lab's own words: one for each place, with the value
 * as the user wrote it and not as defaults completed it.
 */
import type { core } from 'zod'
import type { Problem } from './problems'
import { branchMeant, valueAt, type SchemaNode, type SettingPath } from './schema-nodes'
import {
  describeSchema,
  describeSetting,
  describeUnknownSetting,
  formatPath,
  NO_SUCH_SETTING,
  settingElsewhere,
  schemaAt,
  settingsKnown,
} from './schema-wording'
import { scenarioNode } from './worked-out-schema'

/** `root`: the schema that the issues are of. */
export function problemsOfIssues(
  issues: readonly core.$ZodIssue[],
  input: unknown,
  root: () => SchemaNode = scenarioNode,
): Problem[] {
  const reading = { input, root, listed: new Set<string>() }
  const problems = issues.flatMap((issue) => problemsOfIssue(issue, [], reading))
  const firstByPath = new Map<string, Problem>()
  for (const problem of problems) {
    if (!firstByPath.has(problem.path)) firstByPath.set(problem.path, problem)
  }
  return [...firstByPath.values()]
}

interface Reading {
  input: unknown
  root: () => SchemaNode
  /** Settings that have been listed: what holds of several unknown ones is said with the first. */
  listed: Set<string>
}

/** `base` is the path of the union that the issue was found in. */
function problemsOfIssue(issue: core.$ZodIssue, base: SettingPath, reading: Reading): Problem[] {
  const { input, root } = reading
  const path = [...base, ...issue.path]
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownSettings(issue.keys, path, reading)
    case 'invalid_union':
      return problemsOfUnion(issue, path, reading)
    case 'invalid_key':
      return [{ path: formatPath(path), value: path.at(-1), expected: firstMessage(issue) }]
    case 'custom':
    case 'invalid_format':
      return [problemAt(path, input, issue.message)]
    default:
      return [problemAt(path, input, describeSetting(path, input, root()))]
  }
}

/** Speaks of the branch that the value was meant for: a policy given as text is one of the names. */
function problemsOfUnion(
  issue: core.$ZodIssueInvalidUnion,
  path: SettingPath,
  reading: Reading,
): Problem[] {
  const { input, root } = reading
  if (issue.discriminator !== undefined) {
    const kind = problemAt(path, input, `one of ${unionOptions(issue).join(', ')}`)
    return [kind, ...unknownInEveryKind(path.slice(0, -1), reading)]
  }
  const node = schemaAt(path, input, root())
  const branch = issue.errors[branchMeant(node, valueAt(input, path))]
  return branch
    ? branch.flatMap((inner) => problemsOfIssue(inner, path, reading))
    : [problemAt(path, input, describeSchema(node))]
}

/** Of what is no scenario at all, nobody wants to know which setting each of its names looks like. */
const UNKNOWN_DESCRIBED_MAX = 1_000

function unknownSettings(
  keys: readonly string[],
  path: SettingPath,
  { input, root, listed }: Reading,
): Problem[] {
  const known = settingsKnown(path, input, root())
  const list = known.join()
  const describe = (key: string): string => {
    const elsewhere = settingElsewhere([...path, key], root())
    if (elsewhere !== null) return `${NO_SUCH_SETTING} here; it is ${elsewhere}`
    const expected = describeUnknownSetting(key, known, !listed.has(list))
    listed.add(list)
    return expected
  }
  return keys.map((key, index) =>
    problemAt(
      [...path, key],
      input,
      index < UNKNOWN_DESCRIBED_MAX ? describe(key) : NO_SUCH_SETTING,
    ),
  )
}

/** Where the kind of an object is missing, its name may be what was mistyped. */
function unknownInEveryKind(path: SettingPath, reading: Reading): Problem[] {
  const { input, root } = reading
  const known = settingsKnown(path, input, root())
  const keys = Object.keys(valueAt(input, path) ?? {}).filter((key) => !known.includes(key))
  return unknownSettings(keys, path, reading)
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
