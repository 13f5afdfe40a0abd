import { describe, expect, it } from 'vitest'
import { FUNDS_OF_HOLDER } from '../../src/ledger/sales'
import type { Ledger } from '../../src/ledger/ledger'
import type { Payout } from '../../src/ledger/payout'
import { at } from '../support/days'
import { accountBalances, claim, ledgerWith, rows, sell, value } from '../support/ledgers'

const SOLD_AT = at('2026-09-01T10:00:00Z')
const PAID_AT = at('2026-09-10T10:00:00Z')

/** What is said of every transfer and every account, whatever has happened. */
function expectSoundBooks(ledger: Ledger): void {
  const unbalanced = rows(
    ledger.database,
    'SELECT transfer_id, SUM(amount_cents) FROM entries GROUP BY 1 HAVING SUM(amount_cents) <> 0',
  )
  expect(unbalanced).toEqual([])
  const drifted = rows(
    ledger.database,
    `SELECT account, balance_cents FROM accounts a WHERE balance_cents <>
     (SELECT COALESCE(SUM(amount_cents), 0) FROM entries e WHERE e.account = a.account)`,
  )
  expect(drifted).toEqual([])
}

/** A sale of $100: the platform's 10% + 50c make $10.50, processing 2.9% + 30c make $3.20, the creator has $86.30. */
const sale = (ledger: Ledger, holder: 'platform' | 'processor') =>
  sell(ledger, 1, SOLD_AT, 100_00, holder)

describe('a sale of $100 and what becomes of it', () => {
  it.each([
    [
      'held by the processor',
      (ledger: Ledger) => sale(ledger, 'processor'),
      {
        funds_at_processor: 86_30,
        funds_at_platform: 10_50,
        sale_fees: -13_70,
        card_processing_costs: 3_20,
        'creator:1': -86_30,
      },
    ],
    [
      'held by the platform',
      (ledger: Ledger) => sale(ledger, 'platform'),
      {
        funds_at_platform: 96_80,
        sale_fees: -13_70,
        card_processing_costs: 3_20,
        'creator:1': -86_30,
      },
    ],
    ...(['refund', 'chargeback'] as const).map(
      (kind) =>
        [
          `and a ${kind}: the creator is left with the processing fee to bear`,
          (ledger: Ledger) => {
            const { saleId, fee } = sale(ledger, 'processor')
            const record = { creatorId: 1, occurredAt: PAID_AT, holder: 'processor' } as const
            ledger.sales.recordReversal(kind, record, fee, saleId)
          },
          {
            funds_at_processor: -3_20,
            sale_fees: -3_20,
            card_processing_costs: 3_20,
            'creator:1': 3_20,
          },
        ] as const,
    ),
    ['for nothing', (ledger: Ledger) => sell(ledger, 1, SOLD_AT, 0), {}],
    [
      'of 40 cents, all of it fees',
      (ledger: Ledger) => sell(ledger, 1, SOLD_AT, 40),
      { funds_at_platform: 9, sale_fees: -40, card_processing_costs: 31 },
    ],
  ] as const)('%s', (_what, happen, expected) => {
    const ledger = ledgerWith({})
    happen(ledger)
    ledger.commit()
    expect(accountBalances(ledger)).toEqual(expected)
    expectSoundBooks(ledger)
  })
})

describe('money owed from before the run', () => {
  it.each([
    ['a credit with the processor', 'processor', 50_00],
    ['a credit with the platform', 'platform', 50_00],
    ['a debt', 'processor', -50_00],
    ['nothing at all', 'processor', 0],
  ] as const)('%s', (_what, holder, amountCents) => {
    const ledger = ledgerWith({})
    const credit = { creatorId: 1, occurredAt: SOLD_AT, holder }
    ledger.sales.recordCredit(credit, amountCents)
    ledger.commit()
    expect(accountBalances(ledger)).toEqual(
      amountCents === 0
        ? {}
        : { [FUNDS_OF_HOLDER[holder]]: amountCents, 'creator:1': -amountCents },
    )
    expect(rows(ledger.database, 'SELECT kind, net_cents FROM sales')).toEqual([
      ['credit', amountCents],
    ])
    expectSoundBooks(ledger)
  })
})

/** The steps of a payout of the whole $86.30, $3 of which are a fee. */
const steps = {
  transfer: (ledger: Ledger, payout: Payout) =>
    ledger.payouts.recordTransfer(payout, 'tr_1', payout.grossCents, PAID_AT),
  process: (ledger: Ledger, payout: Payout) => ledger.payouts.markProcessing(payout, PAID_AT),
  accept: (ledger: Ledger, payout: Payout) =>
    ledger.payouts.recordAcceptance(payout, 'po_1', 50, PAID_AT),
  complete: (ledger: Ledger, payout: Payout) => ledger.payouts.complete(payout, PAID_AT),
  fail: (ledger: Ledger, payout: Payout) =>
    ledger.payouts.end(payout, 'failed', 'declined', PAID_AT),
  unclaim: (ledger: Ledger, payout: Payout) => ledger.payouts.markUnclaimed(payout, PAID_AT),
  comeBack: (ledger: Ledger, payout: Payout) =>
    ledger.payouts.end(payout, 'returned', 'no_account', PAID_AT),
  reverse: (ledger: Ledger, payout: Payout) =>
    ledger.payouts.recordTransferReversal(payout, PAID_AT),
} as const
type Step = keyof typeof steps

/** After a sale of $100 with the processor or the platform, and nothing else. */
const afterSale = { sale_fees: -13_70, card_processing_costs: 3_20 }

describe('a payout', () => {
  it.each([
    [
      'claimed',
      'us_bank',
      'processor',
      [],
      'creating',
      'processing',
      {
        funds_at_processor: 86_30,
        funds_at_platform: 10_50,
        payouts_in_transit: -86_30,
      },
    ],
    [
      'accepted',
      'us_bank',
      'processor',
      ['process', 'accept'],
      'processing',
      'processing',
      {
        funds_at_processor: 86_30,
        funds_at_platform: 10_00,
        payouts_in_transit: -86_30,
        payout_costs: 50,
      },
    ],
    [
      'completed',
      'us_bank',
      'processor',
      ['process', 'accept', 'complete'],
      'completed',
      'paid',
      {
        funds_at_platform: 13_00,
        instant_payout_fees: -3_00,
        payout_costs: 50,
      },
    ],
    [
      'completed after an internal transfer',
      'us_bank',
      'platform',
      ['transfer', 'process', 'complete'],
      'completed',
      'paid',
      {
        funds_at_platform: 13_50,
        instant_payout_fees: -3_00,
      },
    ],
    [
      'completed by PayPal',
      'paypal',
      'platform',
      ['process', 'complete'],
      'completed',
      'paid',
      {
        funds_at_platform: 13_50,
        paypal_payout_fees: -3_00,
      },
    ],
    [
      'failed at once',
      'us_bank',
      'processor',
      ['fail'],
      'failed',
      'unpaid',
      {
        funds_at_processor: 86_30,
        funds_at_platform: 10_50,
        'creator:1': -86_30,
      },
    ],
    [
      'failed in transit',
      'us_bank',
      'processor',
      ['process', 'accept', 'fail'],
      'failed',
      'unpaid',
      {
        funds_at_processor: 86_30,
        funds_at_platform: 10_00,
        payout_costs: 50,
        'creator:1': -86_30,
      },
    ],
    [
      'failed after an internal transfer',
      'us_bank',
      'platform',
      ['transfer', 'process', 'fail', 'reverse'],
      'failed',
      'unpaid',
      {
        funds_at_platform: 96_80,
        'creator:1': -86_30,
      },
    ],
    [
      'returned',
      'us_bank',
      'processor',
      ['process', 'complete', 'comeBack'],
      'returned',
      'unpaid',
      {
        funds_at_processor: 86_30,
        funds_at_platform: 10_50,
        'creator:1': -86_30,
      },
    ],
    [
      'returned by PayPal, unclaimed',
      'paypal',
      'platform',
      ['process', 'unclaim', 'comeBack'],
      'returned',
      'unpaid',
      {
        funds_at_platform: 96_80,
        'creator:1': -86_30,
      },
    ],
  ] as [
    string,
    'us_bank' | 'paypal',
    'platform' | 'processor',
    Step[],
    string,
    string,
    Record<string, number>,
  ][])('%s', (_what, rail, holder, taken, payoutState, balanceState, expected) => {
    const ledger = ledgerWith({ rail })
    sale(ledger, holder)
    const payout = claim(ledger, 1, PAID_AT, {
      feeCents: 3_00,
      netCents: 83_30,
      processor: rail === 'paypal' ? 'paypal' : 'stripe',
      payoutType: rail === 'paypal' ? 'standard' : 'instant',
    })
    for (const step of taken) steps[step](ledger, payout)
    ledger.commit()
    expect(accountBalances(ledger)).toEqual({ ...afterSale, ...expected })
    expect(value(ledger.database, 'SELECT state FROM payouts')).toBe(payoutState)
    expect(value(ledger.database, 'SELECT state FROM balances')).toBe(balanceState)
    expectSoundBooks(ledger)
  })
})

it('the fee of an instant payout that the platform pays is one of instant payouts', () => {
  const ledger = ledgerWith({ rail: 'stablecoin' })
  sale(ledger, 'platform')
  const payout = claim(ledger, 1, PAID_AT, {
    feeCents: 3_00,
    netCents: 83_30,
    processor: 'stablecoin',
    payoutType: 'instant',
  })
  steps.process(ledger, payout)
  steps.complete(ledger, payout)
  ledger.commit()
  expect(accountBalances(ledger)).toEqual({
    ...afterSale,
    funds_at_platform: 13_50,
    instant_payout_fees: -3_00,
  })
})
