/** What each protection prevents: which cells are run, and in which order. */
import { expect, it } from 'vitest'
import { PROTECTIONS } from '../../../src/core/protections'
import { MATRIX_FAULTS, readMatrix } from '../../../src/experiments/stress/matrix'
import { SWARM_SCENARIO } from '../../../src/experiments/stress/swarm-scenario'

it('has each protection under all faults at once before it goes into single kinds', () => {
  const read = readMatrix({ scenario: SWARM_SCENARIO, seed: null, seedCount: 2 })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const rows = [null, ...PROTECTIONS]
  expect(read.cells).toHaveLength(rows.length * MATRIX_FAULTS.length)
  const first = read.cells.slice(0, rows.length)
  expect(first.map(({ without, faults }) => [without, faults])).toEqual(
    rows.map((without) => [without, 'all']),
  )
  expect(first.map(({ plan }) => plan.without)).toEqual([[], ...PROTECTIONS.map((name) => [name])])
  expect(new Set(read.cells.map(({ without, faults }) => `${without} ${faults}`)).size).toBe(
    read.cells.length,
  )
})
