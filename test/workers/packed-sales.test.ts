import { expect, it } from 'vitest'
import type { ImportedSales } from '../../src/scenario/sales-file/imported-sales'
import type { SalesReading } from '../../src/scenario/sales-file/reading'
import { blocksOf, packSales, saleCount, unpackSales } from '../../workers/packed-sales'

const SALES: ImportedSales = {
  fileName: 'sales.csv',
  reading: { readAs: 'other' } as SalesReading,
  creators: ['fonts', 'prints'],
  sales: [
    { creator: 1, at: 1_770_000_000, amountCents: 1_250 },
    {
      creator: 0,
      at: 1_770_000_100,
      amountCents: 1_000_000_000_00,
      reversed: { kind: 'chargeback', at: 1_770_400_000 },
    },
    {
      creator: 1,
      at: 1_770_000_200,
      amountCents: 1,
      reversed: { kind: 'refund', at: 1_770_000_300 },
    },
  ],
  partlyRefunded: { sales: 1, cents: 250 },
  refundRows: 2,
  leftOut: [],
  rows: 5,
  firstDay: 20_486,
  lastDay: 20_486,
  totalCents: 1_000_000_012_51,
}

it('sales come out as they were packed, and through a message in which their blocks are handed over', () => {
  const packed = packSales(SALES, 'digest')
  expect(saleCount(packed)).toBe(3)
  const received = structuredClone(packed, { transfer: blocksOf(packed) })
  expect(packed.columns.at.byteLength).toBe(0)
  expect(received.sha256).toBe('digest')
  expect(unpackSales(received)).toEqual(SALES)
})
