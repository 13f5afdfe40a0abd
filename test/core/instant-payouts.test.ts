import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  batchBalances,
  instantlyPayable,
  lastDayOf,
  sumOf,
  type DayBalance,
} from '../../src/core/instant-payouts'
import { POLICIES, POLICY_NAMES } from '../../src/core/policy'
import { dayBalance } from '../support/ledgers'

const ids = (balances: readonly DayBalance[]): number[] =>
  balances.map(({ balanceId }) => balanceId)

const MAXIMUM_CENTS = 9_999_00
const gumroad = POLICIES['gumroad-2026-08-30']
const lab = POLICIES['payout-lab']

describe('what can be paid instantly', () => {
  const threeDays = [
    dayBalance(1, '2026-09-01', 103_00),
    dayBalance(2, '2026-09-02', 103_00),
    dayBalance(3, '2026-09-03', 103_00),
  ]

  it.each([
    [309_00, [1, 2, 3]],
    [308_99, [1, 2]],
    [206_00, [1, 2]],
    [205_99, [1]],
    [103_00, [1]],
    [102_99, []],
    [0, []],
  ])('of three days of $103 with %i cents available: %j', (available, payable) => {
    expect(ids(instantlyPayable(threeDays, available, 'processor', gumroad))).toEqual(payable)
  })

  it('never splits a day: two balances of one day go together or not at all', () => {
    const sameDay = [dayBalance(1, '2026-09-01', 103_00), dayBalance(2, '2026-09-01', 103_00)]
    expect(instantlyPayable(sameDay, 205_99, 'processor', gumroad)).toEqual([])
    expect(ids(instantlyPayable(sameDay, 206_00, 'processor', gumroad))).toEqual([1, 2])
  })

  it('does not test the platform’s own money, yet cuts it off with the day (quirk G10)', () => {
    const mixed = [
      dayBalance(1, '2026-09-01', 50_000_00, 'platform'),
      dayBalance(2, '2026-09-02', 103_00),
      dayBalance(3, '2026-09-02', 1_00, 'platform'),
      dayBalance(4, '2026-09-03', 1_00, 'platform'),
    ]
    expect(ids(instantlyPayable(mixed, 103_00, 'processor', gumroad))).toEqual([1, 2, 3, 4])
    expect(ids(instantlyPayable(mixed, 102_99, 'processor', gumroad))).toEqual([1])
  })

  it('stops at the first day that is too large, though a refund would make up for it later', () => {
    const withRefund = [
      dayBalance(1, '2026-09-01', 103_00),
      dayBalance(2, '2026-09-02', 206_00),
      dayBalance(3, '2026-09-03', -206_00),
    ]
    expect(ids(instantlyPayable(withRefund, 103_00, 'processor', gumroad))).toEqual([1])
  })

  it('counts a refund of an earlier day against the days after it', () => {
    const refundFirst = [dayBalance(1, '2026-09-01', -103_00), dayBalance(2, '2026-09-02', 206_00)]
    expect(ids(instantlyPayable(refundFirst, 103_00, 'processor', gumroad))).toEqual([1, 2])
  })

  it('is nothing of nothing', () => {
    expect(instantlyPayable([], 100, 'processor', gumroad)).toEqual([])
  })

  it('is always a run of whole days from the oldest on, and more money never pays less', () => {
    const anyBalances = fc
      .array(
        fc.record({
          day: fc.integer({ min: 0, max: 6 }),
          amountCents: fc.integer({ min: -50_00, max: 200_00 }),
          holder: fc.constantFrom('platform' as const, 'processor' as const),
        }),
        { maxLength: 12 },
      )
      .map((drawn) =>
        drawn
          .sort((one, other) => one.day - other.day)
          .map((balance, index): DayBalance => ({ balanceId: index + 1, ...balance })),
      )
    fc.assert(
      fc.property(anyBalances, fc.nat(500_00), fc.nat(500_00), (balances, available, more) => {
        const payable = instantlyPayable(balances, available, 'processor', gumroad)
        expect(balances.slice(0, payable.length)).toEqual(payable)
        expect(balances[payable.length]?.day).not.toBe(payable.at(-1)?.day ?? null)
        const withMore = instantlyPayable(balances, available + more, 'processor', gumroad)
        expect(withMore.length).toBeGreaterThanOrEqual(payable.length)
      }),
    )
  })
})

describe('what can be paid instantly by the lab’s own policy', () => {
  const mixed = [
    dayBalance(1, '2026-09-01', 500_00),
    dayBalance(2, '2026-09-02', 103_00),
    dayBalance(3, '2026-09-02', 1_00, 'platform'),
    dayBalance(4, '2026-09-03', 103_00),
    dayBalance(5, '2026-09-03', -3_00),
  ]

  it.each([
    [0, [3, 5]],
    [103_00, [2, 3, 5]],
    [205_99, [2, 3, 5]],
    [206_00, [2, 3, 4, 5]],
    [1_000_00, [1, 2, 3, 4, 5]],
  ])('with %i cents available is %j: what does not fit is skipped (G10)', (available, payable) => {
    expect(ids(instantlyPayable(mixed, available, 'processor', lab))).toEqual(payable)
  })

  it('is by Gumroad’s nothing at all, since the oldest day does not fit', () => {
    expect(instantlyPayable(mixed, 206_00, 'processor', gumroad)).toEqual([])
  })
})

describe('batches of a payout on request', () => {
  const days = (...dollars: number[]): DayBalance[] =>
    dollars.map((amount, index) => dayBalance(index + 1, `2026-09-0${index + 1}`, amount * 100))
  const batchesOf = (balances: readonly DayBalance[], by = gumroad): DayBalance[][] => {
    const { batches, oversized } = batchBalances(balances, by)
    expect(oversized).toEqual([])
    return batches
  }

  it('fill up in order, never best fit (quirk G7)', () => {
    const batches = batchesOf(days(6_000, 3_999, 5_100, 5_000, 3_500, 3_000, 3_000))
    expect(batches.map(ids)).toEqual([[1, 2], [3], [4, 5], [6, 7]])
  })

  it.each([
    ['exactly the maximum, in one balance', [9_999], [[1]]],
    ['exactly the maximum, in two', [5_000, 4_999], [[1, 2]]],
    ['a dollar more than the maximum', [5_000, 5_000], [[1], [2]]],
    ['a refund that makes room', [9_000, -1_000, 1_999], [[1, 2, 3]]],
    ['nothing', [], []],
  ])('%s: %j', (_what, dollars, batches) => {
    expect(batchesOf(days(...dollars)).map(ids)).toEqual(batches)
  })

  it('refuse the whole request for one single balance above the maximum', () => {
    const tooLarge = [...days(10, 20), dayBalance(9, '2026-09-09', 9_999_01), ...days(30)]
    expect(batchBalances(tooLarge, gumroad)).toEqual({ batches: [], oversized: [tooLarge[2]] })
  })

  it('go by the order of creation, not of days', () => {
    const outOfOrder = [
      dayBalance(2, '2026-09-01', 9_000_00),
      dayBalance(3, '2026-09-02', 999_00),
      dayBalance(1, '2026-09-03', 5_000_00),
    ]
    expect(batchesOf(outOfOrder).map(ids)).toEqual([[1], [2, 3]])
    expect(lastDayOf(outOfOrder)).toBe(outOfOrder[2]!.day)
  })

  it('take by the lab’s own policy the first batch with room, oldest first', () => {
    const balances = days(6_000, 3_999, 5_100, 5_000, 3_500, 3_000, 3_000)
    expect(batchesOf(balances, lab).map(ids)).toEqual([[1, 2], [3, 5], [4, 6], [7]])
  })

  it.each([
    ['refuses_all', [], [9]],
    ['left_out', [[10_00, 20_00]], [9]],
    ['cut', [[10_00, 20_00, 3_00], [9_999_00], [9_999_00]], []],
  ] as const)(
    'where one balance is above the maximum by itself: %s',
    (oversizedBalance, cents, out) => {
      const tooLarge = [...days(10, 20), dayBalance(9, '2026-09-09', 2 * 9_999_00 + 3_00)]
      const { batches, oversized } = batchBalances(tooLarge, { ...lab, oversizedBalance })
      expect(batches.map((batch) => batch.map(({ amountCents }) => amountCents))).toEqual(cents)
      expect(ids(oversized)).toEqual(out)
    },
  )

  it('cut a balance into a hundred pieces at most', () => {
    const { batches } = batchBalances([dayBalance(1, '2026-09-01', 1_000_000_00)], {
      ...lab,
      instantMaximumCents: 2,
    })
    expect(batches.map(sumOf)).toEqual(Array(100).fill(2))
  })

  it('never exceed the maximum by any policy, and hold every balance once or leave it out', () => {
    const anyAmounts = fc.array(fc.integer({ min: -50_00, max: MAXIMUM_CENTS + 1_000 }))
    fc.assert(
      fc.property(anyAmounts, fc.constantFrom(...POLICY_NAMES), (amounts, name) => {
        const balances = amounts.map((cents, index) => dayBalance(index, '2026-09-01', cents))
        const { batches, oversized } = batchBalances(balances, POLICIES[name])
        for (const batch of batches) expect(sumOf(batch)).toBeLessThanOrEqual(MAXIMUM_CENTS)
        const whole = batches.flat().filter(({ isPiece }) => !isPiece)
        const cut = new Set(
          batches.flat().flatMap(({ balanceId, isPiece }) => (isPiece ? [balanceId] : [])),
        )
        const held = [...[...whole, ...oversized].map(({ balanceId }) => balanceId), ...cut]
        expect(new Set(held).size).toBe(held.length)
        if (oversized.length === 0 || POLICIES[name].oversizedBalance !== 'refuses_all') {
          expect(held).toHaveLength(balances.length)
          expect(sumOf([...batches.flat(), ...oversized])).toBe(sumOf(balances))
        }
      }),
    )
  })

  it('hold every balance once, in order, and none is above the maximum', () => {
    const anyAmounts = fc.array(fc.integer({ min: 1, max: MAXIMUM_CENTS }), { maxLength: 20 })
    fc.assert(
      fc.property(anyAmounts, (amounts) => {
        const balances = amounts.map((cents, index) => dayBalance(index, '2026-09-01', cents))
        const batches = batchesOf(balances)
        expect(batches.flat()).toEqual(balances)
        for (const batch of batches) expect(sumOf(batch)).toBeLessThanOrEqual(MAXIMUM_CENTS)
        for (const [index, batch] of batches.slice(1).entries()) {
          expect(sumOf(batches[index]!) + batch[0]!.amountCents).toBeGreaterThan(MAXIMUM_CENTS)
        }
      }),
    )
  })
})
