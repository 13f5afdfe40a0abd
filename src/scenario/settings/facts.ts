/**
 * What a setting says of itself besides its type, range and default: its unit, the source of its
 * value, and the key of its words. It is kept as zod's own metadata, and a group passes it on to
 * the settings in it.
 */

/** What a number counts, or which text is meant. A number without a unit is a plain one. */
export type Unit =
  | 'number'
  | 'cents'
  | 'mills'
  | 'basis-points'
  | 'seconds'
  | 'hours'
  | 'days'
  | 'business-days'
  | 'hour-of-day'
  | 'minute-of-day'
  | 'times'
  | 'payouts'
  | 'per-year'
  | 'per-minute'
  | 'day'
  | 'day-or-instant'
  | 'country'

export const ASSUMPTION_GROUPS = [
  'scenario',
  'schedules',
  'adoption',
  'creators',
  'sales',
  'costs',
  'arrival',
  'failures',
  'work',
] as const
export type AssumptionGroup = (typeof ASSUMPTION_GROUPS)[number]

/** Lists of what a scenario writes itself: all that is in one of them is a single assumption. */
export const WRITTEN_LISTS = ['creators', 'sales', 'actions', 'faultChanges'] as const

export interface SettingFacts {
  unit?: Unit
  /** Where the value is from, or what an assumed one leans on. Without one, it is a choice of this program. */
  source?: string | null
  /** Under what the list of assumptions has it: no public source states it, and it decides figures. */
  assumed?: AssumptionGroup | null
  /** A group that the list of assumptions has in one row. */
  isOneAssumption?: true
  /** A group of shares that together make a whole. */
  isWhole?: true
  /** The key of its words, where that is not its path: settings that say the same have one name. */
  words?: string
  /** Choices that are words of the field: `rail` of `rail.us_bank`. */
  vocabulary?: string
  /** What it may hold, where its type does not say enough. */
  holds?: string
  /** The path of a setting that holds the same, where its parts are defined and documented. */
  sameAs?: string
}

declare module 'zod/v4/core' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- this is how zod's metadata is given its type
  interface GlobalMeta extends SettingFacts {}
}

/** `source`: what the value leans on, if on anything that is public. */
export const assumed = (
  group: AssumptionGroup,
  source: string | null = null,
): { assumed: AssumptionGroup; source: string | null } => ({ assumed: group, source })

/** In a group of assumptions: a setting whose value is stated somewhere. */
export const stated = (source: string): { assumed: null; source: string } => ({
  assumed: null,
  source,
})
