/** The sweeps of the tab, for the scenario that is on the form. */
import {
  readingSweep,
  type ReadSweep,
  type SweepFile,
  type SweepInput,
} from '../../../../workers/sweep-contract'
import { exhaust } from '../../../core/exhaust'
import type { InstantFeeFigures } from '../../../core/fees/fee-figures'
import type { PackedSales } from '../../../../workers/contract'
import type { ReadingContext } from '../../../scenario/reading-context'
import type { ScenarioInput } from '../../../scenario/schema'
import type { SettingChanges } from '../../../scenario/setting-changes'
import type { FeeAxis } from '../curve/fee-axis'

export interface NamedChanges {
  name: string
  changes: SettingChanges
}

export interface SweptScenario {
  scenario: ScenarioInput
  seedCount: number
  sales: PackedSales | null
  context: ReadingContext
}

/** The scenario at each fee of the axis, and at its own. */
export function planOfCurve(
  swept: SweptScenario,
  { path, figure, values }: FeeAxis,
  own: Pick<InstantFeeFigures, FeeAxis['figure']>,
): ReadSweep {
  const fees = [...new Set([...values, own[figure]])].toSorted((one, other) => one - other)
  return exhaust(planning(swept, { axes: [{ path, values: fees }] }))
}

/** The scenario with each set of changes, and as it is. */
export const planOfAlternatives = (
  swept: SweptScenario,
  alternatives: readonly NamedChanges[],
): ReadSweep =>
  exhaust(
    planning(swept, {
      alternatives: alternatives.map(({ name, changes }) => ({ name, changes: { ...changes } })),
    }),
  )

/** The scenario at each pair of values of two settings. */
export const planOfGrid = (swept: SweptScenario, axes: SweepInput['axes']): ReadSweep =>
  exhaust(planning(swept, { axes }))

/**
 * The scenario with each assumption low and high by itself, and with all of them somewhere between at once. By steps: it
 * has a hundred points.
 */
export const planningOfAssumptions = (
  swept: SweptScenario,
  sensitivity: SweepInput['sensitivity'],
  samples: number,
): Generator<void, ReadSweep> => planning(swept, { sensitivity, samples })

function planning(
  { scenario, seedCount, sales, context }: SweptScenario,
  asked: Pick<SweepInput, 'axes' | 'alternatives' | 'sensitivity' | 'samples'>,
): Generator<void, ReadSweep> {
  const input: SweepInput = { version: 1, scenario: { ...scenario }, seeds: seedCount, ...asked }
  return readingSweep(input, sales ? { file: fileOf(sales, context) } : {})
}

/** What a sales file is known by in plans. */
export const fileKeyOf = ({ sha256, reading }: PackedSales): string =>
  JSON.stringify([sha256, reading])

const fileOf = (sales: PackedSales, context: ReadingContext): SweepFile => ({
  key: fileKeyOf(sales),
  context,
  size: {
    creators: sales.creators,
    sales: sales.columns.creator,
    firstDay: sales.firstDay,
    lastDay: sales.lastDay,
  },
})
