/**
 * Who is told that what they have is too little for a payout, compared with what they had by the auditor's own books of
 * unpaid money, and with the minimum by its own reckoning. What the work was decides which minimum it is: the rail does
 * not, since most carry instant payouts as well as others. A request and a second try pay up to other days.
 */
import { startOfDay, type Day, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { PayoutPolicy } from '../core/policy'
import type { PolicyTimeline } from '../core/policy-timeline'
import { sentence } from '../core/sentence'
import type { SaidSkip, SkippedBy } from './auditor/happenings'
import { runBeginsAt, turnOn, type PayoutRunKind, type Turn } from './auditor/turns'
import { mostInstantFee } from './instant-fee-terms'
import type { KnownCreators, TrackedCreator } from './known-creators'
import type { LastingStanding } from './lasting-standing'
import type { PayableMoney } from './payable-money'
import type { Violations } from './violations'

const RUN_OF_WORK: Readonly<Partial<Record<SkippedBy, PayoutRunKind>>> = {
  daily: 'daily',
  standard: 'standard',
  flexible: 'standard',
}

export interface ToldMinimumsOptions {
  creators: KnownCreators
  policies: PolicyTimeline
  payable: PayableMoney
  standing: LastingStanding
  hasDailyRun: boolean
}

export class ToldMinimums {
  readonly #options: ToldMinimumsOptions

  constructor(options: ToldMinimumsOptions) {
    this.#options = options
  }

  look(skip: SaidSkip, violations: Violations): void {
    const { creatorId, reason, day, at, work } = skip
    const kind = RUN_OF_WORK[work]
    if (reason.code !== 'below_minimum' || !kind) return
    const { creators, policies, payable, standing, hasDailyRun } = this.#options
    creators.follow(at)
    const creator = creators.get(creatorId)
    if (!creator) return
    const policy = policies.at(at)
    if (kind === 'daily' && !tellsDailyMinimum(creator, policy)) return
    const turn = turnOn(creator, kind, day, policy, hasDailyRun)
    if (!turn) return
    const cents = payable.upTo(creator, turn.periodEnd, policy)
    const leavesACent = (amount: Cents): boolean =>
      kind === 'standard' || mostInstantFee(amount, policy, creator.rail) < amount
    const wasDue = cents >= turn.leastCents && leavesACent(cents)
    const isTold =
      isToldAmount(skip, kind, cents, policy) &&
      (isToldMinimum(skip, turn) || !leavesACent(turn.leastCents))
    if (!wasDue && isTold) return
    if (standing.heldInPart(at).has(creatorId) || this.#isChangedSince(creatorId, day, kind, at)) {
      return
    }
    const { amountCents = 0, minimumCents = 0 } = reason
    const told = sentence`${{ creatorId }} was told on ${{ day }} that ${{ cents: amountCents }} are below the minimum of ${{ cents: minimumCents }}`
    if (wasDue) {
      violations.add(
        'due_creators_are_paid_or_told',
        `${creatorId} ${day}`,
        sentence`${told}, but was due ${{ cents }}`,
        { cents, money: creatorId, at, creatorId },
      )
    } else {
      violations.add(
        'reasons_are_true',
        `skip ${creatorId} ${reason.code}`,
        sentence`${told}, but has ${{ cents }} and is paid from ${{ cents: turn.leastCents }} on`,
        { cents: 0, at, creatorId },
      )
    }
  }

  /** Another schedule, another rail or other rules since the run began: it may have meant those before. */
  #isChangedSince(creatorId: number, day: Day, kind: PayoutRunKind, at: Instant): boolean {
    const { creators, policies } = this.#options
    return (
      creators.changedBetween(creatorId, runBeginsAt(day, kind), at) ||
      policies.stretches.some(({ fromDay }) => fromDay > day && startOfDay(fromDay) <= at)
    )
  }
}

/**
 * Without an instant gate, money that is settling is told as too little. What an instant flexible schedule is told may be
 * about the standard payout that was tried instead.
 */
const tellsDailyMinimum = ({ schedule }: TrackedCreator, { gates }: PayoutPolicy): boolean =>
  schedule.frequency === 'daily' && gates.includes('minimum') && gates.includes('instant')

/** Payouts of the same period may be counted with what is unpaid (quirk G11). */
function isToldAmount(
  { reason: { amountCents = 0 } }: SaidSkip,
  kind: PayoutRunKind,
  cents: Cents,
  { minimumBasis }: PayoutPolicy,
): boolean {
  return kind === 'standard' && minimumBasis === 'unpaid_and_period'
    ? amountCents >= cents
    : amountCents === cents
}

const isToldMinimum = ({ reason }: SaidSkip, { leastCents }: Turn): boolean =>
  Math.max(1, reason.minimumCents ?? 0) === leastCents
