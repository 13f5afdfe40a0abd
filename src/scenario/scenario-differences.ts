/**
 * Which settings of several scenarios differ: each by its path, with the value in force in every
 * one of them. Defaults and the figures of named policies are filled in first, so that what a
 * scenario leaves out is compared too. A list is one value. Name and seed are left out: they
 * distinguish runs and do not change what is simulated.
 */
import { isoFromDay } from '../core/calendar'
import { sameValue } from './document-paths'
import { wholeRun, type ImportedDays } from './period'
import { policyFrom } from './resolved-policy'
import type { Scenario } from './schema'

export interface SettingDifference {
  /** The path in the scenario's JSON: `policy.instantFeeBasisPoints`. */
  path: string
  /** In the order of the scenarios; `undefined` where one has no such setting. */
  values: unknown[]
}

/** `sales`: the days of the file that each scenario runs on, where there is one. */
interface ComparedScenario {
  scenario: Scenario
  sales: ImportedDays | null
}

export function settingDifferences(compared: readonly ComparedScenario[]): SettingDifference[] {
  const settings = compared.map(settingsInForce)
  const paths = new Set(settings.flatMap((values) => [...values.keys()]))
  return [...paths]
    .map((path) => ({ path, values: settings.map((values) => values.get(path)) }))
    .filter(({ values }) => values.some((value) => !sameValue(value, values[0])))
}

function settingsInForce({ scenario, sales }: ComparedScenario): Map<string, unknown> {
  const { $schema: _schema, version: _version, name: _name, seed: _seed, ...settings } = scenario
  const { startDay, days } = wholeRun(scenario, sales)
  const inForce = {
    ...settings,
    startDay: isoFromDay(startDay),
    days,
    policy: policyFrom(scenario.policy),
    policyChanges: scenario.policyChanges.map(({ on, policy }) => ({
      on,
      policy: policyFrom(policy),
    })),
  }
  const values = new Map<string, unknown>()
  collect('', inForce, values)
  return values
}

function collect(path: string, value: unknown, into: Map<string, unknown>): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    into.set(path, value)
    return
  }
  for (const [key, inner] of Object.entries(value)) {
    collect(path === '' ? key : `${path}.${key}`, inner, into)
  }
}
