/** Postings that are found in their tables are those of the view: in ranges that begin or end inside a row, some rows at a time. */
import { describe, expect, it } from 'vitest'
import type { Database } from '../../src/ledger/database'
import {
  countPostings,
  lastPostingId,
  newestFirst,
  postingIdMaybeSince,
  postingIdSurelySince,
  postingsOwnedBy,
} from '../../src/ledger/stored-postings'
import { eventfulRun } from '../support/audited'
import { rows } from '../support/ledgers'

/** Enough creators that each table is read in more than one piece. */
const { database } = eventfulRun(Infinity, { size: 150 }).ledger
const ALWAYS = [0, Number.MAX_SAFE_INTEGER] as const
const inOrder = (of: Database, condition = 'TRUE') =>
  rows(of, `SELECT * FROM ledger_postings WHERE ${condition} ORDER BY posting_id`)
const all = inOrder(database)
const lastId = all.at(-1)![0] as number
const middleOfSale = rows(
  database,
  'SELECT posting_id + 1 FROM ledger_sale_transfers ORDER BY posting_id LIMIT 1 OFFSET 40',
)[0]![0] as number

it('there are more rows in each table than are held at once', () => {
  for (const table of ['single_postings', 'sale_transfers', 'completions']) {
    expect(rows(database, `SELECT COUNT(*) FROM ledger_${table}`)[0]![0]).toBeGreaterThan(256)
  }
  expect(lastPostingId(database)).toBe(lastId)
})

describe('postings of a range of ids', () => {
  it.each([
    ['all of them', 0, lastId + 1],
    ['from inside a row on', middleOfSale, lastId + 1],
    ['up to the inside of a row', 0, middleOfSale],
    ['none', middleOfSale, middleOfSale],
  ])('%s', (_what, from, until) => {
    const wanted = inOrder(database, `posting_id >= ${from} AND posting_id < ${until}`)
    expect([...newestFirst(database, [from, until], ALWAYS)]).toEqual(wanted.toReversed())
    expect(countPostings(database, [from, until], ALWAYS)).toBe(wanted.length)
  })
})

it('those of an owner go on where one piece of a table ends', () => {
  const anybody = { singles: '?1 = ?1', sales: '?1 = ?1', completions: '?1 = ?1' }
  expect([...postingsOwnedBy(database, 1, anybody, 0)]).toEqual(all)
})

it('those since an instant are between the ids that surely and that maybe have it', () => {
  for (const at of [all[0]!, all[500]!, all.at(-1)!].map((posting) => posting[2] as number)) {
    const maybe = postingIdMaybeSince(database, at)
    const surely = postingIdSurelySince(database, at)
    expect(inOrder(database, `posting_id < ${maybe} AND occurred_at >= ${at}`)).toEqual([])
    expect(inOrder(database, `posting_id >= ${surely} AND occurred_at < ${at}`)).toEqual([])
  }
  expect(postingIdMaybeSince(database, ALWAYS[1])).toBe(lastId + 1)
})
