/**
 * How many payouts a creator is expected to have in a run: how many turns their schedule has, and
 * at how many of them there is enough money. It is for estimates of size only; the service decides
 * by the rules.
 */
import exp from '@stdlib/math-base-special-exp'
import { DAYS_IN_MONTH, DAYS_IN_WEEK } from '../core/calendar'
import { saleFee } from '../core/fees/payout-fee'
import type { PayoutPolicy } from '../core/policy'
import { sum } from '../core/sum'
import { PAYOUT_FREQUENCIES, type PayoutFrequency } from '../core/vocabulary'
import { dailyShareAtStart, shareOf } from './daily-share'
import { policyFrom } from './resolved-policy'
import type { Scenario } from './schema'
import type { Sellers } from './sellers'

const DAYS_IN_QUARTER = 3 * DAYS_IN_MONTH

/** How many there are expected to be, and how many of them instant ones. */
interface ExpectedPayouts {
  payouts: number
  instantPayouts: number
}

export class PayoutTurns {
  readonly #scenario: Scenario
  readonly #policy: PayoutPolicy
  readonly #days: number
  readonly #shares: Readonly<Partial<Record<PayoutFrequency, number>>>
  readonly #salesOfStandardPayout: number
  readonly #salesOfInstantPayout: number

  constructor(scenario: Scenario, days: number) {
    this.#scenario = scenario
    this.#days = days
    this.#policy = policyFrom(scenario.policy)
    this.#shares = this.#sharesOfSchedules()
    const price = Math.round(scenario.population.priceLevel.medianCents)
    const { netCents } = saleFee(price, this.#policy)
    const salesOf = (minimumCents: number): number =>
      Math.max(1, Math.ceil(minimumCents / Math.max(1, netCents)))
    this.#salesOfStandardPayout = salesOf(this.#policy.minimumCents)
    this.#salesOfInstantPayout = salesOf(this.#policy.instantMinimumCents)
  }

  /** `frequency`: `null` of a generated creator, who is on each schedule with its share. */
  payoutsEach(sales: number, frequency: Sellers['frequency']): ExpectedPayouts {
    const among = this.#frequenciesOf(frequency)
    const shareOfThese = sum(among, ([, share]) => share)
    if (shareOfThese === 0) return { payouts: 0, instantPayouts: 0 }
    let payouts = 0
    let instantPayouts = 0
    for (const [each, share] of among) {
      const count = (share / shareOfThese) * this.#payoutsOn(each, sales)
      payouts += count
      instantPayouts += count * this.#instantShareOn(each)
    }
    return { payouts, instantPayouts }
  }

  #frequenciesOf(frequency: Sellers['frequency']): (readonly [PayoutFrequency, share: number])[] {
    if (frequency !== null && frequency !== 'not_daily') return [[frequency, 1]]
    return PAYOUT_FREQUENCIES.filter((each) => each !== 'daily' || frequency === null).map(
      (each) => [each, this.#shares[each] ?? 0] as const,
    )
  }

  #instantShareOn(frequency: PayoutFrequency): number {
    const { flexibleSchedules } = this.#scenario.population
    switch (frequency) {
      case 'daily':
        return 1
      case 'weekly':
      case 'monthly':
      case 'quarterly':
        return 0
      case 'threshold':
      case 'every_days':
      case 'chosen_weekdays':
      case 'twice_a_month':
        return shareOf(flexibleSchedules[frequency].instantBasisPoints)
    }
  }

  /**
   * When sales have reached the minimum, that is an event of a Poisson process, and a turn with one
   * is a payout.
   */
  #payoutsOn(frequency: PayoutFrequency, sales: number): number {
    const turns = this.#turnsOf(frequency)
    if (turns <= 0) return 0
    const needed = frequency === 'daily' ? this.#salesOfInstantPayout : this.#salesOfStandardPayout
    return turns * (1 - exp(-sales / needed / turns))
  }

  /** The first turn pays a period that has ended: of a week, say, a week late. */
  #turnsOf(frequency: PayoutFrequency): number {
    const days = this.#days
    const { every_days, chosen_weekdays } = this.#scenario.population.flexibleSchedules
    switch (frequency) {
      case 'daily':
      case 'threshold':
        return days - 1
      case 'weekly':
        return days / DAYS_IN_WEEK - 1
      case 'monthly':
        return days / DAYS_IN_MONTH - 1 / 2
      case 'quarterly':
        return days / DAYS_IN_QUARTER - 1 / 2
      case 'every_days':
        return days / every_days.days - 1
      case 'chosen_weekdays':
        return (days * chosen_weekdays.weekdays.length) / DAYS_IN_WEEK - 1
      case 'twice_a_month':
        return (2 * days) / DAYS_IN_MONTH - 1
    }
  }

  /** Who cannot be paid instantly is paid weekly in place of daily, as are those who have yet to decide for it. */
  #sharesOfSchedules(): Partial<Record<PayoutFrequency, number>> {
    const { population } = this.#scenario
    const { scheduleShareBasisPoints: written } = population
    const daily = dailyShareAtStart(population, this.#policy)
    const shares = Object.fromEntries(
      PAYOUT_FREQUENCIES.map((frequency) => [frequency, shareOf(written[frequency])]),
    ) as Record<PayoutFrequency, number>
    return { ...shares, daily, weekly: shares.weekly + shares.daily - daily }
  }
}
