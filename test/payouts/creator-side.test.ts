import { describe, expect, it } from 'vitest'
import type { FlexibleSchedule } from '../../src/core/flexible-schedule'
import type { PayoutType } from '../../src/core/vocabulary'
import type { Creator } from '../../src/ledger/creators'
import { creatorFactsOf, type CreatorFacts } from '../../src/payouts/creator-side'
import {
  factsOf,
  FRIDAY_BEFORE,
  NET,
  NOW,
  SALE,
  sceneOf,
  type Scene,
} from '../support/creator-scene'
import { day } from '../support/days'
import { claim, sell } from '../support/ledgers'
import { answer } from '../support/service'

const daily = (facts: CreatorFacts): unknown =>
  facts.schedule.options.find(({ frequency }) => frequency === 'daily')

describe('the schedules that a creator can choose', () => {
  it('are all four for one who can be paid instantly', () => {
    expect(factsOf({}).schedule).toMatchObject({
      frequency: 'weekly',
      lostInstant: null,
      options: [
        { frequency: 'daily', available: true },
        { frequency: 'weekly', available: true },
        { frequency: 'monthly', available: true },
        { frequency: 'quarterly', available: true },
      ],
    })
  })

  const obstacle = (of: object): object => ({ code: 'instant_not_supported', obstacle: of })

  it.each<[string, Partial<Creator>, object]>([
    [
      'a country without instant payouts',
      { country: 'GB' },
      obstacle({ code: 'country', country: 'GB' }),
    ],
    [
      'too few completed payouts',
      { completedPayoutsBefore: 0 },
      obstacle({ code: 'completed_payouts', completed: 0, required: 1 }),
    ],
    [
      'a young account',
      { accountOpenedDay: Math.floor(NOW / 86_400) - 12 },
      obstacle({ code: 'account_age', ageDays: 12, requiredDays: 60 }),
    ],
    ['a bank that cannot', { instantCapable: false }, obstacle({ code: 'bank', rail: 'us_bank' })],
    [
      'a suspension',
      { compliance: 'suspended' },
      { code: 'not_compliant', compliance: 'suspended' },
    ],
    ['an open review', { compliance: 'not_reviewed' }, { code: 'not_reviewed' }],
  ])('leave out daily for %s, and say why', (_what, creator, reason) => {
    const facts = factsOf({ creator })
    expect(daily(facts)).toEqual({ frequency: 'daily', available: false, reason })
    expect(facts.schedule.options.filter(({ available }) => available)).toHaveLength(3)
    expect(facts.instantPayout).toEqual({ available: false, reason })
    expect(facts.schedule.lostInstant).toBeNull()
    expect(factsOf({ creator: { ...creator, frequency: 'daily' } }).schedule.lostInstant).toEqual(
      reason,
    )
  })
})

describe('a flexible schedule', () => {
  const weekdays: FlexibleSchedule = {
    frequency: 'chosen_weekdays',
    weekdays: ['thursday'],
    payoutType: 'standard',
  }
  const onSchedule = (flexible: FlexibleSchedule): Partial<Creator> => ({
    frequency: flexible.frequency,
    flexible,
  })
  const every: FlexibleSchedule = {
    frequency: 'every_days',
    days: 3,
    from: day('2026-09-03'),
    payoutType: 'instant',
  }

  it('is told with its details, and its standard payouts cost nothing', () => {
    const { schedule, upcoming } = factsOf({ creator: onSchedule(weekdays) })
    expect(schedule).toMatchObject({
      frequency: 'chosen_weekdays',
      flexible: weekdays,
      instantRefusal: null,
      lostInstant: null,
      leastCents: 100_00,
    })
    expect(upcoming).toEqual([
      {
        day: day('2026-09-03'),
        payoutType: 'standard',
        grossCents: NET,
        feeCents: 0,
        netCents: NET,
      },
    ])
  })

  it('of instant payouts shows their fee on what is to come, and begins at their minimum', () => {
    const { schedule, upcoming } = factsOf({ creator: onSchedule(every) })
    expect(schedule).toMatchObject({ lostInstant: null, leastCents: 1_00 })
    expect(upcoming[0]).toEqual({
      day: day('2026-09-03'),
      payoutType: 'instant',
      grossCents: NET,
      feeCents: 506,
      netCents: 168_34,
    })
  })

  it('of instant payouts is paid by free standard ones where those were lost', () => {
    const creator = { ...onSchedule(every), country: 'GB' }
    const { schedule, upcoming, standing } = factsOf({ creator })
    const reason = { code: 'instant_not_supported', obstacle: { code: 'country', country: 'GB' } }
    expect(standing).toBeNull()
    expect(schedule).toMatchObject({ instantRefusal: reason, lostInstant: reason })
    expect(schedule.leastCents).toBe(factsOf({ creator }).minimumCents)
    expect(upcoming[0]).toMatchObject({ payoutType: 'standard', feeCents: 0, netCents: NET })
  })

  it.each<[string, PayoutType, object, number]>([
    ['its own amount', 'instant', { thresholdCents: 250_00 }, 250_00],
    ['the minimum of standard payouts above it', 'standard', { thresholdCents: 20_00 }, 100_00],
    ['the minimum of instant payouts above it', 'instant', { thresholdCents: 20 }, 1_00],
  ])('at a threshold begins at %s', (_what, payoutType, details, leastCents) => {
    const flexible = { frequency: 'threshold', payoutType, ...details } as FlexibleSchedule
    expect(factsOf({ creator: onSchedule(flexible) }).schedule.leastCents).toBe(leastCents)
  })

  it('of standard payouts loses nothing with instant ones', () => {
    const facts = factsOf({ creator: { ...onSchedule(weekdays), instantCapable: false } })
    expect(facts.schedule.lostInstant).toBeNull()
    expect(facts.schedule.instantRefusal).not.toBeNull()
  })
})

describe('a pause', () => {
  it.each(['admin', 'creator', 'stripe'] as const)(
    'by %s closes daily payouts and payouts on request',
    (pausedBy) => {
      const facts = factsOf({ pausedBy })
      const reason = { code: 'paused' }
      expect(facts.standing).toEqual(reason)
      expect(daily(facts)).toEqual({ frequency: 'daily', available: false, reason })
      expect(facts.instantPayout).toEqual({ available: false, reason })
      expect(facts.pausedByCreator).toBe(pausedBy === 'creator')
    },
  )
})

describe('a fee that depends on payouts before it', () => {
  const subscribed = { instantFeeFlatCents: 1_00, instantSubscriptionMonthlyCents: 5_00 }
  const policy = { ...subscribed, instantFeeBasisPoints: 0 }
  const PAID = { grossCents: NET, feeCents: 6_00, netCents: NET - 6_00 }

  it('is shown as the first payout of the month has it', () => {
    const { schedule, instantPayout } = factsOf({ policy })
    expect(schedule.instantFee.subscriptionMonthlyCents).toBe(5_00)
    expect(schedule.instantFeeOnBalance).toEqual(PAID)
    expect(instantPayout).toEqual({ available: true, batches: [PAID] })
  })

  it('is taken once over several batches', () => {
    const sales: Scene['sales'] = [
      [FRIDAY_BEFORE - 86_400, SALE],
      [FRIDAY_BEFORE, SALE],
    ]
    const limited = { ...policy, instantMaximumCents: 200_00 }
    expect(factsOf({ sales, policy: limited }).instantPayout).toEqual({
      available: true,
      batches: [PAID, { grossCents: NET, feeCents: 1_00, netCents: NET - 1_00 }],
    })
  })

  it('raises the least that is paid, until a payout of the month is made', () => {
    const { ledger, service, ask } = sceneOf({ policy, sales: [] })
    const least = (): number => creatorFactsOf(service.context, 1, ask).instantMinimumCents
    expect(least()).toBe(6_01)
    sell(ledger, 1, FRIDAY_BEFORE, SALE)
    claim(ledger, 1, NOW - 60, { payoutType: 'instant' })
    expect(least()).toBe(1_01)
  })
})

describe('the fee of a payout by PayPal', () => {
  it.each([
    [false, { standardFeeBasisPoints: 200, standardFeeIsWaived: false }, 3_47],
    [true, { standardFeeBasisPoints: 0, standardFeeIsWaived: true }, 0],
  ])('waived: %j', (paypalFeeWaived, terms, feeCents) => {
    const creator = { rail: 'paypal', country: 'NG', paypalFeeWaived } as const
    const { ledger, service, ask } = sceneOf({ creator, sales: [] })
    sell(ledger, 1, FRIDAY_BEFORE, SALE, 'platform')
    const { schedule, upcoming } = creatorFactsOf(service.context, 1, ask)
    expect(schedule).toMatchObject(terms)
    expect(upcoming[0]).toMatchObject({ grossCents: NET, feeCents, netCents: NET - feeCents })
  })

  it('is not waived where none is taken', () => {
    const { schedule } = factsOf({ creator: { paypalFeeWaived: true } })
    expect(schedule).toMatchObject({ standardFeeBasisPoints: 0, standardFeeIsWaived: false })
  })
})

describe('the fee of the daily schedule', () => {
  it.each([
    [300, { grossCents: NET, feeCents: 506, netCents: 168_34 }],
    [0, { grossCents: NET, feeCents: 0, netCents: NET }],
    [10_000, { grossCents: NET, feeCents: 86_70, netCents: 86_70 }],
  ])('at %i basis points is told on the creator’s own balance', (instantFeeBasisPoints, fee) => {
    const { schedule } = factsOf({ policy: { instantFeeBasisPoints } })
    expect(schedule.instantFeeOnBalance).toEqual(fee)
    expect(schedule.instantFee.tiers).toEqual([
      { fromCents: 0, basisPoints: instantFeeBasisPoints, flatCents: 0 },
    ])
  })

  it('is told without an amount where there is nothing to pay', () => {
    expect(factsOf({ sales: [] }).schedule.instantFeeOnBalance).toBeNull()
  })
})

describe('a fee by sales', () => {
  const bySales = {
    instantFeeTierBasis: 'sales',
    instantFeeTiers: [{ fromCents: SALE, basisPoints: 100, flatCents: 0 }],
  } as const

  it('is that of what they sold before today, which they are told', () => {
    expect(factsOf({ policy: bySales }).schedule).toMatchObject({
      soldCents: SALE,
      instantFeeOnBalance: { grossCents: NET, feeCents: 172 },
    })
  })

  it('does not count what was sold today', () => {
    const sales: Scene['sales'] = [[NOW - 60, SALE]]
    expect(factsOf({ policy: bySales, sales }).schedule).toMatchObject({
      soldCents: 0,
      instantFeeOnBalance: { feeCents: 506 },
    })
  })

  it('stays the same in the payouts that they can expect', () => {
    const creator = { frequency: 'daily' } as const
    const { upcoming } = factsOf({ policy: bySales, creator })
    expect(upcoming.map(({ feeCents }) => feeCents)).toEqual([172])
  })

  it('is told to nobody where the fee does not go by it', () => {
    expect(factsOf({}).schedule.soldCents).toBeNull()
  })
})

describe('the balance', () => {
  it('is all payable now where the processor has it', () => {
    expect(factsOf({}).balance).toEqual({
      unpaidCents: NET,
      onItsWayCents: 0,
      instantCents: NET,
      settlingCents: 0,
      keptBackCents: 0,
      reserveCents: 0,
    })
  })

  it('splits into what is payable now and what still settles, by whole days', () => {
    const sales: Scene['sales'] = [
      [FRIDAY_BEFORE, SALE],
      [NOW - 3_600, SALE],
    ]
    expect(factsOf({ sales, available: answer.available(200_00) }).balance).toMatchObject({
      unpaidCents: 2 * NET,
      instantCents: NET,
      settlingCents: NET,
    })
  })

  it('has no instant part for one who cannot be paid instantly, or when the processor is silent', () => {
    const none = { instantCents: null, settlingCents: null }
    expect(factsOf({ creator: { country: 'GB' } }).balance).toMatchObject(none)
    expect(factsOf({ available: answer.unknown }).balance).toMatchObject(none)
  })

  it('keeps a reserve back while too much is charged back, and no less than by whole days', () => {
    const days = [3, 2, 1, 0].map((ago): [number, number] => [FRIDAY_BEFORE - ago * 86_400, SALE])
    const scene: Scene = {
      sales: days,
      policy: { chargebackReserveBasisPoints: 3_000, instantDuringChargebackHold: true },
      pausedBy: 'chargeback_rate',
    }
    const facts = factsOf(scene)
    expect(facts.balance).toMatchObject({
      unpaidCents: 4 * NET,
      reserveCents: 208_08,
      keptBackCents: 2 * NET,
      instantCents: 2 * NET,
      settlingCents: 0,
    })
    expect(facts.schedule).toMatchObject({
      instantFeeOnBalance: { grossCents: 2 * NET },
      instantFeeIsOnPart: true,
    })
  })

  it('counts what a payout has claimed apart', () => {
    const { ledger, service, ask } = sceneOf({})
    claim(ledger, 1, NOW - 60)
    expect(creatorFactsOf(service.context, 1, ask).balance).toMatchObject({
      unpaidCents: 0,
      onItsWayCents: NET,
    })
  })
})

describe('a payout on request', () => {
  it('is one batch below the maximum, with its fee', () => {
    expect(factsOf({}).instantPayout).toEqual({
      available: true,
      batches: [{ grossCents: NET, feeCents: 506, netCents: 168_34 }],
    })
  })

  it('is several batches above it', () => {
    const sales: Scene['sales'] = [
      [FRIDAY_BEFORE - 86_400, SALE],
      [FRIDAY_BEFORE, SALE],
      [NOW - 60, SALE],
    ]
    const { instantPayout } = factsOf({ sales, policy: { instantMaximumCents: 400_00 } })
    expect(instantPayout).toMatchObject({
      available: true,
      batches: [{ grossCents: 2 * NET }, { grossCents: NET }],
    })
  })

  it.each<[string, Scene, object]>([
    [
      'less than the minimum',
      { sales: [[FRIDAY_BEFORE, 1_50]] },
      { code: 'below_minimum', amountCents: 51, minimumCents: 1_00 },
    ],
    [
      'money that still settles',
      { available: answer.available(50) },
      { code: 'funds_settling', payableCents: 0, amountCents: NET, minimumCents: 1_00 },
    ],
    [
      'a single day above the maximum',
      { policy: { instantMaximumCents: 100_00 } },
      { code: 'above_instant_maximum', amountCents: NET, maximumCents: 100_00 },
    ],
    [
      'a processor that does not answer',
      { available: answer.unknown },
      { code: 'instant_not_supported', obstacle: { code: 'processor_unreachable' } },
    ],
  ])('is not made of %s', (_what, scene, reason) => {
    expect(factsOf(scene).instantPayout).toEqual({ available: false, reason })
  })

  it('waits for the one in progress', () => {
    const { ledger, service, ask } = sceneOf({})
    claim(ledger, 1, NOW - 60)
    sell(ledger, 1, NOW - 30, SALE)
    expect(creatorFactsOf(service.context, 1, ask).instantPayout).toEqual({
      available: false,
      reason: { code: 'payout_in_progress', payoutId: 1 },
    })
  })
})

describe('what is to come', () => {
  it('is free of charge on the weekly schedule', () => {
    expect(factsOf({}).upcoming[0]).toMatchObject({
      payoutType: 'standard',
      grossCents: NET,
      feeCents: 0,
      netCents: NET,
    })
  })

  it('is an instant payout tomorrow on the daily schedule, with its fee', () => {
    expect(factsOf({ creator: { frequency: 'daily' } }).upcoming[0]).toEqual({
      day: Math.floor(NOW / 86_400) + 1,
      payoutType: 'instant',
      grossCents: NET,
      feeCents: 506,
      netCents: 168_34,
    })
  })

  it('is a free weekly payout for one who lost the daily schedule', () => {
    const lost = factsOf({ creator: { frequency: 'daily', instantCapable: false } })
    expect(lost.upcoming[0]).toMatchObject({ payoutType: 'standard', feeCents: 0 })
  })

  it('is nothing below the minimum', () => {
    const { upcoming, minimumCents } = factsOf({ sales: [[FRIDAY_BEFORE, 20_00]] })
    expect(upcoming).toEqual([])
    expect(minimumCents).toBe(100_00)
  })
})
