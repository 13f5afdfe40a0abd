/**
 * Pages of the journal are read from the tables beneath the view, by their keys: they are the same as those of the view, and
 * a page costs the same however large the ledger is.
 */
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { isoFromDay, SECONDS_IN_DAY, startOfDay } from '../../../src/core/calendar'
import { CLOSED_TABLES } from '../../../src/ledger/closing/closed-schema'
import { Database, type SqlValue } from '../../../src/ledger/database'
import { PreparedStatement } from '../../../src/ledger/prepared-statement'
import { TRANSFER_REASONS } from '../../../src/ledger/postings'
import { creatorPostings, journalPage } from '../../../src/metrics/lists/journal-rows'
import type { DaySpan, EntryRow, JournalRow, Slice } from '../../../src/metrics/lists/row-lists'
import { payoutPage, payoutRows } from '../../../src/metrics/lists/row-queries'
import { eventfulRun } from '../../support/audited'
import { day } from '../../support/days'
import { engine } from '../../support/engine'
import { ledgerWith, rows, value } from '../../support/ledgers'
import { payoutQuery } from '../../support/list-queries'

const FIRST_DAY = day('2026-09-01')
const CREATORS = 3
/** Accounts that all share come before those of the creators. */
const SHARED = 8

interface StoredRow {
  as: 'single' | 'sale' | 'completion' | 'completion and collection'
  creator: number
  secondsLater: number
  /** By how much the clock of the worker that wrote it is off. */
  clockOff: number
  leaves: boolean
}

const POSTINGS_OF: Record<StoredRow['as'], number> = {
  single: 1,
  sale: 3,
  completion: 2,
  'completion and collection': 3,
}

const storedRows = fc.array(
  fc.record<StoredRow>({
    as: fc.constantFrom('single', 'sale', 'sale', 'completion', 'completion and collection'),
    creator: fc.integer({ min: 1, max: CREATORS }),
    secondsLater: fc.oneof(fc.nat(600), fc.nat(2 * SECONDS_IN_DAY)),
    clockOff: fc.oneof(fc.constant(0), fc.integer({ min: -SECONDS_IN_DAY, max: SECONDS_IN_DAY })),
    leaves: fc.boolean(),
  }),
  { maxLength: 500, size: 'max' },
)

/** A row of each table as the ledger writes it. Of the first `closedRows` rows, those that leave do. */
function ledgerOf(stored: readonly StoredRow[], closedRows: number): Database {
  const { database } = ledgerWith(...Array.from({ length: CREATORS }, () => ({})))
  const written: string[] = ['PRAGMA foreign_keys = OFF', 'BEGIN']
  let [now, id, left] = [startOfDay(FIRST_DAY), 1, 0]
  stored.forEach(({ as, creator, secondsLater, clockOff, leaves }, index) => {
    now += secondsLater
    const [at, account, subject] = [now + clockOff, SHARED + creator, index + 1]
    if (index < closedRows && leaves) left += POSTINGS_OF[as]
    else {
      const event = `${id}, ${subject}, ${at}`
      if (as === 'sale') {
        written.push(
          `INSERT INTO ledger_sales VALUES (${subject}, ${creator}, ${at}, 0, 900, 90, 810, 1, NULL, 0, NULL)`,
          `INSERT INTO ledger_sale_transfers VALUES (${event}, ${subject}, 1, ${account}, 2, 7, 4, 810, 60, 30)`,
        )
      } else {
        written.push(`INSERT INTO ledger_payouts VALUES (${subject}, ${creator}, ${at}, NULL, 0, 0, 0, ${FIRST_DAY},
          900, 90, 810, 0, 0, 3, NULL, NULL, NULL)`)
        const collecting = as === 'completion' ? 'NULL' : '2'
        written.push(
          as === 'single'
            ? `INSERT INTO ledger_single_postings VALUES (${event}, 4, ${account}, 3, 900, NULL, ${subject})`
            : `INSERT INTO ledger_completions VALUES (${event}, ${subject}, 3, 1, 5, ${collecting}, 810, 90)`,
        )
      }
    }
    id += POSTINGS_OF[as]
  })
  if (left > 0) {
    const counts = CLOSED_TABLES.map((table) => (table === 'ledger_postings' ? left : 0))
    written.push(
      `INSERT INTO ledger_closed_days VALUES (1, ${now}, ${now}, ${counts.join(', ')}, '')`,
    )
  }
  database.script([...written, 'COMMIT'].join(';\n'))
  return database
}

const accountSql = (id: string): string => `json((
  SELECT json_object('name', a.name, 'creatorId', a.creator_id, 'creator', h.handle)
  FROM ledger_accounts a LEFT JOIN ledger_creators h USING (creator_id) WHERE a.account_id = ${id}))`
const REASON = `CASE reason ${TRANSFER_REASONS.map((word, code) => `WHEN ${code} THEN '${word}'`).join(' ')} END`

/** Newest first, by the view. */
const byView = (database: Database, condition: string): JournalRow[] =>
  rows(
    database,
    `SELECT json_object('postingId', posting_id, 'transferId', transfer_id,
      'occurredAt', strftime('%Y-%m-%dT%H:%M:%SZ', occurred_at, 'unixepoch'), 'reason', ${REASON},
      'from', ${accountSql('credit_account_id')}, 'to', ${accountSql('debit_account_id')},
      'amountCents', amount_cents, 'payoutId', payout_id)
     FROM ledger_postings WHERE ${condition} ORDER BY posting_id DESC`,
  ).map(([json]) => JSON.parse(json as string) as JournalRow)

const ofCreator = (
  creator: number,
): string => `(sale_id IN (SELECT sale_id FROM ledger_sales WHERE creator_id = ${creator})
  OR payout_id IN (SELECT payout_id FROM ledger_payouts WHERE creator_id = ${creator}))`

const ofSpan = ({ from, to }: DaySpan): string =>
  `occurred_at >= ${startOfDay(day(from))} AND occurred_at < ${startOfDay(day(to) + 1)}`

const entriesByView = (database: Database, payoutId: SqlValue): EntryRow[] =>
  rows(
    database,
    `SELECT json_object('entryId', entry_id, 'transferId', transfer_id, 'occurredAt', occurred_at, 'reason', reason,
      'account', ${accountSql('(SELECT account_id FROM ledger_accounts n WHERE n.name = account)')},
      'amountCents', amount_cents)
     FROM entries WHERE payout_id = ${payoutId as number} ORDER BY entry_id`,
  ).map(([json]) => JSON.parse(json as string) as EntryRow)

const spans = fc.option(
  fc.tuple(fc.integer({ min: -3, max: 120 }), fc.nat(60)).map(([first, days]) => ({
    from: isoFromDay(FIRST_DAY + first),
    to: isoFromDay(FIRST_DAY + first + days),
  })),
  { nil: null },
)
const slices = fc.record<Slice>({ offset: fc.nat(1_200), limit: fc.integer({ min: 1, max: 200 }) })

/** All that is asked of one ledger. */
const questions = fc.array(
  fc.record({ span: spans, slice: slices, creator: fc.integer({ min: 1, max: CREATORS }) }),
  {
    minLength: 5,
    maxLength: 5,
  },
)

function expectPagesOfTheView(
  database: Database,
  asked: { span: DaySpan | null; slice: Slice; creator: number }[],
) {
  for (const { span, slice, creator } of asked) {
    const condition = span ? ofSpan(span) : 'TRUE'
    const page = ({ offset, limit }: Slice, all: JournalRow[]) => ({
      rows: all.slice(offset, offset + limit),
      total: all.length,
    })
    expect(journalPage(database, { ...slice, span })).toMatchObject(
      page(slice, byView(database, condition)),
    )
    expect(creatorPostings(database, creator, { ...slice, span })).toMatchObject(
      page(slice, byView(database, `${condition} AND ${ofCreator(creator)}`)),
    )
  }
}

describe('pages of the journal', () => {
  it('are those of the view, in ledgers of any rows, with clocks that are off and days that are closed', () => {
    fc.assert(
      fc.property(
        storedRows,
        fc.oneof(fc.constant(0), fc.nat(500)),
        questions,
        (stored, closedRows, asked) => {
          const database = ledgerOf(stored, closedRows)
          expectPagesOfTheView(database, asked)
          for (const [payoutId] of rows(
            database,
            'SELECT payout_id FROM ledger_payouts ORDER BY payout_id DESC LIMIT 3',
          )) {
            const entries = entriesByView(database, payoutId!)
            for (const offset of [0, 1, 2, 3]) {
              expect(
                payoutRows(database, 'entries', payoutId as number, { offset, limit: 3 }),
              ).toEqual({
                rows: entries.slice(offset, offset + 3),
                total: entries.length,
                left: null,
              })
            }
          }
          database.close()
        },
      ),
      { numRuns: 30 },
    )
  })

  it('are those of a ledger that an earlier version kept, with one table of postings', () => {
    fc.assert(
      fc.property(storedRows, questions, (stored, asked) => {
        const database = ledgerOf(stored, 0)
        database.script(`
          CREATE TABLE kept (posting_id INTEGER PRIMARY KEY, transfer_id, occurred_at, reason, debit_account_id,
            credit_account_id, amount_cents, sale_id, payout_id);
          INSERT INTO kept SELECT * FROM ledger_postings;
          DROP VIEW entries; DROP VIEW ledger_postings; DROP TABLE ledger_single_postings;
          DROP TABLE ledger_sale_transfers; DROP TABLE ledger_completions;
          ALTER TABLE kept RENAME TO ledger_postings`)
        expectPagesOfTheView(new Database(engine, null, database.export()), asked)
        database.close()
      }),
      { numRuns: 10 },
    )
  })
})

describe('of a large ledger, a page', () => {
  const file = eventfulRun().ledger.export()
  const statements = new Set<string>()
  const database = new Database(engine, (sql) => statements.add(sql), file)
  const payoutId = Number(
    value(database, 'SELECT payout_id FROM ledger_payouts WHERE state = 3 LIMIT 1'),
  )
  const span = { from: '2026-09-08', to: '2026-09-20' }
  const slice = { offset: 0, limit: 20 }
  const now = { now: 0, days: [] }

  const LISTS: [string, () => unknown][] = [
    ['of the journal', () => journalPage(database, { ...slice, span: null })],
    [
      'of the middle of the journal',
      () => journalPage(database, { limit: 20, offset: 400, span: null }),
    ],
    ['of some days of the journal', () => journalPage(database, { ...slice, span })],
    ['of one creator’s postings', () => creatorPostings(database, 3, { ...slice, span: null })],
    ['of one payout’s entries', () => payoutRows(database, 'entries', payoutId, slice)],
    ['of one payout’s sales', () => payoutRows(database, 'sales', payoutId, slice)],
    ['of one payout’s balances', () => payoutRows(database, 'balances', payoutId, slice)],
    [
      'of the payouts of some days',
      () => payoutPage(database, payoutQuery({ ...slice, span }), now),
    ],
  ]

  /** Tables that grow with sales and payouts. */
  const LARGE =
    /^SCAN (ledger_(single_postings|sale_transfers|completions|postings|sales|payouts|balances|payout_balances|payout_changes|balance_changes)|books_\w+)\b/

  it.each(LISTS)('%s is found by keys', (_what, ask) => {
    statements.clear()
    ask()
    expect(statements.size).toBeGreaterThan(0)
    const scans = [...statements].flatMap((sql) =>
      rows(database, `EXPLAIN QUERY PLAN ${sql}`).flatMap(([, , , step]) =>
        LARGE.test(String(step)) ? `${String(step)}: ${sql}` : [],
      ),
    )
    expect(scans).toEqual([])
  })

  it('of the journal takes few rows into memory', () => {
    const kinds = ['single', 'sale', 'completion'] as const
    const large = ledgerOf(
      Array.from({ length: 6_000 }, (_, index) => ({
        as: kinds[index % kinds.length]!,
        ...{ creator: 1, secondsLater: 1_500, clockOff: 0, leaves: false },
      })),
      0,
    )
    let read = 0
    const all = vi.spyOn(PreparedStatement.prototype, 'rows')
    try {
      for (const asked of [null, span]) {
        expect(journalPage(large, { ...slice, span: asked }).total).toBeGreaterThan(1_000)
      }
      for (const { value: given } of all.mock.results) read += (given as SqlValue[][]).length
    } finally {
      all.mockRestore()
    }
    expect(read).toBeGreaterThan(2 * slice.limit)
    expect(read).toBeLessThan(1_000)
  })
})
