/**
 * The list of assumptions: every setting that decides figures and whose value no public source
 * states, with what it rests on, if anything. Each setting says this of itself (`settings/`). The
 * panel, the report and the export are made from this list. A change that a scenario makes to the
 * rules of its policy is an assumption too. `docs/decisions/0007-assumptions.md` gives the reasons.
 */
import { POLICIES } from '../core/policy'
import type { AssumedSetting } from './assumed-settings'
import { assumedDailyShare } from './daily-share'
import { policyFrom } from './resolved-policy'
import { isSampled, OF_FILE } from './sampled'
import type { Scenario, ScenarioPolicy } from './schema'
import { valueAt } from './schema-nodes'
import { WRITTEN_LISTS } from './settings/facts'
import { defaultScenario } from './worked-out'
import { assumedInScenarios, writtenInScenarios } from './worked-out-assumptions'

export interface Assumption extends AssumedSetting {
  value: unknown
  /** The lab's default, or what the named policy has; `null` for what no default has. */
  usual: unknown
  isChanged: boolean
}

/** Assumptions of a run; `hasFile`: its creators come from an imported file, and the rest about them is random. */
export function assumptionsOf(scenario: Scenario, hasFile: boolean): Assumption[] {
  const isByModel = scenario.population.adoption.mode === 'model'
  const [used, usual] = isByModel
    ? [withoutDailyShare(scenario), withoutDailyShare(defaultScenario())]
    : [scenario, defaultScenario()]
  const settings = assumedInScenarios()
    .filter(({ path }) => isInUse(path, scenario, hasFile))
    .map((setting) => {
      const keys = setting.path.split('.')
      return assumption(setting, valueAt(used, keys), valueAt(usual, keys))
    })
  return [...writtenOf(scenario), ...settings]
}

export const assumptionsOfRun = (run: {
  scenario: Scenario
  salesFile: object | null
}): Assumption[] => assumptionsOf(run.scenario, run.salesFile !== null)

/** Where a model decides who is on daily, those who are drawn for it begin on weekly. */
function withoutDailyShare(scenario: Scenario): Scenario {
  const { population } = scenario
  const { daily, weekly, ...others } = population.scheduleShareBasisPoints
  const shares = { daily: 0, weekly: daily + weekly, ...others }
  return { ...scenario, population: { ...population, scheduleShareBasisPoints: shares } }
}

const assumption = (setting: AssumedSetting, value: unknown, usual: unknown): Assumption => ({
  ...setting,
  value,
  usual,
  isChanged: JSON.stringify(value) !== JSON.stringify(usual),
})

const NEVER_OF_A_FILE =
  /^population\.(size|sample\.creators|monthlyGross|priceLevel|weekdayShape|launches)/
const OF_A_RAIL =
  /^(?:processor\.rails|processor\.standardArrivalBusinessDays|population\.countryShareBasisPoints)\.(\w+)/
const DAILY_SHARE = 'population.scheduleShareBasisPoints.daily'
const OF_THE_ADOPTION_MODEL = /^population\.adoption\.(?!mode$)/
const OF_A_SCHEDULE = /^population\.flexibleSchedules\.(\w+)/

/** Whether a setting can have decided anything in the run. */
function isInUse(path: string, scenario: Scenario, hasFile: boolean): boolean {
  const { population } = scenario
  if (path === 'population.size') return !hasFile
  if (path === OF_FILE) return isSampled(scenario, hasFile) && hasFile
  if (path.startsWith('population.') && !hasFile && population.size === 0) return false
  if (hasFile && NEVER_OF_A_FILE.test(path)) return false
  if (path === DAILY_SHARE) return assumedDailyShare(population, hasFile) !== null
  if (OF_THE_ADOPTION_MODEL.test(path)) return population.adoption.mode === 'model'
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

/** What the scenario itself sets: its changes to the rules, and what is written in it. */
function writtenOf(scenario: Scenario): Assumption[] {
  const { policyChanges } = scenario
  return [
    ...changedRules('policy', scenario.policy),
    ...policyChanges.flatMap(({ on, policy }, index) => [
      assumption(
        {
          group: 'scenario',
          path: `policyChanges[${index}]`,
          label: `Other rules from ${on} on`,
          unit: 'words',
          source: null,
        },
        typeof policy === 'string' ? policy : policy.name,
        null,
      ),
      ...changedRules(`policyChanges[${index}].policy`, policy),
    ]),
    ...WRITTEN_LISTS.filter((list) => scenario[list].length > 0).map((list) =>
      assumption({ ...writtenInScenarios()[list]!, unit: 'number' }, scenario[list].length, 0),
    ),
  ]
}

function changedRules(path: string, written: ScenarioPolicy): Assumption[] {
  if (typeof written === 'string') return []
  const published = POLICIES[written.name] as unknown as Readonly<Record<string, unknown>>
  return Object.entries(policyFrom(written)).flatMap(([figure, value]) => {
    const setting = writtenInScenarios()[`policy.${figure}`]
    if (!setting) return []
    const rule = { ...setting, path: `${path}.${figure}`, source: null }
    const each = assumption(rule, value, published[figure])
    return each.isChanged ? [each] : []
  })
}
