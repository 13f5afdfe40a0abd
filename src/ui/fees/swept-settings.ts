/** Which settings the room sweeps beside the fee, and between which values. */
import type { SweepInput } from '../../../workers/sweep-contract'
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

/** Assumptions that nobody outside can look up. */
export const ASSUMPTIONS: NonNullable<SweepInput['sensitivity']> = [
  { path: 'population.monthlyGross.mu', low: 3.2, high: 4 },
  { path: 'population.priceLevel.medianCents', low: 15_00, high: 60_00 },
  { path: 'population.refunds.rateBasisPoints', low: 50, high: 300 },
  { path: 'population.chargebacks.rateBasisPoints', low: 20, high: 150 },
  { path: 'processor.costs.instantBasisPoints', low: 50, high: 150 },
  { path: 'processor.costs.instantMinimumCents', low: 25, high: 100 },
  { path: 'processor.costs.fundsYearlyBasisPoints', low: 400, high: 1_600 },
]

/** Those that say who takes daily payouts, where the scenario has the model. */
export const ADOPTION_ASSUMPTIONS: NonNullable<SweepInput['sensitivity']> = [
  { path: 'population.adoption.waitingCost.medianYearlyBasisPoints', low: 1_000, high: 4_000 },
  { path: 'population.adoption.waitingCost.sigma', low: 0.5, high: 1.5 },
  { path: 'population.adoption.feeWeight', low: 1, high: 3 },
  { path: 'population.adoption.inertiaMonthlyCents', low: 0, high: 5_00 },
  { path: 'population.adoption.awareAtStartBasisPoints', low: 2_500, high: 7_500 },
]

/** Instead of the model: a share that does not react. */
export const SHARE_ASSUMPTION: NonNullable<SweepInput['sensitivity']> = [
  { path: 'population.scheduleShareBasisPoints.daily', low: 500, high: 4_000 },
]
