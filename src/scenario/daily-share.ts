/** What share of the random creators is, or is expected to be, on daily payouts. Expectations are for estimates of size only; the rules decide each. */
import { BASIS_POINTS_IN_WHOLE, type BasisPoints } from '../core/money'
import type { PayoutPolicy } from '../core/policy'
import { canCarryInstantPayouts, isBoundToInstantCountries } from '../core/rails'
import { isPushRail, RAILS } from '../core/vocabulary'
import { sum } from '../core/sum'
import type { ScenarioPopulation } from './schema'

export const shareOf = (basisPoints: number): number => basisPoints / BASIS_POINTS_IN_WHOLE

/** The share that a scenario assumes; `null` where creators decide by themselves, or none are random. */
export const assumedDailyShare = (
  { adoption, size, scheduleShareBasisPoints }: ScenarioPopulation,
  hasFile: boolean,
): BasisPoints | null =>
  adoption.mode === 'fixed' && (hasFile || size > 0) ? scheduleShareBasisPoints.daily : null

/** The share on daily as the run begins; nobody where a model has each creator decide. */
export const dailyShareAtStart = (population: ScenarioPopulation, policy: PayoutPolicy): number =>
  population.adoption.mode === 'model'
    ? 0
    : shareOf(population.scheduleShareBasisPoints.daily) * eligibleShare(population, policy)

/** The share of creators who can be paid instantly as the run begins. */
export function eligibleShare(population: ScenarioPopulation, policy: PayoutPolicy): number {
  const byRail = RAILS.map((rail) => {
    const countries = Object.entries(population.countryShareBasisPoints[rail])
    const inCountry = countries.filter(([country]) => policy.instantCountries.includes(country))
    const reached = sum(inCountry, ([, share]) => shareOf(share))
    const capable = isPushRail(rail)
      ? 1
      : Number(canCarryInstantPayouts(rail)) * shareOf(population.instantCapableBasisPoints)
    return (
      shareOf(population.railShareBasisPoints[rail]) *
      capable *
      (isBoundToInstantCountries(rail) ? reached : 1)
    )
  })
  const reached = sum(byRail)
  return reached * knownLongEnoughShare(population, policy)
}

/** Those with as many completed payouts as an instant one asks for; above three it is the share with four. */
function knownLongEnoughShare(
  { completedPayouts }: ScenarioPopulation,
  { instantCompletedPayoutsMinimum }: PayoutPolicy,
): number {
  const { atLeastOneBasisPoints: one, atLeastFourBasisPoints: four } = completedPayouts
  const asked = Math.min(4, instantCompletedPayoutsMinimum)
  return asked === 0 ? 1 : shareOf(one - ((one - four) * (asked - 1)) / 3)
}
