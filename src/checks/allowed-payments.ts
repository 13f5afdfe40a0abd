/**
 * Whether what is asked of a processor for a payout may be asked of it: so much to a debit card, so much in one payment by
 * PayPal, of a part that it turned down not before the next day, and across a border only once the money that was moved there
 * can be paid out.
 */
import { dayOfInstant, SECONDS_IN_HOUR } from '../core/calendar'
import type { Cents } from '../core/money'
import type { PayoutPolicy } from '../core/policy'
import type { PolicyTimeline } from '../core/policy-timeline'
import { sentence, type Sentence } from '../core/sentence'
import type { Database } from '../ledger/database'
import type { EarlyTry } from './auditor/part-tries'
import type { SeenProcessorPayout } from './auditor/payments'
import type { PayoutStates, StatedPayout } from './payout-states'
import { moneyOfPayout, type Violations } from './violations'

const CROSS_BORDER_HOURS = 25

export class AllowedPayments {
  readonly #database: Database
  readonly #states: PayoutStates
  readonly #policies: PolicyTimeline

  constructor(database: Database, states: PayoutStates, policies: PolicyTimeline) {
    this.#database = database
    this.#states = states
    this.#policies = policies
  }

  look(payment: SeenProcessorPayout, violations: Violations): void {
    // That the ledger has no such payout is for another check.
    if (!this.#states.has(payment.payoutId)) return
    const problem = this.#problemOf(payment, this.#states.get(payment.payoutId))
    if (problem) this.report(payment, problem, violations)
  }

  /** A part that was turned down is sent again a day later. */
  reportEarly(
    { payoutId, creatorId, part, netCents, at, refusedAt }: EarlyTry,
    violations: Violations,
  ): void {
    violations.add(
      'payouts_were_allowed',
      `${payoutId} part ${part} ${at}`,
      sentence`${{ payoutId }} of ${{ creatorId }}: part ${part} of ${{ cents: netCents }} was asked for again at ${{ at }}, less than a day after it was turned down at ${{ at: refusedAt }}`,
      {
        cents: netCents,
        money: moneyOfPayout(payoutId),
        piece: `part ${part}`,
        at,
        payoutId,
        creatorId,
      },
    )
  }

  report(payment: SeenProcessorPayout, problem: Sentence, violations: Violations): void {
    const { payoutId, creatorId, processorPayoutId, netCents } = payment
    violations.add(
      'payouts_were_allowed',
      processorPayoutId,
      sentence`${{ payoutId }} of ${{ creatorId }}: ${processorPayoutId} of ${{ cents: netCents }} ${problem}`,
      {
        cents: netCents,
        money: moneyOfPayout(payoutId),
        piece: processorPayoutId,
        at: payment.createdAt,
        ...{ payoutId, creatorId },
      },
    )
  }

  #problemOf(payment: SeenProcessorPayout, payout: Readonly<StatedPayout>): Sentence | null {
    const { rail, netCents, createdAt } = payment
    switch (rail) {
      case 'us_card': {
        const most = this.#mostSince(payout, payment, (policy) => policy.debitCardMaximumCents)
        return payout.payoutType === 'standard' && netCents > most
          ? sentence`is more than the ${{ cents: most }} that go to a debit card`
          : null
      }
      case 'paypal': {
        const most = this.#mostSince(payout, payment, (policy) => policy.paypalPartCents)
        return netCents > most && this.#goesOutInParts(payout)
          ? sentence`is more than the ${{ cents: most }} that go into one part`
          : null
      }
      case 'cross_border':
        return createdAt - payout.createdAt < CROSS_BORDER_HOURS * SECONDS_IN_HOUR
          ? `was asked for before its money could be paid out, ${CROSS_BORDER_HOURS} hours after it was made`
          : null
      default:
        return null
    }
  }

  /** The rules may have changed since the payout was made. */
  #mostSince(
    { createdAt }: Readonly<StatedPayout>,
    payment: SeenProcessorPayout,
    mostOf: (policy: PayoutPolicy) => Cents,
  ): Cents {
    const from = dayOfInstant(createdAt)
    const to = dayOfInstant(payment.createdAt)
    return this.#policies.stretches
      .filter(({ fromDay, untilDay }) => fromDay <= to && untilDay > from)
      .reduce((most, { policy }) => Math.max(most, mostOf(policy)), 0)
  }

  #goesOutInParts({ creatorId }: Readonly<StatedPayout>): boolean {
    const row = this.#database
      .statement('SELECT splits FROM ledger_paypal_terms WHERE creator_id = ?')
      .row([creatorId])
    return row?.[0] === 1
  }
}
