/** What each protection prevents: which cells are run, and in which order. */
import { expect, it } from 'vitest'
import { PROTECTIONS } from '../../../src/core/protections'
import { MATRIX_FAULTS, readMatrix } from '../../../src/experiments/stress/matrix'
import { SWARM_SCENARIO } from '../../../src/experiments/stress/swarm-scenario'

it('has each protection under all faults at once before it goes into single kinds', () => {
  const read = readMatrix({ scenario: SWARM_SCENARIO, seed: null, seedCount: 2, without: [] })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const rows = [null, ...PROTECTIONS]
  expect(read.cells).toHaveLength(rows.length * MATRIX_FAULTS.length)
  const first = read.cells.slice(0, rows.length)
  expect(first.map(({ protection, faults }) => [protection, faults])).toEqual(
    rows.map((protection) => [protection, 'all']),
  )
  expect(first.map(({ plan }) => plan.without)).toEqual([[], ...PROTECTIONS.map((name) => [name])])
  expect(new Set(read.cells.map(({ protection, faults }) => `${protection} ${faults}`)).size).toBe(
    read.cells.length,
  )
})

it('switches on what is off as the scenario is, and does that first', () => {
  const read = readMatrix({
    ...{ seed: null, seedCount: 1, without: ['idempotencyKeys'] },
    scenario: { ...SWARM_SCENARIO, protections: { retries: false } },
  })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const rows = read.cells.slice(0, PROTECTIONS.length + 1)
  expect(rows.slice(0, 4).map(({ protection, plan }) => [protection, plan.without])).toEqual([
    [null, ['idempotencyKeys', 'retries']],
    ['idempotencyKeys', ['retries']],
    ['retries', ['idempotencyKeys']],
    ['transactions', ['transactions', 'idempotencyKeys', 'retries']],
  ])
  expect(new Set(rows.map(({ protection }) => protection)).size).toBe(PROTECTIONS.length + 1)
})
