/** The policy that a scenario means: the named one with the changes that the scenario makes to it. */
import { POLICIES, type PayoutPolicy } from '../core/policy'
import type { ScenarioPolicy } from './schema'

export function policyFrom(policy: ScenarioPolicy): PayoutPolicy {
  if (typeof policy === 'string') return POLICIES[policy]
  const { name, ...changes } = policy
  const given = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  )
  return { ...POLICIES[name], ...given }
}
