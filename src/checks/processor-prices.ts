/**
 * Whether processors charge what their price lists say (as the scenario has them): a share of each
 * payment, and what is charged once a month. Worked out here without the processors' own code.
 */
import { civilFromDay, dayOfInstant, type Instant } from '../core/calendar'
import { BASIS_POINTS_IN_WHOLE, type BasisPoints, type Cents } from '../core/money'
import { sentence } from '../core/sentence'
import { isPushRail, type PushRail, type Rail } from '../core/vocabulary'
import type { ProcessorSettings } from '../scenario/schema'
import type { SeenProcessorPayout } from './auditor/payments'
import type { Violations } from './violations'

const MILLS_IN_CENT = 10

export type PriceSettings = Pick<ProcessorSettings, 'costs' | 'rails'>

export class ProcessorPrices {
  readonly #settings: PriceSettings
  /** The latest month, counted from the year 0, that was charged for a creator's account or for a rail. */
  readonly #chargedMonths = new Map<number | PushRail, number>()
  readonly #millsOfRail = new Map<PushRail, number>()

  constructor(settings: PriceSettings) {
    this.#settings = settings
  }

  /** Payments in the order in which they were made. */
  look(payment: SeenProcessorPayout, rail: Rail, violations: Violations): void {
    const expected = this.#priceOf(payment, rail)
    if (payment.costCents === expected) return
    violations.add(
      'costs_follow_prices',
      payment.processorPayoutId,
      sentence`${payment.processorPayoutId} of ${{ cents: payment.netCents }} cost ${{ cents: payment.costCents }}, by the price list ${{ cents: expected }}`,
      {
        cents: payment.costCents - expected,
        at: payment.createdAt,
        payoutId: payment.payoutId,
        creatorId: payment.creatorId,
      },
    )
  }

  #priceOf(payment: SeenProcessorPayout, rail: Rail): Cents {
    if (rail === 'paypal') return this.#paypalPrice(payment.netCents)
    if (isPushRail(rail)) return this.#pushPrice(payment, rail)
    if (rail === 'own_stripe') return 0
    const { costs } = this.#settings
    const perPayment =
      payment.method === 'instant'
        ? Math.max(costs.instantMinimumCents, halfUp(payment.netCents, costs.instantBasisPoints))
        : halfUp(payment.netCents, costs.standardBasisPoints) + costs.standardFixedCents
    const monthlyCents = costs.activeAccountMonthlyCents
    return perPayment + this.#monthly(payment.creatorId, payment.createdAt, monthlyCents)
  }

  #paypalPrice(netCents: Cents): Cents {
    const { paypalBasisPoints, paypalMaximumCents } = this.#settings.costs
    const share = Math.ceil((netCents * paypalBasisPoints) / BASIS_POINTS_IN_WHOLE)
    return paypalMaximumCents === null ? share : Math.min(share, paypalMaximumCents)
  }

  /** Tenths of a cent add up over the payments of a rail. */
  #pushPrice({ netCents, createdAt }: SeenProcessorPayout, rail: PushRail): Cents {
    const { basisPoints, perPaymentMills, monthlyCents } = this.#settings.rails[rail].costs
    const before = this.#millsOfRail.get(rail) ?? 0
    const after = before + perPaymentMills
    this.#millsOfRail.set(rail, after)
    const mills = Math.floor(after / MILLS_IN_CENT) - Math.floor(before / MILLS_IN_CENT)
    return halfUp(netCents, basisPoints) + mills + this.#monthly(rail, createdAt, monthlyCents)
  }

  #monthly(whose: number | PushRail, at: Instant, cents: Cents): Cents {
    const { year, month } = civilFromDay(dayOfInstant(at))
    const charged = 12 * year + month
    if (this.#chargedMonths.get(whose) === charged) return 0
    this.#chargedMonths.set(whose, charged)
    return cents
  }
}

const halfUp = (cents: Cents, share: BasisPoints): Cents =>
  Math.floor((cents * share * 2 + BASIS_POINTS_IN_WHOLE) / (2 * BASIS_POINTS_IN_WHOLE))
