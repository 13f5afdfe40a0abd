import { beforeEach, describe, expect, it } from 'vitest'
import { SECONDS_IN_DAY, isoFromInstant } from '../../src/core/calendar'
import type { Ledger } from '../../src/ledger/ledger'
import type { PayoutRequest } from '../../src/payouts/ports'
import type { Processors } from '../../src/processors/processors'
import type { StripeProcessor } from '../../src/processors/stripe'
import type { ScenarioInput } from '../../src/scenario/schema'
import { at } from '../support/days'
import { ledgerWith, rows } from '../support/ledgers'
import { outcomeOf, payoutOf, ProcessorsByHand } from '../support/processors'

const MONDAY = at('2026-08-31T12:00:00Z')

let ledger: Ledger
let world: ProcessorsByHand

beforeEach(() => {
  ledger = ledgerWith({}, {})
})

function processorsWith(settings: ScenarioInput['processor'] = {}): Processors {
  const exact = {
    webhookDelay: { medianSeconds: 5, sigma: 0 },
    instantArrival: { medianSeconds: 300, sigma: 0 },
  }
  world = new ProcessorsByHand(ledger, MONDAY, { ...exact, ...settings })
  return world.processors
}

const availableIn = (processor: StripeProcessor): number => {
  const answer = processor.answer({ kind: 'instantly_available', creatorId: 1 })
  if (answer.outcome !== 'done' || !('availableCents' in answer.result))
    throw new Error(outcomeOf(answer))
  return answer.result.availableCents
}

describe('instantly available', () => {
  it.each([
    [0, 0, 103_00],
    [12, 0, 0],
    [12, 12 * 3_600 - 1, 0],
    [12, 12 * 3_600, 103_00],
  ])('after %i hours, when %i seconds have passed: %i cents', (...example) => {
    const [instantlyAvailableAfterHours, passed, availableCents] = example
    const stripe = processorsWith({ instantlyAvailableAfterHours }).get('stripe')
    stripe.account(1).charge(103_00, world.now)
    world.now += passed
    expect(availableIn(stripe)).toBe(availableCents)
  })

  it('is reduced by refunds and payouts at once', () => {
    const stripe = processorsWith().get('stripe')
    stripe.account(1).charge(206_00, world.now)
    stripe.account(1).move(-51_50)
    expect(availableIn(stripe)).toBe(154_50)
    stripe.answer(payoutOf(100_00, { feeCents: 3_00 }))
    expect(availableIn(stripe)).toBe(51_50)
  })
})

describe('a payout', () => {
  it('of settled money only, by a standard payout', () => {
    const stripe = processorsWith({ settlementDays: 2 }).get('stripe')
    stripe.account(1).charge(100_00, world.now)
    const request = payoutOf(100_00, { method: 'standard' })
    expect(outcomeOf(stripe.answer(request))).toBe('insufficient_funds')
    world.now += 2 * SECONDS_IN_DAY
    const another = payoutOf(100_00, { method: 'standard', payoutId: 2 })
    expect(outcomeOf(stripe.answer(another))).toBe('done')
    // The refusal is remembered under its key, whatever the account holds now.
    stripe.account(1).charge(100_00, world.now - 2 * SECONDS_IN_DAY)
    expect(outcomeOf(stripe.answer(request))).toBe('insufficient_funds')
  })

  it.each([
    [100_00, 'done'],
    [100_01, 'insufficient_funds'],
  ])(
    'of %i cents and a fee of $3 where $103 is available, an instant one: %s',
    (netCents, expected) => {
      const stripe = processorsWith().get('stripe')
      stripe.account(1).charge(103_00, world.now)
      expect(outcomeOf(stripe.answer(payoutOf(netCents, { feeCents: 3_00 })))).toBe(expected)
    },
  )

  it('asked for twice with one key is made once and answered alike', () => {
    const processors = processorsWith()
    const stripe = processors.get('stripe')
    stripe.account(1).charge(1_000_00, world.now)
    const request = payoutOf(97_08, { feeCents: 2_92, ownFeeRate: 300 })
    const first = stripe.answer(request)
    expect(stripe.answer(request)).toEqual(first)
    expect(rows(ledger.database, 'SELECT COUNT(*) FROM processor_payouts')).toEqual([[1]])
    world.liveOn()
    // The processor's own fee is 2.91, cut from 2.9124: a cent stays in the account (quirk G8).
    expect(stripe.heldCents).toBe(900_01)
    expect(world.seen).toEqual(['made 1', 'arrived 1'])
  })

  it('arrives, and its webhook follows', () => {
    const stripe = processorsWith().get('stripe')
    stripe.account(1).charge(103_00, world.now)
    stripe.answer(payoutOf(100_00))
    world.liveOn()
    expect(isoFromInstant(world.now)).toBe('2026-08-31T12:05:00Z')
    expect(world.webhooks).toEqual([
      { kind: 'payout_paid', processorPayoutId: 'po_00000001', payoutId: 1 },
    ])
    expect(world.webhookArrivals).toEqual([world.now + 5])
    expect(rows(ledger.database, 'SELECT state, arrived_at FROM processor_payouts')).toEqual([
      ['paid', '2026-08-31T12:05:00Z'],
    ])
  })

  it.each([
    ['us_card', '2026-09-01'],
    ['us_bank', '2026-09-02'],
    ['bank_abroad', '2026-09-03'],
    ['cross_border', '2026-09-07'],
  ] as const)('to %s by a standard payout arrives on %s, in business days', (rail, day) => {
    const stripe = processorsWith({ settlementDays: 0 }).get('stripe')
    stripe.account(1).charge(100_00, world.now)
    stripe.answer(payoutOf(100_00, { method: 'standard', rail }))
    world.liveOn()
    expect(isoFromInstant(world.now).slice(0, 10)).toBe(day)
  })

  it('that is refused leaves no trace in the books', () => {
    const stripe = processorsWith({ failures: { refusedBasisPoints: 10_000 } }).get('stripe')
    stripe.account(1).charge(103_00, world.now)
    expect(stripe.answer(payoutOf(100_00)).outcome).toBe('refused')
    expect(rows(ledger.database, 'SELECT COUNT(*) FROM processor_payouts')).toEqual([[0]])
    expect(stripe.heldCents).toBe(103_00)
  })

  it('that fails gives the money back, the fee included', () => {
    const processors = processorsWith({ failures: { instantFailedBasisPoints: 10_000 } })
    const stripe = processors.get('stripe')
    stripe.account(1).charge(103_00, world.now)
    stripe.answer(payoutOf(100_00, { feeCents: 3_00 }))
    world.liveOn()
    expect(world.seen).toEqual(['made 1', 'failed 1'])
    expect(world.webhooks.map(({ kind }) => kind)).toEqual(['payout_failed'])
    expect(stripe.account(1).balanceCents).toBe(103_00)
    expect(processors.platform.balanceCents).toBe(-3_00) // 1% and $2 for the month's active account
  })

  it('that comes back was paid first, and is failed in the end', () => {
    const stripe = processorsWith({ failures: { returnedBasisPoints: 10_000 } }).get('stripe')
    stripe.account(1).charge(103_00, world.now)
    stripe.answer(payoutOf(100_00))
    world.liveOn()
    expect(world.seen).toEqual(['made 1', 'arrived 1', 'came back 1'])
    expect(world.webhooks.map(({ kind }) => kind)).toEqual(['payout_paid', 'payout_failed'])
    expect(isoFromInstant(world.now).slice(0, 10)).toBe('2026-09-03')
    expect(rows(ledger.database, 'SELECT state FROM processor_payouts')).toEqual([['failed']])
    expect(stripe.heldCents).toBe(103_00)
  })

  it('to the creator’s own account is there at once, from the platform’s money', () => {
    const processors = processorsWith()
    processors.platform.balanceCents = 100_00
    processors.get('stripe').answer(payoutOf(100_00, { method: 'transfer', rail: 'own_stripe' }))
    expect(world.seen).toEqual(['made 1', 'arrived 1'])
    expect([world.pending, world.webhooks, processors.heldCents]).toEqual([0, [], 0])
  })
})

describe('an internal transfer', () => {
  const transfer = {
    kind: 'create_transfer',
    idempotencyKey: 'transfer-1',
    payoutId: 1,
    creatorId: 1,
    rail: 'us_bank',
    amountCents: 40_00,
  } as const
  const reversal = {
    kind: 'reverse_transfer',
    idempotencyKey: 'reverse-transfer-1',
    creatorId: 1,
    transferId: 'tr_00000001',
  } as const

  it('and its reversal happen once each, however often they are asked for', () => {
    const processors = processorsWith()
    const stripe = processors.get('stripe')
    processors.platform.balanceCents = 100_00
    const amounts = (): number[] => [
      processors.platform.balanceCents,
      stripe.account(1).balanceCents,
    ]
    expect(stripe.answer(transfer)).toEqual(stripe.answer(transfer))
    expect(amounts()).toEqual([60_00, 40_00])
    expect(stripe.answer(reversal)).toEqual(stripe.answer(reversal))
    expect(amounts()).toEqual([100_00, 0])
    expect(world.seen).toEqual(['moved tr_00000001', 'reversed tr_00000001 for 4000'])
    expect(processors.heldCents).toBe(100_00)
  })

  it('into another currency leaves less when it is reversed, and says by how much', () => {
    const foreignExchange = { reversalSpreadBasisPoints: 200, movementBasisPoints: 0 }
    const processors = processorsWith({ foreignExchange })
    const stripe = processors.get('stripe')
    processors.platform.balanceCents = 100_00
    stripe.answer({ ...transfer, rail: 'bank_abroad' })
    const answer = { outcome: 'done', result: { residueCents: -80 } }
    expect(stripe.answer(reversal)).toEqual(answer)
    expect(stripe.answer(reversal)).toEqual(answer)
    expect([processors.platform.balanceCents, stripe.account(1).balanceCents]).toEqual([
      100_00, -80,
    ])
  })

  it('that nobody made cannot be reversed', () => {
    const answer = processorsWith().get('stripe').answer(reversal)
    expect(outcomeOf(answer)).toBe('resource_missing')
  })
})

describe('what a payout costs the platform', () => {
  it.each([
    [{ method: 'instant' }, 1_00 + 2_00],
    [{ method: 'standard' }, 25 + 25 + 2_00],
    [{ method: 'transfer' }, 0],
  ] as [Partial<PayoutRequest>, number][])(
    'with %j of $100: %i cents, the first of the month',
    (changes, costCents) => {
      const processors = processorsWith({ settlementDays: 0 })
      processors.platform.balanceCents = 1_000_00
      processors.get('stripe').account(1).charge(1_000_00, world.now)
      const answer = processors.get('stripe').answer(payoutOf(100_00, changes))
      expect(answer).toMatchObject({ outcome: 'done', result: { costCents } })
    },
  )

  it('counts an active account once a month', () => {
    const stripe = processorsWith().get('stripe')
    stripe.account(1).charge(1_000_00, world.now)
    const costs = ['2026-08-31', '2026-08-31', '2026-09-01'].map((day, index) => {
      world.now = at(`${day}T12:00:00Z`)
      const answer = stripe.answer(payoutOf(100_00, { idempotencyKey: `payout-${index}` }))
      return answer.outcome === 'done' && 'costCents' in answer.result && answer.result.costCents
    })
    expect(costs).toEqual([3_00, 1_00, 3_00])
  })

  it('is at least the minimum of an instant payout', () => {
    const costs = { instantMinimumCents: 50, activeAccountMonthlyCents: 0 }
    const stripe = processorsWith({ costs }).get('stripe')
    stripe.account(1).charge(100_00, world.now)
    expect(stripe.answer(payoutOf(10_00))).toMatchObject({ result: { costCents: 50 } })
  })
})
