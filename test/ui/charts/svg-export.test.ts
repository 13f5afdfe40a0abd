import { describe, expect, it } from 'vitest'
import { textWidth } from '../../../src/ui/charts/plot-area'
import { wrapped } from '../../../src/ui/charts/svg-export'

describe('text in an exported chart', () => {
  it('is put into lines no wider than the chart, and keeps every word', () => {
    const text = 'Fees of instant payouts and what the processor charged for them'
    const lines = wrapped(text, 180, 13)
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.join(' ')).toBe(text)
    for (const line of lines) expect(textWidth(line, 13)).toBeLessThanOrEqual(180)
  })

  it('has no line where there is no text', () => {
    expect(wrapped('', 180, 13)).toEqual([])
  })
})
