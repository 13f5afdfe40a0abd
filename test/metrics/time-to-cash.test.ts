import { describe, expect, it } from 'vitest'
import { SECONDS_IN_HOUR } from '../../src/core/calendar'
import type { Ledger } from '../../src/ledger/ledger'
import type { Payout } from '../../src/ledger/payout'
import { WaitCounter } from '../../src/metrics/wait-counter'
import { at } from '../support/days'
import { claim, ledgerWith, sell } from '../support/ledgers'

const NOON = at('2026-09-01T12:00:00Z')

const counterOf = (ledger: Ledger): WaitCounter => new WaitCounter(ledger.database, true)

/** Sells for so much and pays it so many hours later; answers once the money has arrived. */
function sellAndPay(
  ledger: Ledger,
  counter: WaitCounter,
  creatorId: number,
  grossCents: number,
  hours: number,
): Payout {
  const day = ledger.payouts.count * 86_400
  const { saleId } = sell(ledger, creatorId, NOON + day, grossCents)
  counter.saleLanded({ saleId, at: NOON + day })
  const payout = claim(ledger, creatorId, NOON + day, {
    frequency: ledger.creators.get(creatorId).frequency,
  })
  ledger.payouts.markProcessing(payout, NOON + day)
  ledger.payouts.complete(payout, NOON + day + hours * SECONDS_IN_HOUR)
  ledger.commit()
  counter.payoutCompleted(payout)
  return payout
}

describe('time to cash', () => {
  it('is weighted by money: three quarters after two hours, one quarter after ten', () => {
    const ledger = ledgerWith({ frequency: 'daily' })
    const counter = counterOf(ledger)
    for (const hours of [2, 2, 2, 10]) sellAndPay(ledger, counter, 1, 100_00, hours)
    const net = 86_30
    expect(counter.timeToCash()).toEqual([
      {
        frequency: 'daily',
        sales: 4,
        netCents: 4 * net,
        meanSeconds: 4 * SECONDS_IN_HOUR,
        // Within an hour, money is taken as spread evenly: a third, two thirds and all of the hour from two to three.
        lowerQuartileSeconds: (2 + 1 / 3) * SECONDS_IN_HOUR,
        medianSeconds: (2 + 2 / 3) * SECONDS_IN_HOUR,
        upperQuartileSeconds: 3 * SECONDS_IN_HOUR,
        hours: [
          { hours: 2, netCents: 3 * net },
          { hours: 10, netCents: net },
        ],
      },
    ])
  })

  it('is told by schedule, and not at all for one that has paid nothing', () => {
    const ledger = ledgerWith(
      { frequency: 'daily' },
      { frequency: 'monthly' },
      { frequency: 'weekly' },
    )
    const counter = counterOf(ledger)
    sellAndPay(ledger, counter, 1, 100_00, 1)
    sellAndPay(ledger, counter, 2, 100_00, 500)
    sell(ledger, 3, NOON, 100_00)
    const times = counter.timeToCash()
    expect(times.map(({ frequency, meanSeconds }) => [frequency, meanSeconds / 3_600])).toEqual([
      ['daily', 1],
      ['monthly', 500],
    ])
  })

  it('counts no money that came back, and no refund or opening balance', () => {
    const ledger = ledgerWith({ frequency: 'daily' })
    ledger.sales.recordCredit({ creatorId: 1, occurredAt: NOON, holder: 'processor' }, 50_00)
    const counter = counterOf(ledger)
    const payout = sellAndPay(ledger, counter, 1, 100_00, 3)
    expect(counter.timeToCash()).toMatchObject([{ sales: 1, netCents: 86_30 }])
    ledger.payouts.end(payout, 'returned', 'no_account', NOON + 86_400)
    ledger.commit()
    counter.payoutReturned(payout)
    expect(counter.timeToCash()).toEqual([])
  })

  it('counts what is left of a sale of which a part was refunded before its payout', () => {
    const ledger = ledgerWith({ frequency: 'daily' })
    const counter = counterOf(ledger)
    const { saleId } = sell(ledger, 1, NOON, 200_00)
    ledger.sales.recordReversal(
      'refund',
      { creatorId: 1, occurredAt: NOON + 60, holder: 'processor' },
      {
        grossCents: 10_00,
        feeCents: 1_30,
        platformFeeCents: 1_00,
        processingFeeCents: 30,
        netCents: 8_70,
      },
      saleId,
    )
    counter.saleLanded({ saleId, at: NOON })
    const payout = claim(ledger, 1, NOON + 60, { frequency: 'daily' })
    ledger.payouts.markProcessing(payout, NOON + 60)
    ledger.payouts.complete(payout, NOON + 3 * SECONDS_IN_HOUR)
    ledger.commit()
    counter.payoutCompleted(payout)
    expect(counter.timeToCash()).toMatchObject([
      { sales: 1, netCents: 173_40 - 8_70, meanSeconds: 3 * SECONDS_IN_HOUR },
    ])
  })
})
