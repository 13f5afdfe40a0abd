import { expect, it } from 'vitest'
import { dayOfInstant } from '../../src/core/calendar'
import { saleFee } from '../../src/core/fees/payout-fee'
import { Ledger } from '../../src/ledger/ledger'
import { at } from '../support/days'
import { engine } from '../support/engine'
import { creatorNamed, policy, rows } from '../support/ledgers'

it('a refund can be asked for while the row of its sale still waits', () => {
  const ledger = new Ledger(engine)
  ledger.creators.add(creatorNamed(1))
  const occurredAt = at('2026-09-01T10:00:00Z')
  const sale = { creatorId: 1, occurredAt, holder: 'processor' } as const
  const saleId = ledger.sales.recordSale(sale, saleFee(100_00, policy))
  const soldOn = dayOfInstant(occurredAt)
  const refund = { refundId: 1, saleId, creatorId: 1, soldOn, amountCents: 100_00 }
  ledger.openRefunds.asked(refund, occurredAt + 60)
  expect(rows(ledger.database, 'SELECT refund_id, sale_id FROM ledger_open_refunds')).toEqual([
    [1, saleId],
  ])
})
