import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Draws } from '../../src/core/draws'
import { RequestDraws } from '../../src/simulation/request-draws'
import type { PayoutRequest } from '../../src/payouts/ports'

const numbers = (uniform: () => number, count = 4): number[] =>
  Array.from({ length: count }, uniform)

describe('random numbers', () => {
  const draws = new Draws('seed')

  it('are the same whenever and however often they are asked for', () => {
    const before = numbers(draws.of('sale', 'a', 1))
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.nat())), (others) => {
        for (const [handle, number] of others) numbers(draws.of('sale', handle, number), 2)
        expect(numbers(draws.of('sale', 'a', 1))).toEqual(before)
      }),
    )
  })

  it('are others for another seed, concern, subject and index', () => {
    const all = [
      draws.of('sale', 'a', 1),
      draws.of('sale', 'a', 2),
      draws.of('sale', 'b', 1),
      draws.of('sale', 'a 1'),
      draws.of('reversal', 'a', 1),
      new Draws('seed 2').of('sale', 'a', 1),
    ].flatMap((uniform) => numbers(uniform))
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('random numbers of requests', () => {
  const today = { day: 100 }
  const fresh = (): RequestDraws =>
    new RequestDraws(
      new Draws('seed'),
      (creatorId) => `creator-${creatorId}`,
      () => today.day,
    )
  const request = (creatorId: number, idempotencyKey: string): PayoutRequest => ({
    kind: 'create_payout',
    idempotencyKey,
    payoutId: 1,
    creatorId,
    rail: 'us_bank',
    method: 'instant',
    netCents: 100,
    feeCents: 3,
    ownFeeRate: null,
  })

  it('do not depend on what other creators have asked for, nor on how keys are counted', () => {
    const alone = numbers(fresh().of('payout-fate', request(7, 'payout-1')))
    const crowded = fresh()
    for (let creatorId = 1; creatorId <= 5; creatorId += 1) {
      crowded.of('payout-fate', request(creatorId, `payout-${creatorId}`))
    }
    expect(numbers(crowded.of('payout-fate', request(7, 'payout-6')))).toEqual(alone)
  })

  it('are the same for one key on a later day, and others for the next key', () => {
    const draws = fresh()
    const first = numbers(draws.of('payout-fate', request(7, 'payout-1')))
    today.day = 103
    expect(numbers(draws.of('payout-fate', request(7, 'payout-1')))).toEqual(first)
    expect(numbers(draws.of('payout-fate', request(7, 'payout-2')))).not.toEqual(first)
    today.day = 100
  })

  it('are each attempt’s own, counted by kind of request', () => {
    const draws = fresh()
    const attempt = () => numbers(draws.ofNextAttempt('call-latency', request(7, 'payout-1')))
    const [first, second] = [attempt(), attempt()]
    expect(second).not.toEqual(first)
    const other = fresh()
    other.ofNextAttempt('call-latency', {
      kind: 'look_up',
      creatorId: 7,
      idempotencyKey: 'payout-1',
    })
    other.ofNextAttempt('rate-limit', request(7, 'payout-1'))
    expect(numbers(other.ofNextAttempt('call-latency', request(7, 'payout-1')))).toEqual(first)
  })
})
