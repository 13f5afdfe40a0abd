/** Groups of creators by what they have in common, for any sum over them. */
import { DAYS_IN_MONTH } from '../core/calendar'
import type { CreatorOutcome } from '../metrics/creator-outcomes'

export const GROUPINGS = ['size', 'country', 'rail', 'tenure'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** By earnings a month, in cents. */
const SIZES = [
  ['under $100', 100_00],
  ['$100 to $1,000', 1_000_00],
  ['$1,000 to $10,000', 10_000_00],
  ['$10,000 and more', Number.POSITIVE_INFINITY],
] as const

/** By days since the account was opened. */
const TENURES = [
  ['under 6 months', 183],
  ['6 months to 2 years', 731],
  ['2 years and more', Number.POSITIVE_INFINITY],
] as const

/** The group of a creator: `$100 to $1,000` a month, `US`, `us_bank`, `2 years and more`. */
type GroupName = (creator: CreatorOutcome) => string

/** `days`: over which a month is averaged. */
export const groupNames = (days: number): Readonly<Record<Grouping, GroupName>> => ({
  size: ({ earnedCents }) => stepOf(SIZES, (earnedCents / days) * DAYS_IN_MONTH),
  country: ({ country }) => country,
  rail: ({ rail }) => rail,
  tenure: ({ tenureDays }) => stepOf(TENURES, tenureDays),
})

type Steps = readonly (readonly [name: string, below: number])[]

const stepOf = (steps: Steps, value: number): string => steps.find(([, below]) => value < below)![0]

const STEP_NAMES: readonly string[] = [...SIZES, ...TENURES].map(([name]) => name)
const placeOf = (name: string): number => STEP_NAMES.indexOf(name)

/** From the smallest creators to the largest, and by name where there is no order of size. */
export const inGroupOrder = (one: string, other: string): number =>
  placeOf(one) - placeOf(other) || (one < other ? -1 : 1)
