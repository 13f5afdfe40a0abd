/** What a processor charges the platform for a payout. A scenario can change each figure. */
import { instantCharge } from '../core/instant-cost'
import { civilFromDay, dayOfInstant, type Instant } from '../core/calendar'
import { shareRoundedHalfUp, shareRoundedUp, type Cents } from '../core/money'
import type { PayoutRequest } from '../payouts/ports'
import type { PushRailCostSettings } from '../scenario/settings/push-rails'
import type { ProcessorSettings } from '../scenario/schema'

export class StripeCosts {
  readonly #costs: ProcessorSettings['costs']
  readonly #monthLastPaid = new Map<number, number>()

  constructor(costs: ProcessorSettings['costs']) {
    this.#costs = costs
  }

  /** The payout's own cost, and the month's charge for the account with its first payout of the month. */
  chargeFor(request: PayoutRequest, at: Instant): Cents {
    if (request.method === 'transfer') return 0
    return this.#perPayout(request) + this.#perActiveAccount(request.creatorId, at)
  }

  #perPayout(request: PayoutRequest): Cents {
    if (request.method === 'instant') {
      return instantCharge(request.netCents, this.#costs)
    }
    return (
      shareRoundedHalfUp(request.netCents, this.#costs.standardBasisPoints) +
      this.#costs.standardFixedCents
    )
  }

  #perActiveAccount(creatorId: number, at: Instant): Cents {
    const monthNumber = monthNumberOf(at)
    if (this.#monthLastPaid.get(creatorId) === monthNumber) return 0
    this.#monthLastPaid.set(creatorId, monthNumber)
    return this.#costs.activeAccountMonthlyCents
  }
}

/** PayPal charges the sender a share of what is sent, rounded up, and for one item no more than a maximum. */
export const paypalCharge = (netCents: Cents, costs: ProcessorSettings['costs']): Cents =>
  Math.min(
    shareRoundedUp(netCents, costs.paypalBasisPoints),
    costs.paypalMaximumCents ?? Number.POSITIVE_INFINITY,
  )

/** Counts calendar months. */
function monthNumberOf(at: Instant): number {
  const { year, month } = civilFromDay(dayOfInstant(at))
  return year * 12 + month
}

const MILLS_IN_CENT = 10

/** What a push rail charges: a share, so much for a payment, and so much for a month in which there is one. */
export class PushRailCosts {
  readonly #costs: PushRailCostSettings
  #mills = 0
  #monthLastCharged: number | null = null

  constructor(costs: PushRailCostSettings) {
    this.#costs = costs
  }

  chargeFor(netCents: Cents, at: Instant): Cents {
    return (
      shareRoundedHalfUp(netCents, this.#costs.basisPoints) + this.#perPayment() + this.#month(at)
    )
  }

  /** Fractions of a cent add up: two payments at $0.045 cost 4 and 5 cents. */
  #perPayment(): Cents {
    const before = Math.floor(this.#mills / MILLS_IN_CENT)
    this.#mills += this.#costs.perPaymentMills
    return Math.floor(this.#mills / MILLS_IN_CENT) - before
  }

  #month(at: Instant): Cents {
    const monthNumber = monthNumberOf(at)
    if (this.#monthLastCharged === monthNumber) return 0
    this.#monthLastCharged = monthNumber
    return this.#costs.monthlyCents
  }
}
