/**
 * Decides whether a creator may be paid now, and gives the reasons if not. The gates are tested in
 * the order of the policy, so that order decides which reason comes first (quirk G12). The policy
 * also says whether further reasons are given.
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
  type Requester,
} from './vocabulary'

export interface CreatorStanding {
  compliance: ComplianceState
  underAgeWithoutGuardian: boolean
  paused: boolean
  /** Held for chargebacks and paid a part, which instant payouts are not made of. */
  heldFromInstant: boolean
  country: string
  rail: Rail
  instantCapable: boolean
  /** `linked` for a creator who is not paid to a bank or card. */
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
  | { code: 'bank_account'; bankAccount: Exclude<BankAccount, 'linked'> }
  | { code: 'bank'; rail: Rail }
  | { code: 'chargeback_hold' }
  /** The processor could not be asked; a Stripe outage makes creators look ineligible for the day. */
  | { code: 'processor_unreachable' }

/** What stays behind of a creator's unpaid money, whatever is paid. */
interface KeptBack {
  /** While too many sales are charged back; with whole balances that would reach into it. */
  reserveCents: Cents
  /** Held by the platform, and too little to be changed into another currency. */
  smallTransferCents: Cents
}

export const NOTHING_KEPT_BACK: KeptBack = { reserveCents: 0, smallTransferCents: 0 }

/**
 * The balance of `amountCents` would be enough, but so much of it is kept back that the rest is too
 * little.
 */
export interface KeptBackReason extends KeptBack {
  code: 'chargeback_reserve' | 'foreign_transfer_too_small'
  amountCents: Cents
  minimumCents: Cents
}

export type SkipReason =
  | { code: 'not_reviewed' }
  | { code: 'suspended' }
  | { code: 'paused' }
  | { code: 'below_minimum'; amountCents: Cents; minimumCents: Cents }
  | KeptBackReason
  | { code: 'instant_not_supported'; obstacle: InstantObstacle }
  | { code: 'funds_settling'; payableCents: Cents; amountCents: Cents; minimumCents: Cents }
  | { code: 'payout_in_progress'; payoutId: number }
  | { code: 'above_instant_maximum'; amountCents: Cents; maximumCents: Cents }
  | { code: 'not_compliant'; compliance: ComplianceState }
  | { code: 'guardian_missing' }
  | { code: 'bank_account_missing' }
  | { code: 'bank_account_unlinked' }
  | { code: 'destination_refused'; failureCode: string }
  | { code: 'fee_takes_all'; amountCents: Cents; feeCents: Cents }

export type SkipCode = SkipReason['code']
/** What keeps instant payouts from a creator, whatever money they have. */
export type ExclusionCode = SkipCode | InstantObstacle['code']

/** Why a creator is not paid: at least one reason, in the order of the gates. */
export type SkipReasons = readonly [first: SkipReason, ...further: SkipReason[]]

/** Why a creator can take no instant payout at all, or `null` if they can. */
export const instantObstacle = (
  standing: CreatorStanding,
  today: Day,
  policy: PayoutPolicy,
): InstantObstacle | null =>
  standing.heldFromInstant ? { code: 'chargeback_hold' } : accountObstacle(standing, today, policy)

function accountObstacle(
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
  const { bankAccount, rail } = standing
  if (bankAccount !== 'linked') return { code: 'bank_account', bankAccount }
  return standing.instantCapable ? null : { code: 'bank', rail }
}

export interface PayoutFacts {
  payoutType: PayoutType
  standing: CreatorStanding
  today: Day
  /** Unpaid up to the period end, without what is kept back; for a standard payout under quirk G11 with payouts of that period end. */
  amountCents: Cents
  keptBack: KeptBack
  minimumCents: Cents
  /** The part of it that the processor can pay at once; `null` as long as the processor has not been asked. */
  payableCents: Cents | null
  /** A payout that blocks this one, if there is any. */
  payoutInProgress: number | null
  /** Who asked for the payout; `null`: a run. An admin's skips some gates, but never a pause (quirk G12). */
  requester: Requester | null
}

type Gate = (facts: PayoutFacts, policy: PayoutPolicy) => SkipReason[]

/** Without a type: of any payout. */
type StandingFacts = Pick<PayoutFacts, 'standing' | 'requester'> & { payoutType?: PayoutType }

function complianceRefusals(
  { standing, requester }: StandingFacts,
  policy: PayoutPolicy,
): SkipReason[] {
  const { compliance } = standing
  if (requester === 'admin' || compliance === 'compliant') return []
  if (!policy.compliantOnly) {
    return SUSPENDED_STATES.includes(compliance) ? [{ code: 'suspended' }] : []
  }
  return compliance === 'not_reviewed'
    ? [{ code: 'not_reviewed' }]
    : [{ code: 'not_compliant', compliance }]
}

const guardianRefusals = ({ standing, requester }: StandingFacts): SkipReason[] =>
  standing.underAgeWithoutGuardian && requester !== 'admin' ? [{ code: 'guardian_missing' }] : []

function pauseRefusals({ standing, payoutType }: StandingFacts): SkipReason[] {
  if (standing.paused) return [{ code: 'paused' }]
  return payoutType === 'instant' && standing.heldFromInstant
    ? [{ code: 'instant_not_supported', obstacle: { code: 'chargeback_hold' } }]
    : []
}

const minimumRefusals = (facts: PayoutFacts): SkipReason[] =>
  facts.amountCents < facts.minimumCents ? [tooLittle(facts, facts.minimumCents)] : []

/** Why there is less to pay than `leastCents`: the balance is too small, or what is kept back of it makes it so. */
function tooLittle(facts: PayoutFacts, leastCents: Cents): SkipReason {
  const { minimumCents, keptBack } = facts
  const withoutReserve = facts.amountCents + keptBack.smallTransferCents
  const amountCents = withoutReserve + keptBack.reserveCents
  if (amountCents < leastCents) return { code: 'below_minimum', amountCents, minimumCents }
  const code = withoutReserve < leastCents ? 'chargeback_reserve' : 'foreign_transfer_too_small'
  return { code, amountCents, minimumCents, ...keptBack }
}

function supportRefusals(
  { payoutType, standing, today }: PayoutFacts,
  policy: PayoutPolicy,
): SkipReason[] {
  if (payoutType !== 'instant') return []
  const obstacle = accountObstacle(standing, today, policy)
  return obstacle ? [{ code: 'instant_not_supported', obstacle }] : []
}

/**
 * Enough money, but too little of it has settled. Without an instant gate money that is settling is told from too little
 * as little as the service did until January 2026 (incident a6-23).
 */
function settlingRefusals(
  { payableCents, amountCents, minimumCents }: PayoutFacts,
  policy: PayoutPolicy,
): SkipReason[] {
  if (payableCents === null || payableCents >= minimumCents || amountCents < minimumCents) return []
  return policy.gates.includes('instant')
    ? [{ code: 'funds_settling', payableCents, amountCents, minimumCents }]
    : [{ code: 'below_minimum', amountCents: payableCents, minimumCents }]
}

function maximumRefusals({ payableCents }: PayoutFacts, policy: PayoutPolicy): SkipReason[] {
  const maximumCents = policy.instantMaximumCents
  return payableCents !== null && payableCents > maximumCents
    ? [{ code: 'above_instant_maximum', amountCents: payableCents, maximumCents }]
    : []
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

/** The processor's checks that no amount decides; without an instant gate they ask for instant support too. */
function processorRefusals(facts: PayoutFacts, policy: PayoutPolicy): SkipReason[] {
  const { payoutType, payoutInProgress } = facts
  const refusals: SkipReason[] = []
  if (payoutInProgress !== null && (payoutType !== 'instant' || policy.processingBlocksInstant)) {
    refusals.push({ code: 'payout_in_progress', payoutId: payoutInProgress })
  }
  refusals.push(...bankRefusals(facts))
  const failureCode = facts.standing.refusedForGood
  if (failureCode !== null) refusals.push({ code: 'destination_refused', failureCode })
  if (!policy.gates.includes('instant')) refusals.push(...supportRefusals(facts, policy))
  return refusals
}

/** The gates as they are without the tests that wait for what the processor has available. */
const GATES = {
  compliance: complianceRefusals,
  guardian: guardianRefusals,
  paused: pauseRefusals,
  minimum: minimumRefusals,
  instant: supportRefusals,
  processor: processorRefusals,
} as const satisfies Record<PayoutGate, Gate>

/** Whether a gate looks at the creator's standing alone. */
const isStandingGate = (gate: PayoutGate): gate is 'compliance' | 'guardian' | 'paused' =>
  gate === 'compliance' || gate === 'guardian' || gate === 'paused'

/** The tests on available money, where a run has them: the instant gate's, or the processor's, which has the maximum too. */
function availabilityRefusals(
  gate: PayoutGate,
  facts: PayoutFacts,
  policy: PayoutPolicy,
): SkipReason[] {
  switch (gate) {
    case 'instant':
      return settlingRefusals(facts, policy)
    case 'processor':
      return [
        ...(policy.gates.includes('instant') ? [] : settlingRefusals(facts, policy)),
        ...maximumRefusals(facts, policy),
      ]
    default:
      return []
  }
}

/** Gates whose answer depends on what the processor has available: what comes after them is not known before it is asked. */
const needsAvailability = (gate: PayoutGate): boolean => gate === 'instant' || gate === 'processor'

/**
 * Nobody is reviewing an account that has too little, so since July 2026 a run names the minimum there (pull request
 * 5700). A part that is kept back of enough money is no such reason.
 */
function minimumBeforeReview(facts: PayoutFacts, policy: PayoutPolicy): SkipReason[] {
  const { minimumToldBeforeReview, allReasonsTold, compliantOnly, gates } = policy
  const isAsked = minimumToldBeforeReview && !allReasonsTold && compliantOnly
  if (!isAsked || facts.standing.compliance !== 'not_reviewed' || !gates.includes('minimum')) {
    return []
  }
  return minimumRefusals(facts).filter(
    (reason) => reason.code === 'below_minimum' && reason.amountCents > 0,
  )
}

/** A run asks its gates in the order of the policy. */
function* runRefusals(facts: PayoutFacts, policy: PayoutPolicy): Generator<SkipReason[]> {
  const unasked = facts.payoutType === 'instant' && facts.payableCents === null
  for (const gate of policy.gates) {
    if (gate === 'compliance') yield minimumBeforeReview(facts, policy)
    yield [...GATES[gate](facts, policy), ...availabilityRefusals(gate, facts, policy)]
    if (unasked && needsAvailability(gate)) return
  }
}

/** A request asks first whether the creator is eligible, then for the minimum, last for the maximum (quirk G12). */
function* requestRefusals(facts: PayoutFacts, policy: PayoutPolicy): Generator<SkipReason[]> {
  for (const gate of policy.gates) {
    if (gate !== 'minimum') yield GATES[gate](facts, policy)
  }
  if (policy.gates.includes('minimum')) yield minimumRefusals(facts)
  yield settlingRefusals(facts, policy)
  yield maximumRefusals(facts, policy)
}

/** Whatever gates a policy has, a payout of nothing is none: where money is owed and none of it may leave, that is the reason. */
function nothingToPay(facts: PayoutFacts): SkipReason[] {
  const { payableCents, amountCents, minimumCents } = facts
  if (amountCents <= 0) return [tooLittle(facts, 1)]
  return payableCents !== null && payableCents <= 0
    ? [{ code: 'funds_settling', payableCents, amountCents, minimumCents }]
    : []
}

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
  const found: SkipReason[] = []
  const asked = facts.requester === null ? runRefusals : requestRefusals
  for (const refusals of asked(facts, policy)) {
    found.push(...refusals)
    if (found.length > 0 && !policy.allReasonsTold) break
  }
  if (found.length === 0) found.push(...nothingToPay(facts))
  return skipReasons(found, policy)
}

/**
 * The reasons that are worth a note. Nobody is told that a balance of zero or less is too little
 * (quirk G22). Money that is all kept back at the moment still counts as a balance.
 */
export function notableReasons(
  reasons: SkipReasons,
  balanceCents: () => Cents,
): SkipReasons | null {
  const isAboutNothing = (reason: SkipReason): boolean =>
    reason.code === 'below_minimum' && reason.amountCents <= 0 && balanceCents() <= 0
  const [first, ...further] = reasons.filter((reason) => !isAboutNothing(reason))
  return first ? [first, ...further] : null
}

/** Why this creator is paid nothing at all at the moment, or `null`. */
export function standingRefusal(
  standing: CreatorStanding,
  policy: PayoutPolicy,
): SkipReasons | null {
  const facts = { standing, requester: null }
  return skipReasons(
    policy.gates.filter(isStandingGate).flatMap((gate) => GATES[gate](facts, policy)),
    policy,
  )
}
