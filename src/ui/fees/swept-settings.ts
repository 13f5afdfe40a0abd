/** Which settings the room sweeps beside the fee, and between which values. */
import type { SweepInput } from '../../../workers/sweep-contract'
import { BASIS_POINTS_IN_WHOLE } from '../../core/money'
import type { FeeAxis } from './fee-axis'

export const GRID_CHOICES = ['minimum', 'takeUp'] as const
export type GridChoice = (typeof GRID_CHOICES)[number]

const GRID_FEES: Readonly<Record<FeeAxis['unit'], readonly number[]>> = {
  'basis-points': [100, 200, 300, 400, 500, 700],
  cents: [50, 100, 200, 300, 400, 500],
}

const DOWN: Readonly<Record<GridChoice, { path: string; values: readonly number[] }>> = {
  minimum: {
    path: 'policy.instantMinimumCents',
    values: [1_00, 10_00, 25_00, 50_00, 100_00],
  },
  takeUp: {
    path: 'population.scheduleShareBasisPoints.daily',
    values: [200, 500, 1_000, 2_000, 3_000],
  },
}

/** The scenario's own values are among them, so that it has a cell. */
export function gridAxes(
  { path, unit }: FeeAxis,
  choice: GridChoice,
  valueOf: (path: string) => unknown,
): NonNullable<SweepInput['axes']> {
  const withOwn = (at: string, values: readonly number[]): { path: string; values: number[] } => {
    const own = valueOf(at)
    const all = typeof own === 'number' ? [...values, own] : values
    return { path: at, values: [...new Set(all)].toSorted((one, other) => one - other) }
  }
  return [withOwn(path, GRID_FEES[unit]), withOwn(DOWN[choice].path, DOWN[choice].values)]
}

export const SAMPLES = 40

/** An assumption is set to half and to twice what the scenario has, or to so much less and more. */
interface SweptAssumption {
  path: string
  /** Where a factor would say nothing: of a logarithm. */
  offset?: number
  /** The most that the setting may be. */
  most?: number
}

/** What nobody outside can look up. */
const ASSUMPTIONS: readonly SweptAssumption[] = [
  { path: 'population.monthlyGross.mu', offset: 0.4 },
  { path: 'population.priceLevel.medianCents' },
  { path: 'population.refunds.rateBasisPoints', most: BASIS_POINTS_IN_WHOLE },
  { path: 'population.chargebacks.rateBasisPoints', most: BASIS_POINTS_IN_WHOLE },
  { path: 'processor.costs.instantBasisPoints', most: BASIS_POINTS_IN_WHOLE },
  { path: 'processor.costs.instantMinimumCents' },
  { path: 'processor.costs.fundsYearlyBasisPoints', most: BASIS_POINTS_IN_WHOLE },
]

/** Who takes daily payouts, where the scenario has the model. */
const ADOPTION_ASSUMPTIONS: readonly SweptAssumption[] = [
  { path: 'population.adoption.waitingCost.medianYearlyBasisPoints', most: 100_000 },
  { path: 'population.adoption.waitingCost.sigma', most: 3 },
  { path: 'population.adoption.feeWeight', most: 100 },
  { path: 'population.adoption.inertiaMonthlyCents' },
  { path: 'population.adoption.awareAtStartBasisPoints', most: BASIS_POINTS_IN_WHOLE },
]

/** Instead of the model: a share that does not react. */
const SHARE_ASSUMPTIONS: readonly SweptAssumption[] = [
  { path: 'population.scheduleShareBasisPoints.daily', most: BASIS_POINTS_IN_WHOLE },
]

/** Settings that are zero have no half and no double, and are left out. */
export const sweptAssumptions = (
  isTakeUpFixed: boolean,
  valueOf: (path: string) => unknown,
): NonNullable<SweepInput['sensitivity']> =>
  [...ASSUMPTIONS, ...(isTakeUpFixed ? SHARE_ASSUMPTIONS : ADOPTION_ASSUMPTIONS)].flatMap(
    ({ path, offset, most = Infinity }) => {
      const own = valueOf(path)
      if (typeof own !== 'number' || (offset === undefined && own === 0)) return []
      const [low, high] = offset === undefined ? [own / 2, own * 2] : [own - offset, own + offset]
      return [{ path, low: rounded(low, own), high: Math.min(most, rounded(high, own)) }]
    },
  )

/** Whole where the setting's own value is. */
const rounded = (value: number, own: number): number =>
  Number.isInteger(own) && Math.abs(own) >= 10 ? Math.round(value) : Number(value.toFixed(2))
