/** Which figure of the fee its curve goes along: the percentage, or the flat fee of a fee that has no percentage. */
import type { InstantFeeFigures } from '../../../core/fees/fee-figures'
import { formatMoney, formatPercent } from '../../format'
import { m } from '../../paraglide/messages.js'
import { exactPercent, shortMoney } from '../../words/draft-figures'
import { wholeFeeWords } from '../../words/fee-structures'
import { feesOfRange, type FeeRange, type SweptFigure } from './fee-range'

export interface FeeAxis {
  /** In the scenario. */
  path: string
  figure: SweptFigure
  unit: 'basis-points' | 'cents'
  /** Where the scenario is run, beside the fee that it has. */
  values: readonly number[]
  /** The reader's own choice of these; `null`: the usual ones. */
  range: FeeRange | null
  /** The axis goes from nothing to this. */
  most: number
  /** Of the slider. */
  step: number
  write: (value: number) => string
  /** Of a fee between those that were run. */
  writeEstimate: (value: number) => string
}

export const PERCENT_AXIS: FeeAxis = {
  path: 'policy.instantFeeBasisPoints',
  figure: 'instantFeeBasisPoints',
  unit: 'basis-points',
  values: [50, 100, 150, 200, 250, 300, 400, 500, 700, 1_000],
  range: null,
  most: 1_000,
  step: 10,
  write: exactPercent,
  writeEstimate: formatPercent,
}

export const FLAT_AXIS: FeeAxis = {
  path: 'policy.instantFeeFlatCents',
  figure: 'instantFeeFlatCents',
  unit: 'cents',
  values: [25, 50, 100, 150, 200, 250, 300, 400, 500, 1_000],
  range: null,
  most: 1_000,
  step: 5,
  write: shortMoney,
  writeEstimate: (cents) => formatMoney(Math.round(cents)),
}

/** Long enough for the fee that there is. A range of the other figure is none of this axis. */
export function feeAxisOf(figures: InstantFeeFigures, range: FeeRange | null): FeeAxis {
  const { instantFeeBasisPoints, instantFeeFlatCents } = figures
  const usual = instantFeeBasisPoints === 0 && instantFeeFlatCents > 0 ? FLAT_AXIS : PERCENT_AXIS
  const axis = range?.figure === usual.figure ? within(usual, range) : usual
  return { ...axis, most: Math.max(axis.most, figures[axis.figure]) }
}

/** The slider can be at each of the fees. */
const within = (axis: FeeAxis, range: FeeRange): FeeAxis => ({
  ...axis,
  range,
  values: feesOfRange(range),
  most: range.to,
  step: commonStep(commonStep(axis.step, range.step), range.from),
})

const commonStep = (one: number, other: number): number =>
  other === 0 ? one : commonStep(other, one % other)

/** Whether a fee has more to it than the figure that the axis goes along. */
export const hasRest = (figures: InstantFeeFigures, { figure }: Pick<FeeAxis, 'figure'>): boolean =>
  wholeFeeWords({ ...figures, [figure]: 0 }) !== m.fee_none()

/** A fee at a place on the axis, with what else it has: `2%`; `2% of the net, at least $0.50`. */
export const feeWriter = (
  figures: InstantFeeFigures,
  axis: Pick<FeeAxis, 'figure' | 'write'>,
): ((value: number) => string) =>
  hasRest(figures, axis)
    ? (value) => wholeFeeWords({ ...figures, [axis.figure]: value })
    : axis.write

/** Of the table behind its chart, whose values are for a period. */
export const feeColumns = ({ unit }: Pick<FeeAxis, 'unit'>, per: string) => ({
  x: unit === 'cents' ? m.fees_column_flat() : m.fees_column_fee(),
  of: (label: string): string => m.fees_column_per({ label, per }),
})

const OF_FIRST_RATE: Readonly<
  Record<
    InstantFeeFigures['instantFeeTierBasis'],
    (words: { axis: string; from: string }) => string
  >
> = {
  payout: m.fees_axis_of_payout,
  month: m.fees_axis_of_month,
  sales: m.fees_axis_of_sales,
}

/** What the axis goes along: of a fee with several rates the first alone. */
export function feeAxisLabel(
  { unit }: Pick<FeeAxis, 'unit'>,
  { instantFeeTiers: [tier], instantFeeTierBasis }: InstantFeeFigures,
): string {
  const axis = unit === 'cents' ? m.fees_axis_flat() : m.fees_axis_percent()
  return tier
    ? OF_FIRST_RATE[instantFeeTierBasis]({ axis, from: shortMoney(tier.fromCents) })
    : axis
}

const PREVIEW_STEPS = 40

/** Where the estimate is made. */
export const previewedFees = ({ most }: FeeAxis): number[] =>
  Array.from({ length: PREVIEW_STEPS + 1 }, (_, step) => Math.round((most * step) / PREVIEW_STEPS))
