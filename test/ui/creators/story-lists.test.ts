/** What a row of a story says of amounts that no column of its own has. */
import { describe, expect, it } from 'vitest'
import { processorColumns, saleColumns } from '../../../src/ui/creators/story-lists'
import { m } from '../../../src/ui/paraglide/messages.js'
import type { ProcessorRow, SaleRow } from '../../../workers/contract'
import type { HistoryColumn } from '../../../src/ui/lists/history-column'

const cell = <Row>(columns: readonly HistoryColumn<Row>[], title: string, row: Row): string =>
  columns.find((column) => column.title === title)!.text(row)

const SALE: SaleRow = {
  saleId: 1,
  occurredAt: '2026-09-04T10:00:00Z',
  kind: 'refund',
  grossCents: -100_00,
  feeCents: -10_50,
  netCents: -86_30,
  elsewhereCents: 0,
}

describe('a refund', () => {
  it.each([
    [0, 'Refund'],
    [-3_20, 'Refund; −$3.20 of it is not in this payout'],
  ])('of which %i cents are elsewhere', (elsewhereCents, expected) => {
    expect(cell(saleColumns(), m.column_kind(), { ...SALE, elsewhereCents })).toBe(expected)
  })
})

const TRANSFER: ProcessorRow = {
  processorId: 'tr_00000001',
  processor: 'stripe',
  method: 'transfer',
  state: 'reversed',
  amountCents: 200_00,
  feeCents: null,
  takenBackCents: 204_00,
  createdAt: '2026-09-02T10:00:02Z',
  arrivedAt: null,
  failureCode: null,
  idempotencyKey: 'transfer-1',
}

describe('what the processor did', () => {
  it.each([
    [{}, 'reversed: $204.00 taken back', '–'],
    [{ state: 'made', takenBackCents: null }, 'made', '–'],
    [
      { state: 'failed', feeCents: 57, takenBackCents: null, failureCode: 'declined' },
      'failed: declined',
      '$0.57',
    ],
  ])('%j', (changes, state, fee) => {
    const row = { ...TRANSFER, ...changes }
    expect(cell(processorColumns(), m.column_state(), row)).toBe(state)
    expect(cell(processorColumns(), m.column_payout_fee(), row)).toBe(fee)
  })
})
