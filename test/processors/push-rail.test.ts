/** A push rail as a processor: the platform's money, books of its own, and what it charges. */
import { describe, expect, it } from 'vitest'
import { PUSH_RAILS, type PushRail } from '../../src/core/vocabulary'
import type { ScenarioInput } from '../../src/scenario/schema'
import { at } from '../support/days'
import { ledgerWith, rows } from '../support/ledgers'
import { outcomeOf, payoutOf, ProcessorsByHand } from '../support/processors'

const NOON = at('2026-08-31T12:00:00Z')
type Rails = NonNullable<NonNullable<ScenarioInput['processor']>['rails']>

function worldWith(rail: PushRail, rails: Rails = {}, platformCents = 1_000_000_00) {
  const ledger = ledgerWith({ rail })
  const world = new ProcessorsByHand(ledger, NOON, { rails })
  world.processors.platform.balanceCents = platformCents
  return { ledger, world, rail: world.processors.get(rail), platform: world.processors.platform }
}

const booked = (ledger: ReturnType<typeof ledgerWith>): unknown[] | undefined =>
  rows(ledger.database, 'SELECT processor, state, method, failure_code FROM processor_payouts')[0]

describe.each(PUSH_RAILS)('%s', (name) => {
  it('sends the platform’s own money, as far as it reaches', () => {
    const { rail } = worldWith(name, {}, 100_00)
    expect(outcomeOf(rail.answer(payoutOf(100_01, { rail: name })))).toBe(
      'platform_insufficient_funds',
    )
    expect(rail.answer({ kind: 'instantly_available', creatorId: 1 })).toEqual({
      outcome: 'done',
      result: { availableCents: 100_00 },
    })
  })

  it('takes no transfers, and is not lent money by a platform in debt', () => {
    const { rail } = worldWith(name, {}, -5_00)
    const transfer = { payoutId: 1, creatorId: 1, rail: name, amountCents: 1 }
    expect(
      outcomeOf(rail.answer({ kind: 'create_transfer', idempotencyKey: 'a', ...transfer })),
    ).toBe('not_offered')
    expect(rail.answer({ kind: 'instantly_available', creatorId: 1 })).toMatchObject({
      result: { availableCents: 0 },
    })
  })

  it('pays once for one key, and loses no cent on the way', () => {
    const { rail, world, platform } = worldWith(name)
    const first = rail.answer(payoutOf(100_00, { rail: name }))
    expect(rail.answer(payoutOf(100_00, { rail: name }))).toEqual(first)
    expect(rail.heldCents).toBe(100_00)
    const costCents =
      first.outcome === 'done' && 'costCents' in first.result ? first.result.costCents : NaN
    world.liveOn()
    expect(world.seen).toEqual(['made 1', 'arrived 1'])
    expect([rail.heldCents, platform.balanceCents]).toEqual([0, 1_000_000_00 - 100_00 - costCents])
  })
})

describe('what a payment of $100 costs', () => {
  it.each([
    ['card_push', [1_50, 1_50, 1_50]],
    ['rtp', [25_04, 5, 4]],
    ['fednow', [25_04, 5, 4]],
    ['same_day_ach', [25, 25, 25]],
    ['stablecoin', [1_51, 1_51, 1_51]],
  ] as const)('on %s: %j cents, one after the other in a month', (name, expected) => {
    const { rail } = worldWith(name)
    const costs = expected.map((_, index) => {
      const answer = rail.answer(payoutOf(100_00, { rail: name, payoutId: index + 1 }))
      return answer.outcome === 'done' && 'costCents' in answer.result
        ? answer.result.costCents
        : NaN
    })
    expect(costs).toEqual(expected)
  })

  it('has the monthly part once in each month', () => {
    const { rail, world } = worldWith('fednow')
    rail.answer(payoutOf(100_00, { rail: 'fednow' }))
    world.now = at('2026-09-01T00:00:00Z')
    const answer = rail.answer(payoutOf(100_00, { rail: 'fednow', payoutId: 2 }))
    expect(answer).toMatchObject({ result: { costCents: 25_05 } })
  })
})

describe('the books', () => {
  it('show a declined push that went by bank', () => {
    const { rail, world, ledger } = worldWith('card_push', {
      card_push: { declinedBasisPoints: 10_000 },
    })
    rail.answer(payoutOf(100_00, { rail: 'card_push' }))
    world.liveOn()
    expect(booked(ledger)).toEqual([
      'card_push',
      'paid',
      'bank_transfer',
      expect.stringMatching(/^(57|62|65)$/),
    ])
    expect(world.webhooks.map(({ kind }) => kind)).toEqual(['payout_paid'])
  })

  it('keep a lost stablecoin payout as paid, with the reason, and the platform is told', () => {
    const { rail, world, ledger } = worldWith('stablecoin', {
      stablecoin: { screenedBasisPoints: 0, lostBasisPoints: 10_000 },
    })
    rail.answer(payoutOf(100_00, { rail: 'stablecoin' }))
    world.liveOn()
    expect(booked(ledger)).toEqual(['stablecoin', 'paid', 'instant', 'wrong_address'])
    expect(world.webhooks.map(({ kind }) => kind)).toEqual(['payout_paid', 'payout_lost'])
    expect([rail.heldCents, world.seen]).toEqual([0, ['made 1', 'arrived 1']])
  })

  it('give the money back to the platform where a transfer is returned', () => {
    const { rail, world, ledger, platform } = worldWith('same_day_ach', {
      same_day_ach: { returnedBasisPoints: 10_000 },
    })
    rail.answer(payoutOf(100_00, { rail: 'same_day_ach' }))
    world.liveOn()
    expect(booked(ledger)?.slice(0, 2)).toEqual(['same_day_ach', 'failed'])
    expect(platform.balanceCents).toBe(1_000_000_00 - 25)
    expect(world.seen).toEqual(['made 1', 'arrived 1', 'came back 1'])
  })
})
