/**
 * What the tab Fees is asked beside the scenario, and how the query of the address has it: seeds, fees, the reader's
 * own alternatives, the pair of settings, the goal, what is paid twice, the period of all money. What is as by default is not
 * in the query.
 */
import type { BasisPoints, Cents } from '../../../core/money'
import { packedText, unpackedContent } from '../../../scenario/packed-text'
import { rangeOf, rangeText, type FeeRange } from '../curve/fee-range'
import { SWEEP_SEEDS_MAX } from '../../../scenario/limits'
import { namedChangesIn } from '../alternatives/own-alternatives'
import { PERIODS, type Period } from '../period'
import type { NamedChanges } from './sweep-plans'

/** What the fee is swept together with. */
const GRID_CHOICES = ['minimum', 'takeUp', 'interest'] as const
export type GridChoice = (typeof GRID_CHOICES)[number]

export interface GoalFigures {
  /** At least, in the period that money is shown for. */
  marginCents: Cents
  /** At most, of what any group of takers earns. */
  shareBasisPoints: BasisPoints
}

export interface SweepInPlace {
  seeds: number
  /** The fees that are swept; `null`: the usual ones. */
  range: FeeRange | null
  alternatives: readonly NamedChanges[]
  grid: GridChoice
  goal: GoalFigures
  /** Of all instant payouts, by some bug. */
  paidTwiceBasisPoints: BasisPoints
  /** Of all money on the tab. */
  period: Period
}

/** Ten seeds: enough for an interval, at ten times the time of one run. */
export const SWEEP_BY_DEFAULT: SweepInPlace = {
  seeds: 10,
  range: null,
  alternatives: [],
  grid: 'minimum',
  goal: { marginCents: 0, shareBasisPoints: 500 },
  paidTwiceBasisPoints: 10,
  period: 'month',
}

/** In a query as it is. */
const GOAL_SEPARATOR = '_'
const GOAL = /^(-?\d{1,12})_(\d{1,5})$/
const SHARE_MAX = 10_000

const goalText = ({ marginCents, shareBasisPoints }: GoalFigures): string =>
  [marginCents, shareBasisPoints].join(GOAL_SEPARATOR)

/** `null`: as by default. */
export function sweepTexts(
  sweep: SweepInPlace,
): Record<'seeds' | 'fees' | 'alternatives' | 'grid' | 'goal' | 'twice' | 'per', string | null> {
  const { seeds, range, alternatives, grid, goal, paidTwiceBasisPoints, period } = sweep
  const unlessUsual = (text: string, usual: string): string | null => (text === usual ? null : text)
  return {
    seeds: unlessUsual(String(seeds), String(SWEEP_BY_DEFAULT.seeds)),
    fees: rangeText(range),
    alternatives: alternatives.length === 0 ? null : packedText(alternatives),
    grid: unlessUsual(grid, SWEEP_BY_DEFAULT.grid),
    goal: unlessUsual(goalText(goal), goalText(SWEEP_BY_DEFAULT.goal)),
    twice: unlessUsual(String(paidTwiceBasisPoints), String(SWEEP_BY_DEFAULT.paidTwiceBasisPoints)),
    per: unlessUsual(period, SWEEP_BY_DEFAULT.period),
  }
}

/** What cannot be read is as by default. */
export const sweepOf = (query: URLSearchParams): SweepInPlace => ({
  seeds: seedsOf(query.get('seeds') ?? ''),
  range: rangeOf(query.get('fees') ?? ''),
  alternatives: namedChangesIn(unpackedContent(query.get('alternatives') ?? '')),
  grid: GRID_CHOICES.find((choice) => choice === query.get('grid')) ?? SWEEP_BY_DEFAULT.grid,
  goal: goalOf(query.get('goal') ?? ''),
  paidTwiceBasisPoints: shareOf(query.get('twice') ?? ''),
  period: PERIODS.find((period) => period === query.get('per')) ?? SWEEP_BY_DEFAULT.period,
})

const seedsOf = (text: string): number =>
  /^[1-9]\d{0,2}$/.test(text) && Number(text) <= SWEEP_SEEDS_MAX
    ? Number(text)
    : SWEEP_BY_DEFAULT.seeds

const shareOf = (text: string): BasisPoints =>
  /^[1-9]\d{0,4}$/.test(text) && Number(text) <= SHARE_MAX
    ? Number(text)
    : SWEEP_BY_DEFAULT.paidTwiceBasisPoints

function goalOf(text: string): GoalFigures {
  const [, margin, share] = GOAL.exec(text) ?? []
  return margin === undefined || Number(share) > SHARE_MAX
    ? SWEEP_BY_DEFAULT.goal
    : { marginCents: Number(margin), shareBasisPoints: Number(share) }
}
