import { describe, expect, it } from 'vitest'
import type { WebhookEvent } from '../../src/payouts/ports'
import type { PayoutPolicy } from '../../src/core/policy'
import { notice, payAll, paypalService, payoutState, refusals } from '../support/paypal'
import type { Service } from '../support/service'

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

  it('of an unclaimed payout say so in a note, with the reason', () => {
    expect(afterNotices(['payout_unclaimed', 'payout_cancelled']).noteCodes).toEqual([
      'payout_unclaimed',
      'payout_cancelled',
    ])
  })
})
