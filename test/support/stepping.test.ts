/** The limit of the tests' own driver: what would go on for ever fails, and says where it was. */
import { expect, it } from 'vitest'
import { stepToEnd, stepWhile } from './stepping'

const NOON = Date.UTC(2026, 7, 31, 12) / 1_000

it('a run whose day never ends fails with the instant at which it is', () => {
  const stuck = { now: NOON, daysDone: 3, step: () => true }
  expect(() => stepToEnd(stuck, 100)).toThrow(
    'Not past 2026-08-31T12:00:00Z after 100 steps in one day',
  )
})

it('a run that gets on may take as many steps as it needs', () => {
  let steps = 0
  const run = {
    now: NOON,
    get daysDone() {
      return Math.floor(steps / 90)
    },
    step: () => (steps += 1) < 10_000,
  }
  stepToEnd(run, 100)
  expect(steps).toBe(10_000)
})

it('stops where it is asked to', () => {
  let steps = 0
  stepWhile({ now: NOON, daysDone: 0, step: () => (steps += 1) > 0 }, () => steps < 7)
  expect(steps).toBe(7)
})
