import { describe, expect, it } from 'vitest'
import type { PayoutPolicy } from '../../../src/core/policy'
import { SECONDS_IN_DAY } from '../../../src/core/calendar'
import {
  batchAnswer,
  batches,
  handlingNotice,
  notice,
  partRows,
  payAll,
  paypalService,
  payoutState,
} from '../../support/paypal'
import { answer, type Service } from '../../support/service'

const KEYS = ['payout-1-part-1', 'payout-1-part-2', 'payout-1-part-3'] as const
const FULL = 20_000_00

/** A flagged creator with $50,000: three parts, all of which PayPal takes unless said otherwise. */
function largePayout(
  answers: Parameters<typeof batchAnswer>[1][] = [],
  changes: Partial<PayoutPolicy> = {},
): Service {
  const service = paypalService([50_000_00], { paypalSplits: true }, changes)
  service.answers.create_payout_batch = answers.map((refused, index) =>
    batchAnswer([KEYS[index]!], refused),
  )
  payAll(service, 1)
  while (service.enqueued.length > 0) service.runNextJob()
  return service
}

describe('a payout above the part size', () => {
  it('goes out part by part, a minute apart, each once the one before was accepted', () => {
    const service = largePayout()
    expect(batches(service).map(({ items }) => items)).toEqual(
      [FULL, FULL, 10_000_00].map((netCents, index) => [
        { idempotencyKey: KEYS[index], payoutId: 1, creatorId: 1, part: index + 1, netCents },
      ]),
    )
    expect(payoutState(service)).toBe('processing')
    for (const key of KEYS) {
      expect(payoutState(service)).toBe('processing')
      notice(service, 'payout_paid', key)
    }
    expect(payoutState(service)).toBe('completed')
    expect(service.balanceStates).toEqual(['paid'])
    expect(service.ledger.payouts.get(1).processorPayoutId).toBe(`pp_${KEYS[0]}`)
  })

  it.each([
    [{ paypalSplits: false }, 50_000_00],
    [{ paypalSplits: true }, FULL],
  ])('stays whole for %j and %i cents', (traits, amountCents) => {
    const service = paypalService([amountCents], traits)
    payAll(service, 1)
    service.runNextJob()
    expect(batches(service)[0]!.items).toMatchObject([{ part: null, netCents: amountCents }])
    expect(partRows(service)).toEqual([])
  })
})

describe('a part that is refused', () => {
  it('as the first fails the payout: nothing of it has been sent', () => {
    const service = largePayout([{ 0: '9302' }])
    expect(payoutState(service)).toBe('failed')
    expect(service.balanceStates).toEqual(['unpaid'])
    expect(batches(service)).toHaveLength(1)
  })

  it('as a later one leaves the payout in processing for good, and the rest is still sent', () => {
    const service = largePayout([{}, { 0: '9302' }])
    notice(service, 'payout_paid', KEYS[0])
    notice(service, 'payout_paid', KEYS[2])
    expect(payoutState(service)).toBe('processing')
    expect(service.balanceStates).toEqual(['processing'])
    expect(partRows(service).map(([, , , state]) => state)).toEqual([
      'completed',
      'failed',
      'completed',
    ])
    expect(batches(service).map(({ items }) => items[0]!.idempotencyKey)).toEqual(KEYS)
    expect(service.enqueued).toEqual([])
  })
})

describe('notices of parts', () => {
  it.each([
    ['payout_failed', false, 'failed', 'unpaid'],
    ['payout_unclaimed', false, 'processing', 'processing'],
    ['payout_returned', false, 'processing', 'processing'],
    ['payout_failed', true, 'failed', 'unpaid'],
    ['payout_unclaimed', true, 'unclaimed', 'processing'],
    ['payout_returned', true, 'returned', 'unpaid'],
  ] as const)(
    'that are all %s (resolved: %s): the payout is %s',
    (kind, resolve, state, balances) => {
      const changes = { paypalSplitsResolve: resolve, straightReturnFreesBalances: true }
      const service = largePayout([], changes)
      for (const key of KEYS) notice(service, kind, key, '14765')
      expect(payoutState(service)).toBe(state)
      expect(service.balanceStates).toEqual([balances])
    },
  )

  it('that differ leave it as it is, and one that repeats or comes late changes nothing', () => {
    const service = largePayout()
    notice(service, 'payout_paid', KEYS[0])
    notice(service, 'payout_failed', KEYS[1], '1001')
    notice(service, 'payout_paid', KEYS[2])
    notice(service, 'payout_paid', KEYS[1])
    notice(service, 'payout_unclaimed', KEYS[0])
    notice(service, 'payout_paid', 'payout-1-part-9')
    expect(payoutState(service)).toBe('processing')
    expect(partRows(service).map(([, , , state]) => state)).toEqual([
      'completed',
      'failed',
      'completed',
    ])
  })
})

describe('a part whose request is never answered', () => {
  it.each([
    ['is paid by its notice: nobody is paused, and the next part is sent', true],
    ['is not heard of either: the creator is paused', false],
  ])('%s', (_what, isTold) => {
    const service = paypalService([50_000_00], { paypalSplits: true })
    payAll(service, 1)
    const { unknown } = answer
    service.answers.create_payout_batch = [unknown, unknown, unknown]
    const { job } = service.enqueued.shift()!
    if (isTold) service.runBetween(job.begin(), handlingNotice(service, 'payout_paid', KEYS[0]))
    else service.run(job.begin())
    expect(service.ledger.pauses.of(1)).toHaveLength(isTold ? 0 : 1)
    expect(service.enqueued).toHaveLength(isTold ? 1 : 0)
  })
})

describe('mixed outcomes, where the policy resolves them', () => {
  const RESOLVE = { paypalSplitsResolve: true }

  it('the part that did not arrive is sent again a day later, under a new key', () => {
    const service = largePayout([], RESOLVE)
    notice(service, 'payout_paid', KEYS[0])
    notice(service, 'payout_failed', KEYS[1], '1001')
    expect(service.enqueued).toEqual([])
    notice(service, 'payout_paid', KEYS[2])
    expect(service.enqueued[0]!.at - service.now).toBe(SECONDS_IN_DAY)
    service.runNextJob()
    expect(batches(service).at(-1)!.items).toMatchObject([
      { idempotencyKey: `${KEYS[1]}-try-2`, part: 2, netCents: FULL },
    ])
    notice(service, 'payout_paid', `${KEYS[1]}-try-2`)
    expect(payoutState(service)).toBe('completed')
    expect(partRows(service)).toEqual([
      [1, 1, FULL, 'completed'],
      [2, 1, FULL, 'failed'],
      [2, 2, FULL, 'completed'],
      [3, 1, 10_000_00, 'completed'],
    ])
  })

  it('a refused later part does not keep the parts after it back', () => {
    const service = largePayout([{}, { 0: '9302' }], RESOLVE)
    expect(batches(service)).toHaveLength(3)
    notice(service, 'payout_paid', KEYS[0])
    notice(service, 'payout_paid', KEYS[2])
    service.runNextJob()
    notice(service, 'payout_paid', `${KEYS[1]}-try-2`)
    expect(payoutState(service)).toBe('completed')
  })

  it('nothing has arrived: the payout ends, and its balances are free', () => {
    const service = largePayout([{}, { 0: '9302' }], RESOLVE)
    notice(service, 'payout_unclaimed', KEYS[0])
    notice(service, 'payout_returned', KEYS[0], '14765')
    notice(service, 'payout_failed', KEYS[2], '1001')
    expect(payoutState(service)).toBe('failed')
    expect(service.balanceStates).toEqual(['unpaid'])
  })

  it.each([1, 2])('a part that is refused %i times is sent again a day after each', (refusals) => {
    const service = largePayout([], RESOLVE)
    const sentAt = new Map<string, number>()
    service.answerOf = (request) => {
      if (request.kind !== 'create_payout_batch') throw new Error(request.kind)
      const keys = request.items.map(({ idempotencyKey }) => idempotencyKey)
      for (const key of keys) sentAt.set(key, service.now)
      return batchAnswer(keys, sentAt.size <= refusals ? { 0: '9302' } : {})
    }
    notice(service, 'payout_paid', KEYS[0])
    notice(service, 'payout_paid', KEYS[2])
    notice(service, 'payout_failed', KEYS[1], '1001')
    const failedAt = service.now
    while (service.enqueued.length > 0) {
      service.enqueued.sort((one, other) => one.at - other.at)
      service.runNextJob()
    }
    const tries = [2, 3].slice(0, refusals + 1)
    expect([...sentAt]).toEqual(
      tries.map((attempt, index) => [
        `${KEYS[1]}-try-${attempt}`,
        failedAt + (index + 1) * SECONDS_IN_DAY,
      ]),
    )
    expect(service.ledger.pauses.of(1)).toHaveLength(refusals - 1)
  })

  it('parts that are sent again follow each other a minute apart', () => {
    const service = largePayout([], RESOLVE)
    notice(service, 'payout_paid', KEYS[0])
    for (const key of KEYS.slice(1)) notice(service, 'payout_failed', key, '1001')
    service.runNextJob()
    expect(service.enqueued.map(({ at }) => at - service.now)).toEqual([60])
    service.runNextJob()
    expect(
      batches(service)
        .slice(-2)
        .map(({ items }) => items[0]!.idempotencyKey),
    ).toEqual([`${KEYS[1]}-try-2`, `${KEYS[2]}-try-2`])
  })

  it('a job that is handed out once more leaves alone what has failed since', () => {
    const service = largePayout([], RESOLVE)
    notice(service, 'payout_paid', KEYS[0])
    notice(service, 'payout_paid', KEYS[2])
    notice(service, 'payout_failed', KEYS[1], '1001')
    const { job } = service.enqueued[0]!
    service.answers.create_payout_batch = [batchAnswer([`${KEYS[1]}-try-2`], { 0: '9302' })]
    service.runNextJob()
    const asked = batches(service).length
    service.run(job.begin())
    expect(batches(service)).toHaveLength(asked)
    service.runNextJob()
    expect(batches(service).at(-1)!.items).toMatchObject([
      { idempotencyKey: `${KEYS[1]}-try-3`, part: 2, netCents: FULL },
    ])
  })

  it.each([
    ['that can never be paid', '3148', 1],
    ['that failed for the third time', '1001', 3],
  ])('a part %s is left to a person', (_what, code, tries) => {
    const service = largePayout([], RESOLVE)
    notice(service, 'payout_paid', KEYS[0])
    notice(service, 'payout_paid', KEYS[2])
    notice(service, 'payout_failed', KEYS[1], code)
    for (let attempt = 2; attempt <= tries; attempt += 1) {
      service.runNextJob()
      notice(service, 'payout_failed', `${KEYS[1]}-try-${attempt}`, code)
    }
    expect(service.enqueued).toEqual([])
    expect(service.ledger.pauses.of(1)).toHaveLength(1)
    expect(service.noteCodes).toEqual(['payout_outcome_unknown'])
    expect(payoutState(service)).toBe('processing')
  })
})
