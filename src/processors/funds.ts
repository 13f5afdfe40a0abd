/**
 * Money as the processor sees it: one account for each creator, and the platform's own. Charges
 * become available later: for instant payouts at once or after some hours, for standard ones when
 * they have settled.
 */
import { SECONDS_IN_DAY, SECONDS_IN_HOUR, type Instant } from '../core/calendar'
import type { FailureReason } from '../core/failure-reasons'
import type { Cents } from '../core/money'
import type { PayoutFunds } from './payout-delivery'

interface AvailabilityRules {
  instantlyAvailableAfterHours: number
  settlementDays: number
}

interface Charge {
  at: Instant
  amountCents: Cents
}

/** Charges that still wait for one kind of availability, oldest first. */
class WaitingCharges {
  readonly #charges: Charge[] = []
  #waitingCents = 0
  /** What has become available since the beginning. */
  readyCents = 0
  readonly #waitSeconds: number

  constructor(waitSeconds: number) {
    this.#waitSeconds = waitSeconds
  }

  add(charge: Charge): void {
    if (this.#waitSeconds === 0) return
    // If nobody asks an account for this kind of availability, its charges would wait for ever.
    this.at(charge.at)
    this.#charges.push(charge)
    this.#waitingCents += charge.amountCents
  }

  /** What is not yet available at an instant. Instants must not go back. */
  at(now: Instant): Cents {
    let ready = 0
    while (ready < this.#charges.length) {
      const charge = this.#charges[ready]!
      if (charge.at + this.#waitSeconds > now) break
      this.#waitingCents -= charge.amountCents
      this.readyCents += charge.amountCents
      ready += 1
    }
    if (ready > 0) this.#charges.splice(0, ready)
    return this.#waitingCents
  }
}

export class ProcessorAccount {
  balanceCents: Cents = 0
  readonly #settling: WaitingCharges
  readonly #notInstant: WaitingCharges
  /** What instant payouts took of charges that had not settled. Stripe advances it, and keeps what settles next. */
  #advancedCents: Cents = 0
  #settledBefore: Cents = 0
  /** What exchanging transfers back has cost it. */
  #exchangeCostCents: Cents = 0

  constructor(rules: AvailabilityRules) {
    this.#settling = new WaitingCharges(rules.settlementDays * SECONDS_IN_DAY)
    this.#notInstant = new WaitingCharges(rules.instantlyAvailableAfterHours * SECONDS_IN_HOUR)
  }

  /** A buyer's money arrives. */
  charge(amountCents: Cents, at: Instant): void {
    const charge: Charge = { at, amountCents }
    this.balanceCents += amountCents
    this.#settling.add(charge)
    this.#notInstant.add(charge)
  }

  /** Money comes or goes at once: refunds, transfers, payouts. */
  move(amountCents: Cents): void {
    this.balanceCents += amountCents
  }

  /** Unlike any other payout, an instant one may take what has not settled. */
  payInstantly(amountCents: Cents, now: Instant): void {
    const shortCents = amountCents - Math.max(0, this.#availableCents(now))
    this.#advancedCents += Math.max(0, shortCents)
    this.balanceCents -= amountCents
  }

  /**
   * Whether a transfer of so much can be taken back: only from what is available (Stripe: “only possible … if the connected
   * account’s available balance is greater than the reversal amount”). What exchanges have cost it is not asked for: such
   * losses were made week after week, so these reversals went through (incident a6-18).
   */
  canGiveBack(amountCents: Cents, now: Instant): boolean {
    return this.#availableCents(now) + this.#exchangeCostCents >= amountCents
  }

  /** `takenCents`: what came off it to bring `amountCents` back. */
  giveBack(amountCents: Cents, takenCents: Cents): void {
    this.#exchangeCostCents += Math.max(0, takenCents - amountCents)
    this.balanceCents -= takenCents
  }

  /** What has settled and was not advanced before. */
  #availableCents(now: Instant): Cents {
    const waitingCents = this.#settling.at(now)
    const { readyCents } = this.#settling
    this.#advancedCents = Math.max(0, this.#advancedCents - (readyCents - this.#settledBefore))
    this.#settledBefore = readyCents
    return this.balanceCents - Math.max(0, waitingCents - this.#advancedCents)
  }

  settledCents(now: Instant): Cents {
    return this.balanceCents - this.#settling.at(now)
  }

  instantlyAvailableCents(now: Instant): Cents {
    return this.balanceCents - this.#notInstant.at(now)
  }
}

/** The platform's own account, from which both processors take what they charge. */
export class PlatformAccount {
  balanceCents: Cents = 0
  /**
   * Whether transfers to creators' accounts are made on credit where it holds too little: so they are where nothing is said
   * of the platform's own money, which then would not even be enough for what processors charge.
   */
  transfersOnCredit = true
}

/** The code of a request that the platform's own account cannot pay: nobody's fault but the platform's (incident h-53). */
export const PLATFORM_IS_SHORT = 'platform_insufficient_funds' satisfies FailureReason

/** Payouts and their cost leave from the platform's own account; what comes back does so without the cost. */
export const paidBy = (platform: PlatformAccount): PayoutFunds => ({
  take: ({ netCents, costCents }) => {
    platform.balanceCents -= netCents + costCents
  },
  putBack: ({ netCents }) => {
    platform.balanceCents += netCents
  },
})
