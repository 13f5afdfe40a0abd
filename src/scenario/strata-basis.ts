/** On which basis a sample of creators is divided into strata. */
import type { Scenario, ScenarioPolicy, ScenarioPopulation } from './schema'

/**
 * What decides, beside the creators themselves, on which schedule each is expected to be. Samples of one population that
 * are divided on the same basis have the same creators in them, whatever schedules and fees these have in a run.
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

/** The scenario as if its creators decided on this basis. Its policy is beside it. */
export const onBasis = (
  scenario: Scenario,
  { shares, adoption, processor }: StrataBasis,
): Scenario => ({
  ...scenario,
  processor,
  population: { ...scenario.population, scheduleShareBasisPoints: shares, adoption },
})
