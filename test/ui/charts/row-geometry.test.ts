import { scaleLinear } from 'd3'
import { describe, expect, it } from 'vitest'
import { textWidth } from '../../../src/ui/charts/plot-area'
import {
  placeRow,
  rowAt,
  rowExtent,
  rowLayout,
  type ChartRow,
} from '../../../src/ui/charts/row-geometry'

const row = (parts: Partial<ChartRow>): ChartRow => ({
  key: 'one',
  label: 'One',
  readings: [],
  ...parts,
})
const bar = (from: number, to: number) => ({ from, to, color: 'var(--instant)' as const })

describe('the layout of rows', () => {
  it('has names beside the rows where there is room, and above them where there is not', () => {
    const rows = [row({ label: 'Creators under $100 a month' })]
    const [beside, above] = [rowLayout(rows, 800, false), rowLayout(rows, 320, false)]
    expect(beside).toMatchObject({ hasNamesAbove: false, rows: [{ height: 34 }] })
    expect(above).toMatchObject({ hasNamesAbove: true, rows: [{ height: 54 }] })
  })

  it('leaves room for the texts at both ends', () => {
    const { area } = rowLayout([row({ before: '0.5%', after: '$1,234' })], 800, false)
    expect(area.left).toBeCloseTo(textWidth('One') + 14 + textWidth('0.5%') + 8)
    expect(area.right).toBeCloseTo(799 - textWidth('$1,234') - 8)
  })

  it('leaves room for notes at the right edge and for their head', () => {
    const rows = [row({ note: '0.87' })]
    const { area } = rowLayout(rows, 800, true)
    expect(area.right).toBeCloseTo(799 - textWidth('0.87') - 8)
    expect(area.top).toBe(26)
  })

  it('is as high as its rows', () => {
    const layout = rowLayout([row({}), row({}), row({})], 800, false)
    expect(layout.area.bottom - layout.area.top).toBe(3 * 34)
    expect([0, 5, 40, 107, 500].map((y) => rowAt(y, layout))).toEqual([0, 0, 1, 2, 2])
  })
})

describe('what the axis of rows shows', () => {
  it.each([
    ['bars', row({ bars: [bar(10, -5), bar(3, 20)] }), [-5, 20]],
    [
      'a dot with its interval',
      row({ dot: { value: 5, low: 2, high: 30, color: 'var(--instant)' } }),
      [0, 30],
    ],
    [
      'a dot without one',
      row({ dot: { value: -5, low: null, high: null, color: 'var(--instant)' } }),
      [-5, 0],
    ],
    ['where a line leads on', row({ bars: [bar(10, 12)], carried: 14 }), [0, 14]],
    ['nothing but what it is compared with', row({}), [0, 100]],
  ])('is %s', (_, one, extent) => {
    expect(rowExtent([one], 0, 100)).toEqual(extent)
  })
})

describe('a placed row', () => {
  const rows = [row({}), row({ bars: [bar(60, 20)], carried: 80 })]
  const layout = rowLayout(rows, 400, false)
  const x = scaleLinear().domain([0, 100]).range([100, 300])

  it('has its bar from the smaller value to the larger, in the middle of the row', () => {
    const placed = placeRow(rows[1]!, 1, layout, x)
    expect(placed.middle).toBe(layout.area.top + 34 + 17)
    expect(placed.bars[0]!.d).toBe(
      `M140.00,${placed.middle - 8}H220.00V${placed.middle + 8}H140.00Z`,
    )
  })

  it('has its texts outside of everything that is drawn', () => {
    const { beforeX, afterX } = placeRow(rows[1]!, 1, layout, x)
    expect([beforeX, afterX]).toEqual([140 - 8, 260 + 8])
  })

  it('shows a difference of nothing as a hairline', () => {
    const [{ d } = { d: '' }] = placeRow(row({ bars: [bar(50, 50)] }), 0, layout, x).bars
    expect(d).toContain('M200.00,')
    expect(d).toContain('H201.00')
  })
})

describe('a name that is too long for one line', () => {
  const LONG = 'Weekly, monthly, quarterly minimum $10 instead of $100'
  const layout = rowLayout([row({ label: 'One' }), row({ label: LONG }), row({})], 200, false)

  it('has as many lines as it needs, none of them wider than there is room for', () => {
    const { name } = layout.rows[1]!
    expect(name.join(' ')).toBe(LONG)
    expect(name).toHaveLength(2)
    for (const line of name) expect(textWidth(line)).toBeLessThanOrEqual(200)
  })

  it('makes its own row higher, and no other', () => {
    expect(layout.rows.map(({ height }) => height)).toEqual([54, 54 + 17, 54])
    expect(layout.rows.map(({ top }) => top)).toEqual([6, 60, 131])
    expect(layout.area.bottom).toBe(185)
    expect([59, 60, 130, 131].map((y) => rowAt(y, layout))).toEqual([0, 1, 1, 2])
  })

  it('is cut only where a single word has no room', () => {
    const [word] = rowLayout([row({ label: 'x'.repeat(60) })], 200, false).rows[0]!.name
    expect(word).toMatch(/^x+…$/)
    expect(textWidth(word!)).toBeLessThanOrEqual(200)
  })
})
