/**
 * Whether a creator may be paid now, and if not, why not: the gates of the policy are asked in its order, which decides
 * the reason that is given first (domain facts A4, quirk G12). What is told beyond the first is the policy's choice.
 */
import type { Day } from './calendar'
import type { Cents } from './money'
import type { PayoutGate, PayoutPolicy } from './policy'
import { isBoundToInstantCountries } from './rails'
import {
  SUSPENDED_STATES,
  type BankAccount,
  type ComplianceState,
  type PayoutType,
  type Rail,
} from './vocabulary'

export interface CreatorStanding {
  compliance: ComplianceState
  underAgeWithoutGuardian: boolean
  paused: boolean
  country: string
  rail: Rail
  instantCapable: boolean
  /** Of a creator who is not paid to a bank or card: `linked`. */
  bankAccount: BankAccount
  /** The code with which the destination was refused for good, if it was. */
  refusedForGood: string | null
  accountOpenedDay: Day
  completedPayouts: number
}

export type InstantObstacle =
  | { code: 'country'; country: string }
  | { code: 'completed_payouts'; completed: number; required: number }
  | { code: 'account_age'; ageDays: number; requiredDays: number }
  | { code: 'bank' }
  /** The processor could not be asked; a Stripe outage makes creators look ineligible for the day (domain facts B). */
  | { code: 'processor_unreachable' }

export type SkipReason =
  | { code: 'not_reviewed' }
  | { code: 'suspended' }
  | { code: 'paused' }
  | { code: 'below_minimum'; amountCents: Cents; minimumCents: Cents }
  | { code: 'instant_not_supported'; obstacle: InstantObstacle }
  | { code: 'funds_settling'; payableCents: Cents; amountCents: Cents; minimumCents: Cents }
  | { code: 'payout_in_progress'; payoutId: number }
  | { code: 'above_instant_maximum'; amountCents: Cents; maximumCents: Cents }
  | { code: 'not_compliant'; compliance: ComplianceState }
  | { code: 'guardian_missing' }
  | { code: 'bank_account_missing' }
  | { code: 'bank_account_unlinked' }
  | { code: 'destination_refused'; failureCode: string }

export type SkipCode = SkipReason['code']

/** Why a creator is not paid: at least one reason, in the order of the gates. */
export type SkipReasons = readonly [first: SkipReason, ...further: SkipReason[]]

/** Why a creator can take no instant payout at all, or `null` if they can. */
export function instantObstacle(
  standing: CreatorStanding,
  today: Day,
  policy: PayoutPolicy,
): InstantObstacle | null {
  const ageDays = today - standing.accountOpenedDay
  if (
    isBoundToInstantCountries(standing.rail) &&
    !policy.instantCountries.includes(standing.country)
  ) {
    return { code: 'country', country: standing.country }
  }
  if (standing.completedPayouts < policy.instantCompletedPayoutsMinimum) {
    return {
      code: 'completed_payouts',
      completed: standing.completedPayouts,
      required: policy.instantCompletedPayoutsMinimum,
    }
  }
  if (ageDays < policy.instantAccountAgeDaysMinimum) {
    return { code: 'account_age', ageDays, requiredDays: policy.instantAccountAgeDaysMinimum }
  }
  return standing.instantCapable ? null : { code: 'bank' }
}

export interface PayoutFacts {
  payoutType: PayoutType
  standing: CreatorStanding
  today: Day
  /** Unpaid up to the period end; for a standard payout under quirk G11 with payouts of that period end. */
  amountCents: Cents
  minimumCents: Cents
  /** The part of it that the processor can pay at once; `null` as long as the processor has not been asked. */
  payableCents: Cents | null
  /** A payout that blocks this one, if there is any. */
  payoutInProgress: number | null
  /** An admin's payout skips the first gate, compliance, but never a pause (quirk G12). */
  byAdmin: boolean
}

type Gate = (facts: PayoutFacts, policy: PayoutPolicy) => SkipReason[]

function complianceRefusals(
  { standing, byAdmin }: StandingFacts,
  policy: PayoutPolicy,
): SkipReason[] {
  const { compliance } = standing
  if (byAdmin || compliance === 'compliant') return []
  if (!policy.compliantOnly) {
    return SUSPENDED_STATES.includes(compliance) ? [{ code: 'suspended' }] : []
  }
  return compliance === 'not_reviewed'
    ? [{ code: 'not_reviewed' }]
    : [{ code: 'not_compliant', compliance }]
}

type StandingFacts = Pick<PayoutFacts, 'standing' | 'byAdmin'>

/** The gates that look at the creator alone. */
const STANDING_GATES = {
  compliance: complianceRefusals,
  guardian: ({ standing }) =>
    standing.underAgeWithoutGuardian ? [{ code: 'guardian_missing' }] : [],
  paused: ({ standing }) => (standing.paused ? [{ code: 'paused' }] : []),
} as const satisfies Partial<
  Record<PayoutGate, (facts: StandingFacts, policy: PayoutPolicy) => SkipReason[]>
>

const isStandingGate = (gate: PayoutGate): gate is keyof typeof STANDING_GATES =>
  Object.hasOwn(STANDING_GATES, gate)

function minimumRefusals({ amountCents, minimumCents }: PayoutFacts): SkipReason[] {
  return amountCents < minimumCents ? [{ code: 'below_minimum', amountCents, minimumCents }] : []
}

function supportRefusals({ standing, today }: PayoutFacts, policy: PayoutPolicy): SkipReason[] {
  const obstacle = instantObstacle(standing, today, policy)
  return obstacle ? [{ code: 'instant_not_supported', obstacle }] : []
}

/** Instant payouts only: whether they are open to the creator, and whether enough of the money has settled. */
function instantRefusals(facts: PayoutFacts, policy: PayoutPolicy): SkipReason[] {
  if (facts.payoutType !== 'instant') return []
  const refusals = supportRefusals(facts, policy)
  const { payableCents, amountCents, minimumCents } = facts
  if (payableCents !== null && payableCents < minimumCents && amountCents >= minimumCents) {
    refusals.push({ code: 'funds_settling', payableCents, amountCents, minimumCents })
  }
  return refusals
}

function bankRefusals({ standing }: PayoutFacts): SkipReason[] {
  switch (standing.bankAccount) {
    case 'linked':
      return []
    case 'unlinked':
      return [{ code: 'bank_account_unlinked' }]
    case 'missing':
      return [{ code: 'bank_account_missing' }]
  }
}

/**
 * The processor's own checks. Without an instant gate before them they ask for instant support too, and tell money that
 * is settling from too little as little as the service did until January 2026 (incident 23).
 */
function processorRefusals(facts: PayoutFacts, policy: PayoutPolicy): SkipReason[] {
  const { payoutType, payoutInProgress, payableCents, minimumCents } = facts
  const isInstant = payoutType === 'instant'
  const refusals: SkipReason[] = []
  if (payoutInProgress !== null && (!isInstant || policy.processingBlocksInstant)) {
    refusals.push({ code: 'payout_in_progress', payoutId: payoutInProgress })
  }
  refusals.push(...bankRefusals(facts))
  const failureCode = facts.standing.refusedForGood
  if (failureCode !== null) refusals.push({ code: 'destination_refused', failureCode })
  if (!isInstant) return refusals
  if (!policy.gates.includes('instant')) {
    refusals.push(...supportRefusals(facts, policy))
    if (payableCents !== null && payableCents < minimumCents && facts.amountCents >= minimumCents) {
      refusals.push({ code: 'below_minimum', amountCents: payableCents, minimumCents })
    }
  }
  if (payableCents !== null && payableCents > policy.instantMaximumCents) {
    const maximumCents = policy.instantMaximumCents
    refusals.push({ code: 'above_instant_maximum', amountCents: payableCents, maximumCents })
  }
  return refusals
}

const GATES: Readonly<Record<PayoutGate, Gate>> = {
  ...STANDING_GATES,
  minimum: minimumRefusals,
  instant: instantRefusals,
  processor: processorRefusals,
}

/** Gates whose answer depends on what the processor has available: what comes after them is not known before it is asked. */
const needsAvailability = (gate: PayoutGate): boolean => gate === 'instant' || gate === 'processor'

const skipReasons = (found: readonly SkipReason[], policy: PayoutPolicy): SkipReasons | null => {
  const [first, ...further] = found
  if (first === undefined) return null
  return policy.allReasonsTold ? [first, ...further] : [first]
}

/**
 * Why this payout is not made, or `null`. An instant payout is asked about twice: first with `payableCents` null, which
 * gives only the reasons that come before the processor's answer, then with the answer.
 */
export function payoutRefusal(facts: PayoutFacts, policy: PayoutPolicy): SkipReasons | null {
  const unasked = facts.payoutType === 'instant' && facts.payableCents === null
  const found: SkipReason[] = []
  for (const gate of policy.gates) {
    found.push(...GATES[gate](facts, policy))
    if (found.length > 0 && !policy.allReasonsTold) break
    if (unasked && needsAvailability(gate)) break
  }
  return skipReasons(found, policy)
}

/** Why this creator is paid nothing at all at the moment, or `null`. */
export function standingRefusal(
  standing: CreatorStanding,
  policy: PayoutPolicy,
): SkipReasons | null {
  const facts = { standing, byAdmin: false }
  return skipReasons(
    policy.gates.filter(isStandingGate).flatMap((gate) => STANDING_GATES[gate](facts, policy)),
    policy,
  )
}
