/**
 * Prepares a scenario for its run: settles its policy and period, refuses a size that no browser
 * could hold, and finds the creators of the imported file by name.
 */
import type { Day } from '../core/calendar'
import { PolicyTimeline } from '../core/policy-timeline'
import type { ImportedSales } from '../scenario/sales-file/imported-sales'
import { dayOfText, wholeRun } from '../scenario/period'
import type { Refused } from '../scenario/problems'
import { readingContextOf, type ReadingContext } from '../scenario/reading-context'
import { policyFrom } from '../scenario/resolved-policy'
import type { StrataBasis } from '../scenario/strata-basis'
import type { Scenario } from '../scenario/schema'
import { estimateSize, refuseIfTooLarge } from '../scenario/size-estimate'

export interface RunSetup {
  scenario: Scenario
  policies: PolicyTimeline
  sales: ImportedSales | null
  startDay: Day
  days: number
  memoryEstimateBytes: number
  /** On which basis a sample is divided into strata; left out, on that of the scenario. */
  sampledBy?: StrataBasis | null
}

export type PreparedRun = { ok: true; setup: RunSetup } | Refused

/** `memoryLimitBytes` is what a run may take; without it, what a page may. */
export function setUpRun(
  scenario: Scenario,
  sales: ImportedSales | null,
  memoryLimitBytes?: number,
): PreparedRun {
  const tooLarge = refuseIfTooLarge(scenario, sales, memoryLimitBytes)
  if (tooLarge) return { ok: false, problems: [tooLarge] }
  return {
    ok: true,
    setup: {
      scenario,
      policies: policiesOf(scenario),
      sales,
      ...wholeRun(scenario, sales),
      memoryEstimateBytes: estimateSize(scenario, sales).memoryBytes,
    },
  }
}

/** What is known of an imported file, whose creators and days the scenario may name. */
export const contextOf = (file: ImportedSales | null): ReadingContext =>
  file
    ? readingContextOf(file, {
        creator: file.sales.map(({ creator }) => creator),
        amountCents: file.sales.map(({ amountCents }) => amountCents),
      })
    : {}

/** The policy of the first day and those that the scenario switches to. */
export function policiesOf({ policy, policyChanges }: Scenario): PolicyTimeline {
  const switches = policyChanges.map((change) => ({
    on: dayOfText(change.on),
    policy: policyFrom(change.policy),
  }))
  return new PolicyTimeline(policyFrom(policy), switches)
}
