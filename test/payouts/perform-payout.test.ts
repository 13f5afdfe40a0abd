import { describe, expect, it } from 'vitest'
import { SECONDS_IN_HOUR } from '../../src/core/calendar'
import type { Rail } from '../../src/core/vocabulary'
import { failAndReverse } from '../../src/payouts/perform-payout'
import { at } from '../support/days'
import { accountBalances, ledgerWith, rows, sell } from '../support/ledgers'
import { answer, Service } from '../support/service'

const THURSDAY = at('2026-09-03T10:00:00Z')
const PERIOD_END = '2026-08-28'
const SOLD_AT = at('2026-08-20T12:00:00Z')

/** A weekly creator with $173.40 at the processor and, if asked, as much again with the platform. */
function serviceWith(rail: Rail = 'us_bank', platformHeld = false): Service {
  const ledger = ledgerWith({ rail })
  sell(
    ledger,
    1,
    SOLD_AT,
    200_00,
    rail === 'paypal' || rail === 'own_stripe' ? 'platform' : 'processor',
  )
  if (platformHeld) sell(ledger, 1, SOLD_AT, 200_00, 'platform')
  return new Service(ledger, THURSDAY)
}

const transferPostings = (service: Service): unknown[][] =>
  rows(
    service.ledger.database,
    `SELECT reason, account, amount_cents FROM entries
     WHERE reason LIKE 'internal_transfer%' AND amount_cents > 0`,
  )

const isPaused = (service: Service): boolean => service.ledger.pauses.of(1).length > 0

describe('the outcome of asking for a payout', () => {
  it('accepted: it is processing until the webhook comes', () => {
    const service = serviceWith()
    service.pay('standard', PERIOD_END)
    expect(service.payouts).toEqual([[1, 'standard', 'processing', 173_40, 0, 173_40]])
    expect(service.told).toEqual(['created 1', 'accepted 1'])
    expect(accountBalances(service.ledger)['payout_costs']).toBe(10)
  })

  it('refused: it failed, and the money is unpaid again', () => {
    const service = serviceWith()
    service.answers.create_payout = [answer.refused('could_not_process')]
    service.pay('standard', PERIOD_END)
    expect(service.payouts).toEqual([[1, 'standard', 'failed', 173_40, 0, 173_40]])
    expect(service.balanceStates).toEqual(['unpaid'])
    expect(service.noteCodes).toEqual(['payout_failed'])
    expect(service.told).toEqual(['created 1', 'failed 1'])
  })

  it('unknown twice, then known: asked three times with one key, a minute apart', () => {
    const service = serviceWith()
    service.answers.create_payout = [answer.unknown, answer.unknown]
    service.pay('standard', PERIOD_END)
    const asked = service.requestsOf('create_payout')
    expect(asked).toHaveLength(3)
    expect(new Set(asked.map((request) => JSON.stringify(request))).size).toBe(1)
    expect(service.now - THURSDAY).toBe(120)
    expect(service.payouts).toEqual([[1, 'standard', 'processing', 173_40, 0, 173_40]])
    expect(isPaused(service)).toBe(false)
  })

  it('unknown for good: the payout stays claimed and the creator is paused, since it may have gone out', () => {
    const service = serviceWith()
    service.answers.create_payout = [answer.unknown, answer.unknown, answer.unknown]
    service.pay('standard', PERIOD_END)
    expect(service.payouts).toEqual([[1, 'standard', 'processing', 173_40, 0, 173_40]])
    expect(service.balanceStates).toEqual(['processing'])
    expect(isPaused(service)).toBe(true)
    expect(service.noteCodes).toEqual(['payout_outcome_unknown'])
  })
})

describe('money that the platform holds', () => {
  it('is transferred to the processor first, then paid out with the rest', () => {
    const service = serviceWith('us_bank', true)
    service.pay('standard', PERIOD_END)
    expect(service.requests.map(({ kind }) => kind)).toEqual(['create_transfer', 'create_payout'])
    expect(service.requests[0]).toMatchObject({ amountCents: 173_40, idempotencyKey: 'transfer-1' })
    expect(service.requests[1]).toMatchObject({ netCents: 346_80 })
    expect(transferPostings(service)).toEqual([['internal_transfer', 'funds_at_processor', 173_40]])
  })

  it.each([
    ['is refused', [answer.refused('could_not_process')]],
    ['fails in transit', []],
  ])('goes back to the platform when the payout %s', (_what, create_payout) => {
    const service = serviceWith('us_bank', true)
    service.answers.create_payout = create_payout
    service.pay('standard', PERIOD_END)
    if (create_payout.length === 0 && service.requests.length === 2)
      service.webhook('payout_failed')
    expect(service.requestsOf('reverse_transfer')).toEqual([
      {
        kind: 'reverse_transfer',
        idempotencyKey: 'reverse-transfer-1',
        creatorId: 1,
        transferId: 'tr_1',
      },
    ])
    expect(transferPostings(service)).toEqual([
      ['internal_transfer', 'funds_at_processor', 173_40],
      ['internal_transfer_reversed', 'funds_at_platform', 173_40],
    ])
    expect(service.balanceStates).toEqual(['unpaid', 'unpaid'])
  })

  it.each([
    [
      'cost',
      -3_20,
      'cost $3.20, which is part of the balance',
      [['2026-08-20', 170_20, 'processor']],
    ],
    [
      'left more',
      2_50,
      'left $2.50 more, which are part of the balance',
      [['2026-08-20', 175_90, 'processor']],
    ],
    ['came to the same', 0, null, [['2026-08-20', 173_40, 'processor']]],
  ])('is the creator’s with what changing it there and back has %s', (_, cents, told, balance) => {
    const service = serviceWith('us_bank', true)
    service.answers = {
      create_payout: [answer.refused('could_not_process')],
      reverse_transfer: [{ outcome: 'done', result: { residueCents: cents } }],
    }
    service.pay('standard', PERIOD_END)
    const { database } = service.ledger
    expect(
      rows(database, `SELECT date, amount_cents, holder FROM balances WHERE holder = 'processor'`),
    ).toEqual(balance)
    expect(
      rows(database, `SELECT content FROM payout_notes WHERE code = 'exchange_residue'`),
    ).toEqual(
      told === null
        ? []
        : [[`Changing the money of payout 1 into another currency and back ${told}.`]],
    )
    expect(service.told.filter((line) => line.startsWith('exchange'))).toEqual(
      cents === 0 ? [] : [`exchange residue 1 ${cents}`],
    )
  })

  it('that cannot be transferred fails the payout while it is being created', () => {
    const service = serviceWith('us_bank', true)
    service.answers.create_transfer = [answer.refused('insufficient_funds')]
    service.pay('standard', PERIOD_END)
    expect(service.payouts[0]).toContain('failed')
    expect(service.requestsOf('create_payout')).toEqual([])
  })

  it.each(['create_transfer', 'reverse_transfer'] as const)(
    'of which %s has no known outcome pauses the creator',
    (kind) => {
      const service = serviceWith('us_bank', true)
      service.answers = {
        create_payout: [answer.refused('could_not_process')],
        [kind]: [answer.unknown, answer.unknown, answer.unknown],
      }
      service.pay('standard', PERIOD_END)
      expect(isPaused(service)).toBe(true)
      expect(service.balanceStates).toEqual(['processing', 'processing'])
      expect(service.noteCodes).toEqual(['payout_outcome_unknown'])
    },
  )
})

describe('a rail of its own kind', () => {
  it('cross-border: the payout is sent 25 hours after it was created', () => {
    const service = serviceWith('cross_border')
    service.now = at('2026-09-01T10:00:00Z')
    service.pay('standard', PERIOD_END)
    expect(service.requests).toEqual([])
    expect(service.payouts[0]).toContain('processing')
    expect(service.enqueued.map((waiting) => waiting.at - service.now)).toEqual([
      25 * SECONDS_IN_HOUR,
    ])
    service.runNextJob()
    expect(service.requestsOf('create_payout')).toHaveLength(1)
    service.webhook('payout_paid')
    expect(service.payouts[0]).toContain('completed')
  })

  it('the creator’s own Stripe account: the transfer is the payout, completed at once', () => {
    const service = serviceWith('own_stripe')
    service.pay('standard', PERIOD_END)
    expect(service.requests).toMatchObject([{ kind: 'create_payout', method: 'transfer' }])
    expect(service.payouts).toEqual([[1, 'standard', 'completed', 173_40, 0, 173_40]])
  })

  it('PayPal: 2% rounded up, from the platform’s money', () => {
    const service = serviceWith('paypal')
    service.pay('standard', PERIOD_END)
    service.runNextJob()
    service.webhook('payout_paid')
    expect(service.payouts).toEqual([[1, 'standard', 'completed', 173_40, 3_47, 169_93]])
    expect(accountBalances(service.ledger)['paypal_payout_fees']).toBe(-3_47)
  })

  it('which pays from the platform leaves money at the processor where it is', () => {
    const ledger = ledgerWith({ rail: 'own_stripe' })
    sell(ledger, 1, SOLD_AT, 200_00, 'processor')
    sell(ledger, 1, SOLD_AT, 200_00, 'platform')
    const service = new Service(ledger, THURSDAY)
    service.pay('standard', PERIOD_END)
    expect(service.payouts).toEqual([[1, 'standard', 'completed', 173_40, 0, 173_40]])
    expect(service.balanceStates).toEqual(['unpaid', 'paid'])
  })
})

describe('of several payouts of one creator', () => {
  it('one that was given up while those before it were sent is not sent', () => {
    const ledger = ledgerWith({ frequency: 'daily' })
    sell(ledger, 1, at('2026-08-20T12:00:00Z'), 15_000_00, 'platform')
    const service = new Service(ledger, at('2026-09-03T08:00:00Z'), {
      oversizedBalance: 'cut',
      instantRunAboveMaximum: 'cut',
    })
    const payment = service.payment('instant', '2026-09-02')
    const succeeds = service.answerOf
    service.answerOf = (request) => {
      if (request.kind === 'create_payout') {
        service.run(failAndReverse(service.context, 2, 'never_sent'))
      }
      return succeeds(request)
    }
    service.run(payment)
    expect(service.payouts.map((row) => row[2])).toEqual(['processing', 'failed'])
    expect(service.requestsOf('create_transfer')).toHaveLength(1)
  })
})
