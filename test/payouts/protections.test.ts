/** Each protection that keeps money right, on and off, and what a fault does in either case. Every payout is of $173.40. */
import { describe, expect, it } from 'vitest'
import { SECONDS_IN_DAY, SECONDS_IN_HOUR } from '../../src/core/calendar'
import type { ProtectionName } from '../../src/core/protections'
import type { Holder } from '../../src/core/vocabulary'
import type { ProcessorAnswer } from '../../src/payouts/ports'
import { requeueTransientFailures } from '../../src/payouts/recovery'
import type { StepName } from '../../src/core/work-names'
import { at } from '../support/days'
import { accountBalances, ledgerWith, rows, sell, type Traits } from '../support/ledgers'
import { payAll, paypalService } from '../support/paypal'
import { ProcessorsByHand } from '../support/processors'
import { answer, Service } from '../support/service'

const THURSDAY = at('2026-09-03T10:00:00Z')
const PERIOD_END = '2026-08-28'
const NEXT_PERIOD_END = '2026-09-04'
const PAID_CENTS = 173_40
const NOTHING: ProcessorAnswer = { outcome: 'done', result: { found: 'nothing' } }

function serviceWithout(
  off: readonly ProtectionName[],
  traits: Traits = {},
  holder: Holder = 'processor',
): Service {
  const ledger = ledgerWith(traits)
  sell(ledger, 1, at('2026-08-20T12:00:00Z'), 200_00, holder)
  return new Service(ledger, THURSDAY, {}, off)
}

function payNextWeek(service: Service): void {
  service.now = THURSDAY + 7 * SECONDS_IN_DAY
  service.pay('standard', NEXT_PERIOD_END)
}

const payoutStates = (service: Service): unknown[] => service.payouts.map(([, , state]) => state)
const claims = (service: Service): unknown[][] =>
  rows(service.ledger.database, 'SELECT payout_id, balance_id FROM payout_balances')
const unanswered = (service: Service): unknown[] =>
  rows(service.ledger.database, 'SELECT idempotency_key FROM unanswered_requests').flat()
const keysOf = (service: Service, kind: 'create_payout' | 'create_transfer'): string[] =>
  service
    .requestsOf(kind)
    .map((request) => ('idempotencyKey' in request ? request.idempotencyKey : ''))

describe('idempotency keys', () => {
  it.each([
    [[], [PAID_CENTS]],
    [['idempotencyKeys'], [PAID_CENTS, PAID_CENTS]],
  ] as [ProtectionName[], number[]][])(
    'without %j: an answer that is lost brings %j to the creator',
    (off, paidCents) => {
      const service = serviceWithout(off)
      const { processors } = new ProcessorsByHand(service.ledger, THURSDAY)
      const stripe = processors.get('stripe')
      stripe.account(1).charge(2 * PAID_CENTS, 0)
      let answers = 0
      service.answerOf = (request) => {
        const heard = stripe.answer(request)
        answers += 1
        return answers === 1 ? answer.unknown : heard
      }
      service.pay('standard', PERIOD_END)
      expect(
        rows(service.ledger.database, 'SELECT amount_cents FROM processor_payouts').flat(),
      ).toEqual(paidCents)
      expect(payoutStates(service)).toEqual(['processing'])
    },
  )

  it('are of the request, or of each try, in a mass payment too', () => {
    for (const [off, keys] of [
      [[], ['batch-payout-1', 'payout-1', 'batch-payout-1', 'payout-1']],
      [['idempotencyKeys'], ['batch-payout-1#1', 'payout-1#1', 'batch-payout-1#2', 'payout-1#2']],
    ] as [ProtectionName[], string[]][]) {
      const service = paypalService([200_00], {}, {}, off)
      payAll(service, 1)
      service.answers = { create_payout_batch: [answer.unknown] }
      service.runNextJob()
      const sent = service.requests.flatMap((request) =>
        request.kind === 'create_payout_batch'
          ? [request.idempotencyKey, ...request.items.map(({ idempotencyKey }) => idempotencyKey)]
          : [],
      )
      expect(sent).toEqual(keys)
      expect(payoutStates(service)).toEqual(['processing'])
      expect(unanswered(service)).toEqual([])
    }
  })
})

describe('the lock on claims', () => {
  it.each([
    [[], [[1, 1]], ['processing']],
    [
      ['claimLock'],
      [
        [1, 1],
        [2, 1],
      ],
      ['processing', 'processing'],
    ],
  ] as [ProtectionName[], unknown[][], string[]][])(
    'without %j: two runs at the same moment claim %j',
    (off, claimed, states) => {
      const service = serviceWithout(off)
      const lane = () => service.payment('standard', PERIOD_END)
      service.runBetween(lane(), lane())
      expect(claims(service)).toEqual(claimed)
      expect(payoutStates(service)).toEqual(states)
      // Both are paid, and the ledger takes both for completed.
      states.forEach((_, index) => service.webhook('payout_paid', index + 1))
      expect(payoutStates(service)).toEqual(states.map(() => 'completed'))
      const { funds_at_processor: fundsCents } = accountBalances(service.ledger)
      expect(fundsCents ?? 0).toBe(PAID_CENTS - claimed.length * PAID_CENTS)
    },
  )
})

describe('transactions', () => {
  const dies = (step: StepName, service: Service): void => {
    if (step.startsWith('point-claim')) {
      return service.runUntil(step, service.payment('standard', PERIOD_END))
    }
    service.pay('standard', PERIOD_END)
    const kind = step.startsWith('point-completion') ? 'payout_paid' : 'payout_failed'
    service.runUntil(step, service.handling(kind))
  }

  it.each([
    ['point-claim-wrote-state', 'creating', 'unpaid', undefined],
    ['point-claim-wrote-balances', 'creating', 'processing', undefined],
    ['point-completion-wrote-state', 'completed', 'processing', -PAID_CENTS],
    ['point-completion-wrote-balances', 'completed', 'paid', -PAID_CENTS],
    ['point-ending-wrote-state', 'failed', 'processing', -PAID_CENTS],
    ['point-ending-wrote-balances', 'failed', 'unpaid', -PAID_CENTS],
  ] as [StepName, string, string, number | undefined][])(
    'are cut in two where they are off: a worker that dies at %s leaves the rest unwritten',
    (step, payoutState, balanceState, inTransitCents) => {
      const service = serviceWithout(['transactions'])
      dies(step, service)
      expect(payoutStates(service)).toEqual([payoutState])
      expect(service.balanceStates).toEqual([balanceState])
      expect(accountBalances(service.ledger)['payouts_in_transit']).toBe(inTransitCents)
      // Where they are on, nobody can die there.
      expect(() => dies(step, serviceWithout([]))).toThrow('was not reached')
    },
  )

  it('that are off leave books which a look into the payout makes worse', () => {
    const service = serviceWithout(['transactions'])
    dies('point-claim-wrote-balances', service)
    service.syncStuck(25 * SECONDS_IN_HOUR)
    expect(payoutStates(service)).toEqual(['failed'])
    // The claim was never posted, and its release was.
    expect(accountBalances(service.ledger)['payouts_in_transit']).toBe(PAID_CENTS)
  })
})

describe('webhooks that are handled once', () => {
  it.each([
    [[], ['failed', 'completed'], 'paid'],
    [['webhookDeduplication'], ['failed', 'completed', 'processing'], 'processing'],
  ] as [ProtectionName[], string[], string][])(
    'without %j: a failure that is reported again after its money was paid leaves %j',
    (off, states, balanceState) => {
      const service = serviceWithout(off)
      service.pay('standard', PERIOD_END)
      service.webhook('payout_failed', 1)
      payNextWeek(service)
      service.webhook('payout_paid', 2)
      expect(service.balanceStates).toEqual(['paid'])
      service.webhook('payout_failed', 1)
      service.now += 7 * SECONDS_IN_DAY
      service.pay('standard', '2026-09-11')
      expect(payoutStates(service)).toEqual(states)
      expect(service.balanceStates).toEqual([balanceState])
    },
  )

  it('do as much where nothing comes twice', () => {
    for (const off of [[], ['webhookDeduplication']] as ProtectionName[][]) {
      const service = serviceWithout(off, { rail: 'cross_border' }, 'platform')
      service.pay('standard', PERIOD_END)
      service.runNextJob()
      service.webhook('payout_paid')
      service.webhook('payout_failed')
      expect(payoutStates(service)).toEqual(['returned'])
      expect(service.balanceStates).toEqual(['unpaid'])
      expect(keysOf(service, 'create_transfer')).toEqual(['transfer-1'])
      expect(service.requestsOf('reverse_transfer')).toHaveLength(1)
      expect(accountBalances(service.ledger)['payouts_in_transit']).toBeUndefined()
    }
  })
})

describe('storing each step first', () => {
  it.each([
    [[], 'processing', ['payout-1'], ['processing'], ['payout-1']],
    [['storeOutcomeFirst'], 'creating', [], ['failed', 'processing'], ['payout-1', 'payout-2']],
  ] as [ProtectionName[], string, string[], string[], string[]][])(
    'without %j: a worker that dies while its payout is sent',
    (off, left, known, states, sent) => {
      const service = serviceWithout(off)
      service.runUntil('call-create-payout', service.payment('standard', PERIOD_END))
      expect(payoutStates(service)).toEqual([left])
      expect(unanswered(service)).toEqual(known)
      service.syncStuck(25 * SECONDS_IN_HOUR)
      payNextWeek(service)
      expect(payoutStates(service)).toEqual(states)
      expect(keysOf(service, 'create_payout')).toEqual(sent)
    },
  )

  it.each([
    [[], 1],
    [['storeOutcomeFirst'], 0],
  ] as [ProtectionName[], number][])(
    'without %j: money was moved for a payout that is not made, and is taken back %i times (incident 14)',
    (off, reversals) => {
      const service = serviceWithout(off, {}, 'platform')
      service.runUntil('call-create-payout', service.payment('standard', PERIOD_END))
      expect(keysOf(service, 'create_transfer')).toEqual(['transfer-1'])
      service.answers = { look_up: [NOTHING], create_payout: [answer.refused('could_not_process')] }
      service.syncStuck(3 * SECONDS_IN_DAY)
      expect(service.requestsOf('reverse_transfer')).toHaveLength(reversals)
    },
  )

  it('is the same to a service in which nobody dies', () => {
    for (const off of [[], ['storeOutcomeFirst']] as ProtectionName[][]) {
      for (const rail of ['us_bank', 'cross_border'] as const) {
        const service = serviceWithout(off, { rail }, 'platform')
        service.pay('standard', PERIOD_END)
        while (service.enqueued.length > 0) service.runNextJob()
        expect(payoutStates(service)).toEqual(['processing'])
        expect(unanswered(service)).toEqual([])
        expect(service.told).toEqual(['created 1', 'accepted 1'])
      }
    }
  })

  it.each([
    [[], 'processing', ['payout-1']],
    [['storeOutcomeFirst'], 'creating', []],
  ] as [ProtectionName[], string, string[]][])(
    'without %j: a worker that dies while a mass payment is sent',
    (off, state, known) => {
      const service = paypalService([200_00], {}, {}, off)
      payAll(service, 1)
      service.runUntil('call-create-payout-batch', service.enqueued.shift()!.job.begin())
      expect(payoutStates(service)).toEqual([state])
      expect(unanswered(service)).toEqual(known)
    },
  )
})

describe('the hold while an outcome is unknown', () => {
  const silence = [answer.unknown, answer.unknown, answer.unknown]
  it.each([
    [[], ['processing'], ['unaccounted_money'], ['payout-1', 'payout-1', 'payout-1']],
    [
      ['unknownOutcomeHold'],
      ['failed', 'processing'],
      [],
      ['payout-1', 'payout-1', 'payout-1', 'payout-2'],
    ],
  ] as [ProtectionName[], string[], string[], string[]][])(
    'without %j: a payout whose answers are lost is tried again',
    (off, states, pauses, sent) => {
      const service = serviceWithout(off)
      service.answers = { create_payout: [...silence] }
      service.pay('standard', PERIOD_END)
      service.now = at('2026-09-03T14:00:00Z')
      service.run(requeueTransientFailures(service.context, service.context.today()))
      while (service.enqueued.length > 0) service.runNextJob()
      expect(payoutStates(service)).toEqual(states)
      expect(service.ledger.pauses.of(1).map(({ source }) => source)).toEqual(pauses)
      expect(keysOf(service, 'create_payout')).toEqual(sent)
    },
  )

  it.each([
    [[], 'processing', ['payout-1']],
    [['unknownOutcomeHold'], 'failed', []],
  ] as [ProtectionName[], string, string[]][])(
    'without %j: a mass payment whose answers are lost is %s',
    (off, state, known) => {
      const service = paypalService([200_00], {}, {}, off)
      payAll(service, 1)
      service.answers = { create_payout_batch: [...silence] }
      service.runNextJob()
      expect(payoutStates(service)).toEqual([state])
      expect(unanswered(service)).toEqual(known)
    },
  )
})
