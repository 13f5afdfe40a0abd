/**
 * From what a user asked for to what a run needs: the scenario is read, its policy and period are settled, its size is
 * refused where no browser could hold it, and the imported file's creators are known by name.
 */
import type { Day } from '../core/calendar'
import { POLICIES, type PayoutPolicy } from '../core/policy'
import { wholeRun } from '../scenario/period'
import type { Refused } from '../scenario/problems'
import { readScenario } from '../scenario/read-scenario'
import type { ImportedSales } from '../scenario/sales-file'
import type { Scenario } from '../scenario/schema'
import { estimateSize, refuseIfTooLarge } from '../scenario/size-estimate'

export interface RunSetup {
  scenario: Scenario
  policy: PayoutPolicy
  sales: ImportedSales | null
  startDay: Day
  days: number
  memoryEstimateBytes: number
}

export type PreparedRun = { ok: true; setup: RunSetup } | Refused

export function prepareRun(input: unknown, sales: ImportedSales | null): PreparedRun {
  const read = readScenario(
    input,
    sales ? { importedCreators: sales.creators, importedDays: sales } : {},
  )
  if (!read.ok) return read
  const { scenario } = read
  const tooLarge = refuseIfTooLarge(scenario, sales)
  if (tooLarge) return { ok: false, problems: [tooLarge] }
  return {
    ok: true,
    setup: {
      scenario,
      policy: policyOf(scenario),
      sales,
      ...wholeRun(scenario, sales),
      memoryEstimateBytes: estimateSize(scenario, sales).memoryBytes,
    },
  }
}

/** The named policy with the scenario's changes. */
export function policyOf(scenario: Scenario): PayoutPolicy {
  if (typeof scenario.policy === 'string') return POLICIES[scenario.policy]
  const { name, ...changes } = scenario.policy
  const given = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  )
  return { ...POLICIES[name], ...given }
}
