import { expect, it, vi } from 'vitest'
import { RefreshPace } from '../../../src/ui/lists/refresh-pace'

it('what a run in progress says is asked at most once in two seconds, and at once when the run stops', () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0)
  try {
    const pace = new RefreshPace()
    expect(pace.isDue('running')).toBe(true)
    pace.noteAsked()
    now.mockReturnValue(1_900)
    expect(pace.isDue('running')).toBe(false)
    expect(pace.isDue('paused')).toBe(true)
    now.mockReturnValue(2_000)
    expect(pace.isDue('running')).toBe(true)
    pace.noteAsked()
    pace.forget()
    expect(pace.isDue('running')).toBe(true)
  } finally {
    now.mockRestore()
  }
})
