/** The groups of the form: the fields of each, and the settings that they are of. */
import type { Component } from 'svelte'
import { pathsOf, pathsOfFolds } from '../form/layout'
import ActionsFields from './actions/ActionsFields.svelte'
import FaultsFields from './faults/FaultsFields.svelte'
import { FAULT_FOLDS } from './faults/layout'
import { FAULT_LISTS } from './faults/lists'
import PeriodFields from './period/PeriodFields.svelte'
import FeeFields from './policy/FeeFields.svelte'
import { policyFolds } from './policy/layout'
import CreatorsFields from './population/CreatorsFields.svelte'
import { ADOPTION_FOLD, EARNINGS_PATHS, POPULATION_FOLDS } from './population/layout'
import { PROCESSOR_FOLDS, PUSH_RAIL_FOLDS } from './processor/layout'
import ProcessorFields from './processor/ProcessorFields.svelte'
import { PROTECTION_FIELDS } from './protections/layout'
import ProtectionsFields from './protections/ProtectionsFields.svelte'
import { QUEUE_FIELDS } from './queue/layout'
import QueueFields from './queue/QueueFields.svelte'
import { COUNTRY_PATHS, RAIL_SHARES } from './rails/layout'
import RailsFields from './rails/RailsFields.svelte'
import { FLEXIBLE_FIELDS, SCHEDULE_SHARES } from './schedules/layout'
import SchedulesFields from './schedules/SchedulesFields.svelte'

const group = (Fields: Component, paths: () => readonly string[]) => ({ Fields, paths })

export const FIELDS = {
  creators: group(CreatorsFields, () => [
    ...EARNINGS_PATHS,
    ...pathsOfFolds(POPULATION_FOLDS),
    'creators',
    'sales',
  ]),
  schedules: group(SchedulesFields, () => [
    SCHEDULE_SHARES,
    ...pathsOf(FLEXIBLE_FIELDS),
    ...pathsOf(ADOPTION_FOLD.fields),
  ]),
  rails: group(RailsFields, () => [RAIL_SHARES, ...COUNTRY_PATHS]),
  fee: group(FeeFields, () => [
    'policy.name',
    'payoutService',
    ...pathsOfFolds(policyFolds('policy')),
    'policyChanges',
  ]),
  processor: group(ProcessorFields, () => pathsOfFolds([...PROCESSOR_FOLDS, ...PUSH_RAIL_FOLDS])),
  queue: group(QueueFields, () => pathsOf(QUEUE_FIELDS)),
  protections: group(ProtectionsFields, () => pathsOf(PROTECTION_FIELDS)),
  faults: group(FaultsFields, () => [...pathsOfFolds(FAULT_FOLDS), ...FAULT_LISTS]),
  period: group(PeriodFields, () => ['startDay', 'days', 'detail']),
  actions: group(ActionsFields, () => ['actions']),
}
