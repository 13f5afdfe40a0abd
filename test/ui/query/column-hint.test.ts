import { expect, it } from 'vitest'
import { LEDGER_VIEWS } from '../../../src/core/ledger-views'
import { columnHints } from '../../../src/ui/query/column-hint'

const SQL = 'SELECT creator, net_cents FROM payouts'

it('names the column that is probably meant, and all of the views in the query', () => {
  expect(columnHints('no such column: creator', SQL)).toEqual([
    'Is creator_id meant?',
    `Columns of payouts: ${LEDGER_VIEWS.payouts.join(', ')}.`,
  ])
  expect(columnHints('no such column: p.net_cent', 'SELECT p.net_cent FROM payouts p')[0]).toBe(
    'Is net_cents meant?',
  )
})

it('names all columns where none is much like it', () => {
  expect(columnHints('no such column: zzzzzz', SQL)).toEqual([
    `Columns of payouts: ${LEDGER_VIEWS.payouts.join(', ')}.`,
  ])
})

it('says nothing of another problem', () => {
  expect(columnHints('no such table: payuots', 'SELECT 1 FROM payuots')).toEqual([])
})
