/**
 * A scenario's policy is a name, or a name with changes: here both are read and written as one set of figures.
 * Only figures that differ from the named policy are kept.
 */
import { DEFAULT_POLICY_NAME, POLICIES, POLICY_NAMES, type PolicyName } from '../../core/policy'
import { isDocument, type Document } from './paths'

const isPolicyName = (value: unknown): value is PolicyName =>
  POLICY_NAMES.includes(value as PolicyName)

export function policyNameOf(policy: unknown): PolicyName {
  const name = isDocument(policy) ? policy['name'] : policy
  return isPolicyName(name) ? name : DEFAULT_POLICY_NAME
}

export const policyChangesOf = (policy: unknown): Document => {
  if (!isDocument(policy)) return {}
  const { name: _name, ...changes } = policy
  return changes
}

export function policyFigure(policy: unknown, figure: string): unknown {
  const named: Document = { ...POLICIES[policyNameOf(policy)] }
  return policyChangesOf(policy)[figure] ?? named[figure]
}

/** `undefined` when the policy is the default one without changes. */
export function withPolicyFigure(policy: unknown, figure: string, value: unknown): unknown {
  const name = policyNameOf(policy)
  const named: Document = { ...POLICIES[name] }
  const { [figure]: _replaced, ...others } = policyChangesOf(policy)
  const kept =
    value === undefined || value === named[figure] ? others : { ...others, [figure]: value }
  return policyFrom(name, kept)
}

export const withPolicyName = (policy: unknown, name: PolicyName): unknown =>
  policyFrom(name, policyChangesOf(policy))

function policyFrom(name: PolicyName, changes: Document): unknown {
  if (Object.keys(changes).length > 0) return { name, ...changes }
  return name === DEFAULT_POLICY_NAME ? undefined : name
}
