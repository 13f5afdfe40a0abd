/**
 * How many payouts a creator is expected to have in a run: the turns of their schedule, and how many of them find enough
 * money. For estimates of size only; the service decides by the rules.
 */
import exp from '@stdlib/math-base-special-exp'
import { DAYS_IN_MONTH, DAYS_IN_WEEK } from '../core/calendar'
import { BASIS_POINTS_IN_WHOLE } from '../core/money'
import { saleFee } from '../core/payout-fee'
import type { PayoutPolicy } from '../core/policy'
import { canCarryInstantPayouts, isBoundToInstantCountries } from '../core/rails'
import { isPushRail, PAYOUT_FREQUENCIES, RAILS, type PayoutFrequency } from '../core/vocabulary'
import { policyFrom } from './resolved-policy'
import type { Scenario } from './schema'

const DAYS_IN_QUARTER = 3 * DAYS_IN_MONTH
const shareOf = (basisPoints: number): number => basisPoints / BASIS_POINTS_IN_WHOLE

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
  payoutsEach(sales: number, frequency: PayoutFrequency | null): number {
    if (frequency !== null) return this.#payoutsOn(frequency, sales)
    return PAYOUT_FREQUENCIES.reduce(
      (sum, each) => sum + (this.#shares[each] ?? 0) * this.#payoutsOn(each, sales),
      0,
    )
  }

  /** As many sales as the minimum takes are an event of a Poisson process, and a turn with one is a payout. */
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
    const { scheduleShareBasisPoints: written, adoption } = this.#scenario.population
    const daily = adoption.mode === 'model' ? 0 : shareOf(written.daily) * this.#eligibleShare()
    const shares = Object.fromEntries(
      PAYOUT_FREQUENCIES.map((frequency) => [frequency, shareOf(written[frequency])]),
    ) as Record<PayoutFrequency, number>
    return { ...shares, daily, weekly: shares.weekly + shares.daily - daily }
  }

  #eligibleShare(): number {
    const { population } = this.#scenario
    const byRail = RAILS.map((rail) => {
      const countries = Object.entries(population.countryShareBasisPoints[rail])
      const inCountry = countries.filter(([country]) =>
        this.#policy.instantCountries.includes(country),
      )
      const reached = inCountry.reduce((sum, [, share]) => sum + shareOf(share), 0)
      const capable = isPushRail(rail)
        ? 1
        : Number(canCarryInstantPayouts(rail)) * shareOf(population.instantCapableBasisPoints)
      return (
        shareOf(population.railShareBasisPoints[rail]) *
        capable *
        (isBoundToInstantCountries(rail) ? reached : 1)
      )
    })
    return byRail.reduce((sum, share) => sum + share, 0) * this.#knownLongEnoughShare()
  }

  /** Those with as many completed payouts as an instant one asks for; above three it is the share with four. */
  #knownLongEnoughShare(): number {
    const { atLeastOneBasisPoints: one, atLeastFourBasisPoints: four } =
      this.#scenario.population.completedPayouts
    const asked = Math.min(4, this.#policy.instantCompletedPayoutsMinimum)
    return asked === 0 ? 1 : shareOf(one - ((one - four) * (asked - 1)) / 3)
  }
}
