/** How the service takes Stripe's limits: the debit card cap, small sums for foreign accounts, residues, cancel notices. */
import { describe, expect, it } from 'vitest'
import type { Rail } from '../../src/core/vocabulary'
import { handleWebhook } from '../../src/payouts/webhooks'
import { at } from '../support/days'
import { ledgerWith, policy, rows } from '../support/ledgers'
import { answer, Service } from '../support/service'

const SOLD_AT = at('2026-08-20T12:00:00Z')
const RUN_AT = at('2026-09-03T10:00:00Z')
const PERIOD_END = '2026-08-28'

/** A service for one creator on a rail, to whom the given sums are owed. */
function serviceFor(rail: Rail, processorCents: number, platformCents = 0): Service {
  const ledger = ledgerWith({ rail, country: rail === 'us_card' ? 'US' : 'GB' })
  const owed = { creatorId: 1, occurredAt: SOLD_AT }
  ledger.sales.recordCredit({ ...owed, holder: 'processor' }, processorCents)
  if (platformCents !== 0) ledger.sales.recordCredit({ ...owed, holder: 'platform' }, platformCents)
  return new Service(ledger, RUN_AT, { ...policy, instantCountries: ['US', 'GB'] })
}

const failureOf = (service: Service): unknown[] | undefined =>
  rows(service.ledger.database, 'SELECT state, failure_reason FROM payouts')[0]

describe('a standard payout to a debit card', () => {
  it.each([
    [3_000_00, ['processing', null]],
    [3_000_01, ['failed', 'debit_card_limit']],
  ])('of %i cents: %j', (amountCents, expected) => {
    const service = serviceFor('us_card', amountCents)
    service.pay('standard', PERIOD_END)
    expect(failureOf(service)).toEqual(expected)
  })

  it('above the cap asks the processor for nothing and leaves the money unpaid', () => {
    const service = serviceFor('us_card', 3_000_01)
    service.pay('standard', PERIOD_END)
    expect([service.requests, service.balanceStates]).toEqual([[], ['unpaid']])
  })
})

describe('platform-held money for an account in another currency', () => {
  it.each([
    ['bank_abroad', 99, ['processing', 'unpaid'], 0],
    ['bank_abroad', 100, ['processing', 'processing'], 1],
    ['us_card', 99, ['processing', 'processing'], 1],
  ] as const)('on %s, %i cents: %j', (rail, platformCents, states, transfers) => {
    const service = serviceFor(rail, 200_00, platformCents)
    service.pay('standard', PERIOD_END)
    expect(service.balanceStates).toEqual(states)
    expect(service.requestsOf('create_transfer')).toHaveLength(transfers)
  })
})

describe('an exchange residue', () => {
  it.each([-1_25, 80])(
    'of %i cents is booked as a credit of the day, and noted',
    (residueCents) => {
      const service = serviceFor('bank_abroad', 100_00, 50_00)
      service.answers = {
        create_payout: [answer.refused('could_not_process')],
        reverse_transfer: [{ outcome: 'done', result: { residueCents } }],
      }
      service.pay('standard', PERIOD_END)
      const { database } = service.ledger
      expect(
        rows(
          database,
          `SELECT net_cents FROM sales WHERE kind = 'credit' ORDER BY sale_id DESC LIMIT 1`,
        ),
      ).toEqual([[residueCents]])
      expect(
        rows(database, `SELECT DISTINCT reason FROM entries ORDER BY entry_id DESC LIMIT 1`),
      ).toEqual([['foreign_exchange_residue']])
      expect(service.noteCodes).toEqual(['payout_failed', 'exchange_residue'])
      expect(rows(database, 'SELECT SUM(amount_cents) FROM balances')).toEqual([
        [150_00 + residueCents],
      ])
      expect(service.told).toContain(`exchange residue 1 ${residueCents}`)
    },
  )
})

describe('a cancel notice', () => {
  const cancel = (service: Service): void =>
    service.run(
      handleWebhook(service.context, {
        kind: 'payout_cancelled',
        payoutId: 1,
        processorPayoutId: 'po_1',
        code: 'cancelled_by_stripe',
      }),
    )

  it('frees the balances of a payout that is processing', () => {
    const service = serviceFor('us_card', 200_00)
    service.pay('standard', PERIOD_END)
    cancel(service)
    expect(failureOf(service)).toEqual(['cancelled', 'cancelled_by_stripe'])
    expect(service.balanceStates).toEqual(['unpaid'])
  })

  it('is refused and recorded in any other state (quirk G15)', () => {
    const service = serviceFor('us_card', 200_00)
    service.pay('standard', PERIOD_END)
    service.webhook('payout_paid')
    cancel(service)
    expect(failureOf(service)).toEqual(['completed', null])
    expect(
      rows(service.ledger.database, 'SELECT from_state, to_state FROM refused_state_changes'),
    ).toEqual([['completed', 'cancelled']])
  })
})
