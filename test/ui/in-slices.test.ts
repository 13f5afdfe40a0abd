import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { inSlices } from '../../src/ui/in-slices'

let now = 0

/** Each step takes ten milliseconds. */
function* steps(count: number, done: number[]): Generator<void, string> {
  for (let step = 0; step < count; step += 1) {
    now += 10
    done.push(step)
    yield
  }
  return 'the result'
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(performance, 'now').mockImplementation(() => now)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

it('steps are done a few in a task, and the result is handed over after the last', () => {
  const done: number[] = []
  const taken: string[] = []
  inSlices(steps(5, done), (result) => taken.push(result))
  const counts: number[] = [done.length]
  while (taken.length === 0) {
    vi.advanceTimersToNextTimer()
    counts.push(done.length)
  }
  expect(counts).toEqual([0, 2, 4, 5])
  expect(taken).toEqual(['the result'])
})

it('steps that are not wanted any more are not done', () => {
  const done: number[] = []
  const end = inSlices(steps(5, done), () => done.push(Infinity))
  vi.advanceTimersToNextTimer()
  end()
  vi.runAllTimers()
  expect(done).toEqual([0, 1])
})
