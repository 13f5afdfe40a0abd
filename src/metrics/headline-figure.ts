/** The headline figures of a run by name, and the shape of one; `headline.ts` says how each is found. Money in cents. */
import type { SampleEstimate } from './stratified-estimate'

export type FigureUnit = 'cents' | 'count' | 'seconds' | 'basis-points'

/** A figure that leaves something out that is known to exist: the true one is not above it, or not below it. */
export type FigureBound = 'at_most' | 'at_least'

/** A headline figure and the query over the readable views that gives the same number. */
export interface Figure {
  name: FigureName
  unit: FigureUnit
  /** `null` where there is nothing to measure yet (no daily creator, say). */
  value: number | null
  /** `null` where nothing is known to be left out. */
  bound: FigureBound | null
  sql: string
  /**
   * The estimate for all creators, where only a sample is simulated; `value` is then that of the
   * sample alone. `null` where there is nothing to measure, and left out where everyone is
   * simulated.
   */
  estimate?: SampleEstimate | null
}

/** The value for all creators of the marketplace, whether or not all are simulated. */
export const wholeValue = ({
  value,
  estimate,
}: Pick<Figure, 'value' | 'estimate'>): number | null =>
  estimate === undefined ? value : (estimate?.value ?? null)

/** The figures of all creators as numbers by name; those that have nothing to measure are missing. */
export type FigureValues = Partial<Record<FigureName, number>>

export function figureValues(
  figures: readonly Pick<Figure, 'name' | 'value' | 'estimate'>[],
): FigureValues {
  return Object.fromEntries(
    figures.flatMap((figure) => {
      const value = wholeValue(figure)
      return value === null ? [] : [[figure.name, value]]
    }),
  )
}

export const FIGURE_NAMES = [
  'daily_margin',
  'other_instant_margin',
  'instant_margin',
  'payouts_margin',
  'payout_fee_revenue',
  'instant_fee_revenue',
  'instant_processor_cost',
  'processor_cost',
  'daily_payouts_completed',
  'other_instant_payouts_completed',
  'instant_payouts_completed',
  'standard_payouts_completed',
  'payout_net',
  'creators_paid',
  'daily_wait_seconds',
  'daily_sooner_seconds',
  'daily_share_of_eligible',
  'sales_gross',
  'sales_net',
  'owed_to_creators',
  'creator_debts',
] as const
export type FigureName = (typeof FIGURE_NAMES)[number]
