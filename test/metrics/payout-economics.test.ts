/** What payouts brought and cost, to the cent, in a small ledger. */
import { describe, expect, it } from 'vitest'
import { SECONDS_IN_DAY } from '../../src/core/calendar'
import type { Ledger } from '../../src/ledger/ledger'
import type { NewPayout } from '../../src/ledger/payout'
import { payoutEconomics, type PayoutEconomics } from '../../src/metrics/payout-economics'
import { at } from '../support/days'
import { claim, ledgerWith, rows, sell } from '../support/ledgers'

const NOON = at('2026-09-01T12:00:00Z')
const days = (count: number): number => count * SECONDS_IN_DAY

/** A sale settles after a fifth of a year, and money costs 10% a year: paid out at once, it costs 2%. */
const economicsOf = (ledger: Ledger, settlementDays = 73): PayoutEconomics =>
  payoutEconomics({
    database: ledger.database,
    days: 90,
    settlementDays,
    fundsYearlyBasisPoints: 1_000,
    eligible: new Set(),
    standsFor: () => 1,
    creators: [],
    sales: ledger.sales.totals,
  })

function pay(ledger: Ledger, createdAt: number, changes: Partial<NewPayout> = {}): void {
  const payout = claim(ledger, 1, createdAt, changes)
  ledger.payouts.markProcessing(payout, createdAt)
  ledger.payouts.complete(payout, createdAt + 300)
  ledger.commit()
}

describe('the cost of funds', () => {
  it('is 2% a year of a fifth, on what is sent to the creator', () => {
    const ledger = ledgerWith({})
    // $1,000 leaves $870.20; $20.20 of it is the fee.
    sell(ledger, 1, NOON, 1_000_00)
    pay(ledger, NOON, { payoutType: 'instant', feeCents: 20_20, netCents: 850_00 })
    expect(economicsOf(ledger)).toMatchObject({
      instantFeeCents: 20_20,
      costOfFundsCents: 17_00,
      resultCents: 20_20 - 17_00,
    })
  })

  it('is on each sale for the days that it had yet to settle', () => {
    const ledger = ledgerWith({})
    // $86.30 for half the time and $173.40 for all of it, of which $250.00 of $259.70 is sent: 417 of 433.1 cents.
    sell(ledger, 1, NOON, 100_00)
    sell(ledger, 1, NOON + days(36.5), 200_00)
    pay(ledger, NOON + days(36.5), { payoutType: 'instant', feeCents: 9_70, netCents: 250_00 })
    expect(economicsOf(ledger).costOfFundsCents).toBe(4_17)
  })

  it('leaves out a sale that was refunded before its payout, and what a debt has taken', () => {
    const ledger = ledgerWith({})
    const refunded = sell(ledger, 1, NOON, 500_00)
    ledger.sales.recordReversal(
      'refund',
      { creatorId: 1, occurredAt: NOON + 60, holder: 'processor' },
      refunded.fee,
      refunded.saleId,
    )
    sell(ledger, 1, NOON + 120, 1_000_00)
    ledger.commit()
    // The refund costs the processing fee of $14.80: $870.20 less that.
    pay(ledger, NOON + 120)
    expect(economicsOf(ledger).costOfFundsCents).toBe(Math.round(0.02 * 855_40))
  })

  it('is on what is left of a sale of which a part was refunded', () => {
    const ledger = ledgerWith({})
    const { saleId } = sell(ledger, 1, NOON, 1_000_00)
    ledger.sales.recordReversal(
      'refund',
      { creatorId: 1, occurredAt: NOON + 60, holder: 'processor' },
      {
        grossCents: 100_00,
        feeCents: 13_00,
        platformFeeCents: 10_00,
        processingFeeCents: 3_00,
        netCents: 87_00,
      },
      saleId,
    )
    ledger.commit()
    // Of $870.20, $783.20 are left, and the refund costs the processing fee too.
    pay(ledger, NOON + 60)
    expect(economicsOf(ledger).costOfFundsCents).toBe(Math.round(0.02 * 780_20))
  })

  it('is on the hours of the sales that are left where one of another hour was refunded', () => {
    const ledger = ledgerWith({})
    const morning = at('2026-09-01T02:00:00Z')
    const { saleId, fee } = sell(ledger, 1, morning, 100_000_00)
    const reversed = { creatorId: 1, occurredAt: morning + 60, holder: 'processor' } as const
    ledger.sales.recordReversal('refund', reversed, fee, saleId)
    sell(ledger, 1, at('2026-09-01T22:00:00Z'), 100_000_00)
    // It settles after 24 hours, of which 10 have passed.
    pay(ledger, at('2026-09-02T08:00:00Z'))
    const [[netCents]] = rows(ledger.database, 'SELECT net_cents FROM payouts') as [[number]]
    const expected = (netCents * 0.1 * 14) / (365 * 24)
    expect(economicsOf(ledger, 1).costOfFundsCents).toBe(Math.round(expected))
  })

  it.each([
    ['once the sale has settled', days(73), 0],
    ['a second before', days(73) - 1, 0],
    ['a day before', days(72), 24],
  ])('%s is next to nothing', (_when, later, cents) => {
    const ledger = ledgerWith({})
    sell(ledger, 1, NOON, 1_000_00)
    pay(ledger, NOON + later)
    expect(economicsOf(ledger).costOfFundsCents).toBe(cents)
  })

  it('is nothing on a credit, which needs not settle', () => {
    const ledger = ledgerWith({})
    const credit = { creatorId: 1, occurredAt: NOON, holder: 'processor' } as const
    ledger.sales.recordCredit(credit, 870_20, 'opening_balance')
    sell(ledger, 1, NOON, 1_000_00)
    ledger.commit()
    pay(ledger, NOON)
    expect(economicsOf(ledger).costOfFundsCents).toBe(17_40)
  })

  it('is nothing for a payout that failed', () => {
    const ledger = ledgerWith({})
    sell(ledger, 1, NOON, 1_000_00)
    const payout = claim(ledger, 1, NOON)
    ledger.payouts.end(payout, 'failed', 'no_account', NOON + 60)
    ledger.commit()
    expect(economicsOf(ledger).costOfFundsCents).toBe(0)
  })
})

it('debts are those of each creator, whatever others are owed', () => {
  const ledger = ledgerWith({}, {}, {}, {})
  for (const [creatorId, cents, holder] of [
    [1, -30_00, 'processor'],
    [1, 10_00, 'processor'],
    [2, 500_00, 'processor'],
    [3, -5_00, 'processor'],
    // What the platform holds makes up for what is short at the processor.
    [4, -40_00, 'processor'],
    [4, 40_00, 'platform'],
  ] as const) {
    const credit = { creatorId, occurredAt: NOON, holder } as const
    ledger.sales.recordCredit(credit, cents, 'opening_balance')
  }
  ledger.commit()
  expect(economicsOf(ledger)).toMatchObject({
    unrecoveredDebtCents: 25_00,
    resultCents: -25_00,
  })
})

it('each creator of a sample counts for as many as they stand for, in every figure', () => {
  const ledger = ledgerWith({}, {})
  const standsFor = new Map([
    [1, 3],
    [2, 1.5],
  ])
  const paidAt = NOON + days(73)
  for (const creatorId of standsFor.keys()) {
    const { saleId, fee } = sell(ledger, creatorId, NOON, 100_00)
    sell(ledger, creatorId, NOON, 1_000_00)
    ledger.sales.recordReversal(
      'refund',
      { creatorId, occurredAt: NOON + 60, holder: 'processor' },
      fee,
      saleId,
    )
    const figures = { payoutType: 'instant', grossCents: 867_30, feeCents: 20_00 } as const
    const payout = claim(ledger, creatorId, paidAt, { ...figures, netCents: 847_30 })
    ledger.payouts.markProcessing(payout, paidAt)
    ledger.payouts.complete(payout, paidAt + 300)
    ledger.commit()
  }
  const creator = { isTaker: true, everTaker: true }
  expect(
    payoutEconomics({
      database: ledger.database,
      days: 90,
      settlementDays: 73,
      fundsYearlyBasisPoints: 1_000,
      eligible: new Set([1, 2]),
      standsFor: (creatorId) => standsFor.get(creatorId)!,
      creators: [
        { ...creator, handle: 'maker-1', standsFor: 3 },
        { ...creator, handle: 'maker-2', standsFor: 1.5, isTaker: false, everTaker: false },
      ],
      sales: ledger.sales.totals,
    }),
  ).toMatchObject({
    instantFeeCents: 4.5 * 20_00,
    // Of 4.5 the nearest.
    instantPayouts: 5,
    instantGrossCents: 4.5 * 867_30,
    instantNetCents: 4.5 * 847_30,
    eligible: 5,
    takers: 3,
    everTakers: 3,
    salesGrossCents: 4.5 * 1_100_00,
    everTakersSalesGrossCents: 3 * 1_100_00,
    saleFeeCents: 4.5 * (10_50 + 100_50),
    saleFeeReturnedCents: 4.5 * 10_50,
  })
})
