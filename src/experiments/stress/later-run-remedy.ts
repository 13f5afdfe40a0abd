/**
 * Whether a policy that does lost jobs later would have prevented a failure. To find out, the
 * smallest scenario is run with it. It is a rule of the policy, so a run with all protections on
 * may lack it.
 */
import type { Document } from '../../scenario/document-paths'
import { policyFrom } from '../../scenario/resolved-policy'
import type { Scenario, ScenarioPolicy } from '../../scenario/schema'
import type { RunPool } from '../run-pool'
import { stressRun } from './run-stress'
import { foundBy, type ViolatedCheck } from './stress-outcome'
import type { ToldEvent } from './told-events'

export async function wouldLaterRunHelp(
  pool: RunPool,
  { repro, scenario, check }: { repro: Document; scenario: Scenario; check: ViolatedCheck },
  told: readonly ToldEvent[],
): Promise<boolean> {
  const isJobLost = told.some((event) => event.told === 'killed' && event.isGivenUp)
  if (!isJobLost || policyFrom(scenario.policy).lostJobsDoneLater) return false
  const outcome = await stressRun(pool, { ...repro, policy: withLaterRun(scenario.policy) })
  return foundBy(outcome, check) === null
}

const withLaterRun = (policy: ScenarioPolicy): ScenarioPolicy => ({
  ...(typeof policy === 'string' ? { name: policy } : policy),
  lostJobsDoneLater: true,
})
