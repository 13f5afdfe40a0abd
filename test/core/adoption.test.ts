import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dailyOffer,
  meanWaitDays,
  monthlyAdvantageCents,
  standardPayoutsPerDay,
  waitingCostToTake,
  wouldTake,
  type DailyOffer,
} from '../../src/core/adoption'

const WEEKLY = { intervalDays: 7, delayDays: 9.5, minimumCents: 100_00 }
const DAILY = { intervalDays: 1, delayDays: 0.5, minimumCents: 1_00, maximumCents: 9_999_00 }
const threePercent = (payoutCents: number): number => payoutCents * 0.03

describe('the wait of an average sale', () => {
  it.each([
    // Half an interval, and the delay.
    ['one sale reaches the minimum', { salesPerDay: 1, netCents: 100_00 }, WEEKLY, 13],
    // Ten sales in a day.
    ['many small sales reach it in a day', { salesPerDay: 10, netCents: 10_00 }, WEEKLY, 13],
    // Nine more sales after the first are 3 days: less than half of 7.
    ['it is reached within half an interval', { salesPerDay: 3, netCents: 10_00 }, WEEKLY, 13],
    // Nine more sales are 90 days, and the next turn half an interval later: 93.5 / 2 + 9.5.
    ['it takes months', { salesPerDay: 0.1, netCents: 10_00 }, WEEKLY, 56.25],
    // $10.01 takes ten sales of $1.01, not nine.
    [
      'part of a sale is a whole one',
      { salesPerDay: 0.1, netCents: 1_01 },
      { ...WEEKLY, minimumCents: 9_10 },
      56.25,
    ],
    ['there is no minimum', { salesPerDay: 0.01, netCents: 10_00 }, DAILY, 1],
  ])('where %s', (_what, sales, terms, days) => {
    expect(meanWaitDays(sales, terms)).toBeCloseTo(days, 10)
  })
})

describe('turns of another schedule that pay, in a day', () => {
  it.each([
    // One week in 1,097 has no sale.
    ['are nearly all where sales are many', { salesPerDay: 1, netCents: 100_00 }, 0.9990881 / 7],
    [
      'are those with a sale where one is enough',
      { salesPerDay: 0.1, netCents: 100_00 },
      0.5034147 / 7,
    ],
    // Ten sales are 90 days, and half an interval.
    ['are as many as reach the minimum', { salesPerDay: 0.1, netCents: 10_00 }, 1 / 93.5],
  ])('%s', (_what, sales, turns) => {
    expect(standardPayoutsPerDay(sales, WEEKLY)).toBeCloseTo(turns, 8)
  })
})

describe('what daily payouts offer', () => {
  it('is 12 days sooner, in one payout for each day with a sale', () => {
    const offer = dailyOffer({ salesPerDay: 1, netCents: 100_00 }, DAILY, WEEKLY, threePercent)!
    // A day has a sale in 1 - 1/e of all cases.
    const payoutsPerMonth = 0.6321205588 * 30.4375
    expect(offer.daysGained).toBe(12)
    expect(offer.earnedMonthlyCents).toBe(3_043_75)
    expect(offer.payoutsPerMonth).toBeCloseTo(payoutsPerMonth, 8)
    expect(offer.payoutCents).toBeCloseTo(3_043_75 / payoutsPerMonth, 4)
    expect(offer.feeCents).toBeCloseTo(0.03 * offer.payoutCents, 8)
  })

  it('is paid as often as the instant minimum is reached', () => {
    const daily = { ...DAILY, minimumCents: 100_00 }
    const offer = dailyOffer({ salesPerDay: 1, netCents: 10_00 }, daily, WEEKLY, threePercent)!
    expect(offer.payoutCents).toBeCloseTo(100_00, 8)
    expect(offer.payoutsPerMonth).toBeCloseTo(3.04375, 8)
  })

  it.each([
    ['nothing is sold', { salesPerDay: 0, netCents: 100_00 }],
    ['nothing is left of a sale', { salesPerDay: 1, netCents: 0 }],
    ['a day has more than an instant payout may be', { salesPerDay: 100, netCents: 100_00 }],
  ])('is nothing where %s', (_what, sales) => {
    expect(dailyOffer(sales, DAILY, WEEKLY, threePercent)).toBeNull()
  })

  it('may be all that an instant payout may be', () => {
    const upTo = (maximumCents: number): DailyOffer | null =>
      dailyOffer(
        { salesPerDay: 1, netCents: 100_00 },
        { ...DAILY, maximumCents },
        WEEKLY,
        threePercent,
      )
    const { payoutCents } = upTo(Infinity)!
    expect(upTo(payoutCents)).not.toBeNull()
    expect(upTo(payoutCents - 1)).toBeNull()
  })
})

/** $1,000 a month, 73 days sooner, for $30 in fees. */
const OFFER: DailyOffer = {
  daysGained: 73.05,
  earnedMonthlyCents: 1_000_00,
  payoutsPerMonth: 10,
  payoutCents: 100_00,
  feeCents: 3_00,
}

describe('the advantage of daily payouts in a month', () => {
  it.each([
    // A fifth of a year at 25% makes up 5% of 105%.
    [0.25, 1, 100_000 / 21 - 30_00],
    [0.25, 2, 100_000 / 21 - 60_00],
    [0, 2, -60_00],
    // Waiting that costs any amount takes no more than the money itself.
    [1e12, 1, 1_000_00 - 30_00],
  ])('at a cost of waiting of %d and fees that count %d times', (waitingCost, feeWeight, cents) => {
    const attitude = { feeWeight, inertiaMonthlyCents: 0 }
    expect(monthlyAdvantageCents(OFFER, waitingCost, attitude)).toBeCloseTo(cents, 4)
  })

  it('is no benefit where daily is no sooner', () => {
    const later = { ...OFFER, daysGained: -3 }
    expect(monthlyAdvantageCents(later, 5, { feeWeight: 1, inertiaMonthlyCents: 0 })).toBe(-30_00)
  })
})

describe('a decision', () => {
  // At 17.65% a year, the benefit is about $34.10: $4.10 more than the fees.
  const decide = (isOnDaily: boolean, feeWeight: number, inertiaMonthlyCents: number): boolean =>
    wouldTake(isOnDaily, OFFER, 0.1765, { feeWeight, inertiaMonthlyCents })

  it.each([
    ['takes it for more than the inertia', false, 1, 4_00, true],
    ['does not take it for less', false, 1, 4_20, false],
    ['keeps it while it loses less than the inertia', true, 1.25, 4_00, true],
    ['leaves it where it loses more', true, 1.25, 3_00, false],
  ] as const)('%s', (_what, isOnDaily, feeWeight, inertia, takes) => {
    expect(decide(isOnDaily, feeWeight, inertia)).toBe(takes)
  })

  it('leaves what is not offered', () => {
    const attitude = { feeWeight: 0, inertiaMonthlyCents: 1_000_00 }
    expect(wouldTake(true, null, 100, attitude)).toBe(false)
  })

  it('never turns to daily because the fee is higher, or because waiting costs less', () => {
    const upTo = (maximum: number) => fc.double({ min: 0, max: maximum, noNaN: true })
    const scene = fc.record({
      isOnDaily: fc.boolean(),
      salesPerDay: upTo(20),
      netCents: fc.integer({ min: 0, max: 500_00 }),
      waitingCost: upTo(50),
      lessCost: upTo(1),
      rate: upTo(1),
      more: upTo(1),
      feeWeight: upTo(3),
      inertiaMonthlyCents: upTo(10_00),
    })
    fc.assert(
      fc.property(scene, (drawn) => {
        const takes = (rate: number, waitingCost: number): boolean =>
          wouldTake(
            drawn.isOnDaily,
            dailyOffer(drawn, DAILY, WEEKLY, (cents) => cents * rate),
            waitingCost,
            drawn,
          )
        const { rate, more, waitingCost, lessCost } = drawn
        if (!takes(rate, waitingCost)) {
          expect(takes(rate + more, waitingCost)).toBe(false)
          expect(takes(rate, waitingCost * lessCost)).toBe(false)
        }
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})

describe('the waiting cost that is enough', () => {
  const offer = (parts: Partial<DailyOffer>): DailyOffer => ({
    daysGained: 10,
    earnedMonthlyCents: 1_000_00,
    payoutsPerMonth: 20,
    payoutCents: 50_00,
    feeCents: 1_00,
    ...parts,
  })
  const attitude = { feeWeight: 2, inertiaMonthlyCents: 2_00 }

  it('is where a creator begins to take daily', () => {
    // $42 of $1,000 a month must be made up for: 42 / 958 in 10 of 365.25 days.
    const needed = waitingCostToTake(offer({}), attitude)!
    expect(needed).toBeCloseTo((42 / 958) * 36.525, 10)
    expect(wouldTake(false, offer({}), needed * 1.001, attitude)).toBe(true)
    expect(wouldTake(false, offer({}), needed * 0.999, attitude)).toBe(false)
  })

  it.each([
    ['the money comes no sooner', { daysGained: 0 }],
    ['the fees are more than all that is earned', { feeCents: 25_00 }],
  ])('is not there where %s', (_, parts) => {
    expect(waitingCostToTake(offer(parts), attitude)).toBeNull()
    expect(wouldTake(false, offer(parts), 1_000, attitude)).toBe(false)
  })
})
