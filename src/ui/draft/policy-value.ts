/**
 * A policy of a scenario is a name, or a name with changes: here both are read and written as one set of figures.
 * Only figures that differ from the named policy are kept. A scenario has one policy of its own, and one for each
 * change in mid-run; `PolicyPlace` says which is meant.
 */
import { DEFAULT_POLICY_NAME, POLICIES, POLICY_NAMES, type PolicyName } from '../../core/policy'
import { asDocument, isDocument, sameValue, type Document } from '../../scenario/document-paths'

interface PolicyPlace {
  /** `policy`, `policyChanges[1].policy` */
  base: string
  /** `holdDays`, or `name` for the policy itself. */
  figure: string
}

/** Figures in which the real service does otherwise than one would expect; the lab's own policy has none of that. */
export const QUIRK_NAMES = [
  'spendsToday',
  'cycleAdvance',
  'cycleAnchor',
  'minimumBasis',
  'availabilityCut',
  'batchClaim',
  'batchPacking',
  'oversizedBalance',
  'instantRunAboveMaximum',
  'processorRoundsOwnFee',
  'paypalFeeReading',
  'refundAmountRead',
  'railWeekdayShown',
  'dailyShownWeeklyDates',
  'dailyDateShown',
  'endlessProjection',
] as const

const OWN_POLICY = 'policy'
const POLICY_PATH = /^(policy|policyChanges\[\d+\]\.policy)\.(\w+)$/

/** The policy and the figure that a path is about; `null` for a path outside of policies. */
export function policyPlaceOf(path: string): PolicyPlace | null {
  const parts = POLICY_PATH.exec(path)
  return parts ? { base: parts[1]!, figure: parts[2]! } : null
}

const isPolicyName = (value: unknown): value is PolicyName =>
  POLICY_NAMES.includes(value as PolicyName)

export function policyNameOf(policy: unknown): PolicyName {
  const name = isDocument(policy) ? policy['name'] : policy
  return isPolicyName(name) ? name : DEFAULT_POLICY_NAME
}

export const policyChangesOf = (policy: unknown): Document => {
  const { name: _name, ...changes } = asDocument(policy)
  return changes
}

const namedFigures = (name: PolicyName): Document => ({ ...POLICIES[name] })

/** A figure that is set to `null` is set: it means that there is no limit. */
export function policyFigure(policy: unknown, figure: string): unknown {
  const changes = policyChangesOf(policy)
  return changes[figure] === undefined
    ? namedFigures(policyNameOf(policy))[figure]
    : changes[figure]
}

/** `undefined` when it is the scenario's own, is the default one, and has no changes. */
export function withPolicyFigure(
  policy: unknown,
  { base, figure }: PolicyPlace,
  value: unknown,
): unknown {
  if (figure === 'name') return policyFrom(base, value as PolicyName, policyChangesOf(policy))
  return policyFrom(base, policyNameOf(policy), { ...policyChangesOf(policy), [figure]: value })
}

function policyFrom(base: string, name: PolicyName, changes: Document): unknown {
  const named = namedFigures(name)
  const kept = Object.entries(changes).filter(
    ([figure, value]) => value !== undefined && !sameValue(value, named[figure]),
  )
  if (kept.length > 0) return { name, ...Object.fromEntries(kept) }
  return base === OWN_POLICY && name === DEFAULT_POLICY_NAME ? undefined : name
}
