/**
 * What a generated creator is expected to decide about daily payouts, as far as that is known
 * before a run: from their own traits and usual sales, at the fee of the first day. Whether the
 * rules allow it is left to the run.
 */
import { wouldTake, type DailyOffer } from '../core/adoption'
import type { Draws } from '../core/draws'
import type { Cents } from '../core/money'
import type { PayoutPolicy } from '../core/policy'
import type { OtherFrequency } from '../core/vocabulary'
import type { ExpectedTakeUp } from '../metrics/sample'
import type { Scenario } from '../scenario/schema'
import { usualSalesOf } from '../scenario/usual-sales'
import { adoptionTraits, firstAwareDecision } from './adoption'
import type { CreatorTraits, Destination } from './creator-traits'
import { DailyOffers } from './daily-offers'

export interface ExpectedChoicesOptions {
  scenario: Scenario
  policy: PayoutPolicy
  days: number
  draws: Draws
}

export class ExpectedChoices {
  readonly #scenario: Scenario
  readonly #policy: PayoutPolicy
  readonly #days: number
  readonly #traits: CreatorTraits
  readonly #draws: Draws
  readonly #offers: DailyOffers

  constructor({ scenario, policy, days, draws }: ExpectedChoicesOptions, traits: CreatorTraits) {
    this.#scenario = scenario
    this.#policy = policy
    this.#days = days
    this.#traits = traits
    this.#draws = draws
    this.#offers = new DailyOffers(scenario)
  }

  /**
   * The expected choice of a creator who can be paid instantly at this destination and is on
   * `other` until they decide.
   */
  of(
    handle: string,
    monthlyGrossCents: Cents,
    { rail, country }: Destination,
    other: OtherFrequency,
  ): ExpectedTakeUp {
    const { adoption, priceLevel } = this.#scenario.population
    const decider = adoptionTraits(handle, adoption, this.#draws)
    if (!decider.isInterested || firstAwareDecision(decider, adoption) >= this.#days) return 'no'
    const typicalPriceCents = this.#traits.typicalPriceCents(handle)
    const usual = usualSalesOf({ monthlyGrossCents, typicalPriceCents }, priceLevel)
    const creator = { rail, country, minimumCents: 0 }
    const offer = this.#offers.to(usual, creator, other, this.#policy)
    const takes = (offered: DailyOffer): boolean =>
      wouldTake(false, offered, decider.waitingCost, adoption)
    if (!offer) return 'no'
    if (takes(offer)) return 'at_the_fee'
    return takes({ ...offer, feeCents: offer.feeCents / 2 }) ? 'at_half_the_fee' : 'no'
  }
}
