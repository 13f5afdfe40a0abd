/** Whose money arrives later in one of two futures, by how long, and what is not counted. */
import { expect, it } from 'vitest'
import { laterMoney, laterSummary } from '../../src/experiments/later-money'
import type { Arrival } from '../../src/metrics/arrivals'

let payouts = 0
const arrives = (creator: string, arrivedAt: string, cents: number): Arrival => ({
  ...{ payoutId: (payouts += 1), creator, cents, arrivedAt },
  knownAt: null,
})

const FRIDAY = '2026-10-02T10:00:06Z'
const LATER = '2026-10-02T10:46:06Z'

it('compares the same money of a creator, however it is divided into payouts', () => {
  const asItIs = [
    arrives('ink', FRIDAY, 100_00),
    arrives('oak', FRIDAY, 50_00),
    arrives('ink', '2026-10-09T10:00:06Z', 30_00),
  ]
  const changed = [
    arrives('ink', FRIDAY, 60_00),
    arrives('oak', FRIDAY, 50_00),
    arrives('ink', LATER, 70_00),
  ]
  expect(laterMoney(asItIs, changed)).toEqual([
    { creator: 'ink', cents: 40_00, at: FRIDAY, laterAt: LATER, seconds: 46 * 60 },
  ])
})

it('does not count a minute, or less than a dollar', () => {
  const ofInk = arrives('ink', FRIDAY, 100_00)
  expect(laterMoney([ofInk], [{ ...ofInk, arrivedAt: '2026-10-02T10:01:06Z' }])).toEqual([])
  expect(laterMoney([ofInk], [{ ...ofInk, arrivedAt: '2026-10-02T10:01:07Z' }])).toHaveLength(1)
  expect(laterMoney([ofInk], [{ ...ofInk, cents: 99_01 }])).toEqual([])
  expect(laterMoney([ofInk], [{ ...ofInk, cents: 99_00 }])).toMatchObject([{ cents: 1_00 }])
})

it('has what does not arrive by the end once for each creator, from its first payout on', () => {
  const asItIs = [FRIDAY, '2026-10-09T10:00:06Z', '2026-10-16T10:00:06Z'].map((at) =>
    arrives('ink', at, 100_00),
  )
  expect(laterMoney(asItIs, [])).toEqual([
    { creator: 'ink', cents: 300_00, at: FRIDAY, laterAt: null, seconds: null },
  ])
})

it('tells what arrives late from what does not arrive, also of one payout', () => {
  const later = laterMoney([arrives('ink', FRIDAY, 100_00)], [arrives('ink', LATER, 60_00)])
  expect(later).toEqual([
    { creator: 'ink', cents: 40_00, at: FRIDAY, laterAt: null, seconds: null },
    { creator: 'ink', cents: 60_00, at: FRIDAY, laterAt: LATER, seconds: 46 * 60 },
  ])
  expect(laterSummary(later)).toMatchObject({ cents: 60_00, missingCents: 40_00 })
})

it('does not take late money for missing where a fee leaves a few cents of it', () => {
  expect(laterMoney([arrives('ink', FRIDAY, 100_00)], [arrives('ink', LATER, 99_95)])).toEqual([
    { creator: 'ink', cents: 99_95, at: FRIDAY, laterAt: LATER, seconds: 46 * 60 },
  ])
})

it('sums up: how many creators, half of the money, the longest, and what never arrives', () => {
  const asItIs = ['ink', 'oak', 'fig', 'elm'].map((creator) => arrives(creator, FRIDAY, 100_00))
  const changed = [
    arrives('ink', '2026-10-02T10:10:06Z', 100_00),
    arrives('oak', LATER, 100_00),
    arrives('fig', '2026-10-05T10:00:06Z', 100_00),
  ]
  const later = laterMoney(asItIs, changed)
  expect(later.map(({ creator }) => creator)).toEqual(['elm', 'fig', 'oak', 'ink'])
  expect(laterSummary(later)).toEqual({
    creators: 3,
    cents: 300_00,
    medianSeconds: 46 * 60,
    longestSeconds: 3 * 86_400,
    missingCents: 100_00,
    missingCreators: ['elm'],
  })
  expect(laterSummary([])).toEqual({
    creators: 0,
    cents: 0,
    medianSeconds: null,
    longestSeconds: null,
    missingCents: 0,
    missingCreators: [],
  })
})

it('lists the larger amount first where two are equally late; half of the money is by then where it is exactly half', () => {
  const asItIs = [arrives('ink', FRIDAY, 90_00), arrives('oak', FRIDAY, 110_00)]
  const arrivals = (inkAt: string): Arrival[] => [
    arrives('ink', inkAt, 90_00),
    arrives('oak', LATER, 110_00),
  ]
  const creators = laterMoney(asItIs, arrivals(LATER)).map(({ creator }) => creator)
  expect(creators).toEqual(['oak', 'ink'])
  const half = [arrives('ink', FRIDAY, 110_00), asItIs[1]!]
  const [, oak] = arrivals(LATER)
  const later = laterMoney(half, [arrives('ink', '2026-10-02T10:10:06Z', 110_00), oak!])
  expect(laterSummary(later)).toMatchObject({ cents: 220_00, medianSeconds: 10 * 60 })
})
