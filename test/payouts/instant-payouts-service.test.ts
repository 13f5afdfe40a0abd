import { describe, expect, it } from 'vitest'
import { isoFromDay, startOfDay } from '../../src/core/calendar'
import { InstantPayoutsService } from '../../src/payouts/instant-payouts-service'
import { at, day } from '../support/days'
import { ledgerWith, rows, type Traits } from '../support/ledgers'
import { answer, Service } from '../support/service'

const TODAY = at('2026-09-10T15:00:00Z')

/** A creator with a balance of so many cents on each day up to today, the last one today's. */
function serviceWith(amountsCents: readonly number[], creator: Traits = {}): Service {
  const ledger = ledgerWith(creator)
  const firstDay = day('2026-09-10') - amountsCents.length + 1
  amountsCents.forEach((amountCents, index) => {
    const occurredAt = startOfDay(firstDay + index) + 3_600
    ledger.sales.recordCredit({ creatorId: 1, occurredAt, holder: 'processor' }, amountCents)
  })
  ledger.commit()
  return new Service(ledger, TODAY)
}

const request = (service: Service): void =>
  service.run(new InstantPayoutsService(service.context, 1).process())

describe('a payout on request', () => {
  it('goes out in batches of at most $9,999, oldest first, each with its own fee', () => {
    const service = serviceWith([
      6_000_00, 3_999_00, 5_100_00, 5_000_00, 3_500_00, 3_000_00, 3_000_00,
    ])
    request(service)
    for (const payoutId of [1, 2, 3, 4]) service.webhook('payout_paid', payoutId)
    expect(service.payouts).toEqual([
      [1, 'instant', 'completed', 9_999_00, 291_24, 9_707_76],
      [2, 'instant', 'completed', 5_100_00, 148_55, 4_951_45],
      [3, 'instant', 'completed', 8_500_00, 247_58, 8_252_42],
      [4, 'instant', 'completed', 6_000_00, 174_76, 5_825_24],
    ])
    expect(service.balanceStates).toEqual(Array(7).fill('paid'))
    expect(rows(service.ledger.database, 'SELECT payout_id, period_end_date FROM payouts')).toEqual(
      [5, 6, 8, 10].map((date, index) => [index + 1, isoFromDay(day('2026-09-01') + date - 1)]),
    )
  })

  it.each([
    ['batch_only', ['processing', 'processing']],
    ['up_to_last_day', ['processing', 'unpaid']],
  ] as const)('has claimed with %s when the first one goes out: %j', (batchClaim, states) => {
    const service = serviceWith([9_999_00, 9_999_00])
    Object.assign(service.context.policy, { batchClaim })
    const workflow = new InstantPayoutsService(service.context, 1).process()
    workflow.next()
    const effect = workflow.next(answer.available(1_000_000_00)).value
    expect(effect).toMatchObject({ request: { kind: 'create_payout', payoutId: 1 } })
    service.ledger.commit()
    expect(service.balanceStates).toEqual(states)
  })

  it('includes what was earned today, which the daily run does not', () => {
    const service = serviceWith([50_00])
    request(service)
    expect(service.payouts).toEqual([[1, 'instant', 'processing', 50_00, 1_46, 48_54]])
  })

  it('leaves what is still settling', () => {
    const service = serviceWith([50_00, 70_00])
    service.answers.instantly_available = [answer.available(50_00)]
    request(service)
    expect(service.payouts).toEqual([[1, 'instant', 'processing', 50_00, 1_46, 48_54]])
    expect(service.balanceStates).toEqual(['processing', 'unpaid'])
  })

  it('of exactly $9,999.00 is one payout', () => {
    const service = serviceWith([9_999_00])
    request(service)
    expect(service.payouts).toEqual([[1, 'instant', 'processing', 9_999_00, 291_24, 9_707_76]])
  })

  it.each([
    ['above_instant_maximum', [10_00, 9_999_01, 10_00], {}],
    ['below_minimum', [99], {}],
    ['paused', [50_00], { paused: true }],
    ['instant_not_supported', [50_00], { country: 'CA' }],
    ['not_reviewed', [50_00], { compliance: 'not_reviewed' }],
  ] as const)('is refused for %s, whole, with a note: %j', (code, amounts, creator) => {
    const service = serviceWith(amounts, creator)
    request(service)
    expect(service.payouts).toEqual([])
    expect(service.noteCodes).toEqual([code])
    expect(service.balanceStates).toEqual(amounts.map(() => 'unpaid'))
  })

  it('of nothing leaves no note', () => {
    const service = serviceWith([])
    request(service)
    expect(service.noteCodes).toEqual([])
  })

  it.each([
    ['below_minimum', [99], {}],
    ['instant_not_supported', [99], { country: 'CA' }],
    ['above_instant_maximum', [9_999_01], {}],
    ['instant_not_supported', [9_999_01], { bankAccount: 'missing' }],
  ] as const)(
    'asks eligible, minimum, maximum, in this order: %s for %j',
    (code, amounts, creator) => {
      const service = serviceWith(amounts, creator)
      request(service)
      expect(service.noteCodes).toEqual([code])
    },
  )

  it('is refused while another payout is in progress', () => {
    const service = serviceWith([50_00])
    request(service)
    service.ledger.sales.recordCredit(
      { creatorId: 1, occurredAt: TODAY + 60, holder: 'processor' },
      80_00,
    )
    request(service)
    expect(service.noteCodes).toEqual(['payout_in_progress'])
    expect(service.payouts).toHaveLength(1)
  })
})
