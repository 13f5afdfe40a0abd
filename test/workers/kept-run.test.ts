/** A run that is over: what is kept of it, how another takes its place, and how it is read again. */
import { describe, expect, it } from 'vitest'
import { BOOKS_COLUMNS_IN_WORDS } from '../../src/ledger/books-schema'
import { Database } from '../../src/ledger/database'
import { storedIn } from '../../src/ledger/schema'
import type { CreatorQuery, CreatorsAmong, LabWorker } from '../../workers/contract'
import { creatorQuery } from '../support/list-queries'
import { engine } from '../support/engine'
import { DrivenLab, finishedLab } from '../support/labs'

const scenario = {
  version: 1,
  seed: 'kept',
  days: 20,
  population: { size: 20, monthlyGross: { mu: 7, sigma: 0.5 } },
} as const
const LEDGER_BYTES_MAX = 100_000_000

describe('the outcome of a run', () => {
  it('is the report, the days and the creators, once the run has ended', async () => {
    const driven = new DrivenLab()
    await driven.startUntil('paused', scenario, { pauseOn: '2026-09-10' })
    expect(await driven.lab.outcome()).toBeNull()
    expect(await driven.lab.ledgerFile(LEDGER_BYTES_MAX)).toBeNull()
    await driven.finish()
    const outcome = (await driven.lab.outcome())!
    expect(outcome.report).toEqual(await driven.lab.report())
    expect(outcome.days.map(({ day }) => day)).toEqual(driven.days)
    expect(outcome.creators).toHaveLength(20)
    expect(outcome.endedAt).toBe(driven.last.at)
  })

  it('is handed over by the start that cuts the run short', async () => {
    const driven = new DrivenLab()
    await driven.startUntil('paused', scenario, { pauseOn: '2026-09-10' })
    const [told] = await driven.replaced(scenario)
    expect(told).toMatchObject({
      report: { status: 'cancelled', seed: 'kept', counts: { days: 10 } },
    })
  })

  it('is not handed over twice', async () => {
    const driven = await finishedLab(scenario)
    expect(await driven.lab.outcome()).not.toBeNull()
    expect(await driven.replaced(scenario)).toEqual([])
  })

  it('is handed over where the run ended and nobody had asked yet', async () => {
    const driven = await finishedLab(scenario)
    expect(await driven.replaced(scenario)).toMatchObject([{ report: { status: 'finished' } }])
  })
})

/** For each reason of unpaid money and of a skipped payout, how many creators the list of them has. */
async function behindReasons(lab: LabWorker): Promise<unknown[]> {
  const { notPaid, skipped } = await lab.report()
  const all = creatorQuery({ limit: 50 })
  const among = async (
    query: CreatorsAmong,
    frequency: CreatorQuery['frequency'] = null,
  ): Promise<number[]> =>
    (await lab.creators({ ...all, frequency, among: query })).rows.map(({ creatorId }) => creatorId)
  return Promise.all([
    ...notPaid.map(async ({ reason, minimumCents, frequency, creators }) => {
      const ids = await among({ of: 'not_paid', reason, minimumCents }, frequency)
      expect(ids).toHaveLength(creators)
      return [reason, minimumCents, frequency, ids]
    }),
    ...skipped.map(async ({ reason, minimumCents }) => [
      reason,
      await among({ of: 'skipped', reason, minimumCents }),
    ]),
  ])
}

/** What the rooms read of a run. */
async function readings(lab: LabWorker): Promise<unknown> {
  const slice = { offset: 0, limit: 20 }
  const margin = { of: 'run', name: 'instant_margin' } as const
  return {
    report: await lab.report(),
    journal: await lab.journal({ ...slice, span: null }),
    facets: await lab.creatorFacets(),
    creator: (await lab.creatorHistory(7))?.creator,
    behindReasons: await behindReasons(lab),
    sales: await lab.creatorRows('sales', 7, { ...slice, span: null }),
    postings: await lab.creatorRows('postings', 7, { ...slice, span: null }),
    query: await lab.queryOfFigure(margin),
    margin: await lab.recomputeFigure(margin),
    days: (await lab.download('days')).content,
    ledger: (await lab.download('ledger')).fileName,
  }
}

const instant = (column: string): string =>
  `strftime('%Y-%m-%dT%H:%M:%SZ', ${column}, 'unixepoch') AS ${column}`

const WITH_ALL_ROWS = ['ledger_postings', 'ledger_state_changes'] as const
const READABLE_CHANGES = ['payout_state_changes', 'balance_state_changes'] as const
const asTable = (view: string): string => `CREATE TABLE all_rows AS SELECT * FROM ${view};
    DROP VIEW ${view};
    CREATE TABLE ${view} AS SELECT * FROM all_rows;
    DROP TABLE all_rows;`

/**
 * The same ledger with the processors' payouts in the table and the view of the first version of the schema, and with tables
 * where there are views of rows that are stored as fewer.
 */
function asOfVersion1(ledger: Uint8Array): Uint8Array {
  const database = new Database(engine, null, ledger)
  database.script(`
    CREATE TABLE in_words AS SELECT ${BOOKS_COLUMNS_IN_WORDS.books_payouts} FROM books_payouts;
    DROP VIEW processor_payouts;
    DROP TABLE books_payouts;
    ALTER TABLE in_words RENAME TO books_payouts;
    CREATE VIEW processor_payouts AS SELECT
      processor_payout_id, CASE processor WHEN 0 THEN 'stripe' WHEN 1 THEN 'paypal' END AS processor, payout_id, creator_id,
      amount_cents, method, state, ${instant('created_at')}, idempotency_key, fee_cents, cost_cents,
      ${instant('arrived_at')}, failure_code
    FROM books_payouts;
    ${[...READABLE_CHANGES, ...WITH_ALL_ROWS].map(asTable).join('\n')}
    ${WITH_ALL_ROWS.flatMap(storedIn)
      .map((table) => `DROP TABLE ${table};`)
      .join('\n')}
    PRAGMA user_version = 1`)
  const content = database.export()
  database.close()
  return content
}

describe('a kept run', () => {
  it('reads as it did when it ended', async () => {
    const { lab } = await finishedLab(scenario)
    const before = await readings(lab)
    const outcome = (await lab.outcome())!
    const ledger = await lab.ledgerFile(LEDGER_BYTES_MAX)
    await lab.start({ scenario: { ...scenario, days: 3 }, sales: null }, () => undefined)
    await lab.open({ outcome, ledger })
    expect(await readings(lab)).toEqual(before)
    expect(await lab.act(7, { action: 'pause', by: 'creator' })).toEqual({
      ok: false,
      refusal: { code: 'run_ended' },
    })
  })

  it('reads as it did where its ledger is of version 1, whose books have words', async () => {
    const { lab } = await finishedLab(scenario)
    const slice = { offset: 0, limit: 20 }
    const readBooks = async (): Promise<unknown> =>
      (await lab.payoutRows('processor', 1, slice)).rows
    const [before, books] = [await readings(lab), await readBooks()]
    const outcome = (await lab.outcome())!
    const ledger = await lab.ledgerFile(LEDGER_BYTES_MAX)
    await lab.open({ outcome, ledger: asOfVersion1(ledger!) })
    expect(await readBooks()).toEqual(books)
    expect(books).toMatchObject([
      { method: 'transfer', state: 'made', idempotencyKey: 'transfer-1' },
      { state: 'paid', idempotencyKey: 'payout-1' },
    ])
    expect(await readings(lab)).toEqual(before)
  })

  it('has a report and days without its ledger, which it refuses to read', async () => {
    const { lab } = await finishedLab(scenario)
    const outcome = (await lab.outcome())!
    await lab.open({ outcome, ledger: null })
    expect(await lab.report()).toEqual(outcome.report)
    expect((await lab.download('days')).fileName).toBe('untitled-scenario-kept-daily.csv')
    await expect(lab.creatorFacets()).rejects.toThrow('The ledger of this run was not kept')
  })

  it('keeps no ledger that is larger than there is room for', async () => {
    const { lab } = await finishedLab(scenario)
    expect(await lab.ledgerFile(4_096)).toBeNull()
  })

  it('gives way to a run that starts', async () => {
    const driven = await finishedLab(scenario)
    const outcome = (await driven.lab.outcome())!
    await driven.lab.open({ outcome, ledger: null })
    expect(await driven.replaced(scenario)).toEqual([])
  })
})
