/**
 * What processors charge for payouts, compared with what we booked: what they told us of is booked at once, as it is read
 * by the policy, which can be a cent short of what PayPal charged (quirk G17); and what they charged is told us in the end. A
 * cost whose answer was lost with its worker is open until somebody asks again; what nobody can know of is said, with its
 * amount.
 */
import { startOfDay, type Instant } from '../../core/calendar'
import type { Cents } from '../../core/money'
import type { PolicyTimeline } from '../../core/policy-timeline'
import { sentence, type Sentence } from '../../core/sentence'
import type { Auditor } from '../auditor/auditor'
import { ASKED_AGAIN_WITHIN_SECONDS } from '../auditor/hearing'
import type { AuditedProcessorPayout } from '../auditor/payments'
import type { Violations } from '../violations'

const NAME = 'costs_charged_are_booked'

export class ChargedCosts {
  readonly #policies: PolicyTimeline
  /** When a question about a payout of this creator was last not answered. */
  readonly #unansweredAt: Auditor['unansweredAt']
  /** Payments whose cost the platform has not heard of. */
  readonly #unheard = new Map<string, AuditedProcessorPayout>()

  constructor(policies: PolicyTimeline, unansweredAt: Auditor['unansweredAt']) {
    this.#policies = policies
    this.#unansweredAt = unansweredAt
  }

  look(
    payoutId: number,
    bookedCents: Cents,
    made: readonly AuditedProcessorPayout[],
    violations: Violations,
  ): void {
    const problem = bookedProblem(bookedCents, made)
    if (problem) {
      violations.add(NAME, payoutId, sentence`${{ payoutId }}: ${problem.words}`, {
        cents: problem.cents,
        ...{ payoutId, creatorId: made[0]?.creatorId },
      })
    }
    for (const payment of made) {
      if (payment.costCents > 0 && payment.toldCostCents === null) {
        this.#unheard.set(payment.processorPayoutId, payment)
      }
    }
  }

  /** Looks through the costs that are still unknown. */
  settle(now: Instant, violations: Violations): void {
    let openCents = 0
    let openCount = 0
    for (const [id, payment] of this.#unheard) {
      if (payment.toldCostCents !== null) {
        this.#unheard.delete(id)
        continue
      }
      openCents += payment.costCents
      openCount += 1
      if (!this.#shouldBeKnown(payment, now)) continue
      violations.add(
        NAME,
        id,
        sentence`${{ payoutId: payment.payoutId }}: the platform knows that ${id} went out, but after ${ASKED_AGAIN_WITHIN_SECONDS / 86_400} days it does not know that it cost ${{ cents: payment.costCents }}`,
        { cents: payment.costCents, payoutId: payment.payoutId, creatorId: payment.creatorId },
      )
    }
    violations.setOpen(
      NAME,
      openCount === 0
        ? null
        : sentence`the platform was not notified of ${{ cents: openCents }} that ${openCount === 1 ? 'a payment' : `${openCount} payments`} cost`,
    )
  }

  /**
   * Who has heard of a payment can ask what it cost, from the first day of a policy that asks; some eras never do. A question
   * that was not answered is asked again as much later.
   */
  #shouldBeKnown({ told, hearing, creatorId }: AuditedProcessorPayout, now: Instant): boolean {
    const unansweredAt = this.#unansweredAt(creatorId)
    const couldAskSince = Math.max(hearing.lastAt, unansweredAt, this.#asksSince(now))
    return (
      told !== 'nothing' &&
      !hearing.isBeingWorkedOn(now) &&
      now - couldAskSince >= ASKED_AGAIN_WITHIN_SECONDS
    )
  }

  /** Since when the policies have asked again without a break; `Infinity`: this one does not. */
  #asksSince(now: Instant): Instant {
    const silent = this.#policies.stretches.findLast(
      ({ policy, fromDay }) => policy.stuckPayoutHours === null && startOfDay(fromDay) <= now,
    )
    if (!silent) return -Infinity
    return startOfDay(silent.untilDay) <= now ? startOfDay(silent.untilDay) : Infinity
  }
}

/** The most that a payment of PayPal's is booked too low by, where its fee is cut when it is read (quirk G17). */
const CUT_CENTS_MAX = 1

/** Whether we booked what we were told; and by the amounts charged, however they are read, that no rule but the cut hides any. */
function bookedProblem(
  bookedCents: Cents,
  made: readonly AuditedProcessorPayout[],
): { words: Sentence; cents: Cents } | null {
  const heard = made.filter(({ toldCostCents }) => toldCostCents !== null)
  const toldCents = heard.reduce((sum, { toldCostCents }) => sum + toldCostCents!, 0)
  if (bookedCents !== toldCents) {
    return {
      words: sentence`we booked a cost of ${{ cents: bookedCents }}, the processor told us of ${{ cents: toldCents }}`,
      cents: bookedCents - toldCents,
    }
  }
  const chargedCents = heard.reduce((sum, { costCents }) => sum + costCents, 0)
  const leftOutCents = chargedCents - bookedCents
  const explainedCents = heard.filter(({ rail }) => rail === 'paypal').length * CUT_CENTS_MAX
  if (leftOutCents >= 0 && leftOutCents <= explainedCents) return null
  return {
    words: sentence`we booked a cost of ${{ cents: bookedCents }}, but the processor charged ${{ cents: chargedCents }}; reading PayPal’s fees too low explains at most ${{ cents: explainedCents }}`,
    cents: leftOutCents,
  }
}
