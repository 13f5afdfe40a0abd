/**
 * Whether a creator who was never reviewed is told what keeps them from being paid: the review, or where the policy has it
 * so the minimum, if by the auditor's own books of unpaid money they have less.
 */
import type { PayoutPolicy } from '../core/policy'
import { sentence } from '../core/sentence'
import type { SaidSkip } from './auditor/happenings'
import type { PayableMoney } from './payable-money'
import type { PayoutStates } from './payout-states'
import type { SkippedRun, SkippedRuns } from './skipped-runs'
import type { Standings } from './standing'
import type { Violations } from './violations'

interface ToldReviewsOptions {
  standings: Standings
  states: PayoutStates
  payable: PayableMoney
  runs: SkippedRuns
}

export class ToldReviews {
  readonly #options: ToldReviewsOptions

  constructor(options: ToldReviewsOptions) {
    this.#options = options
  }

  look(skip: SaidSkip, violations: Violations): void {
    const { creatorId, reason, day, at } = skip
    const { standings, runs } = this.#options
    if (reason.code !== 'not_reviewed' && reason.code !== 'below_minimum') return
    if (standings.of(creatorId, at).compliance !== 'not_reviewed') return
    const run = runs.of(skip)
    if (!run || !asksForReviewFirst(run.policy)) return
    const isRight =
      reason.code === 'not_reviewed' ? !this.#isTooLittle(run) : namesMinimum(run.policy)
    if (isRight || runs.isChangedSince(skip, run.kind)) return
    const other = reason.code === 'not_reviewed' ? 'the minimum' : 'the review'
    violations.add(
      'reasons_are_true',
      `skip ${creatorId} ${reason.code}`,
      sentence`${{ creatorId }} was told "${reason.code}" on ${{ day }}, where ${other} comes first`,
      { cents: 0, at, creatorId },
    )
  }

  /** Payouts of the same period may be counted with what is unpaid (quirk G11). */
  #isTooLittle({ creator, kind, policy, turn }: SkippedRun): boolean {
    if (!namesMinimum(policy)) return false
    const cents = this.#options.payable.wholeUpTo(creator, turn.periodEnd)
    const mayCountMore =
      kind === 'standard' &&
      policy.minimumBasis === 'unpaid_and_period' &&
      this.#options.states
        .ofCreator(creator.creatorId)
        .some(({ periodEndDay }) => periodEndDay === turn.periodEnd)
    return cents > 0 && cents < turn.leastCents && !mayCountMore
  }
}

const namesMinimum = (policy: PayoutPolicy): boolean =>
  policy.minimumToldBeforeReview && !policy.allReasonsTold && policy.gates.includes('minimum')

/** Not where the minimum is asked for before the review anyway. */
function asksForReviewFirst({ compliantOnly, gates }: PayoutPolicy): boolean {
  const [first] = gates.filter((gate) => gate === 'compliance' || gate === 'minimum')
  return compliantOnly && first === 'compliance'
}
