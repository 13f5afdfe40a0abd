import { describe, expect, it } from 'vitest'
import {
  cellAt,
  heatLayout,
  heatStrength,
  scrollToCell,
} from '../../../src/ui/charts/heat-geometry'
import { textWidth } from '../../../src/ui/charts/plot-area'

const texts = {
  columns: ['1%', '2%', '3%'],
  rows: ['$10', '$100'],
  cells: [
    ['$1', '$2', '$3'],
    ['$4', '$5', '$1,234'],
  ],
}

describe('the layout of cells', () => {
  it('fills the width, but not with cells wider than their texts could use', () => {
    expect(heatLayout(texts, 260).cellWidth).toBeCloseTo((260 - textWidth('$100') - 10) / 3)
    expect(heatLayout(texts, 2_000).cellWidth).toBe(132)
  })

  it('is wider than the page rather than with texts that are cut off', () => {
    const layout = heatLayout(texts, 120)
    expect(layout.cellWidth).toBeCloseTo(textWidth('$1,234') + 12)
    expect(layout.width).toBeGreaterThan(120)
    expect(heatLayout(texts, 600).width).toBe(600)
  })
})

describe('the ground of a cell', () => {
  it.each([
    [0, 100, 0],
    [100, 100, 0.45],
    [-100, 100, 0.45],
    [50, 100, 0.25],
    [0, 0, 0],
  ])('of %d where the furthest is %d', (value, furthest, strength) => {
    expect(heatStrength(value, furthest)).toBeCloseTo(strength)
  })
})

describe('the cell at a point', () => {
  const layout = heatLayout(texts, 260)
  const { area, cellWidth, cellHeight } = layout

  it.each([
    ['the first', area.left + 1, area.top + 1, { row: 0, column: 0 }],
    ['the last', area.right - 1, area.bottom - 1, { row: 1, column: 2 }],
    [
      'one between',
      area.left + cellWidth * 1.5,
      area.top + cellHeight * 1.5,
      { row: 1, column: 1 },
    ],
    ['none among the names', area.left - 1, area.top + 1, null],
    ['none above', area.left + 1, area.top - 1, null],
  ])('is %s', (_, x, y, cell) => {
    expect(cellAt(x, y, layout)).toEqual(cell)
  })
})

describe('scrolling to a cell', () => {
  const layout = heatLayout(texts, 120)
  const { area, cellWidth } = layout

  it('shows it whole, whichever side it was hidden on', () => {
    expect(scrollToCell(2, layout, { left: 0, width: 120 })).toBeCloseTo(
      area.left + 3 * cellWidth - 120,
    )
    expect(scrollToCell(1, layout, { left: 150, width: 120 })).toBeCloseTo(area.left + cellWidth)
  })

  it('goes back to the names with the first column, and stays where all is seen', () => {
    expect(scrollToCell(0, layout, { left: 150, width: 120 })).toBe(0)
    expect(scrollToCell(0, layout, { left: 0, width: 400 })).toBe(0)
  })
})
