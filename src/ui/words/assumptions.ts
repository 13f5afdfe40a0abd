/** Assumptions in the reader's words. Their names and sources are data of the report, in the language of the scenario. */
import type { Assumption, AssumptionGroup } from '../../../workers/contract'
import { formatCount, formatDuration, formatMoney, formatPercent } from '../format'
import { m } from '../paraglide/messages.js'

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

export const assumptionValue = ({ unit, value }: Assumption): string => valueText(unit, value)
export const usualValue = ({ unit, usual }: Assumption): string => valueText(unit, usual)

const MILLS_IN_CENT = 10
const MILLS_IN_DOLLAR = 1_000

function valueText(unit: Assumption['unit'], value: unknown): string {
  if (value === null) return m.assumption_none()
  if (typeof value === 'number') return numberText(unit, value)
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? m.assumption_yes() : m.assumption_no()
  if (Array.isArray(value)) return value.map((each) => valueText('words', each)).join(', ')
  return Object.entries(value as object)
    .map(
      ([key, part]: [string, unknown]) =>
        `${key} ${valueText(ofPart(unit, value as object), part)}`,
    )
    .join(', ')
}

/** Shares of a whole are basis points; weights, which are not, are numbers. */
function ofPart(unit: Assumption['unit'], value: object): Assumption['unit'] {
  const isWhole =
    Object.values(value).reduce<number>((sum, part) => sum + Number(part), 0) === 10_000
  return unit === 'shares' && isWhole ? 'basis-points' : 'number'
}

function numberText(unit: Assumption['unit'], value: number): string {
  switch (unit) {
    case 'basis-points':
      return formatPercent(value)
    case 'cents':
      return formatMoney(value)
    case 'mills':
      return value % MILLS_IN_CENT === 0
        ? formatMoney(value / MILLS_IN_CENT)
        : `$${(value / MILLS_IN_DOLLAR).toFixed(3)}`
    case 'seconds':
      return formatDuration(value)
    case 'hours':
      return m.assumption_hours({ count: value, hours: formatCount(value) })
    case 'days':
      return m.assumption_days({ count: value, days: formatCount(value) })
    case 'business-days':
      return m.assumption_business_days({ count: value, days: formatCount(value) })
    case 'number':
    case 'shares':
    case 'words':
      return Number.isInteger(value) ? formatCount(value) : String(value)
  }
}
