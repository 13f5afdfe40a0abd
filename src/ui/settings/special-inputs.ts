/** Settings that are no single value, each with an input of its own. All others have the input of their type and unit. */
import type { Component } from 'svelte'
import { RAILS } from '../../core/vocabulary'
import ActionKindField from './actions/ActionKindField.svelte'
import CountriesField from './policy/CountriesField.svelte'
import CountryAmountsField from './policy/CountryAmountsField.svelte'
import FeeByRailField from './policy/FeeByRailField.svelte'
import FeeTiersField from './policy/FeeTiersField.svelte'
import TiersApplyField from './policy/TiersApplyField.svelte'
import GatesField from './policy/GatesField.svelte'
import KeptCreatorsField from './period/KeptCreatorsField.svelte'
import OpeningBalances from './population/OpeningBalances.svelte'
import WindowsField from './processor/WindowsField.svelte'
import CountrySharesField from './rails/CountrySharesField.svelte'
import DaysOfMonthField from './schedules/DaysOfMonthField.svelte'
import ScheduleField from './schedules/ScheduleField.svelte'
import WeekdaysField from './schedules/WeekdaysField.svelte'

/** `path`: where the setting is. */
type SpecialInput = Component<{ path: string }>

const INPUTS: Readonly<Record<string, SpecialInput>> = {
  'actions[].action': ActionKindField,
  'actions[].schedule': ScheduleField,
  'creators[].openingBalances': OpeningBalances,
  'creators[].schedule': ScheduleField,
  'creators[].schedule.daysOfMonth': DaysOfMonthField,
  'creators[].schedule.weekdays': WeekdaysField,
  'detail.creators': KeptCreatorsField,
  'policy.countryMinimumCents': CountryAmountsField,
  'policy.gates': GatesField,
  'policy.instantCountries': CountriesField,
  'policy.instantFeeByRail': FeeByRailField,
  'policy.instantFeeTiers': FeeTiersField,
  'policy.instantFeeTiersApply': TiersApplyField,
  'population.flexibleSchedules.chosen_weekdays.weekdays': WeekdaysField,
  'population.flexibleSchedules.twice_a_month.daysOfMonth': DaysOfMonthField,
  'processor.rails.same_day_ach.windows': WindowsField,
  ...Object.fromEntries(
    RAILS.map((rail) => [`population.countryShareBasisPoints.${rail}`, CountrySharesField]),
  ),
}

/** Of a path as the list of settings has it. */
export const specialInput = (listedPath: string): SpecialInput | undefined => INPUTS[listedPath]
