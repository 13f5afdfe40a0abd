/**
 * What is assumed: every setting that decides figures and that no public source states, with what it leans on where it
 * leans on anything. Panel, report and export are all made from this list. What a scenario itself sets about the rules of
 * its policy is an assumption too. `docs/decisions/0007-assumptions.md` tells the reasons.
 */
import { POLICIES } from '../core/policy'
import {
  ASSUMED_SETTINGS,
  assumed,
  type AssumedSetting,
  type AssumptionUnit,
} from './assumed-settings'
import { policyFrom } from './resolved-policy'
import { scenarioSchema, type Scenario, type ScenarioPolicy } from './schema'

export interface Assumption extends AssumedSetting {
  value: unknown
  /** The lab's default, or what the named policy has; `null` for what no default has. */
  usual: unknown
  isChanged: boolean
}

const DEFAULTS = scenarioSchema.parse({ version: 1 })

/** Assumptions of a run; `hasFile`: its creators come from an imported file, and the rest about them is drawn. */
export function assumptionsOf(scenario: Scenario, hasFile: boolean): Assumption[] {
  const settings = ASSUMED_SETTINGS.filter(({ path }) => isInUse(path, scenario, hasFile)).map(
    (setting) =>
      assumption(setting, valueAt(scenario, setting.path), valueAt(DEFAULTS, setting.path)),
  )
  return [...writtenOf(scenario), ...settings]
}

const assumption = (setting: AssumedSetting, value: unknown, usual: unknown): Assumption => ({
  ...setting,
  value,
  usual,
  isChanged: JSON.stringify(value) !== JSON.stringify(usual),
})

const NEVER_OF_A_FILE = /^population\.(size|monthlyGross|priceLevel|weekdayShape|launches)/
const OF_A_RAIL =
  /^(?:processor\.rails|processor\.standardArrivalBusinessDays|population\.countryShareBasisPoints)\.(\w+)/
const OF_A_SCHEDULE = /^population\.flexibleSchedules\.(\w+)/

/** Whether a setting can have decided anything in the run. */
function isInUse(path: string, scenario: Scenario, hasFile: boolean): boolean {
  const { population } = scenario
  if (path === 'population.size') return !hasFile
  if (path.startsWith('population.') && !hasFile && population.size === 0) return false
  if (hasFile && NEVER_OF_A_FILE.test(path)) return false
  const schedule = OF_A_SCHEDULE.exec(path)?.[1]
  if (schedule) return population.scheduleShareBasisPoints[schedule as 'threshold'] > 0
  const rail = OF_A_RAIL.exec(path)?.[1]
  return !rail || railsOf(scenario, hasFile).has(rail)
}

function railsOf({ population, creators }: Scenario, hasFile: boolean): Set<string> {
  const drawn =
    population.size > 0 || hasFile ? Object.entries(population.railShareBasisPoints) : []
  return new Set([
    ...drawn.filter(([, share]) => share > 0).map(([rail]) => rail),
    ...creators.map(({ rail }) => rail),
  ])
}

const scenarios = assumed('scenario')

/** What the scenario itself sets: its changes to the rules, and what is written in it. */
function writtenOf(scenario: Scenario): Assumption[] {
  const { policyChanges } = scenario
  return [
    ...changedRules('policy', scenario.policy),
    ...policyChanges.flatMap(({ on, policy }, index) => [
      assumption(
        scenarios(`policyChanges[${index}]`, `Other rules from ${on} on`, 'words'),
        typeof policy === 'string' ? policy : policy.name,
        null,
      ),
      ...changedRules(`policyChanges[${index}].policy`, policy),
    ]),
    ...(['creators', 'sales', 'actions'] as const)
      .filter((list) => scenario[list].length > 0)
      .map((list) =>
        assumption(
          scenarios(list, `Written in the scenario: ${list}`, 'number'),
          scenario[list].length,
          0,
        ),
      ),
  ]
}

const UNIT_OF_NAME: readonly (readonly [RegExp, AssumptionUnit])[] = [
  [/BasisPoints$/, 'basis-points'],
  [/Cents$/, 'cents'],
  [/Days$/, 'days'],
  [/Hours$/, 'hours'],
]

function changedRules(path: string, written: ScenarioPolicy): Assumption[] {
  if (typeof written === 'string') return []
  const published = POLICIES[written.name] as unknown as Readonly<Record<string, unknown>>
  return Object.entries(policyFrom(written)).flatMap(([figure, value]) => {
    const [suffix, unit] = UNIT_OF_NAME.find(([ending]) => ending.test(figure)) ?? [/$/, 'words']
    const label = `Rule: ${inWords(figure.replace(suffix, ''))}`
    const each = assumption(scenarios(`${path}.${figure}`, label, unit), value, published[figure])
    return each.isChanged ? [each] : []
  })
}

/** `instantFee` as `instant fee`. */
const inWords = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

const valueAt = (scenario: Scenario, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>>)[key], scenario)
