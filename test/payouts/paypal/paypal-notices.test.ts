import { describe, expect, it } from 'vitest'
import type { WebhookEvent } from '../../../src/payouts/ports'
import type { PayoutPolicy } from '../../../src/core/policy'
import { at } from '../../support/days'
import { sell } from '../../support/ledgers'
import { notice, payAll, paypalService, payoutState, refusals } from '../../support/paypal'
import type { Service } from '../../support/service'

type Kinds = Exclude<WebhookEvent['kind'], 'payout_lost'>[]

function afterNotices(kinds: Kinds, changes: Partial<PayoutPolicy> = {}): Service {
  const service = paypalService([200_00], {}, changes)
  payAll(service, 1)
  service.runNextJob()
  for (const kind of kinds) notice(service, kind, undefined, '14766')
  return service
}

describe('PayPal’s notices', () => {
  it.each([
    [['payout_paid'], 'completed', 'paid'],
    [['payout_paid', 'payout_paid'], 'completed', 'paid'],
    [['payout_failed'], 'failed', 'unpaid'],
    [['payout_failed', 'payout_paid'], 'failed', 'unpaid'],
    [['payout_unclaimed'], 'unclaimed', 'processing'],
    [['payout_unclaimed', 'payout_paid'], 'completed', 'paid'],
    [['payout_unclaimed', 'payout_returned'], 'returned', 'unpaid'],
    [['payout_unclaimed', 'payout_returned', 'payout_returned'], 'returned', 'unpaid'],
    [['payout_unclaimed', 'payout_cancelled'], 'cancelled', 'unpaid'],
    [['payout_paid', 'payout_unclaimed'], 'completed', 'paid'],
    [['payout_cancelled', 'payout_unclaimed'], 'cancelled', 'unpaid'],
  ] as [Kinds, string, string][])(
    '%j: the payout is %s, its balance %s',
    (kinds, state, balance) => {
      const service = afterNotices(kinds)
      expect(payoutState(service)).toBe(state)
      expect(service.balanceStates).toEqual([balance])
      expect(refusals(service)).toEqual([])
    },
  )

  it.each([
    [['payout_paid', 'payout_failed'], 'completed', 'failed'],
    [['payout_paid', 'payout_returned'], 'completed', 'returned'],
    [['payout_unclaimed', 'payout_failed'], 'unclaimed', 'failed'],
  ] as [Kinds, string, string][])(
    '%j: the payout stays %s, and the step to %s is refused and recorded',
    (kinds, state, refused) => {
      const service = afterNotices(kinds)
      expect(payoutState(service)).toBe(state)
      expect(refusals(service)).toEqual([[state, refused]])
    },
  )

  it.each([
    [false, 'processing'],
    [true, 'unpaid'],
  ])('returned straight from processing, freed %j: the balance is %s', (freed, balance) => {
    const service = afterNotices(['payout_returned'], { straightReturnFreesBalances: freed })
    expect(payoutState(service)).toBe('returned')
    expect(service.balanceStates).toEqual([balance])
    expect(service.noteCodes).toEqual(['payout_returned'])
  })

  it.each([false, true])(
    'returned straight from processing three times in a row, freed %j: payouts are paused',
    (freed) => {
      const service = paypalService([200_00], {}, { straightReturnFreesBalances: freed })
      const paused: boolean[] = []
      for (const payoutId of [1, 2, 3]) {
        payAll(service, 1)
        service.runNextJob()
        service.webhook('payout_returned', payoutId)
        paused.push(service.ledger.pauses.of(1).length > 0)
        sell(service.ledger, 1, at('2026-08-20T12:00:00Z'), 200_00, 'platform')
        service.now += 7 * 86_400
      }
      expect(paused).toEqual([false, false, true])
      expect(service.noteCodes.at(-1)).toBe('repeated_failures')
    },
  )

  it('of an unclaimed payout say so in a note, with the reason', () => {
    expect(afterNotices(['payout_unclaimed', 'payout_cancelled']).noteCodes).toEqual([
      'payout_unclaimed',
      'payout_cancelled',
    ])
  })
})
