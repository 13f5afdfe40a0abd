/** Whether the settings that a sweep changes exist, and may be swept as it asks. */
import { keysOf, valueAt, type Document } from '../../scenario/document-paths'
import { nearestTo } from '../../scenario/nearest'
import type { Problem } from '../../scenario/problems'
import type { SchemaNode } from '../../scenario/schema-nodes'
import { resolvedSchemaAt } from '../../scenario/schema-wording'
import { withChanges } from '../../scenario/setting-changes'
import { scenarioSettings, settingAt } from '../../scenario/setting-list'
import { axisValues } from './points'
import type { SweepAxis, SweepDefinition } from './definition'

/** They tell runs apart, and do not say what is simulated. */
const NO_SETTINGS: readonly string[] = ['$schema', 'version', 'name', 'seed']

const typeAt = (path: string, scenario: Document): SchemaNode['type'] =>
  resolvedSchemaAt(keysOf(path), withChanges(scenario, { [path]: 0 })).type

/** Whether the setting at a path holds whole numbers alone. */
export const holdsWholeNumbers = (path: string, scenario: Document): boolean =>
  typeAt(path, scenario) === 'integer'

export function pathProblems(definition: SweepDefinition, scenario: Document): Problem[] {
  const { axes, alternatives, sensitivity } = definition
  const named = [
    ...axes.map(({ path }, index) => ({ at: `axes[${index}].path`, path })),
    ...alternatives.flatMap(({ changes }, index) =>
      Object.keys(changes).map((path) => ({ at: `alternatives[${index}].changes`, path })),
    ),
    ...sensitivity.map(({ path }, index) => ({ at: `sensitivity[${index}].path`, path })),
  ]
  const unknown = named.flatMap(({ at, path }) => unknownPath(at, path, scenario))
  if (unknown.length > 0) return unknown
  return [
    ...axes.flatMap((axis, index) => axisProblems(axis, `axes[${index}]`, scenario)),
    ...repeated(axes, 'axes'),
    ...repeated(sensitivity, 'sensitivity'),
    ...sensitivity.flatMap(({ path, low, high }, index) => [
      ...notANumber(path, `sensitivity[${index}].path`, scenario),
      ...emptyRange(low, high, `sensitivity[${index}].high`),
    ]),
  ]
}

function unknownPath(at: string, path: string, scenario: Document): Problem[] {
  const isKnown = settingAt(path) !== undefined && !NO_SETTINGS.includes(path)
  if (isKnown && hasItsEntries(path, scenario)) return []
  const nearest = nearestTo(
    path,
    scenarioSettings().map((setting) => setting.path),
  )
  const meant = nearest === null || nearest === path ? '' : `; did you mean ${nearest}?`
  return [{ path: at, value: path, expected: `a setting that the scenario has${meant}` }]
}

/** `creators[2].rail` needs a third creator in the scenario. */
function hasItsEntries(path: string, scenario: Document): boolean {
  const entries = [...path.matchAll(/\[\d*\]/g)]
  return entries.every(({ index, 0: entry }) => {
    return valueAt(scenario, path.slice(0, index) + entry) !== undefined
  })
}

function axisProblems(axis: SweepAxis, at: string, scenario: Document): Problem[] {
  const { path, values, from, to, steps } = axis
  if (values) return repeatedValues(values, at)
  const problems = [
    ...notANumber(path, `${at}.path`, scenario),
    ...emptyRange(from!, to!, `${at}.to`),
  ]
  if (problems.length > 0) return problems
  const possible = new Set(axisValues(axis, holdsWholeNumbers(path, scenario))).size
  if (possible === steps) return []
  const whole = Math.floor(to!) - Math.ceil(from!) + 1
  const expected = `at most ${whole}: the setting holds whole numbers, and there are ${whole} from ${from} to ${to}`
  return [{ path: `${at}.steps`, value: steps, expected }]
}

const notANumber = (path: string, at: string, scenario: Document): Problem[] =>
  ['integer', 'number'].includes(typeAt(path, scenario) ?? '')
    ? []
    : [{ path: at, value: path, expected: 'a setting that holds a number' }]

const emptyRange = (low: number, high: number, at: string): Problem[] =>
  low < high
    ? []
    : [{ path: at, value: high, expected: `more than ${low}, where the range begins` }]

function repeated(named: readonly { path: string }[], list: string): Problem[] {
  return named.flatMap(({ path }, index) =>
    named.findIndex((one) => one.path === path) === index
      ? []
      : [
          {
            path: `${list}[${index}].path`,
            value: path,
            expected: 'a setting that is not listed twice',
          },
        ],
  )
}

function repeatedValues(values: readonly unknown[], at: string): Problem[] {
  const texts = values.map((value) => JSON.stringify(value))
  return values.flatMap((value, index) =>
    texts.indexOf(texts[index]!) === index
      ? []
      : [{ path: `${at}.values[${index}]`, value, expected: 'a value that is not listed twice' }],
  )
}
