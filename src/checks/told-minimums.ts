/**
 * Who is told that what they have is too little for a payout, or that too much of it is kept back, compared with what they
 * had by the auditor's own books of unpaid money, and with the minimum by its own reckoning. What the work was decides which minimum it is: the rail does
 * not, since most carry instant payouts as well as others. Of a request only the balance is compared; a second try pays up
 * to other days.
 */
import type { Cents } from '../core/money'
import type { PayoutPolicy } from '../core/policy'
import type { PolicyTimeline } from '../core/policy-timeline'
import { sentence, type Sentence } from '../core/sentence'
import type { SaidReason, SaidSkip } from './auditor/happenings'
import type { PayoutRunKind, Turn } from './auditor/turns'
import { mostInstantFee } from './instant-fee-terms'
import type { KnownCreators } from './known-creators'
import type { LastingStanding } from './lasting-standing'
import type { PayableMoney } from './payable-money'
import type { SkippedRuns } from './skipped-runs'
import type { Violations } from './violations'

const ABOUT_TOO_LITTLE: ReadonlySet<string> = new Set([
  'below_minimum',
  'chargeback_reserve',
  'foreign_transfer_too_small',
])

interface ToldMinimumsOptions {
  creators: KnownCreators
  policies: PolicyTimeline
  payable: PayableMoney
  standing: LastingStanding
  runs: SkippedRuns
}

export class ToldMinimums {
  readonly #options: ToldMinimumsOptions

  constructor(options: ToldMinimumsOptions) {
    this.#options = options
  }

  look(skip: SaidSkip, violations: Violations): void {
    const { creatorId, reason, day, at, work } = skip
    if (!ABOUT_TOO_LITTLE.has(reason.code)) return
    if (work === 'request') return this.#lookAtRequest(skip, violations)
    const { payable, standing, runs } = this.#options
    const run = runs.of(skip)
    if (!run) return
    const { kind, creator, policy, turn } = run
    const cents = payable.upTo(creator, turn.periodEnd, policy)
    const leavesACent = (amount: Cents): boolean =>
      kind === 'standard' || mostInstantFee(amount, policy, creator.rail) < amount
    const isEnough = (amount: Cents): boolean => amount >= turn.leastCents && leavesACent(amount)
    const wholeCents = payable.wholeUpTo(creator, turn.periodEnd)
    const isHeld = standing.heldInPart(at - 1, at).has(creatorId)
    const wasDue = isEnough(cents) && !isHeld
    const isCause =
      reason.code === 'below_minimum'
        ? !isEnough(wholeCents)
        : isHeld || isLeftOut(reason, wholeCents - cents)
    const isTold =
      isCause &&
      isToldAmount(skip, kind, wholeCents, policy) &&
      (isToldMinimum(skip, turn) || !leavesACent(turn.leastCents))
    if (!wasDue && isTold) return
    if (runs.isChangedSince(skip, kind)) return
    const told = sentence`${{ creatorId }} was told on ${{ day }} that ${wordsOf(reason)}`
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
        sentence`${told}, but has ${{ cents: wholeCents }} and is paid from ${{ cents: turn.leastCents }} on`,
        { cents: 0, at, creatorId },
      )
    }
  }

  /** Everything up to the day of the request. A rail that was just changed may have been another. */
  #lookAtRequest({ creatorId, reason, day, at }: SaidSkip, violations: Violations): void {
    const { creators, policies, payable } = this.#options
    creators.follow(at)
    const creator = creators.get(creatorId)
    if (!creator || !policies.at(at).gates.includes('instant')) return
    const cents = payable.wholeUpTo(creator, day)
    if (reason.amountCents === cents || creators.changedBetween(creatorId, at - 1, at)) return
    violations.add(
      'reasons_are_true',
      `skip ${creatorId} ${reason.code}`,
      sentence`${{ creatorId }} was told on ${{ day }} that ${wordsOf(reason)}, but has ${{ cents }}`,
      { cents: 0, at, creatorId },
    )
  }
}

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

/** What is kept back only at a border is what stays behind there, and no reserve. */
const isLeftOut = (
  { code, reserveCents, smallTransferCents }: SaidReason,
  leftOutCents: Cents,
): boolean =>
  code === 'foreign_transfer_too_small' &&
  reserveCents === 0 &&
  leftOutCents > 0 &&
  smallTransferCents === leftOutCents

function wordsOf({ code, ...cents }: SaidReason): Sentence {
  const { amountCents = 0, minimumCents = 0, reserveCents = 0, smallTransferCents = 0 } = cents
  const below = sentence`below the minimum of ${{ cents: minimumCents }}`
  return code === 'below_minimum'
    ? sentence`${{ cents: amountCents }} are ${below}`
    : sentence`${{ cents: amountCents }} without ${{ cents: reserveCents + smallTransferCents }} that are kept back are ${below}`
}

const isToldMinimum = ({ reason }: SaidSkip, { leastCents }: Turn): boolean =>
  Math.max(1, reason.minimumCents ?? 0) === leastCents
