/** On which basis a sample of creators is divided into strata. */
import { isAtOrIn } from './document-paths'
import type { Scenario, ScenarioPolicy, ScenarioPopulation } from './schema'

/**
 * What decides, besides the creators themselves, which schedule each is expected to be on. Samples
 * of one population that are divided on the same basis have the same creators, whatever schedules
 * and fees these have in a run.
 */
export interface StrataBasis {
  shares: ScenarioPopulation['scheduleShareBasisPoints']
  adoption: ScenarioPopulation['adoption']
  /** As the scenario has it. */
  policy: ScenarioPolicy
  /** How long payouts take. */
  processor: Scenario['processor']
}

export const strataBasis = ({ population, policy, processor }: Scenario): StrataBasis => ({
  shares: population.scheduleShareBasisPoints,
  adoption: population.adoption,
  policy,
  processor,
})

const PATHS = [
  'population.scheduleShareBasisPoints',
  'population.adoption',
  'policy',
  'processor',
] as const

/** Whether a setting is part of a basis: it divides a sample, and does not decide whom there is to choose from. */
export const isOfBasis = (path: string): boolean => PATHS.some((place) => isAtOrIn(path, place))

/** The scenario as if its creators decided on this basis. Its policy is passed separately. */
export const onBasis = (
  scenario: Scenario,
  { shares, adoption, processor }: StrataBasis,
): Scenario => ({
  ...scenario,
  processor,
  population: { ...scenario.population, scheduleShareBasisPoints: shares, adoption },
})
