/** What compared runs are called: by their names, and runs of one name by what differs between them. */
import type { SettingDifference } from '../../../workers/contract'
import { digestStart } from './digests'
import { settingValue } from './settings'

/** A longer value is no name. */
const VALUE_LENGTH_MAX = 24

export interface NamedRun {
  name: string
  digest: string
}

/** `3%` and `1.5%` of two runs of one name; `differences` are those of all runs, in their order. */
export function tellingNames(
  runs: readonly NamedRun[],
  differences: readonly SettingDifference[],
): string[] {
  return runs.map(({ name, digest }, index) => {
    const namesakes = [...runs.keys()].filter((other) => runs[other]?.name === name)
    if (namesakes.length === 1) return name
    const values = namesakes.map((other) => valuesOf(differences, other))
    const telling = differences.findIndex((_, position) =>
      areNames(values.map((ofRun) => ofRun[position] ?? '')),
    )
    return valuesOf(differences, index)[telling] ?? digestStart(digest)
  })
}

/** `A small marketplace: A · 3%, B · 1.5%`: the name that all runs share is said once. */
export function comparisonTitle(runs: readonly { label: string; kept: NamedRun }[]): string {
  const labels = runs.map(({ label }) => label).join(', ')
  const [name, ...others] = new Set(runs.map(({ kept }) => kept.name))
  return others.length === 0 && name !== undefined ? `${name}: ${labels}` : labels
}

const valuesOf = (differences: readonly SettingDifference[], index: number): string[] =>
  differences.map(({ path, values }) => settingValue(path, values[index]))

const areNames = (values: readonly string[]): boolean =>
  new Set(values).size === values.length &&
  values.every(({ length }) => length > 0 && length <= VALUE_LENGTH_MAX)
