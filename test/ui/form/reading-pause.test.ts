/** A text that takes long to be read is read seldom while it is typed, and at the end whatever happens. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ReadingPause } from '../../../src/ui/form/reading-pause'

const LONG = 8_000_000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers().restoreAllMocks())

function newPause(): { pause: ReadingPause; readings: () => number } {
  const read = vi.fn()
  return { pause: new ReadingPause(read), readings: () => read.mock.calls.length }
}

it('a short text is read at each key, once', () => {
  const { pause, readings } = newPause()
  for (const _ of [1, 2]) pause.typed(200_000)
  expect(readings()).toBe(2)
  vi.runAllTimers()
  expect(readings()).toBe(2)
})

it('a long one is read once typing has paused, for the longer the longer that took', () => {
  const { pause, readings } = newPause()
  vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValueOnce(1_200)
  pause.typed(LONG)
  vi.advanceTimersByTime(499)
  pause.typed(LONG)
  vi.advanceTimersByTime(499)
  expect(readings()).toBe(0)
  vi.advanceTimersByTime(2)
  expect(readings()).toBe(1)
  pause.typed(LONG)
  vi.advanceTimersByTime(3_599)
  expect(readings()).toBe(1)
  vi.advanceTimersByTime(1)
  expect(readings()).toBe(2)
})

it('whoever leaves the text has it read at once, and what is replaced is not read', () => {
  const { pause, readings } = newPause()
  pause.typed(LONG)
  pause.end()
  pause.end()
  expect(readings()).toBe(1)
  pause.typed(LONG)
  pause.forget()
  vi.runAllTimers()
  expect(readings()).toBe(1)
})
