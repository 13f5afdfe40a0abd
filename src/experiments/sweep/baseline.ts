/**
 * The baseline of a scenario: the same one with nobody on daily, and every creator on their other
 * schedule. If a scenario pays nothing instantly, the cost of instant payouts and the way in which
 * creators weigh them change nothing, so they are left out: scenarios that differ only in them have
 * one baseline.
 */
import { INSTANT_FEE_FIGURES, type InstantFeeFigure } from '../../core/fees/fee-figures'
import { paysInstantly as isInstant } from '../../core/flexible-schedule'
import { FLEXIBLE_FREQUENCIES } from '../../core/vocabulary'
import type { Scenario, ScenarioInput, ScenarioPolicy } from '../../scenario/schema'
import type { ScenarioSchedule } from '../../scenario/settings/schedules'

export const baselineOf = (scenario: Scenario): ScenarioInput =>
  withoutNeedless(withNobodyOnDaily(scenario))

/** The same run, without settings that it makes no use of. */
export const withoutNeedless = (scenario: Scenario): ScenarioInput =>
  paysInstantly(scenario) ? scenario : withoutInstantTerms(scenario)

export function withNobodyOnDaily(scenario: Scenario): Scenario {
  const { population, creators, actions } = scenario
  const { daily, weekly, ...others } = population.scheduleShareBasisPoints
  return {
    ...scenario,
    population: {
      ...population,
      scheduleShareBasisPoints: { daily: 0, weekly: daily + weekly, ...others },
      adoption: { ...population.adoption, mode: 'fixed' },
    },
    creators: creators.map((creator) => ({
      ...creator,
      schedule: otherThanDaily(creator.schedule),
    })),
    actions: actions.map((action) =>
      action.action === 'change-schedule'
        ? { ...action, schedule: otherThanDaily(action.schedule) }
        : action,
    ),
  }
}

const otherThanDaily = (schedule: ScenarioSchedule): ScenarioSchedule =>
  schedule === 'daily' ? 'weekly' : schedule

/** A request by a creator may be for an instant payout. */
function paysInstantly({ population, creators, actions }: Scenario): boolean {
  const { scheduleShareBasisPoints: shares, flexibleSchedules } = population
  const isDrawn = FLEXIBLE_FREQUENCIES.some(
    (frequency) => shares[frequency] > 0 && flexibleSchedules[frequency].instantBasisPoints > 0,
  )
  return (
    shares.daily > 0 ||
    population.adoption.mode === 'model' ||
    isDrawn ||
    creators.some(({ schedule }) => isInstant(schedule)) ||
    actions.some(
      (action) =>
        action.action === 'request-payout' ||
        (action.action === 'change-schedule' && isInstant(action.schedule)),
    )
  )
}

function withoutInstantTerms(scenario: Scenario): ScenarioInput {
  const { policy, policyChanges, population, processor } = scenario
  const { mode } = population.adoption
  const { instantBasisPoints: _share, instantMinimumCents: _minimum, ...costs } = processor.costs
  return {
    ...scenario,
    policy: withoutTerms(policy),
    policyChanges: policyChanges.map((change) => ({
      on: change.on,
      policy: withoutTerms(change.policy),
    })),
    population: { ...population, adoption: { mode } },
    processor: { ...processor, costs },
  }
}

function withoutTerms(policy: ScenarioPolicy): ScenarioPolicy {
  if (typeof policy === 'string') return policy
  const kept = Object.entries(policy).filter(([figure]) => !isTerm(figure))
  return Object.fromEntries(kept) as ScenarioPolicy
}

const isTerm = (figure: string): boolean => INSTANT_FEE_FIGURES.includes(figure as InstantFeeFigure)
