/** What the page saves for the command line, the command line runs as the page does. */
import { expect, it } from 'vitest'
import { sweepFile } from '../../../../src/ui/fees/curve/sweep-file'
import { sweepPlan } from '../../../support/sweeps'
import { readSweep } from '../../../../src/experiments/sweep/read-sweep'

it('is the same fees and seeds of the same scenario', () => {
  const plan = sweepPlan({
    scenario: { version: 1, seed: 'mine', days: 5, population: { size: 4 } },
    seeds: 3,
    axes: [{ path: 'policy.instantFeeBasisPoints', values: [100, 300] }],
  })
  const read = readSweep(JSON.parse(sweepFile(plan, 'Fees of the page')))
  if (!read.ok) throw new Error('The file is no sweep')
  expect(read.plan.definition.name).toBe('Fees of the page')
  expect(read.plan.pairs.map(({ run, baseline }) => [run.key, baseline.key])).toEqual(
    plan.pairs.map(({ run, baseline }) => [run.key, baseline.key]),
  )
})
