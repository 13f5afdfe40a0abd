import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EventCounts } from '../../../src/simulation/faults/event-counts'

describe('counts of events', () => {
  it('are of each group and creator, and of nobody', () => {
    const counts = new EventCounts()
    const counted = [
      counts.oneMore('refund', 'ada'),
      counts.oneMore('refund', 'ada'),
      counts.oneMore('payout', 'ada'),
      counts.oneMore('refund', null),
      counts.oneMore('refund', ''),
      counts.oneMore('payout', 'ben'),
      counts.oneMore('refund', 'ada'),
    ]
    expect(counted).toEqual([1, 2, 1, 1, 1, 1, 3])
  })

  it('begin again when they are cleared, as those of a map do', () => {
    const event = fc.record({
      group: fc.constantFrom('refund', 'payout', 'job'),
      creator: fc.constantFrom(null, 'ada', 'ben', 'cleo', 'dan'),
      isNewDay: fc.nat(9).map((one) => one === 0),
    })
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const counts = new EventCounts()
        const expected = new Map<string, number>()
        for (const { group, creator, isNewDay } of events) {
          if (isNewDay) {
            counts.clear()
            expected.clear()
          }
          const key = JSON.stringify([group, creator])
          expected.set(key, (expected.get(key) ?? 0) + 1)
          expect(counts.oneMore(group, creator)).toBe(expected.get(key))
        }
      }),
    )
  })
})
