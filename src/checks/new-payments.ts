/**
 * The payments that processors have made since the last look, in the order in which they were made: what they cost, whether
 * they were allowed, and whether their money arrives when it can.
 */
import type { PolicyTimeline } from '../core/policy-timeline'
import type { Database } from '../ledger/database'
import { AllowedPayments } from './allowed-payments'
import { ArrivalTimes, type ArrivalSettings } from './arrival-times'
import type { Auditor } from './auditor/auditor'
import { CappedInstantPayments, type CapSettings } from './capped-instant-payments'
import type { Check, Look } from './moments'
import type { PayoutStates } from './payout-states'
import type { WorkingDays } from './working-days'
import { ProcessorPrices, type PriceSettings } from './processor-prices'

export type PaymentSettings = PriceSettings & CapSettings & ArrivalSettings

interface NewPaymentsOptions {
  database: Database
  auditor: Auditor
  policies: PolicyTimeline
  states: PayoutStates
  workingDays: WorkingDays
  settings: PaymentSettings
}

export class NewPayments implements Check {
  readonly #auditor: Auditor
  readonly #prices: ProcessorPrices
  readonly #capped: CappedInstantPayments
  readonly #arrivals: ArrivalTimes
  readonly #allowed: AllowedPayments

  constructor(options: NewPaymentsOptions) {
    const { database, auditor, policies, states, settings } = options
    this.#auditor = auditor
    this.#prices = new ProcessorPrices(settings)
    this.#capped = new CappedInstantPayments(settings)
    this.#arrivals = new ArrivalTimes(settings, options)
    this.#allowed = new AllowedPayments(database, states, policies)
  }

  atEachLook({ now, violations }: Look): void {
    for (const payment of this.#auditor.takeNewPayments()) {
      this.#arrivals.made(this.#auditor.payment(payment.processorPayoutId))
      this.#prices.look(payment, payment.rail, violations)
      this.#allowed.look(payment, violations)
      const problem = this.#capped.problemOf(payment)
      if (problem) this.#allowed.report(payment, problem, violations)
    }
    for (const early of this.#auditor.partTries.takeEarly()) {
      this.#allowed.reportEarly(early, violations)
    }
    this.#arrivals.settle(now, violations)
    for (const { payment, problem } of this.#auditor.funds.settling.takeProblems()) {
      this.#allowed.report(payment, problem, violations)
    }
  }
}
