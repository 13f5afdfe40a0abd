/** What the tab sweeps beside the fee: the presets of sweeps, about the scenario that is on the form. */
import { SWEEP_PRESETS, type SweepInput } from '../../../../workers/sweep-contract'
import type { FeeAxis } from '../curve/fee-axis'
import type { GridChoice } from './sweep-in-place'

const GRID_PRESETS = {
  minimum: SWEEP_PRESETS['fee-and-minimum'],
  takeUp: SWEEP_PRESETS['fee-and-take-up'],
  interest: SWEEP_PRESETS['fee-and-interest'],
} as const satisfies Record<GridChoice, SweepInput>

const FLAT_FEES: readonly number[] = [50, 100, 200, 300, 400, 500]

type ValueOf = (path: string) => unknown

/** With the model, who takes daily is found and not set, but how many consider it is. */
export const gridChoices = (isTakeUpFixed: boolean): readonly GridChoice[] => [
  'minimum',
  isTakeUpFixed ? 'takeUp' : 'interest',
]

/** The scenario's own values are among them, so that it has a cell. */
export function gridAxes(
  { path, unit }: FeeAxis,
  choice: GridChoice,
  valueOf: ValueOf,
): NonNullable<SweepInput['axes']> {
  const [fee, down] = GRID_PRESETS[choice].axes!
  const fees = unit === 'cents' ? FLAT_FEES : fee!.values!
  return [withOwn(path, fees, valueOf), withOwn(down!.path, down!.values!, valueOf)]
}

function withOwn(
  path: string,
  values: readonly unknown[],
  valueOf: ValueOf,
): { path: string; values: number[] } {
  const numbers = [...values, valueOf(path)].filter((value) => typeof value === 'number')
  return { path, values: [...new Set(numbers)].toSorted((one, other) => one - other) }
}

const { sensitivity: ASSUMPTIONS = [], samples = 0 } = SWEEP_PRESETS['what-matters']
export const SAMPLES = samples

const ADOPTION = 'population.adoption.'
/** With a share that does not react, it takes the place of the model. */
const TAKE_UP = { path: 'population.scheduleShareBasisPoints.daily', low: 100, high: 3_000 }

/** Those that the scenario makes use of, each with a range that its own value lies in. */
export const sweptAssumptions = (
  isTakeUpFixed: boolean,
  valueOf: ValueOf,
): NonNullable<SweepInput['sensitivity']> =>
  (isTakeUpFixed
    ? [TAKE_UP, ...ASSUMPTIONS.filter(({ path }) => !path.startsWith(ADOPTION))]
    : ASSUMPTIONS
  ).map((assumption) => around(assumption, valueOf(assumption.path)))

type Assumption = NonNullable<SweepInput['sensitivity']>[number]

/** Wide enough for what the scenario has, where the usual range is not. */
function around({ path, low, high }: Assumption, own: unknown): Assumption {
  return typeof own === 'number'
    ? { path, low: Math.min(low, own), high: Math.max(high, own) }
    : { path, low, high }
}
