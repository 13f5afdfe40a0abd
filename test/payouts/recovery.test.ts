import { describe, expect, it } from 'vitest'
import { SECONDS_IN_DAY, SECONDS_IN_HOUR, startOfDay } from '../../src/core/calendar'
import { timetable } from '../../src/payouts/jobs'
import type { LookUpResult, ProcessorAnswer } from '../../src/payouts/ports'
import { PayoutUsersService } from '../../src/payouts/payout-users-service'
import {
  requeueTransientFailures,
  retryPaypalWithoutReason,
  syncStuckPayouts,
  type StuckPayouts,
} from '../../src/payouts/recovery'
import { at, day } from '../support/days'
import { ledgerWith, rows, sell, type Traits } from '../support/ledgers'
import { payAll, paypalService } from '../support/paypal'
import { answer, Service } from '../support/service'

const THURSDAY = at('2026-09-03T10:00:00Z')
const PERIOD_END = '2026-08-28'

function serviceWith(traits: Traits = {}, platformHeld = false, changes = {}): Service {
  const ledger = ledgerWith(traits)
  const holder = platformHeld || traits.rail === 'paypal' ? 'platform' : 'processor'
  sell(ledger, 1, at('2026-08-20T12:00:00Z'), 200_00, holder)
  return new Service(ledger, THURSDAY, changes)
}

/** Begins a standard payout and drops it at its first call, as a recycled worker does. */
function dropped(service: Service): void {
  const run = {
    payoutType: 'standard',
    day: service.context.today(),
    periodEnd: day(PERIOD_END),
    creatorIds: [1],
  } as const
  new PayoutUsersService(service.context, run).process().next()
  service.ledger.commit()
}

const found = (result: LookUpResult): ProcessorAnswer => ({ outcome: 'done', result })
const ids = { payoutId: 1, processorPayoutId: 'po_1' }
const made = (news: (LookUpResult & { found: 'payout' })['news']): ProcessorAnswer =>
  found({ found: 'payout', processorPayoutId: 'po_1', costCents: 30, news })

const stuck = (
  isMeant: StuckPayouts['isMeant'],
  creatingStuckSeconds: number,
  isAskedDaily = true,
): StuckPayouts => ({ isMeant, creatingStuckSeconds, isAskedDaily })

function sync(service: Service, afterSeconds: number): void {
  service.now += afterSeconds
  const notPaypal = (processor: string): boolean => processor !== 'paypal'
  service.run(syncStuckPayouts(service.context, stuck(notPaypal, 24 * SECONDS_IN_HOUR)))
  while (service.enqueued.length > 0) service.runNextJob()
}

const stateOf = (service: Service): unknown => service.payouts[0]![2]
const costOf = (service: Service): unknown =>
  rows(service.ledger.database, 'SELECT cost_cents, failure_reason FROM payouts')[0]

describe('a payout that was still being made when its worker was lost', () => {
  it('is looked into after a day and not before, and its money is unpaid again', () => {
    const service = serviceWith({}, true)
    dropped(service)
    service.answers = { look_up: [found({ found: 'nothing' })] }
    sync(service, 24 * SECONDS_IN_HOUR - 1)
    expect(stateOf(service)).toBe('creating')
    sync(service, 1)
    expect(stateOf(service)).toBe('failed')
    expect(service.balanceStates).toEqual(['unpaid'])
    expect(costOf(service)).toEqual([0, 'never_sent'])
  })

  it('has its transfer sent once more where the processor has none yet, and what that makes goes back', () => {
    const service = serviceWith({}, true)
    dropped(service)
    service.answers = { look_up: [found({ found: 'nothing' })] }
    sync(service, SECONDS_IN_DAY)
    const [again] = service.requestsOf('create_transfer')
    expect(again).toMatchObject({ idempotencyKey: 'transfer-1', amountCents: 173_40 })
    expect(service.requestsOf('reverse_transfer')).toMatchObject([{ transferId: 'tr_1' }])
    expect(stateOf(service)).toBe('failed')
  })

  it.each(['processor_rate_limited', 'processor_unavailable'])(
    'waits for another day where the processor answers %s: the first request may still be in transit',
    (code) => {
      const service = serviceWith({}, true)
      dropped(service)
      service.answers = {
        look_up: [found({ found: 'nothing' })],
        create_transfer: [answer.refused(code)],
      }
      sync(service, SECONDS_IN_DAY)
      expect(stateOf(service)).toBe('creating')
      expect(service.balanceStates).toEqual(['processing'])
      service.answers = { look_up: [found({ found: 'nothing' })] }
      sync(service, SECONDS_IN_DAY)
      expect(stateOf(service)).toBe('failed')
      expect(service.balanceStates).toEqual(['unpaid'])
    },
  )

  it('has its transfer taken back where the processor made one', () => {
    const service = serviceWith({}, true)
    dropped(service)
    service.answers = {
      look_up: [found({ found: 'transfer', transferId: 'tr_9', amountCents: 173_40 })],
    }
    sync(service, SECONDS_IN_DAY)
    expect(service.requestsOf('look_up')).toMatchObject([{ idempotencyKey: 'transfer-1' }])
    expect(service.requestsOf('reverse_transfer')).toMatchObject([{ transferId: 'tr_9' }])
    expect(stateOf(service)).toBe('failed')
    expect(
      rows(service.ledger.database, 'SELECT SUM(amount_cents) FROM entries GROUP BY transfer_id'),
    ).toEqual(expect.arrayContaining([[0]]))
  })
})

describe('a payout of which nothing more was heard', () => {
  const LATER = 3 * SECONDS_IN_DAY
  it.each([
    ['arrived', made({ kind: 'payout_paid', ...ids }), 'completed', 'paid', 30],
    ['failed', made({ kind: 'payout_failed', ...ids, code: 'declined' }), 'failed', 'unpaid', 30],
    ['is in transit', made(null), 'processing', 'processing', 30],
    [
      'has not arrived yet, and is sent once more',
      found({ found: 'nothing' }),
      'processing',
      'processing',
      10,
    ],
    ['nobody can tell of', answer.refused('processor_unavailable'), 'processing', 'processing', 0],
  ])('%s', (_what, lookedUp, payoutState, balanceState, costCents) => {
    const service = serviceWith()
    dropped(service)
    service.answers = { look_up: [lookedUp] }
    sync(service, LATER)
    expect(stateOf(service)).toBe(payoutState)
    expect(service.balanceStates).toEqual([balanceState])
    expect((costOf(service) as unknown[])[0]).toBe(costCents)
  })

  it('is left alone for three days', () => {
    const service = serviceWith()
    dropped(service)
    sync(service, LATER - 1)
    expect(service.requestsOf('look_up')).toEqual([])
  })

  /** Its webhook comes while it is looked up; that its money came back is news, that it arrived is none. */
  it.each([
    ['paid', 'is completed once', 'payout_paid', ['completed 1'], 'completed', 'paid'],
    [
      'failed',
      'has come back',
      'payout_failed',
      ['completed 1', 'returned 1'],
      'returned',
      'unpaid',
    ],
  ] as const)(
    'is reported as paid, and by the books is %s: it %s',
    (_books, _what, kind, told, state, balanceState) => {
      const service = serviceWith()
      dropped(service)
      service.now += LATER
      service.run(
        syncStuckPayouts(
          service.context,
          stuck(() => true, 0),
        ),
      )
      const syncing = service.enqueued[0]!.job.begin()
      expect(syncing.next().value).toMatchObject({ request: { kind: 'look_up' } })
      service.webhook('payout_paid')
      syncing.next(made(kind === 'payout_paid' ? { kind, ...ids } : { kind, ...ids, code: null }))
      expect(service.told.filter((one) => /completed|returned/.test(one))).toEqual(told)
      expect(stateOf(service)).toBe(state)
      expect(service.balanceStates).toEqual([balanceState])
      // What it costs is known from the look-up alone, and booked all the same.
      expect(costOf(service)).toEqual([30, null])
    },
  )

  it('has come back where the books say so that are asked for its cost', () => {
    const service = serviceWith()
    dropped(service)
    service.webhook('payout_paid')
    service.answers = { look_up: [made({ kind: 'payout_failed', ...ids, code: 'declined' })] }
    sync(service, SECONDS_IN_DAY)
    expect(stateOf(service)).toBe('returned')
    expect(service.balanceStates).toEqual(['unpaid'])
    expect(costOf(service)).toEqual([30, 'declined'])
  })

  it('learns what a part costs whose answer was lost, and has the part after it sent a day later', () => {
    const service = paypalService([50_000_00], { paypalSplits: true })
    payAll(service, 1)
    service.runNextJob()
    service.enqueued.shift()!.job.begin().next()
    service.ledger.commit()
    expect(costOf(service)).toEqual([10, null])
    const second = found({
      found: 'payout',
      processorPayoutId: 'pp_second',
      costCents: 400_00,
      news: null,
    })
    service.answers = { look_up: [made(null), second] }
    service.now += LATER
    service.run(
      syncStuckPayouts(
        service.context,
        stuck(() => true, LATER),
      ),
    )
    service.runNextJob()
    // Each part is asked about in a job of its own.
    service.runNextJob()
    service.runNextJob()
    expect(costOf(service)).toEqual([10 + 400_00, null])
    const waitsUntil = service.now + SECONDS_IN_DAY
    expect(service.enqueued.map(({ at, job }) => [at, job.kind])).toEqual([
      [waitsUntil, 'send-paypal-batch'],
    ])
    service.runNextJob()
    expect(costOf(service)).toEqual([10 + 400_00 + 10, null])
    expect(service.ledger.parts.of(1)!.map((part) => part.processorPayoutId)).toEqual([
      'pp_payout-1-part-1',
      'pp_second',
      'pp_payout-1-part-3',
    ])
  })
})

describe('a payout in more parts than a worker can ask about', () => {
  const PARTS = 300
  const SEVERAL_DAYS = 3 * SECONDS_IN_DAY

  it('is asked about to the end, part by part', () => {
    const service = paypalService(
      [PARTS * 100_00],
      { paypalSplits: true },
      { paypalPartCents: 100_00 },
    )
    payAll(service, 1)
    while (service.enqueued.length > 0) service.runNextJob()
    service.answerOf = (request) => {
      if (request.kind !== 'look_up') throw new Error(request.kind)
      const itemKey = request.idempotencyKey
      const processorPayoutId = `pp_${itemKey}`
      const news = { kind: 'payout_paid', payoutId: 1, processorPayoutId, itemKey } as const
      return found({ found: 'payout', processorPayoutId, costCents: 10, news })
    }
    service.now += SEVERAL_DAYS
    service.run(
      syncStuckPayouts(
        service.context,
        stuck(() => true, SEVERAL_DAYS),
      ),
    )
    service.runNextJob()
    expect(service.enqueued).toHaveLength(PARTS)
    // Each worker lives for one question.
    for (let asked = 1; asked <= PARTS; asked += 1) {
      expect(stateOf(service)).toBe('processing')
      service.runNextJob()
      expect(service.requestsOf('look_up')).toHaveLength(asked)
    }
    expect(stateOf(service)).toBe('completed')
    expect(service.enqueued).toEqual([])
  })
})

describe('a payout that failed for a passing reason', () => {
  const BUSY = answer.refused('processor_rate_limited')

  /** The afternoons from the run's day on: what failed is tried again, as often as it fails. */
  function retryUntilDone(service: Service): void {
    const afternoon = startOfDay(service.context.today()) + 14 * SECONDS_IN_HOUR
    for (let tries = 0; tries < 5; tries += 1) {
      service.now = afternoon + tries * SECONDS_IN_DAY
      service.run(requeueTransientFailures(service.context, service.context.today()))
      while (service.enqueued.length > 0) service.runNextJob()
    }
  }

  it.each([
    ['once', 1, ['failed', 'processing']],
    ['twice', 2, ['failed', 'failed', 'processing']],
    ['each time: twice more, and then no more', 9, ['failed', 'failed', 'failed']],
  ])('%s', (_what, failures, states) => {
    const service = serviceWith()
    service.answers = { create_payout: Array(failures).fill(BUSY) as ProcessorAnswer[] }
    service.pay('standard', PERIOD_END)
    retryUntilDone(service)
    expect(service.payouts.map(([, , state]) => state)).toEqual(states)
    expect(service.noteCodes).not.toContain('repeated_failures')
  })

  it.each([
    ['once', 3, 6, 'processing'],
    ['twice', 6, 9, 'processing'],
    ['each time: twice more, and then no more', 99, 9, 'failed'],
  ] as const)(
    'with two others that its balance was cut into: %s',
    (_what, failures, made, last) => {
      const service = serviceWith({ frequency: 'daily' }, false, {
        instantRunAboveMaximum: 'cut',
        oversizedBalance: 'cut',
        instantMaximumCents: 60_00,
      })
      service.answers = { create_payout: Array(failures).fill(BUSY) as ProcessorAnswer[] }
      service.pay('instant', '2026-09-02')
      expect(service.payouts.map(([, , state]) => state)).toEqual(['failed', 'failed', 'failed'])
      retryUntilDone(service)
      expect(service.payouts).toHaveLength(made)
      expect(service.payouts.slice(-3).map(([, , state]) => state)).toEqual([last, last, last])
    },
  )

  it('after the hour of one run is tried again by the next one, which a worker begins late', () => {
    const service = serviceWith()
    service.now = at('2026-09-03T14:10:00Z')
    service.answers = { create_payout: [BUSY] }
    service.pay('standard', PERIOD_END)
    service.now = at('2026-09-04T14:20:00Z')
    service.run(requeueTransientFailures(service.context, day('2026-09-04')))
    while (service.enqueued.length > 0) service.runNextJob()
    expect(service.payouts.map(([, , state]) => state)).toEqual(['failed', 'processing'])
  })

  it.each([
    ['a reason that lasts', 'account_closed', {}],
    ['an era that does not try again', 'processor_rate_limited', { transientRetriesMax: 0 }],
  ])('is not tried again for %s', (_what, code, changes) => {
    const service = serviceWith({}, false, changes)
    service.answers = { create_payout: [answer.refused(code)] }
    service.pay('standard', PERIOD_END)
    retryUntilDone(service)
    expect(service.payouts).toHaveLength(1)
  })

  /** Money of 28 August is too young for a standard payout of the Thursday's period, and settled for an instant one. */
  const STANDARD_TWICE = [
    ['standard', 'failed', 173_40, 0, '2026-08-27'],
    ['standard', 'processing', 173_40, 0, '2026-08-27'],
  ]
  it.each([
    ['a standard schedule', 'standard', {}, STANDARD_TWICE],
    [
      'an instant schedule',
      'instant',
      {},
      [
        ['instant', 'failed', 173_40, 5_06, '2026-08-20'],
        ['instant', 'processing', 259_70, 7_57, '2026-08-28'],
      ],
    ],
    [
      'an instant schedule that instant payouts are closed to',
      'instant',
      { instantCapable: false },
      STANDARD_TWICE,
    ],
  ] as const)('of a flexible schedule: %s', (_what, payoutType, traits, payouts) => {
    const flexible = {
      frequency: 'chosen_weekdays',
      weekdays: ['thursday'],
      payoutType,
    } as const
    const service = serviceWith({ frequency: 'chosen_weekdays', flexible, ...traits })
    service.answers = { create_payout: [BUSY] }
    const [today, periodEnd] = [day('2026-09-03'), day('2026-09-02')]
    const run = { payoutType, day: today, periodEnd, paysFlexible: true, creatorIds: [1] } as const
    service.run(new PayoutUsersService(service.context, run).process())
    sell(service.ledger, 1, at('2026-08-28T12:00:00Z'), 100_00)
    retryUntilDone(service)
    expect(
      rows(
        service.ledger.database,
        'SELECT payout_type, state, gross_cents, fee_cents, period_end_date FROM payouts',
      ),
    ).toEqual(payouts)
  })

  it('is an instant one again where it was one', () => {
    const service = serviceWith({ frequency: 'daily' })
    service.answers = { create_payout: [BUSY] }
    service.pay('instant', '2026-09-02')
    retryUntilDone(service)
    expect(service.payouts.map(([, type, state]) => [type, state])).toEqual([
      ['instant', 'failed'],
      ['instant', 'processing'],
    ])
  })
})

describe('a PayPal payout that failed without a reason', () => {
  it.each([
    [null, 2, {}],
    ['1001', 1, {}],
    [null, 1, { transientRetriesMax: 0 }],
    [null, 2, { transientRetriesMax: 0, spendsToday: 'live' }],
  ])('%j is made %i times on its Friday with %j', (code, payouts, changes) => {
    const service = serviceWith({ rail: 'paypal', country: 'UA' }, false, changes)
    service.now = at('2026-09-04T10:00:00Z')
    service.pay('standard', PERIOD_END)
    service.answers = {
      create_payout_batch: [
        {
          outcome: 'done',
          result: { items: [{ idempotencyKey: 'payout-1', outcome: 'refused', code }] },
        },
      ],
    }
    service.runNextJob()
    expect(stateOf(service)).toBe('failed')
    service.now = at('2026-09-04T14:00:00Z')
    service.run(retryPaypalWithoutReason(service.context, service.context.today()))
    while (service.enqueued.length > 0) service.runNextJob()
    expect(service.payouts).toHaveLength(payouts)
  })
})

describe('the timetable of recovery', () => {
  it.each([
    [
      '2026-09-03',
      {},
      [
        '14 sync-stuck-payouts',
        '14 requeue-transient-failures',
        '15 sync-stuck-paypal-payouts',
        '16 ask-whether-back',
      ],
    ],
    [
      '2026-09-04',
      {},
      [
        '14 sync-stuck-payouts',
        '14 requeue-transient-failures',
        '14 retry-paypal-failures',
        '16 ask-whether-back',
      ],
    ],
    [
      '2026-09-05',
      {},
      ['14 sync-stuck-payouts', '14 requeue-transient-failures', '16 ask-whether-back'],
    ],
    ['2026-09-05', { stuckPayoutHours: null, transientRetriesMax: 0 }, []],
  ])('on %s with %j: %j', (date, changes, expected) => {
    const { context } = new Service(ledgerWith({}), startOfDay(day(date)), changes)
    const afternoon = timetable(context, day(date)).filter(
      ({ secondOfDay }) => secondOfDay >= 14 * SECONDS_IN_HOUR,
    )
    expect(
      afternoon.map(({ secondOfDay, job }) => `${secondOfDay / SECONDS_IN_HOUR} ${job.name}`),
    ).toEqual(expected)
  })
})

describe('a transfer that is made only after its payout was given up', () => {
  it('has been sent once more and gone back already, and the payout is not sent', () => {
    const service = serviceWith({}, true)
    const run = {
      payoutType: 'standard',
      day: service.context.today(),
      periodEnd: day(PERIOD_END),
      creatorIds: [1],
    } as const
    const paying = new PayoutUsersService(service.context, run).process()
    expect(paying.next().value).toMatchObject({ request: { kind: 'create_transfer' } })
    service.answers = { look_up: [found({ found: 'nothing' })] }
    sync(service, SECONDS_IN_DAY)
    expect(stateOf(service)).toBe('failed')
    expect(service.requestsOf('reverse_transfer')).toMatchObject([{ transferId: 'tr_1' }])
    expect(paying.next({ outcome: 'done', result: { transferId: 'tr_1' } }).done).toBe(true)
    expect(
      rows(
        service.ledger.database,
        `SELECT COUNT(*) FROM entries WHERE reason = 'internal_transfer'`,
      ),
    ).toEqual([[2]])
    expect(stateOf(service)).toBe('failed')
    expect(service.balanceStates).toEqual(['unpaid'])
  })
})
