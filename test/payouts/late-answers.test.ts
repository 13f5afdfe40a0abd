/** Answers and notices that come late, twice or never: no money moves twice, none is forgotten, each cost is booked once. */
import { describe, expect, it } from 'vitest'
import { SECONDS_IN_DAY, SECONDS_IN_HOUR } from '../../src/core/calendar'
import type { LookUpResult, ProcessorAnswer, WebhookEvent } from '../../src/payouts/ports'
import { at } from '../support/days'
import { accountBalances, ledgerWith, rows, sell, type Traits } from '../support/ledgers'
import { payAll, paypalService } from '../support/paypal'
import { acceptedItem, answer, Service } from '../support/service'

const THURSDAY = at('2026-09-03T10:00:00Z')
const PERIOD_END = '2026-08-28'
const BUSY = answer.refused('processor_rate_limited')
const NOTHING: ProcessorAnswer = { outcome: 'done', result: { found: 'nothing' } }

function serviceWith(traits: Traits = {}, platformHeld = false): Service {
  const ledger = ledgerWith(traits)
  sell(ledger, 1, at('2026-08-20T12:00:00Z'), 200_00, 'processor')
  if (platformHeld) sell(ledger, 1, at('2026-08-20T12:00:00Z'), 200_00, 'platform')
  return new Service(ledger, THURSDAY)
}

const made = (kind: 'payout_paid' | 'payout_failed' | null): ProcessorAnswer => {
  const ids = { payoutId: 1, processorPayoutId: 'po_1' }
  const news: WebhookEvent | null =
    kind === 'payout_failed' ? { kind, ...ids, code: 'declined' } : kind && { kind, ...ids }
  const result: LookUpResult = { found: 'payout', processorPayoutId: 'po_1', costCents: 30, news }
  return { outcome: 'done', result }
}

const stateOf = (service: Service): unknown => service.payouts[0]![2]
const costOf = (service: Service): unknown =>
  rows(service.ledger.database, 'SELECT cost_cents FROM payouts')[0]![0]
const unanswered = (service: Service): unknown[][] =>
  rows(service.ledger.database, 'SELECT idempotency_key, kind, tries FROM unanswered_requests')
const pauses = (service: Service): string[] =>
  service.ledger.pauses.of(1).map(({ source }) => source)

describe('a retry that the processor does not look at', () => {
  it('is no proof that the first request did nothing', () => {
    const service = serviceWith({ rail: 'cross_border' })
    service.pay('standard', PERIOD_END)
    const [{ job }] = service.enqueued.splice(0) as [(typeof service.enqueued)[number]]
    // The first try is in transit when its worker is lost.
    job.begin().next()
    service.answers = { create_payout: [BUSY] }
    service.run(job.begin())
    expect(stateOf(service)).toBe('processing')
    expect(service.balanceStates).toEqual(['processing'])
    expect(unanswered(service)).toEqual([['payout-1', 'payout', 2]])
    expect(pauses(service)).toEqual([])
    // Asked for once more after three days, it is accepted, and both answers are one payout.
    service.answers = { look_up: [NOTHING] }
    service.syncStuck(3 * SECONDS_IN_DAY)
    expect(stateOf(service)).toBe('processing')
    expect(unanswered(service)).toEqual([])
    expect(costOf(service)).toBe(10)
  })

  it('leaves the first to be answered by itself', () => {
    const service = serviceWith({ rail: 'cross_border' })
    service.pay('standard', PERIOD_END)
    const [{ job }] = service.enqueued.splice(0) as [(typeof service.enqueued)[number]]
    const slow = job.begin()
    slow.next()
    service.answers = { create_payout: [BUSY] }
    service.run(job.begin())
    slow.next({ outcome: 'refused', code: 'could_not_process' })
    expect(stateOf(service)).toBe('failed')
    expect(service.balanceStates).toEqual(['unpaid'])
  })

  it('says something where it is the only try: nothing has happened', () => {
    const service = serviceWith()
    service.answers = { create_payout: [BUSY] }
    service.pay('standard', PERIOD_END)
    expect(stateOf(service)).toBe('failed')
    expect(unanswered(service)).toEqual([])
  })

  it('says nothing after a call that went unanswered', () => {
    const service = serviceWith()
    service.answers = { create_payout: [answer.unknown, BUSY, BUSY] }
    service.pay('standard', PERIOD_END)
    expect(stateOf(service)).toBe('processing')
    expect(pauses(service)).toEqual(['unaccounted_money'])
  })
})

describe('a request that is never answered', () => {
  const UNHEARD = [answer.unknown, answer.unknown, answer.unknown]

  it.each([
    ['payout_paid', 'completed', []],
    ['payout_failed', 'failed', ['payout_failed']],
  ] as const)(
    'pauses nobody where a webhook has told the outcome: %s',
    (kind, state, noteCodes) => {
      const service = serviceWith({ rail: 'cross_border' })
      service.pay('standard', PERIOD_END)
      service.answers = { create_payout: [...UNHEARD] }
      service.runBetween(service.enqueued.shift()!.job.begin(), service.handling(kind))
      expect(service.requestsOf('create_payout')).toHaveLength(3)
      expect(stateOf(service)).toBe(state)
      expect(pauses(service)).toEqual([])
      expect(service.noteCodes).toEqual(noteCodes)
      expect(unanswered(service)).toEqual([['payout-1', 'payout', 1]])
    },
  )

  it('pauses nobody where a notice by PayPal has told the outcome', () => {
    const service = paypalService([200_00])
    payAll(service, 1)
    service.answers = { create_payout_batch: [...UNHEARD] }
    service.runBetween(service.enqueued.shift()!.job.begin(), service.handling('payout_paid'))
    expect(stateOf(service)).toBe('completed')
    expect(pauses(service)).toEqual([])
  })

  it('pauses the creator where it was for a transfer that has to come back', () => {
    const service = serviceWith({}, true)
    service.pay('standard', PERIOD_END)
    service.webhook('payout_paid')
    service.answers = { reverse_transfer: [...UNHEARD] }
    service.webhook('payout_failed')
    expect(stateOf(service)).toBe('completed')
    expect(pauses(service)).toEqual(['unaccounted_money'])
  })
})

describe('an answer that comes twice', () => {
  it('books its cost once', () => {
    const service = serviceWith({ rail: 'cross_border' })
    service.pay('standard', PERIOD_END)
    const [{ job }] = service.enqueued.splice(0) as [(typeof service.enqueued)[number]]
    const tries = [job.begin(), job.begin()]
    for (const one of tries) one.next()
    const accepted = { processorPayoutId: 'po_1', costCents: 25 }
    for (const one of tries) one.next({ outcome: 'done', result: accepted })
    expect(costOf(service)).toBe(25)
    expect(service.told).toEqual(['created 1', 'accepted 1'])
    service.ledger.commit()
    expect(accountBalances(service.ledger)['payout_costs']).toBe(25)
  })

  it('books the cost of a mass payment once', () => {
    const service = paypalService([200_00])
    payAll(service, 1)
    const { job } = service.enqueued.shift()!
    const tries = [job.begin(), job.begin()]
    for (const one of tries) one.next()
    const [request] = [
      { idempotencyKey: 'payout-1', payoutId: 1, creatorId: 1, part: null, netCents: 1 },
    ]
    const items = [acceptedItem(request)]
    for (const one of tries) one.next({ outcome: 'done', result: { items } })
    expect(costOf(service)).toBe(10)
  })
})

describe('a cost that was never told', () => {
  it('is asked for a day after the payout was settled by its webhook, and booked once', () => {
    const service = serviceWith({ rail: 'cross_border' })
    service.pay('standard', PERIOD_END)
    service.enqueued.shift()!.job.begin().next()
    service.webhook('payout_paid')
    expect(stateOf(service)).toBe('completed')
    expect(unanswered(service)).toEqual([['payout-1', 'payout', 1]])
    service.answers = { look_up: [made('payout_paid'), made('payout_paid')] }
    service.syncStuck(24 * SECONDS_IN_HOUR - 1)
    expect(costOf(service)).toBe(0)
    service.syncStuck(1)
    service.syncStuck(SECONDS_IN_DAY)
    expect(service.requestsOf('look_up')).toHaveLength(1)
    expect(costOf(service)).toBe(30)
    expect(stateOf(service)).toBe('completed')
    expect(unanswered(service)).toEqual([])
  })
})

describe('a payout that was given up and is reported as paid', () => {
  function givenUp(payoutType: 'standard' | 'instant' = 'standard'): Service {
    const service = serviceWith({ frequency: payoutType === 'instant' ? 'daily' : 'weekly' })
    service.answers = { create_payout: [answer.refused('could_not_process')] }
    service.pay(payoutType, payoutType === 'instant' ? '2026-09-02' : PERIOD_END)
    expect(stateOf(service)).toBe('failed')
    return service
  }

  it('is booked as gone, as a debt of the creator, who is paused; told again, it is no news', () => {
    const service = givenUp('instant')
    service.answers = { look_up: [made('payout_paid'), made('payout_paid')] }
    service.webhook('payout_paid')
    service.webhook('payout_paid')
    expect(stateOf(service)).toBe('failed')
    expect(service.ledger.balances.unpaidCents(1, THURSDAY, null)).toBe(0)
    // Of $200: $6.10 to the card processor, $20.50 and the payout's fee to the platform, less the payout's cost.
    expect(accountBalances(service.ledger)).toEqual({
      card_processing_costs: 6_10,
      sale_fees: -26_60,
      instant_payout_fees: -5_06,
      payout_costs: 30,
      funds_at_platform: 20_50 + 5_06 - 30,
    })
    expect(pauses(service)).toEqual(['unaccounted_money'])
    expect(service.noteCodes).toEqual(['payout_failed', 'paid_after_failure'])
    expect(service.told.filter((one) => one.startsWith('paid after'))).toEqual([
      'paid after failure 1',
    ])
  })

  it('is owed to the creator again when it comes back, once', () => {
    const service = givenUp('instant')
    const before = accountBalances(service.ledger)
    service.answers = { look_up: [made('payout_paid'), made('payout_failed')] }
    service.webhook('payout_paid')
    service.webhook('payout_failed')
    service.webhook('payout_failed')
    service.webhook('payout_paid')
    expect(stateOf(service)).toBe('failed')
    expect(service.ledger.balances.unpaidCents(1, THURSDAY, null)).toBe(173_40)
    // The payout's cost is all that is left of it.
    expect(accountBalances(service.ledger)).toEqual({
      ...before,
      payout_costs: 30,
      funds_at_platform: before['funds_at_platform']! - 30,
    })
    expect(pauses(service)).toEqual(['unaccounted_money'])
    expect(service.noteCodes).toEqual([
      'payout_failed',
      'paid_after_failure',
      'returned_after_failure',
    ])
    expect(service.told.filter((one) => one.includes('after failure'))).toEqual([
      'paid after failure 1',
      'returned after failure 1',
    ])
  })

  it('is owed again where it comes back while the question about it is unanswered', () => {
    const service = givenUp()
    service.answers = {
      look_up: [made('payout_paid'), answer.unknown, answer.unknown, answer.unknown],
    }
    service.runBetween(service.handling('payout_paid'), service.handling('payout_failed'))
    expect(service.ledger.balances.unpaidCents(1, THURSDAY, null)).toBe(0)
    // Asked once more at once, and each day until there is an answer.
    service.runNextJob()
    service.answers = { look_up: [made('payout_failed')] }
    service.runNextJob()
    expect(service.now).toBeLessThan(THURSDAY + 2 * SECONDS_IN_DAY)
    expect(service.ledger.balances.unpaidCents(1, THURSDAY, null)).toBe(173_40)
    expect(service.noteCodes).toEqual([
      'payout_failed',
      'paid_after_failure',
      'returned_after_failure',
    ])
    expect(service.enqueued).toEqual([])
  })

  it.each([['payout_failed'], [null]] as const)(
    'is left alone where the processor’s books have %s: notices come out of order',
    (news) => {
      const service = givenUp()
      service.answers = { look_up: [made(news)] }
      service.webhook('payout_paid')
      expect(service.ledger.balances.unpaidCents(1, THURSDAY, null)).toBe(173_40)
      expect(pauses(service)).toEqual([])
    },
  )

  it('is asked about again where the processor did not answer', () => {
    const service = givenUp()
    service.answers = { look_up: [BUSY] }
    service.webhook('payout_paid')
    expect(unanswered(service)).toEqual([['payout-1', 'payout', 1]])
    service.answers = { look_up: [made('payout_paid')] }
    service.syncStuck(SECONDS_IN_DAY)
    expect(service.ledger.balances.unpaidCents(1, THURSDAY, null)).toBe(0)
    expect(costOf(service)).toBe(30)
    expect(unanswered(service)).toEqual([])
  })
})

describe('a transfer that has to come back', () => {
  it('is asked for again where the worker was lost in mid-reversal', () => {
    const service = serviceWith({ rail: 'cross_border' }, true)
    service.pay('standard', PERIOD_END)
    const { job } = service.enqueued.shift()!
    const lost = job.begin()
    lost.next()
    expect(lost.next({ outcome: 'refused', code: 'could_not_process' }).value).toMatchObject({
      request: { kind: 'reverse_transfer' },
    })
    service.run(job.begin())
    expect(service.requestsOf('create_payout')).toEqual([])
    expect(stateOf(service)).toBe('failed')
    expect(service.balanceStates).toEqual(['unpaid', 'unpaid'])
  })

  it('is asked for again where a completed payout comes back and the reversal went unanswered', () => {
    const service = serviceWith({}, true)
    service.pay('standard', PERIOD_END)
    service.webhook('payout_paid')
    service.answers = { reverse_transfer: [answer.unknown, answer.unknown, answer.unknown] }
    service.webhook('payout_failed')
    expect(stateOf(service)).toBe('completed')
    expect(unanswered(service)).toEqual([['reverse-transfer-1', 'transfer_reversal', 1]])
    service.syncStuck(SECONDS_IN_DAY)
    expect(stateOf(service)).toBe('returned')
    expect(service.balanceStates).toEqual(['unpaid', 'unpaid'])
    expect(unanswered(service)).toEqual([])
  })
})

describe('an account at the processor that is in debt', () => {
  it('is sent no transfer that its debt would swallow', () => {
    const service = serviceWith({}, true)
    const credit = { creatorId: 1, occurredAt: THURSDAY, holder: 'processor' } as const
    service.ledger.sales.recordCredit(credit, -50_00)
    service.pay('standard', PERIOD_END)
    expect(service.requests).toEqual([])
    expect(rows(service.ledger.database, 'SELECT state, failure_reason FROM payouts')).toEqual([
      ['failed', 'destination_ledger_negative'],
    ])
  })
})
