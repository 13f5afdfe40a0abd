import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AuditedSales } from '../../src/checks/auditor/audited-sales'
import { NumberRows } from '../../src/checks/auditor/number-rows'

const sold = {
  creatorId: 12,
  holder: 'platform',
  at: 1_788_134_400,
  grossCents: 99_999_999_999,
  platformFeeCents: 10,
  netCents: 85,
} as const

describe('audited sales', () => {
  it('are known as they were sold, by their ids', () => {
    const sales = new AuditedSales()
    sales.add(3_000, sold)
    sales.add(1, { ...sold, holder: 'processor', netCents: 0 })
    expect(sales.get(3_000)).toEqual({ ...sold, takenBackCents: 0 })
    expect(sales.get(1)).toEqual({
      ...sold,
      holder: 'processor',
      netCents: 0,
      takenBackCents: 0,
    })
    expect([sales.get(0), sales.get(2), sales.get(2_999)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('remember what was taken back of them, until they are taken out', () => {
    const sales = new AuditedSales()
    sales.add(5, sold)
    sales.get(5)!.takenBackCents = 60
    expect(sales.get(5)!.takenBackCents).toBe(60)
    expect(sales.take(5)!.takenBackCents).toBe(60)
    expect([sales.get(5), sales.take(5)]).toEqual([undefined, undefined])
  })
})

describe('rows of numbers', () => {
  it('are those of a map, in whatever order they come and go', () => {
    const id = fc.integer({ min: -2_000, max: 5_000 })
    // Of four bytes, of more, and fractions; no zero keeps a sign.
    const fraction = fc.double({ noNaN: true }).map((value) => value + 0)
    const number = fc.oneof(fc.integer(), fc.maxSafeInteger(), fraction)
    const step = fc.oneof(
      fc.record({ id, numbers: fc.tuple(number, number) }),
      fc.record({ id, numbers: fc.constant(null) }),
    )
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const rows = new NumberRows(2)
        const expected = new Map<number, [number, number]>()
        for (const { id: row, numbers } of steps) {
          if (numbers) {
            rows.add(row, ...numbers)
            expected.set(row, numbers)
          } else {
            rows.delete(row)
            expected.delete(row)
          }
        }
        for (const { id: row } of steps) {
          expect(rows.has(row)).toBe(expected.has(row))
          if (!rows.has(row)) continue
          expect([rows.number(row, 0), rows.number(row, 1)]).toEqual(expected.get(row))
        }
      }),
    )
  })
})
