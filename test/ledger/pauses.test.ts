import { describe, expect, it } from 'vitest'
import { at } from '../support/days'
import { ledgerWith, rows } from '../support/ledgers'

const MONDAY = at('2026-09-07T12:00:00Z')

describe('pauses', () => {
  it('of several sources can be in force at once, and each is lifted alone', () => {
    const { pauses, database } = ledgerWith({}, {})
    expect(pauses.pause(1, 'admin', MONDAY)).toBe(true)
    expect(pauses.pause(1, 'chargeback_rate', MONDAY + 1)).toBe(true)
    expect(pauses.pause(1, 'admin', MONDAY + 2)).toBe(false)
    expect(pauses.of(1).map(({ source }) => source)).toEqual(['admin', 'chargeback_rate'])
    expect(pauses.lift(1, 'admin', MONDAY + 3)).toBe(true)
    expect(pauses.lift(1, 'admin', MONDAY + 4)).toBe(false)
    expect(pauses.of(1)).toMatchObject([{ source: 'chargeback_rate', beganAt: MONDAY + 1 }])
    expect(pauses.lastLiftedAt(1, 'admin')).toBe(MONDAY + 3)
    expect(pauses.lastLiftedAt(1, 'stripe')).toBeNull()
    expect(rows(database, 'SELECT source, began_at, ended_at FROM pauses')).toEqual([
      ['admin', '2026-09-07T12:00:00Z', '2026-09-07T12:00:03Z'],
      ['chargeback_rate', '2026-09-07T12:00:01Z', null],
    ])
    expect(rows(database, 'SELECT paused FROM creators')).toEqual([[1], [0]])
  })

  it.each([
    ['the older', 'admin', 'creator', 'admin', 'creator'],
    ['the newer', 'admin', 'creator', 'creator', 'admin'],
    ['the older', 'chargeback_rate', 'stripe', 'chargeback_rate', 'stripe'],
    ['the newer', 'chargeback_rate', 'stripe', 'stripe', 'chargeback_rate'],
  ] as const)('lifting %s of %s and %s lifts that of %s and leaves that of %s', (...example) => {
    const [, older, newer, lifted, left] = example
    const { pauses, database } = ledgerWith({})
    pauses.pause(1, older, MONDAY)
    pauses.pause(1, newer, MONDAY + 1)
    expect(pauses.lift(1, lifted, MONDAY + 2)).toBe(true)
    expect(pauses.of(1).map(({ source }) => source)).toEqual([left])
    expect(rows(database, 'SELECT source FROM pauses WHERE ended_at IS NULL')).toEqual([[left]])
    expect(pauses.lift(1, left, MONDAY + 3)).toBe(true)
    expect(pauses.of(1)).toEqual([])
  })

  it('are found by their source, by creator', () => {
    const { pauses } = ledgerWith({}, {}, {})
    pauses.pause(3, 'chargeback_rate', MONDAY)
    pauses.pause(1, 'chargeback_rate', MONDAY)
    pauses.pause(2, 'creator', MONDAY)
    expect(pauses.creatorsPausedBy('chargeback_rate')).toEqual([1, 3])
  })
})
