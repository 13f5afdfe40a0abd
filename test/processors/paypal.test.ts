import { beforeEach, describe, expect, it } from 'vitest'
import { isoFromInstant, SECONDS_IN_DAY } from '../../src/core/calendar'
import type { Ledger } from '../../src/ledger/ledger'
import type { PayoutBatchItem, PayoutBatchResult, WebhookEvent } from '../../src/payouts/ports'
import type { Processors } from '../../src/processors/processors'
import type { ScenarioInput } from '../../src/scenario/schema'
import { at } from '../support/days'
import { ledgerWith, rows } from '../support/ledgers'
import { ProcessorsByHand } from '../support/processors'
import { CALM_PROCESSOR } from '../support/runs'
import { toleranceOfShare } from '../support/statistics'

const FRIDAY = at('2026-09-04T10:00:00Z')
const ALWAYS = 10_000

let ledger: Ledger
let world: ProcessorsByHand
let processors: Processors

beforeEach(() => {
  ledger = ledgerWith()
})

/** PayPal with the platform's money, in a world whose clock the test moves; nothing fails unless said. */
function paypalWith(
  settings: ScenarioInput['processor'] = {},
  platformCents = 1_000_000_00,
): (...items: PayoutBatchItem[]) => readonly PayoutBatchResult[] {
  world = new ProcessorsByHand(ledger, FRIDAY, {
    ...CALM_PROCESSOR,
    ...settings,
    paypal: { unclaimedBasisPoints: 0, withoutCodeBasisPoints: 0, ...settings.paypal },
  })
  processors = world.processors
  processors.platform.balanceCents = platformCents
  return (...items) => {
    const answer = processors
      .get('paypal')
      .answer({ kind: 'create_payout_batch', idempotencyKey: 'batch', items })
    if (answer.outcome !== 'done' || !('items' in answer.result)) {
      throw new Error(JSON.stringify(answer))
    }
    return answer.result.items
  }
}

const item = (payoutId: number, netCents: number, part: number | null = null): PayoutBatchItem => ({
  idempotencyKey: part === null ? `payout-${payoutId}` : `payout-${payoutId}-part-${part}`,
  payoutId,
  creatorId: payoutId,
  part,
  netCents,
})

const outcomes = (results: readonly PayoutBatchResult[]): (string | null)[] =>
  results.map((result) => (result.outcome === 'refused' ? result.code : result.outcome))

const books = (): unknown[][] =>
  rows(ledger.database, 'SELECT payout_id, amount_cents, cost_cents, state FROM processor_payouts')

describe('a mass payment', () => {
  it('takes the items and the fee on each from the platform, and they arrive', () => {
    const pay = paypalWith()
    expect(outcomes(pay(item(1, 100_00), item(2, 57_43)))).toEqual(['accepted', 'accepted'])
    expect(processors.platform.balanceCents).toBe(1_000_000_00 - 102_00 - 57_43 - 1_15)
    expect(processors.get('paypal').heldCents).toBe(157_43)
    world.liveOn()
    expect(isoFromInstant(world.now).slice(0, 10)).toBe('2026-09-07')
    expect(books()).toEqual([
      [1, 100_00, 2_00, 'paid'],
      [2, 57_43, 1_15, 'paid'],
    ])
    expect(world.webhooks.map(({ kind }) => kind)).toEqual(['payout_paid', 'payout_paid'])
    expect(processors.get('paypal').heldCents).toBe(0)
  })

  it('is answered alike when it comes again, refused items too, and nothing is sent twice', () => {
    const pay = paypalWith({}, 102_00)
    const first = pay(item(1, 100_00), item(2, 100_00))
    expect(outcomes(first)).toEqual(['accepted', 'platform_insufficient_funds'])
    processors.platform.balanceCents = 1_000_00
    expect(pay(item(1, 100_00), item(2, 100_00))).toEqual(first)
    expect(processors.platform.balanceCents).toBe(1_000_00)
    expect(books()).toHaveLength(1)
  })

  it('is not refused as a whole once any of its items is known, paid or refused', () => {
    const pay = paypalWith({}, 102_00)
    const first = pay(item(1, 100_00), item(2, 100_00))
    world.batchRefusal = 'internal_error'
    const again = (...items: PayoutBatchItem[]) =>
      processors
        .get('paypal')
        .answer({ kind: 'create_payout_batch', idempotencyKey: 'batch', items })
    expect(again(item(1, 100_00), item(2, 100_00))).toEqual({
      outcome: 'done',
      result: { items: first },
    })
    expect(again(item(3, 100_00), item(2, 100_00))).toMatchObject({ outcome: 'done' })
    expect(again(item(4, 100_00))).toEqual({ outcome: 'refused', code: 'internal_error' })
  })

  it.each([
    [102_00, 'accepted'],
    [101_99, 'platform_insufficient_funds'],
  ])('of $100 needs the fee as well: with %i cents it is %s', (platformCents, expected) => {
    expect(outcomes(paypalWith({}, platformCents)(item(1, 100_00)))).toEqual([expected])
  })

  it('carries at most $20,000 in one item', () => {
    const pay = paypalWith()
    expect(outcomes(pay(item(1, 20_000_00), item(2, 20_000_01)))).toEqual(['accepted', '11711'])
  })

  it('has at most 250 recipients, and a processor without such a thing says so', () => {
    const pay = paypalWith()
    const items = Array.from({ length: 251 }, (_, index) => item(index + 1, 1_00))
    expect(new Set(outcomes(pay(...items.slice(1))))).toEqual(new Set(['accepted']))
    const request = { kind: 'create_payout_batch', idempotencyKey: 'batch', items } as const
    expect(processors.get('paypal').answer(request)).toEqual({
      outcome: 'refused',
      code: 'too_many_recipients',
    })
    expect(processors.get('stripe').answer(request)).toMatchObject({ code: 'not_offered' })
    const question = { kind: 'instantly_available', creatorId: 1 } as const
    expect(processors.get('paypal').answer(question)).toMatchObject({ code: 'not_offered' })
  })

  it('costs no more for an item than the cap, where there is one', () => {
    const pay = paypalWith({ costs: { paypalMaximumCents: 20_00 } })
    expect(pay(item(1, 5_000_00), item(2, 100_00))).toMatchObject([
      { feeText: '20.00' },
      { feeText: '2.00' },
    ])
  })

  it('books a part under its own key, and names the key when it tells of it', () => {
    paypalWith()(item(1, 20_000_00, 1), item(1, 5_000_00, 2))
    world.liveOn()
    expect(books()).toHaveLength(2)
    expect(world.webhooks.map(({ itemKey }) => itemKey)).toEqual([
      'payout-1-part-1',
      'payout-1-part-2',
    ])
  })
})

describe('an item that PayPal does not pay', () => {
  it.each([
    [0, true],
    [ALWAYS, false],
  ])(
    'is refused, or fails later; with %i basis points of no code, one is given: %j',
    (share, given) => {
      const paypal = { withoutCodeBasisPoints: share }
      const [refused] = paypalWith({ paypal, failures: { refusedBasisPoints: ALWAYS } })(
        item(1, 100_00),
      )
      expect(refused).toMatchObject({ outcome: 'refused' })
      expect('code' in refused! && refused.code !== null).toBe(given)

      paypalWith({ paypal, failures: { standardFailedBasisPoints: ALWAYS } })(item(2, 100_00))
      world.liveOn()
      const [event] = world.webhooks
      expect(event).toMatchObject({ kind: 'payout_failed' })
      expect(event && 'code' in event && event.code !== null).toBe(given)
      expect(processors.platform.balanceCents).toBe(1_000_000_00 - 2_00)
    },
  )

  it('once paid does not come back', () => {
    paypalWith({ failures: { returnedBasisPoints: ALWAYS } })(item(1, 100_00))
    world.liveOn()
    expect(world.webhooks.map(({ kind }) => kind)).toEqual(['payout_paid'])
  })
})

describe('an item that is given back', () => {
  const givenBack = (): boolean => {
    const paypal = processors.get('paypal')
    return paypal.giveBack(paypal.books.latestOf(1)!, '1001')
  }

  it('on its way fails, and does not arrive after that', () => {
    paypalWith()(item(1, 100_00))
    expect(givenBack()).toBe(true)
    expect(givenBack()).toBe(false)
    world.liveOn()
    expect(books()).toEqual([[1, 100_00, 2_00, 'failed']])
    expect(world.webhooks.map(({ kind }) => kind)).toEqual(['payout_failed'])
    expect(processors.heldCents).toBe(1_000_000_00 - 2_00)
  })

  it('once paid stays paid (quirk G14)', () => {
    paypalWith()(item(1, 100_00))
    world.liveOn()
    expect(givenBack()).toBe(false)
    expect(books()).toEqual([[1, 100_00, 2_00, 'paid']])
  })
})

describe('an item that nobody claims', () => {
  const unclaimed = { unclaimedBasisPoints: ALWAYS, claimedBasisPoints: 0, cancelledBasisPoints: 0 }

  it('waits 30 days at PayPal, then comes back', () => {
    paypalWith({ paypal: unclaimed })(item(1, 100_00))
    world.liveOnce()
    const arrivedAt = world.now
    expect(books()[0]).toContain('unclaimed')
    expect(processors.get('paypal').heldCents).toBe(100_00)
    world.liveOn()
    expect(world.now - arrivedAt).toBe(30 * SECONDS_IN_DAY)
    expect(books()[0]).toContain('returned')
    expect(world.webhooks.map(({ kind }) => kind)).toEqual(['payout_unclaimed', 'payout_returned'])
    expect(world.webhooks[0]).toMatchObject({ code: expect.stringMatching(/^1476[56]$/) as string })
    expect(processors.heldCents).toBe(1_000_000_00 - 2_00)
  })

  const cancelled = () =>
    processors.get('paypal').answer({
      ...{ kind: 'cancel_payout', idempotencyKey: 'cancel-payout-1' },
      ...{ creatorId: 1, payoutKey: 'payout-1' },
    })

  it.each([[{ claimedBasisPoints: ALWAYS }], [{}]])(
    'can be cancelled, but not on its way, and has ended then, whatever was to come: %j',
    (changes) => {
      paypalWith({ paypal: { ...unclaimed, ...changes } })(item(1, 100_00))
      expect(cancelled()).toEqual({ outcome: 'refused', code: 'payout_not_cancelable' })
      world.liveOnce()
      const done = { outcome: 'done', result: { isCancelled: true } }
      expect([cancelled(), cancelled()]).toEqual([done, done])
      world.liveOn()
      expect(books()).toEqual([[1, 100_00, 2_00, 'cancelled']])
      expect(world.webhooks.map(({ kind }) => kind)).toEqual([
        'payout_unclaimed',
        'payout_cancelled',
      ])
      expect(processors.heldCents).toBe(1_000_000_00 - 2_00)
    },
  )

  it('may be claimed or cancelled at any time until then, and comes back where it is neither', () => {
    const shares = { claimedBasisPoints: 6_000, cancelledBasisPoints: 2_500 }
    const pay = paypalWith({ paypal: { ...unclaimed, ...shares } })
    pay(...Array.from({ length: 250 }, (_, index) => item(index + 1, 1_00)))
    world.liveOn()
    const endedAfterWeeks = (end: WebhookEvent['kind']): number[] =>
      world.webhookArrivals
        .filter((_, index) => world.webhooks[index]!.kind === end)
        .map((endedAt) => Math.floor((endedAt - FRIDAY) / (7 * SECONDS_IN_DAY)))
    for (const [end, chance] of [
      ['payout_paid', 0.6],
      ['payout_cancelled', 0.25],
      ['payout_returned', 0.15],
    ] as const) {
      const found = endedAfterWeeks(end).length / 250
      expect(Math.abs(found - chance), end).toBeLessThan(toleranceOfShare(chance, 250))
    }
    expect(new Set(endedAfterWeeks('payout_cancelled'))).toEqual(new Set([0, 1, 2, 3, 4]))
  })

  it.each([
    [{ claimedBasisPoints: ALWAYS }, 'paid', 'payout_paid'],
    [{ cancelledBasisPoints: ALWAYS }, 'cancelled', 'payout_cancelled'],
  ])('until then: %j makes it %s', (changes, state, news) => {
    paypalWith({ paypal: { ...unclaimed, ...changes } })(item(1, 100_00))
    world.liveOn()
    expect(world.now - FRIDAY).toBeLessThan(34 * SECONDS_IN_DAY)
    expect(books()[0]).toContain(state)
    expect(world.webhooks.map(({ kind }) => kind)).toEqual(['payout_unclaimed', news])
  })
})
