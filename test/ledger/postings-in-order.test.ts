/** The postings that are merged from the tables are those of the view, in its order. */
import { expect, it } from 'vitest'
import type { SqlValue } from '../../src/ledger/database'
import { postingsInOrder } from '../../src/ledger/postings-in-order'
import { eventfulRun } from '../support/audited'
import { rows } from '../support/ledgers'

it.each([
  ['as they are', ''],
  ['with columns of the reader’s own', `, 'more', NULL`],
])('of an eventful run, %s', (_what, more) => {
  const { database } = eventfulRun().ledger
  const inOrder = (table: string): SqlValue[][] =>
    rows(database, `SELECT *${more} FROM ${table} ORDER BY posting_id`)
  const merged = postingsInOrder({
    singles: inOrder('ledger_single_postings'),
    sales: inOrder('ledger_sale_transfers'),
    completions: inOrder('ledger_completions'),
  })
  expect([...merged]).toEqual(inOrder('ledger_postings'))
})
