import { describe, expect, it } from 'vitest'
import { checkPaths, newViolations } from '../../../src/ui/charts/check-geometry'
import { binDays } from '../../../src/ui/charts/time-bins'

const DAYS = ['2026-01-05', '2026-01-06', '2026-01-12', '2026-01-13']

describe('check strips', () => {
  it('show what a day found that the day before had not', () => {
    expect(newViolations([0, 2, 2, 5], binDays(DAYS, 'day'))).toEqual([0, 2, 0, 3])
    expect(newViolations([1, 1, 1, 1], binDays(DAYS, 'day'))).toEqual([1, 0, 0, 0])
  })

  it('lose no violation when days are added up', () => {
    expect(newViolations([1, 2, 2, 5], binDays(DAYS, 'week'))).toEqual([2, 3])
  })

  it('draw clean cells and violations apart, and nothing for days to come', () => {
    const bins = binDays(DAYS.slice(0, 2), 'day')
    const spans = [
      { left: 0, right: 4 },
      { left: 5, right: 9 },
    ]
    const { clean, violated } = checkPaths([0, 1], bins, spans, 20)
    expect(clean).toBe('M0.00,16H4.00v8H0.00Z')
    expect(violated).toContain('M5.00,12H9.00v16H5.00Z')
  })
})
