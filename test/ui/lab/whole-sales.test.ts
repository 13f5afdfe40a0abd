/** A sales file that the browser keeps is offered where a run can be made of it, and only there. */
import { describe, expect, it } from 'vitest'
import { withValueAt } from '../../../src/scenario/document-paths'
import { isWholeSales } from '../../../src/ui/lab/whole-sales'
import { packSales } from '../../../workers/packed-sales'
import { imported } from '../../support/sales-files'

const SALES = packSales(
  imported('creator_id,sold_at,amount_usd\nana,2026-02-03,12.50\nben,2026-02-05,9.00\n'),
  'a'.repeat(64),
)

it('a whole one', () => {
  expect(isWholeSales(structuredClone(SALES))).toBe(true)
})

describe('none where', () => {
  it.each([null, 'x', 5, [], {}])('there is %j in its place', (stored) => {
    expect(isWholeSales(stored)).toBe(false)
  })

  it.each<[path: string, values: unknown[]]>([
    ['fileName', [5, undefined]],
    ['sha256', [null]],
    ['reading', [null, 'x']],
    ['creators', [['ana'], 'x', [5, 6]]],
    ['leftOut', [undefined, [null]]],
    ['firstDay', ['2026-02-03', undefined]],
    ['totalCents', [undefined]],
    ['columns.creator', [new Uint32Array(1), [0, 1], new Uint32Array([0, 9])]],
    ['columns.at', [new Float64Array(1), undefined]],
    ['columns.amountCents', [new Float64Array([1, Number.NaN])]],
    ['columns.reversed', [new Uint32Array(1)]],
    ['columns.isChargeback', [new Uint8Array(2)]],
  ])('%s is damaged', (path, values) => {
    for (const value of values)
      expect(isWholeSales(withValueAt(SALES, path, value)), String(value)).toBe(false)
  })
})
