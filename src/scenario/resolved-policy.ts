/** The policies of a scenario with all their figures: the named one, and what the scenario changes about it. */
import { POLICIES, type PayoutPolicy } from '../core/policy'
import type { Scenario, ScenarioPolicy } from './schema'

/** The named policy with the scenario's changes. */
export function policyFrom(policy: ScenarioPolicy): PayoutPolicy {
  if (typeof policy === 'string') return POLICIES[policy]
  const { name, ...changes } = policy
  const given = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  )
  return { ...POLICIES[name], ...given }
}

const RULE_OF_THE_FIRST_DAY = /^policy\.(\w+)$/

/** The figure of the first day's policy at a path, whether the scenario sets it or not; `undefined` at other paths. */
export function ruleInForce({ policy }: Pick<Scenario, 'policy'>, path: string): unknown {
  const figure = RULE_OF_THE_FIRST_DAY.exec(path)?.[1]
  return figure === undefined
    ? undefined
    : (policyFrom(policy) as unknown as Readonly<Record<string, unknown>>)[figure]
}

export interface WrittenPolicy {
  /** `policy`, or `policyChanges[2].policy`. */
  path: string
  written: ScenarioPolicy
  policy: PayoutPolicy
}

/** The policy of the first day, and those that the scenario switches to. */
export const writtenPolicies = ({ policy, policyChanges }: Scenario): WrittenPolicy[] =>
  [
    { path: 'policy', written: policy },
    ...policyChanges.map((change, index) => ({
      path: `policyChanges[${index}].policy`,
      written: change.policy,
    })),
  ].map(({ path, written }) => ({ path, written, policy: policyFrom(written) }))
