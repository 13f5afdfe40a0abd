/** Whether a scenario that is stored with a run, or a part of one, is whole: it was written by a lab, and may be damaged since. */
import { isDocument } from '../../scenario/document-paths'
import { scenarioSchema } from '../../scenario/schema'
import { defaultScenario } from '../../scenario/worked-out'
import type { FieldCheck } from '../field-checks'

function isInSchema(value: unknown): boolean {
  try {
    return scenarioSchema.safeParse(value).success
  } catch {
    // So much is wrong with it that the validator runs out of stack.
    return false
  }
}

/** With defaults filled in, it has all groups of settings, and each is one that a scenario can have. */
export const isWholeScenario: FieldCheck = (value) =>
  hasGroupsOf(defaultScenario(), value) && isInSchema(value)

function hasGroupsOf(byDefault: object, value: unknown): boolean {
  if (!isDocument(value)) return false
  return Object.entries(byDefault).every(([name, setting]: [string, unknown]) => {
    // It is a name, or has figures of its own.
    if (name === 'policy') return value[name] !== undefined
    if (Array.isArray(setting)) return Array.isArray(value[name])
    return !isDocument(setting) || hasGroupsOf(setting, value[name])
  })
}

/** A part of a scenario is one where a scenario with it is. */
export const isPart =
  (scenarioWith: (value: unknown) => object): FieldCheck =>
  (value) =>
    Array.isArray(value) && isInSchema({ version: 1, ...scenarioWith(value) })
