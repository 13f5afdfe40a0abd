/** What Stripe turns down and takes for itself: the daily cap, calls that it does not look at, exchanges, its own fee. */
import { describe, expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { at } from '../support/days'
import { ledgerWith, rows } from '../support/ledgers'
import { outcomeOf, payoutOf, ProcessorsByHand } from '../support/processors'

const NOON = at('2026-08-31T12:00:00Z')

function worldWith(settings: ScenarioInput['processor'] = {}) {
  const ledger = ledgerWith({}, {})
  const world = new ProcessorsByHand(ledger, NOON, settings)
  const stripe = world.processors.get('stripe')
  world.processors.platform.balanceCents = 100_000_00
  for (const creatorId of [1, 2]) stripe.account(creatorId).charge(20_000_00, NOON)
  return { ledger, world, stripe }
}

describe('the daily cap of instant payouts', () => {
  const cap = { instantDailyCapCents: 5_000_00 }

  it('is shared by all creators, and reached at the exact cent', () => {
    const { stripe } = worldWith(cap)
    const ask = (payoutId: number, creatorId: number, netCents: number): string =>
      outcomeOf(stripe.answer(payoutOf(netCents, { payoutId, creatorId })))
    expect(ask(1, 1, 3_000_00)).toBe('done')
    expect(ask(2, 2, 2_000_01)).toBe('instant_payouts_limit_exceeded')
    expect(ask(3, 2, 2_000_00)).toBe('done')
    expect(ask(4, 1, 1)).toBe('instant_payouts_limit_exceeded')
  })

  it.each([
    ['2026-09-01T05:59:59Z', 'instant_payouts_limit_exceeded'],
    ['2026-09-01T06:00:00Z', 'done'],
  ])('starts again at midnight US Central: at %s it is %s', (time, expected) => {
    const { world, stripe } = worldWith(cap)
    stripe.answer(payoutOf(5_000_00))
    world.now = at(time)
    expect(outcomeOf(stripe.answer(payoutOf(1_00, { payoutId: 2 })))).toBe(expected)
  })

  it('counts what is asked for, whatever becomes of it, and standard payouts not at all', () => {
    const { world, stripe } = worldWith({
      ...cap,
      settlementDays: 0,
      failures: { instantFailedBasisPoints: 10_000 },
    })
    const standard = { method: 'standard', payoutId: 3 } as const
    stripe.answer(payoutOf(5_000_00))
    expect(outcomeOf(stripe.answer(payoutOf(100_00, standard)))).toBe('done')
    const before = world.now
    world.liveOn()
    world.now = before + 3_600
    expect(world.seen).toContain('failed 1')
    expect(outcomeOf(stripe.answer(payoutOf(1_00, { payoutId: 2 })))).toBe(
      'instant_payouts_limit_exceeded',
    )
  })

  it('asked for again with the same key gets the same answer and counts once', () => {
    const { stripe } = worldWith(cap)
    const first = stripe.answer(payoutOf(5_000_00))
    expect(stripe.answer(payoutOf(5_000_00))).toEqual(first)
  })
})

describe('a transfer that is reversed', () => {
  const transfer = {
    kind: 'create_transfer',
    idempotencyKey: 'transfer-1',
    payoutId: 1,
    creatorId: 1,
    amountCents: 100_00,
  } as const
  const reversal = {
    kind: 'reverse_transfer',
    idempotencyKey: 'reverse-transfer-1',
    creatorId: 1,
    transferId: 'tr_00000001',
  } as const

  it.each([
    ['bank_abroad', 200, -2_00],
    ['cross_border', 125, -1_25],
    ['us_bank', 200, 0],
    ['bank_abroad', 0, 0],
  ] as const)('on %s with a spread of %i leaves %i cents', (rail, spread, residueCents) => {
    const { world, stripe, ledger } = worldWith({
      foreignExchange: { reversalSpreadBasisPoints: spread },
    })
    const { platform } = world.processors
    const before = [platform.balanceCents, stripe.account(1).balanceCents]
    stripe.answer({ ...transfer, rail })
    expect(stripe.answer(reversal)).toEqual({ outcome: 'done', result: { residueCents } })
    expect(stripe.answer(reversal)).toEqual({ outcome: 'done', result: { residueCents } })
    expect([platform.balanceCents, stripe.account(1).balanceCents]).toEqual([
      before[0],
      before[1]! + residueCents,
    ])
    expect(rows(ledger.database, 'SELECT taken_back_cents FROM processor_transfers')).toEqual([
      [100_00 - residueCents],
    ])
  })

  it('can leave more than there was, when the rate has moved', () => {
    const { stripe } = worldWith({ foreignExchange: { movementBasisPoints: 500 } })
    const residues = Array.from({ length: 20 }, (_, index) => {
      stripe.answer({ ...transfer, rail: 'bank_abroad', idempotencyKey: `transfer-${index}` })
      const transferId = `tr_${String(index + 1).padStart(8, '0')}`
      const answer = stripe.answer({
        ...reversal,
        transferId,
        idempotencyKey: `reversal-${index}`,
      })
      return answer.outcome === 'done' && 'residueCents' in answer.result
        ? answer.result.residueCents
        : NaN
    })
    expect(residues.some((residue) => residue > 0)).toBe(true)
    expect(residues.some((residue) => residue < 0)).toBe(true)
  })
})

describe('the fee that Stripe takes off for the platform (quirk G8)', () => {
  it.each([
    [300, 29_123, 1],
    [null, 29_124, 0],
  ])(
    'at a rate of its own of %s is %i of $9,999.00, and %i cents stay',
    (ownFeeRate, fee, stays) => {
      const { ledger, stripe, world } = worldWith()
      const held = world.processors.heldCents
      const before = stripe.account(1).balanceCents
      stripe.answer(payoutOf(970_776, { feeCents: 29_124, ownFeeRate }))
      expect(rows(ledger.database, 'SELECT fee_cents FROM processor_payouts')).toEqual([[fee]])
      expect(stripe.account(1).balanceCents).toBe(before - 999_900 + stays)
      const [[costCents]] = rows(ledger.database, 'SELECT cost_cents FROM processor_payouts') as [
        [number],
      ]
      expect(world.processors.heldCents).toBe(held - costCents)
    },
  )
})

describe('a cancelled payout', () => {
  it.each([
    ['standard', 'payout_cancelled', 'cancelled'],
    ['instant', 'payout_paid', 'paid'],
  ] as const)('%s: %s', (method, kind, state) => {
    const { ledger, world, stripe } = worldWith({
      settlementDays: 0,
      failures: { cancelledBasisPoints: 10_000 },
    })
    stripe.answer(payoutOf(100_00, { method }))
    world.liveOn()
    expect(world.webhooks.map((event) => event.kind)).toEqual([kind])
    expect(rows(ledger.database, 'SELECT state FROM processor_payouts')).toEqual([[state]])
    expect(stripe.account(1).balanceCents).toBe(20_000_00 - (state === 'paid' ? 100_00 : 0))
  })
})
