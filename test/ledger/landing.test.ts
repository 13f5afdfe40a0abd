/** Which balance an amount lands on. Sales are of $100, which leave $86.30 and $3.20 for processing. */
import { describe, expect, it } from 'vitest'
import type { Ledger } from '../../src/ledger/ledger'
import type { Holder } from '../../src/core/vocabulary'
import { at } from '../support/days'
import { claim, ledgerWith, rows, sell } from '../support/ledgers'

const DAY = 86_400
const FIRST = at('2026-09-01T08:00:00Z')
const LATER = at('2026-09-20T08:00:00Z')

const balances = (ledger: Ledger): unknown[][] =>
  rows(
    ledger.database,
    'SELECT date, amount_cents, holder, state FROM balances ORDER BY balance_id',
  )

const unpaid = (day: string, cents: number, holder: Holder = 'processor'): unknown[] => [
  day,
  cents,
  holder,
  'unpaid',
]
const paid = (day: string, cents: number): unknown[] => [day, cents, 'processor', 'paid']

/** Sells on the first of September and pays it. */
function paidSale(ledger: Ledger) {
  const sale = sell(ledger, 1, FIRST, 100_00)
  const payout = claim(ledger, 1, FIRST + 60)
  ledger.payouts.markProcessing(payout, FIRST + 60)
  ledger.payouts.complete(payout, FIRST + 60)
  return { ...sale, payout }
}

type Kind = 'refund' | 'chargeback'
type Sold = Pick<ReturnType<typeof sell>, 'saleId' | 'fee'>

function takeBack(ledger: Ledger, kind: Kind, { saleId, fee }: Sold, holder: Holder = 'processor') {
  const reversal = { creatorId: 1, occurredAt: LATER, holder }
  ledger.sales.recordReversal(kind, reversal, fee, saleId, Math.floor(FIRST / DAY))
  ledger.commit()
}

function credit(ledger: Ledger, amountCents: number, opensOn?: number): void {
  const record = { creatorId: 1, occurredAt: LATER, holder: 'processor' } as const
  ledger.sales.recordCredit(record, amountCents, 'foreign_exchange_residue', opensOn)
  ledger.commit()
}

describe.each(['refund', 'chargeback'] as const)('a %s', (kind) => {
  it('lands on the unpaid balance of the sale, and its fee on the oldest', () => {
    const ledger = ledgerWith({})
    sell(ledger, 1, FIRST - DAY, 100_00)
    const sale = sell(ledger, 1, FIRST, 100_00)
    sell(ledger, 1, FIRST + DAY, 100_00)
    takeBack(ledger, kind, sale)
    expect(balances(ledger)).toEqual([
      unpaid('2026-08-31', 83_10),
      unpaid('2026-09-01', 0),
      unpaid('2026-09-02', 86_30),
    ])
    expect(
      rows(
        ledger.database,
        `SELECT net_cents, balance_id, retained_fee_cents, retained_fee_balance_id FROM sales WHERE kind = '${kind}'`,
      ),
    ).toEqual([[-89_50, 2, 3_20, 1]])
  })

  it('lands on another unpaid balance of the day of the sale, once that of the sale is paid', () => {
    const ledger = ledgerWith({})
    const sale = paidSale(ledger)
    sell(ledger, 1, FIRST - DAY, 100_00)
    sell(ledger, 1, FIRST + 120, 100_00)
    takeBack(ledger, kind, sale)
    expect(balances(ledger)).toEqual([
      paid('2026-09-01', 86_30),
      unpaid('2026-08-31', 83_10),
      unpaid('2026-09-01', 0),
    ])
  })

  it('of two unpaid balances of that day lands on the one with the sale', () => {
    const ledger = ledgerWith({})
    sell(ledger, 1, FIRST, 200_00)
    const payout = claim(ledger, 1, FIRST + 60)
    const sale = sell(ledger, 1, FIRST + 120, 100_00)
    ledger.payouts.end(payout, 'failed', 'declined', FIRST + 180)
    takeBack(ledger, kind, sale)
    expect(balances(ledger)).toEqual([unpaid('2026-09-01', 170_20), unpaid('2026-09-01', 0)])
  })

  it('lands on the oldest unpaid balance of the same holder, once the day of the sale is paid', () => {
    const ledger = ledgerWith({})
    const sale = paidSale(ledger)
    sell(ledger, 1, FIRST + DAY, 100_00, 'platform')
    sell(ledger, 1, FIRST + 3 * DAY, 100_00)
    sell(ledger, 1, FIRST + 2 * DAY, 100_00)
    takeBack(ledger, kind, sale)
    expect(balances(ledger)).toEqual([
      paid('2026-09-01', 86_30),
      unpaid('2026-09-02', 86_30, 'platform'),
      unpaid('2026-09-04', 86_30),
      unpaid('2026-09-03', -3_20),
    ])
  })

  it('opens a balance of its own day where nothing is unpaid', () => {
    const ledger = ledgerWith({})
    takeBack(ledger, kind, paidSale(ledger))
    expect(balances(ledger)).toEqual([paid('2026-09-01', 86_30), unpaid('2026-09-20', -89_50)])
  })
})

describe('a credit', () => {
  it('lands on the oldest unpaid balance', () => {
    const ledger = ledgerWith({})
    sell(ledger, 1, FIRST + DAY, 100_00)
    sell(ledger, 1, FIRST, 100_00)
    credit(ledger, -4_00)
    expect(balances(ledger)).toEqual([unpaid('2026-09-02', 86_30), unpaid('2026-09-01', 82_30)])
  })

  it.each([
    ['its own day', undefined, '2026-09-20'],
    ['the day of the money that came back', Math.floor(FIRST / DAY), '2026-09-01'],
  ])('opens a balance of %s where nothing is unpaid', (_what, opensOn, expected) => {
    const ledger = ledgerWith({})
    credit(ledger, 4_00, opensOn)
    expect(balances(ledger)).toEqual([unpaid(expected, 4_00)])
  })

  it('from before the run keeps its own day', () => {
    const ledger = ledgerWith({})
    const owed = (occurredAt: number, cents: number): number =>
      ledger.sales.recordCredit({ creatorId: 1, occurredAt, holder: 'processor' }, cents)
    owed(FIRST, 50_00)
    owed(FIRST + DAY, -20_00)
    ledger.commit()
    expect(balances(ledger)).toEqual([unpaid('2026-09-01', 50_00), unpaid('2026-09-02', -20_00)])
  })
})

describe('a payout', () => {
  it('keeps the amounts as claimed, whatever comes to its balances once it has failed', () => {
    const ledger = ledgerWith({})
    const sale = sell(ledger, 1, FIRST, 100_00)
    sell(ledger, 1, FIRST + DAY, 100_00)
    const payout = claim(ledger, 1, FIRST + 2 * DAY)
    ledger.payouts.end(payout, 'failed', 'declined', FIRST + 3 * DAY)
    takeBack(ledger, 'refund', sale)
    sell(ledger, 1, FIRST + DAY, 50_00)
    claim(ledger, 1, LATER)
    expect(balances(ledger).map(([day, cents]) => [day, cents])).toEqual([
      ['2026-09-01', -3_20],
      ['2026-09-02', 129_05],
    ])
    expect(
      rows(ledger.database, 'SELECT payout_id, balance_id, claimed_cents FROM payout_balances'),
    ).toEqual([
      [1, 1, 86_30],
      [1, 2, 86_30],
      [2, 1, -3_20],
      [2, 2, 129_05],
    ])
  })

  it('knows the day of its oldest balance', () => {
    const ledger = ledgerWith({})
    sell(ledger, 1, FIRST + DAY, 100_00)
    sell(ledger, 1, FIRST, 100_00)
    const { payoutId } = claim(ledger, 1, LATER)
    expect(ledger.payoutHistory.oldestDayOf(payoutId)).toBe(Math.floor(FIRST / DAY))
  })
})

describe('a sale', () => {
  it('lands on the first unpaid balance of its day, also on one that a failed payout gave back', () => {
    const ledger = ledgerWith({})
    sell(ledger, 1, FIRST, 100_00)
    const payout = claim(ledger, 1, FIRST + 60)
    sell(ledger, 1, FIRST + 120, 100_00)
    sell(ledger, 1, FIRST + 180, 100_00)
    expect(balances(ledger).map(([, cents]) => cents)).toEqual([86_30, 172_60])
    ledger.payouts.end(payout, 'failed', 'declined', FIRST + 240)
    sell(ledger, 1, FIRST + 300, 100_00)
    expect(balances(ledger)).toEqual([unpaid('2026-09-01', 172_60), unpaid('2026-09-01', 172_60)])
  })

  it('opens a balance of its day once the one before has been claimed', () => {
    const ledger = ledgerWith({})
    sell(ledger, 1, FIRST, 100_00)
    sell(ledger, 1, FIRST + 1, 100_00, 'platform')
    sell(ledger, 1, FIRST + 2, 100_00)
    paidSale(ledger)
    sell(ledger, 1, FIRST + 120, 100_00)
    expect(balances(ledger)).toEqual([
      paid('2026-09-01', 258_90),
      ['2026-09-01', 86_30, 'platform', 'paid'],
      unpaid('2026-09-01', 86_30),
    ])
  })
})
