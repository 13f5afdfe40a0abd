/**
 * The random creators of a scenario, listed by name with the traits that chance gave them. A listed
 * creator with the same name sells what the random one sells, so that the others can be left out
 * one by one.
 */
import { isoFromDay } from '../../core/calendar'
import type { Creator } from '../../ledger/creators'
import type { ScenarioInput } from '../../scenario/schema'
import { Draws } from '../../core/draws'
import { populate, type Population } from '../../simulation/population'
import * as sampling from '../../simulation/sampling-code'
import type { RunSetup } from '../../simulation/run-setup'

export type CreatorInput = NonNullable<ScenarioInput['creators']>[number]

/** Those whom the scenario lists itself are as they were. */
export function listedCreators(setup: RunSetup): CreatorInput[] {
  const { scenario, policies, sales, startDay } = setup
  const draws = new Draws(scenario.seed)
  const population = populate(scenario, policies.on(startDay), sales, startDay, draws, { sampling })
  const drawn = population.creators.filter(({ creatorId }) => !population.explicit.has(creatorId))
  const grossCents = new Map(
    population.habits.map(({ creatorId, monthlyGrossCents }) => [creatorId, monthlyGrossCents]),
  )
  return [
    ...scenario.creators,
    ...drawn.map((creator) => ({
      ...traitsOf(creator, population, startDay),
      monthlyGrossCents: grossCents.get(creator.creatorId) ?? 0,
    })),
  ]
}

function traitsOf(creator: Creator, population: Population, startDay: number): CreatorInput {
  const { creatorId, handle, country, rail, compliance, instantCapable, bankAccount } = creator
  return {
    handle,
    country,
    rail,
    schedule: scheduleOf(creator),
    instantCapable,
    accountAgeDays: startDay - creator.accountOpenedDay,
    completedPayouts: creator.completedPayoutsBefore,
    yearBeforeGrossCents: population.yearBefore.get(creatorId)?.grossCents ?? 0,
    compliance,
    bankAccount,
    paused: population.paused.has(creatorId),
  }
}

function scheduleOf({ frequency, flexible }: Creator): CreatorInput['schedule'] {
  if (!flexible) return frequency as CreatorInput['schedule']
  return flexible.frequency === 'every_days'
    ? { ...flexible, from: isoFromDay(flexible.from) }
    : (flexible as CreatorInput['schedule'])
}
