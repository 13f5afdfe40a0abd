/**
 * The fees that the reader wants to know the margin of: equal steps between two fees, both included. In basis points or
 * cents, as the figure of the fee has it that is swept.
 */
import type { InstantFeeFigures } from '../../../core/fees/fee-figures'
import { BASIS_POINTS_IN_WHOLE } from '../../../core/money'

export type SweptFigure = keyof Pick<
  InstantFeeFigures,
  'instantFeeBasisPoints' | 'instantFeeFlatCents'
>

export interface FeeRange {
  figure: SweptFigure
  from: number
  to: number
  step: number
}

/** A percentage is one of the net; a flat fee of more than this would leave nothing of most payouts. */
const MOST: Readonly<Record<SweptFigure, number>> = {
  instantFeeBasisPoints: BASIS_POINTS_IN_WHOLE,
  instantFeeFlatCents: 1_000_00,
}
export const FEES_MAX = 100

/** Why a range cannot be run. */
export type RangeProblem =
  | { kind: 'not-whole' }
  | { kind: 'out-of-bounds'; most: number }
  | { kind: 'backwards' }
  | { kind: 'no-step' }
  /** The steps reach a fee below the last one and one above it. */
  | { kind: 'missed'; below: number; above: number }
  | { kind: 'too-many'; count: number }

export function rangeProblem({ figure, from, to, step }: FeeRange): RangeProblem | null {
  const most = MOST[figure]
  if (![from, to, step].every(Number.isInteger)) return { kind: 'not-whole' }
  if (from < 0 || to < 0 || from > most || to > most) return { kind: 'out-of-bounds', most }
  if (from >= to) return { kind: 'backwards' }
  if (step < 1) return { kind: 'no-step' }
  const beyond = (to - from) % step
  if (beyond > 0) return { kind: 'missed', below: to - beyond, above: to - beyond + step }
  const count = (to - from) / step + 1
  return count > FEES_MAX ? { kind: 'too-many', count } : null
}

export const feesOfRange = ({ from, to, step }: FeeRange): number[] =>
  Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step)

/** In a query as it is. */
const SEPARATOR = '_'
const WORDS: Readonly<Record<string, SweptFigure>> = {
  percent: 'instantFeeBasisPoints',
  flat: 'instantFeeFlatCents',
}
const RANGE = /^(percent|flat)_(\d{1,6})_(\d{1,6})_(\d{1,6})$/

/** `null`: the usual fees. */
export function rangeText(range: FeeRange | null): string | null {
  if (range === null) return null
  const word = Object.keys(WORDS).find((one) => WORDS[one] === range.figure)
  return [word, range.from, range.to, range.step].join(SEPARATOR)
}

/** What cannot be read, or cannot be run, is as by default. */
export function rangeOf(text: string): FeeRange | null {
  const [, word, ...numbers] = RANGE.exec(text) ?? []
  if (word === undefined) return null
  const [from, to, step] = numbers.map(Number)
  const range = { figure: WORDS[word]!, from: from!, to: to!, step: step! }
  return rangeProblem(range) === null ? range : null
}
