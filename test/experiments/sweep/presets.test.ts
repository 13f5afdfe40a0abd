import { expect, it } from 'vitest'
import { SWEEP_PRESET_NAMES, SWEEP_PRESETS } from '../../../src/experiments/sweep/presets'
import { readSweep } from '../../../src/experiments/sweep/read-sweep'

const POINTS = {
  'fee-curve': 21,
  'fee-and-minimum': 31,
  'fee-and-take-up': 25,
  questions: 16,
  'what-matters': 91,
}

it.each(SWEEP_PRESET_NAMES)('%s can be run within an hour on one processor', (name) => {
  const read = readSweep(SWEEP_PRESETS[name])
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  expect(read.plan.points).toHaveLength(POINTS[name])
  expect(read.plan.size.seconds).toBeLessThan(3_600)
})

it('fee-curve goes from 0.5% to 10% in steps of half a percent', () => {
  const read = readSweep(SWEEP_PRESETS['fee-curve'])
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const fees = read.plan.points.slice(1).map(({ changes }) => Object.values(changes)[0])
  expect(fees).toEqual(Array.from({ length: 20 }, (_, index) => 50 * (index + 1)))
})
