/** A policy of the draft with all its figures, as of the latest version that could run. */
import type { PayoutPolicy } from '../../core/policy'
import { policyFrom } from '../../scenario/resolved-policy'
import { policy } from '../../scenario/settings/policy'
import { valueAt } from '../../scenario/document-paths'
import { policyNameOf } from './policy-value'
import type { ScenarioDraft } from './scenario-draft.svelte'

/** `base` is where the policy is: `policy`, `policyChanges[1].policy`. */
export function policyInForce(draft: ScenarioDraft, base: string): PayoutPolicy {
  const written = valueAt(draft.lastGood, base)
  return policyFrom(policy.parse(written ?? policyNameOf(written)))
}
