/**
 * What a user can ask for: one versioned JSON document in which everything but `version` has a default.
 * Each setting is defined once, in `settings/`: its type, range, unit, default and source, and beside it its words.
 */
import { DEFAULT_POLICY_NAME } from '../core/policy'
import { action } from './settings/actions'
import { explicitCreator, explicitSale } from './settings/creators'
import { detail } from './settings/detail'
import { faultChange } from './settings/fault-changes'
import { faults } from './settings/faults'
import { invariant, INVARIANTS_MAX } from './settings/invariants'
import { platform } from './settings/platform'
import { payoutService, policy, policyChange } from './settings/policy'
import { population } from './settings/population'
import { processor } from './settings/processor'
import { protections } from './settings/protections'
import { jobs } from './settings/queue'
import { run } from './settings/run'
import { z } from './zod'

export const scenarioSchema = z
  .strictObject({
    ...run,
    detail: detail.prefault({}),
    policy: policy.default(DEFAULT_POLICY_NAME),
    policyChanges: z.array(policyChange).default([]),
    payoutService,
    population: population.prefault({}),
    creators: z.array(explicitCreator).default([]),
    sales: z.array(explicitSale).default([]),
    actions: z.array(action).default([]),
    processor: processor.prefault({}),
    platform: platform.prefault({}),
    jobs: jobs.prefault({}),
    faults: faults.prefault({}),
    protections: protections.prefault({}),
    faultChanges: z.array(faultChange).default([]),
    invariants: z.array(invariant).max(INVARIANTS_MAX).default([]),
  })
  .meta({
    title: 'Payout Lab scenario',
    description: 'What a run of Payout Lab simulates. Everything but version has a default.',
  })

/** A scenario as a user writes it: only `version` is required. */
export type ScenarioInput = z.input<typeof scenarioSchema>
/** A scenario with its defaults filled in. */
export type Scenario = z.output<typeof scenarioSchema>
export type ScenarioPolicy = Scenario['policy']
export type ScenarioPopulation = Scenario['population']
export type ExplicitCreator = Scenario['creators'][number]
export type ScenarioAction = Scenario['actions'][number]
export type ProcessorSettings = Scenario['processor']
export type FaultSettings = Scenario['faults']
/** What is switched, without the instant at which it is. */
export type FaultSwitch = Omit<FaultChange, 'at'>
export type FaultChange = Scenario['faultChanges'][number]
