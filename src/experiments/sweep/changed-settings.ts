/** Tests whether the settings that a sweep changes exist, and may be changed as it asks. */
import { counted } from '../../core/counted'
import { keysOf, listAt, valueAt, type Document } from '../../scenario/document-paths'
import { nearestTo } from '../../scenario/nearest'
import type { Problem } from '../../scenario/problems'
import { repeated } from '../../scenario/repeated'
import type { SchemaNode } from '../../scenario/schema-nodes'
import { resolvedSchemaAt } from '../../scenario/schema-wording'
import { withChanges } from '../../scenario/setting-changes'
import { scenarioSettings, settingAt } from '../../scenario/setting-list'
import type { SweepAxis, SweepDefinition } from './definition'

/** They tell runs apart, and do not say what is simulated. */
const NO_SETTINGS: readonly string[] = ['$schema', 'version', 'name', 'seed']

const typeAt = (path: string, scenario: Document): SchemaNode['type'] =>
  resolvedSchemaAt(keysOf(path), withChanges(scenario, { [path]: 0 })).type

/** Whether the setting at a path holds whole numbers alone. */
export const holdsWholeNumbers = (path: string, scenario: Document): boolean =>
  typeAt(path, scenario) === 'integer'

export function pathProblems(definition: SweepDefinition, scenario: Document): Problem[] {
  const { axes, alternatives, sensitivity, samples } = definition
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
    ...repeatedPaths(axes, 'axes'),
    ...repeatedPaths(sensitivity, 'sensitivity'),
    ...alternativeProblems(alternatives),
    ...samplesOfNothing(samples, sensitivity),
    ...sensitivity.flatMap(({ path, low, high }, index) => [
      ...notANumber(path, `sensitivity[${index}].path`, scenario),
      ...emptyRange(low, high, `sensitivity[${index}].high`),
    ]),
  ]
}

function unknownPath(at: string, path: string, scenario: Document): Problem[] {
  const isKnown = settingAt(path) !== undefined && !NO_SETTINGS.includes(path)
  if (isKnown && missingEntry(path, scenario) === null) return []
  const list = isKnown ? missingEntry(path, scenario) : null
  if (list !== null) {
    const { length } = listAt(scenario, list)
    const expected = `a setting that the scenario has; its ${list} has ${counted(length, 'entry', 'entries')}, counted from [0]`
    return [{ path: at, value: path, expected }]
  }
  const nearest = nearestPath(path)
  const meant = nearest === null || nearest === path ? '' : `; did you mean ${nearest}?`
  return [{ path: at, value: path, expected: `a setting that the scenario has${meant}` }]
}

/** Settings in lists are known without their places, which the path keeps. */
function nearestPath(path: string): string | null {
  const places = [...path.matchAll(/\[\d+\]/g)].map(([place]) => place)
  const nearest = nearestTo(
    path.replaceAll(/\[\d+\]/g, '[]'),
    scenarioSettings().map((setting) => setting.path),
  )
  return nearest && nearest.replaceAll('[]', () => places.shift() ?? '[0]')
}

/** The list that has no such entry: `creators[2].rail` needs a third creator in the scenario. */
function missingEntry(path: string, scenario: Document): string | null {
  const missing = [...path.matchAll(/\[\d*\]/g)].find(
    ({ index, 0: entry }) => valueAt(scenario, path.slice(0, index) + entry) === undefined,
  )
  return missing ? path.slice(0, missing.index) : null
}

function axisProblems(axis: SweepAxis, at: string, scenario: Document): Problem[] {
  const { path, values, from, to, steps } = axis
  if (values) return repeatedValues(values, at)
  const problems = [
    ...notANumber(path, `${at}.path`, scenario),
    ...emptyRange(from!, to!, `${at}.to`),
  ]
  if (problems.length > 0 || !holdsWholeNumbers(path, scenario)) return problems
  return notWhole({ from: from!, to: to!, steps: steps! }, at)
}

/** What a setting cannot hold is not rounded behind the reader's back. */
function notWhole(range: Record<'from' | 'to' | 'steps', number>, at: string): Problem[] {
  const ends = (['from', 'to'] as const).filter((end) => !Number.isInteger(range[end]))
  if (ends.length > 0) {
    const expected = 'a whole number, as the setting holds'
    return ends.map((end) => ({ path: `${at}.${end}`, value: range[end], expected }))
  }
  const { from, to, steps } = range
  const isPossible = (count: number): boolean => count >= 2 && (to - from) % (count - 1) === 0
  if (isPossible(steps)) return []
  // Two steps are always possible.
  const nearby = Array.from({ length: steps }, (_, distance) => [
    steps - distance,
    steps + distance,
  ])
  const possible = nearby.flat().find(isPossible)!
  const expected = `steps at whole numbers, which the setting holds: ${possible}, for example`
  return [{ path: `${at}.steps`, value: steps, expected }]
}

/** A name tells alternatives apart, and one without changes is the scenario itself. */
function alternativeProblems(alternatives: SweepDefinition['alternatives']): Problem[] {
  const names = alternatives.map(({ name }) => name)
  return alternatives.flatMap(({ name, changes }, index) => [
    ...(names.indexOf(name) === index
      ? []
      : [
          {
            path: `alternatives[${index}].name`,
            value: name,
            expected: 'a name that no other alternative has',
          },
        ]),
    ...(Object.keys(changes).length > 0
      ? []
      : [
          {
            path: `alternatives[${index}].changes`,
            value: changes,
            expected: 'at least one setting; the scenario as it is runs anyway',
          },
        ]),
  ])
}

const samplesOfNothing = (
  samples: number,
  sensitivity: SweepDefinition['sensitivity'],
): Problem[] =>
  samples === 0 || sensitivity.length > 0
    ? []
    : [
        {
          path: 'samples',
          value: samples,
          expected: '0, or assumptions to vary: sensitivity lists none',
        },
      ]

const notANumber = (path: string, at: string, scenario: Document): Problem[] =>
  ['integer', 'number'].includes(typeAt(path, scenario) ?? '')
    ? []
    : [{ path: at, value: path, expected: 'a setting that holds a number' }]

const emptyRange = (low: number, high: number, at: string): Problem[] =>
  low < high
    ? []
    : [{ path: at, value: high, expected: `more than ${low}, where the range begins` }]

/** However they are written: `creators[0]` and `creators[00]` are one. */
const repeatedPaths = (named: readonly { path: string }[], list: string): Problem[] =>
  repeated(
    named.map(({ path }, index) => ({ path: `${list}[${index}].path`, value: path })),
    'a setting that is not listed twice',
    ({ value }) => JSON.stringify(keysOf(value)),
  )

const repeatedValues = (values: readonly unknown[], at: string): Problem[] =>
  repeated(
    values.map((value, index) => ({ path: `${at}.values[${index}]`, value })),
    'a value that is not listed twice',
    ({ value }) => JSON.stringify(value),
  )
