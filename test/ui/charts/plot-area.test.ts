import { describe, expect, it } from 'vitest'
import {
  dayCentre,
  dayScale,
  dayTicks,
  extentWithZero,
  niceValues,
  placeNumberTexts,
  placeTickTexts,
  textWidth,
  valueScale,
} from '../../../src/ui/charts/plot-area'

describe('day scale', () => {
  it('gives every day the same width, the last one too', () => {
    const x = dayScale(['2026-01-01', '2026-01-10'], 100, 200)
    expect(dayCentre(x, '2026-01-01')).toBeCloseTo(105)
    expect(dayCentre(x, '2026-01-10')).toBeCloseTo(195)
  })

  it('does not move while a run streams: the domain is the whole run', () => {
    const x = dayScale(['2026-01-01', '2026-12-31'], 0, 365)
    expect(dayCentre(x, '2026-03-01')).toBeCloseTo(59.5)
  })

  it('says the year once, below the tick where it begins', () => {
    const texts = (domain: [string, string], width: number): string[] =>
      dayTicks(dayScale(domain, 0, width)).map(({ text, year }) =>
        year ? `${text} / ${year}` : text,
      )
    expect(texts(['2026-08-31', '2026-11-28'], 300)).toEqual(['Sep / 2026', 'Oct', 'Nov'])
    expect(texts(['2026-01-05', '2026-01-25'], 500)).toEqual(['5 Jan / 2026', '12 Jan', '19 Jan'])
    expect(texts(['2026-11-01', '2027-02-28'], 300)).toEqual([
      'Nov / 2026',
      'Dec',
      'Jan / 2027',
      'Feb',
    ])
    expect(texts(['2020-01-01', '2024-12-31'], 250)).toEqual([
      '2020',
      '2021',
      '2022',
      '2023',
      '2024',
    ])
  })

  it.each([10, 45, 90, 365, 1_000, 3_660])('never lets ticks touch on %d days', (count) => {
    const end = new Date(Date.UTC(2026, 0, count)).toISOString().slice(0, 10)
    const ticks = placeTickTexts(dayTicks(dayScale(['2026-01-01', end], 0, 300)), 0, 300)
    expect(ticks.length).toBeGreaterThan(1)
    let free = 0
    for (const { position, text, anchor } of ticks) {
      const width = textWidth(text)
      const start = { start: position, middle: position - width / 2, end: position - width }[anchor]
      expect(start).toBeGreaterThanOrEqual(free)
      expect(start + width).toBeLessThanOrEqual(300)
      free = start + width
    }
  })
})

describe('the texts of an axis of numbers', () => {
  const TICKS = [
    { position: 0, text: '$1' },
    { position: 100, text: '$100' },
    { position: 150, text: '$300' },
    { position: 200, text: '$1,000' },
  ]
  const textsIn = (ticks: typeof TICKS, right: number): string[] =>
    placeNumberTexts(ticks, 0, right).map(({ text }) => text)

  it('show where it ends, in place of one that would touch it', () => {
    expect(textsIn(TICKS, 200)).toEqual(['$1', '$100', '$1,000'])
  })

  it('are all there where there is room', () => {
    const wide = TICKS.map(({ position, text }) => ({ position: 2 * position, text }))
    expect(textsIn(wide, 400)).toEqual(['$1', '$100', '$300', '$1,000'])
  })

  it('are none of no ticks', () => {
    expect(textsIn([], 200)).toEqual([])
  })
})

describe('value scale', () => {
  it('always shows zero, and something where all is zero', () => {
    expect(extentWithZero([300, 500], 100)).toEqual([0, 500])
    expect(extentWithZero([-300, -100], 100)).toEqual([-300, 0])
    expect(extentWithZero([0, 0], 100)).toEqual([0, 100])
    expect(extentWithZero([], 1)).toEqual([0, 1])
  })

  it('has no tick between whole numbers of things', () => {
    expect(niceValues([0, 2], 'count', 300).ticks).toEqual([0, 1, 2])
  })

  it('ticks durations on whole days', () => {
    const { ticks } = niceValues([0, 9.3 * 86_400], 'seconds', 200)
    expect(ticks.map((seconds) => seconds / 86_400)).toEqual([0, 2, 4, 6, 8, 10])
  })

  it('gives a little below zero a little room, and much a whole step', () => {
    const little = niceValues([-5, 200], 'count', 180)
    expect(little.domain[0]).toBeGreaterThan(-20)
    expect(little.domain[0]).toBeLessThanOrEqual(-5)
    expect(niceValues([-90, 200], 'count', 180).domain[0]).toBe(-100)
  })

  it('grows upwards', () => {
    const y = valueScale([0, 100], { left: 0, right: 10, top: 20, bottom: 120 })
    expect([y(0), y(100)]).toEqual([120, 20])
  })
})
