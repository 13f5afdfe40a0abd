import { describe, expect, it } from 'vitest'
import { sendPaypalBatch } from '../../../src/payouts/paypal/paypal-payouts'
import { accountBalances, rows } from '../../support/ledgers'
import { batchAnswer, batches, FRIDAY, notice, payAll, paypalService } from '../../support/paypal'
import { answer, type Service } from '../../support/service'

const AMOUNT = 200_00
const three = (): Service => paypalService([AMOUNT, AMOUNT, AMOUNT])

const states = (service: Service): unknown[] => service.payouts.map(([, , state]) => state)
const paused = (service: Service): boolean[] =>
  [1, 2, 3].map((creatorId) => service.ledger.pauses.of(creatorId).length > 0)

describe('a run over PayPal creators', () => {
  it('claims everyone, then sends batches a minute apart, each a job of its own', () => {
    const service = three()
    payAll(service, 3)
    expect(service.requests).toEqual([])
    expect(states(service)).toEqual(['creating', 'creating', 'creating'])
    expect(service.balanceStates).toEqual(['processing', 'processing', 'processing'])
    expect(service.enqueued.map(({ at, job }) => [at - FRIDAY, job.name])).toEqual([
      [0, 'send-paypal-batch-1'],
      [60, 'send-paypal-batch-3'],
    ])
    service.runNextJob()
    expect(states(service)).toEqual(['processing', 'processing', 'creating'])
    service.runNextJob()
    expect(batches(service).map(({ items }) => items.map((item) => item.idempotencyKey))).toEqual([
      ['payout-1', 'payout-2'],
      ['payout-3'],
    ])
    expect(batches(service)[0]!.items[0]).toEqual({
      idempotencyKey: 'payout-1',
      payoutId: 1,
      creatorId: 1,
      part: null,
      netCents: AMOUNT,
    })
  })

  it('does not send again what was sent, when a batch is run twice', () => {
    const service = three()
    payAll(service, 3)
    service.runNextJob()
    service.run(sendPaypalBatch(service.context, [1, 2]))
    expect(batches(service)).toHaveLength(1)
  })
})

describe('a batch whose worker is recycled', () => {
  it('after the call and before the answer is sent again, the same items under the same keys', () => {
    const service = three()
    payAll(service, 2)
    const { job } = service.enqueued.shift()!
    const lost = job.begin().next().value
    service.run(job.begin())
    expect(batches(service)).toEqual([(lost as { request: unknown }).request])
    expect(states(service)).toEqual(['processing', 'processing'])
  })
})

describe('the answer to a mass payment', () => {
  it('accepts some items and refuses others, with a code or without', () => {
    const service = three()
    service.context.jobs.paypalBatchItems = 3
    service.answers.create_payout_batch = [
      batchAnswer(['payout-1', 'payout-2', 'payout-3'], { 1: '3015', 2: null }),
    ]
    payAll(service, 3)
    service.runNextJob()
    expect(states(service)).toEqual(['processing', 'failed', 'failed'])
    expect(service.balanceStates).toEqual(['processing', 'unpaid', 'unpaid'])
    expect(
      rows(
        service.ledger.database,
        'SELECT failure_reason, processor_payout_id, cost_cents FROM payouts',
      ),
    ).toEqual([
      [null, 'pp_payout-1', 10],
      ['3015', null, 0],
      [null, null, 0],
    ])
    const notes = rows(service.ledger.database, 'SELECT content FROM payout_notes').flat()
    expect(notes[0]).toContain('the PayPal account is locked (3015)')
    expect(notes[1]).toContain('no reason was given')
    expect(service.told.filter((what) => !what.startsWith('created'))).toEqual([
      'accepted 1',
      'failed 2',
      'failed 3',
    ])
  })

  it('refuses all of it: every payout fails', () => {
    const service = three()
    service.answers.create_payout_batch = [answer.refused('insufficient_funds')]
    payAll(service, 2)
    service.runNextJob()
    expect(states(service)).toEqual(['failed', 'failed'])
    expect(service.balanceStates).toEqual(['unpaid', 'unpaid', 'unpaid'])
  })

  it('is asked for again with the same keys where none came', () => {
    const service = three()
    service.answers.create_payout_batch = [answer.unknown, answer.unknown]
    payAll(service, 2)
    service.runNextJob()
    const asked = batches(service)
    expect(asked).toHaveLength(3)
    expect(new Set(asked.map((request) => JSON.stringify(request))).size).toBe(1)
    expect(states(service)).toEqual(['processing', 'processing'])
    expect(paused(service)).toEqual([false, false, false])
  })

  it('never came: every creator of the batch is paused, and a notice still ends the payout', () => {
    const service = three()
    service.answers.create_payout_batch = [answer.unknown, answer.unknown, answer.unknown]
    payAll(service, 3)
    service.runNextJob()
    expect(paused(service)).toEqual([true, true, false])
    expect(service.noteCodes).toEqual(['payout_outcome_unknown', 'payout_outcome_unknown'])
    expect(states(service)).toEqual(['processing', 'processing', 'creating'])
    notice(service, 'payout_paid')
    expect(states(service)[0]).toBe('completed')
  })

  it('leaves an item out: its creator alone is paused', () => {
    const service = three()
    service.answers.create_payout_batch = [batchAnswer(['payout-1'])]
    payAll(service, 2)
    service.runNextJob()
    expect(paused(service)).toEqual([false, true, false])
    expect(states(service)).toEqual(['processing', 'processing'])
  })
})

describe('the fee', () => {
  it('is taken from the creator, rounded up, unless it is waived', () => {
    const fee = (paypalFeeWaived: boolean): unknown => {
      const changes = { paypalFeeBasisPoints: 200 }
      const service = paypalService([173_40], { paypalFeeWaived }, changes)
      payAll(service, 1)
      return service.payouts[0]!.slice(3)
    }
    expect(fee(false)).toEqual([173_40, 3_47, 169_93])
    expect(fee(true)).toEqual([173_40, 0, 173_40])
  })

  it('that PayPal charges the platform is booked as its text is read, a cent short at times', () => {
    const service = three()
    service.answers.create_payout_batch = [
      {
        outcome: 'done',
        result: {
          items: [
            {
              idempotencyKey: 'payout-1',
              outcome: 'accepted',
              processorPayoutId: 'pp_1',
              feeText: '1.15',
            },
          ],
        },
      },
    ]
    payAll(service, 1)
    service.runNextJob()
    expect(accountBalances(service.ledger)['payout_costs']).toBe(1_14)
  })
})

describe('an address that can never be paid (3148)', () => {
  it.each([
    ['not tried again since July 2026', {}, ['failed'], ['destination_refused']],
    ['tried each week before', { terminalPaypalCodeStops: false }, ['failed', 'creating'], []],
  ] as const)('is %s', (_what, changes, expected, skipped) => {
    const service = paypalService([AMOUNT], {}, changes)
    payAll(service, 1)
    service.answers = { create_payout_batch: [batchAnswer(['payout-1'], { 0: '3148' })] }
    service.runNextJob()
    service.now += 7 * 86_400
    service.pay('standard', '2026-09-04')
    expect(states(service)).toEqual(expected)
    expect(service.skipped.map(([, code]) => code)).toEqual(skipped)
    if (skipped.length > 0) expect(service.noteCodes).toEqual(['payout_failed', ...skipped])
  })

  it.each([
    ['since the payout', 1, ['failed', 'creating']],
    ['in the second of the payout, before it', 0, ['failed']],
  ])('is another where the destination was changed %s', (_what, laterSeconds, expected) => {
    const service = paypalService([AMOUNT], { country: 'BR' })
    payAll(service, 1)
    service.answers = { create_payout_batch: [batchAnswer(['payout-1'], { 0: '3148' })] }
    service.runNextJob()
    const { rail, bankAccount, instantCapable } = service.ledger.creators.get(1)
    const elsewhere = { rail, country: 'MX', bankAccount, instantCapable }
    service.ledger.creators.changeDestination(1, elsewhere, FRIDAY + laterSeconds)
    service.now += 7 * 86_400
    service.pay('standard', '2026-09-04')
    expect(states(service)).toEqual(expected)
  })
})
