/** Assumptions in the reader's words. Their names and sources are data of the report, in the language of the scenario. */
import type { Assumption, AssumptionGroup } from '../../../workers/contract'
import { m } from '../paraglide/messages.js'
import { settingValue } from './settings'

const GROUPS: Record<AssumptionGroup, () => string> = {
  scenario: m.assumptions_scenario,
  schedules: m.assumptions_schedules,
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

/** How many entries a list has is said as a number. */
const valueText = ({ path, unit }: Assumption, value: unknown): string =>
  unit === 'number' && typeof value === 'number' && /^\w+$/.test(path)
    ? String(value)
    : settingValue(path, value)
