/** Assumptions in the reader's words. Their names and sources are data of the report, in the language of the scenario. */
import { CENTS_IN_DOLLAR } from '../../core/money'
import type { Assumption, AssumptionGroup } from '../../../workers/contract'
import { ruleInForce } from '../../scenario/resolved-policy'
import type { Scenario } from '../../scenario/schema'
import { m } from '../paraglide/messages.js'
import { shortMoney } from './draft-figures'
import { settingValue } from './settings'

const MU = 'population.monthlyGross.mu'

const GROUPS: Record<AssumptionGroup, () => string> = {
  scenario: m.assumptions_scenario,
  schedules: m.assumptions_schedules,
  adoption: m.assumptions_adoption,
  creators: m.assumptions_creators,
  sales: m.assumptions_sales,
  costs: m.assumptions_costs,
  arrival: m.assumptions_arrival,
  failures: m.assumptions_failures,
  work: m.assumptions_work,
}

export const assumptionGroupWord = (group: AssumptionGroup): string => GROUPS[group]()

export const assumptionValue = (row: Assumption): string => valueText(row, row.value)
export const usualValue = (row: Assumption): string => valueText(row, row.usual)

/** A source speaks for the usual value, and says nothing of one that the scenario has set. */
export function assumptionBasis(row: Assumption): string {
  const source = row.source ?? ''
  if (!row.isChanged) return source
  if (row.usual === null) return m.assumption_set()
  const usual = usualValue(row)
  return source === ''
    ? m.assumption_set_usual({ usual })
    : m.assumption_set_usual_from({ usual, source })
}

interface ComparedAssumption {
  row: Assumption
  /** One value where all runs have it; else that of each run, by its letter. */
  value: string
  isDifferent: boolean
}

interface AssumingRun {
  letter: string
  scenario: Pick<Scenario, 'policy'>
  assumptions: readonly Assumption[]
}

/** What any of several runs assumes, in the order of the first. */
export function comparedAssumptions(runs: readonly AssumingRun[]): ComparedAssumption[] {
  const rows = new Map<string, Assumption>()
  for (const { assumptions } of runs) {
    for (const row of assumptions) if (!rows.has(row.path)) rows.set(row.path, row)
  }
  return [...rows.values()].map((row) => {
    const values = runs.map((run) => ({ label: run.letter, value: valueIn(run, row) }))
    const isDifferent = values.some(({ value }) => value !== values[0]?.value)
    const value = isDifferent
      ? values.map((one) => m.compare_assumption_value(one)).join('; ')
      : assumptionValue(row)
    return { row, value, isDifferent }
  })
}

/** A rule that a run leaves as its policy has it is none of its assumptions, but it is in force. */
function valueIn({ scenario, assumptions }: AssumingRun, row: Assumption): string {
  const own = assumptions.find(({ path }) => path === row.path)
  if (own) return assumptionValue(own)
  const rule = ruleInForce(scenario, row.path)
  return rule === undefined ? m.figure_none() : valueText(row, rule)
}

/** How many entries a list has is said as a number; a logarithm of earnings with the median that it is. */
function valueText({ path, unit }: Assumption, value: unknown): string {
  if (typeof value !== 'number') return settingValue(path, value)
  if (unit === 'number' && /^\w+$/.test(path)) return String(value)
  return path === MU
    ? m.assumption_mu({
        value: settingValue(path, value),
        median: shortMoney(Math.round(Math.exp(value) * CENTS_IN_DOLLAR)),
      })
    : settingValue(path, value)
}
