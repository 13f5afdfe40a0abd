/** A policy of the draft with all its figures, as of the latest version that could run. */
import { DEFAULT_POLICY_NAME, type PayoutPolicy } from '../../core/policy'
import { policyFrom } from '../../scenario/resolved-policy'
import type { ScenarioPolicy } from '../../scenario/schema'
import { valueAt } from '../../scenario/document-paths'
import type { ScenarioDraft } from './scenario-draft.svelte'

/** `base` is where the policy is: `policy`, `policyChanges[1].policy`. One that is not there yet is the default one. */
export function policyInForce(draft: ScenarioDraft, base: string): PayoutPolicy {
  const policy = valueAt(draft.lastGoodScenario, base) as ScenarioPolicy | undefined
  return policyFrom(policy ?? DEFAULT_POLICY_NAME)
}
