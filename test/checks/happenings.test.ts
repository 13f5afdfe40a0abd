import { describe, expect, it } from 'vitest'
import { Happenings, type Happening } from '../../src/checks/auditor/happenings'

const sale = (creatorId: number, at: number, grossCents: number, cents: number): Happening => ({
  what: 'sale',
  creatorId,
  holder: 'processor',
  at,
  grossCents,
  cents,
})
const credit: Happening = {
  what: 'bank_debit',
  creatorId: 2,
  holder: 'platform',
  at: 20,
  cents: -5,
  afterChange: 7,
}

describe('happenings', () => {
  it('are given back in their order, sales and others', () => {
    const happenings = new Happenings()
    happenings.add(credit)
    happenings.sale(1, 'processor', 30, 1_000, 870)
    happenings.sale(3, 'platform', 31, 2_000, 1_750)
    happenings.add({ ...credit, at: 32 })
    happenings.add({ ...credit, at: 33 })
    happenings.sale(1, 'processor', 34, 99_999_999_999, 87_000_000_000)
    expect([...happenings]).toEqual([
      credit,
      sale(1, 30, 1_000, 870),
      { ...sale(3, 31, 2_000, 1_750), holder: 'platform' },
      { ...credit, at: 32 },
      { ...credit, at: 33 },
      sale(1, 34, 99_999_999_999, 87_000_000_000),
    ])
  })

  it('are none before anything has happened, and as many as there were of a busy day', () => {
    const happenings = new Happenings()
    expect([...happenings]).toEqual([])
    for (let at = 0; at < 5_000; at += 1) happenings.sale(at % 7, 'processor', at, at + 1, at)
    const expected = Array.from({ length: 5_000 }, (_, at) => sale(at % 7, at, at + 1, at))
    expect([...happenings]).toEqual(expected)
  })
})
