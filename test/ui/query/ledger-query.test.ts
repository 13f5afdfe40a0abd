/** The reader's queries: on a copy of the ledger of the moment, one at a time, and stopped without a trace. */
import { describe, expect, it } from 'vitest'
import { PRESETS } from '../../../src/scenario/presets'
import {
  LedgerQuery,
  ROWS_MAX,
  type LedgerMoment,
  type QueryLine,
} from '../../../src/ui/query/ledger-query.svelte'
import { queriesIn, withoutSaved, withRecent, withSaved } from '../../../src/ui/query/kept-queries'
import { cellText, columnText, csvOf } from '../../../src/ui/query/query-cells'
import { QUERY_EXAMPLES } from '../../../src/ui/query/query-examples'
import { LedgerCopy } from '../../../workers/ledger-copy'
import { engine } from '../../support/engine'
import { run } from '../../support/runs'

const { simulation } = run({
  ...PRESETS['all-daily'],
  days: 6,
  population: { ...PRESETS['all-daily'].population, size: 10 },
})

const FIRST: LedgerMoment = { at: '2026-09-10T00:00:00Z' }
const LATER: LedgerMoment = { at: '2026-09-11T00:00:00Z' }

/** Real copies of a real ledger, in this thread. */
class Bench {
  copies = 0
  ended = 0
  /** The worker dies. */
  die = (): void => undefined
  readonly query: LedgerQuery

  constructor(ask?: QueryLine['ask']) {
    this.query = new LedgerQuery({
      connect: (onClosed) => {
        this.die = onClosed
        const copy = new LedgerCopy(Promise.resolve(engine))
        return {
          open: (ledger) => copy.open(ledger),
          ask: ask ?? ((sql, rowsMax) => copy.ask(sql, rowsMax)),
          end: () => (this.ended += 1),
        }
      },
      ledger: () => {
        this.copies += 1
        return Promise.resolve({ content: simulation.ledger.export(), at: '2026-09-06T00:00:00Z' })
      },
    })
  }

  async ask(sql: string, moment = FIRST): Promise<void> {
    this.query.text = sql
    await this.query.ask(moment)
  }
}

describe('a query of the ledger', () => {
  it('gives its columns and rows, as of the moment that it was asked at', async () => {
    const { query } = new Bench()
    query.text = `  SELECT 'cents' AS unit, 1 + 2 AS amount, NULL AS none `
    await query.ask(FIRST)
    expect(query.problem).toBe('')
    expect(query.answered).toMatchObject({
      sql: `SELECT 'cents' AS unit, 1 + 2 AS amount, NULL AS none`,
      moment: FIRST,
      at: '2026-09-06T00:00:00Z',
      result: { columns: ['unit', 'amount', 'none'], rows: [['cents', 3, null]], isCut: false },
    })
  })

  it('copies the ledger once for each moment', async () => {
    const bench = new Bench()
    await bench.ask('SELECT COUNT(*) FROM payouts')
    await bench.ask('SELECT COUNT(*) FROM sales')
    expect(bench.copies).toBe(1)
    await bench.ask('SELECT COUNT(*) FROM sales', LATER)
    expect(bench.copies).toBe(2)
    expect(bench.query.answered!.moment).toBe(LATER)
  })

  it('cuts what is longer than anybody reads, and says so', async () => {
    const bench = new Bench()
    const counted = (to: number): string =>
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${to}) SELECT i FROM n`
    await bench.ask(counted(ROWS_MAX))
    expect(bench.query.answered!.result).toMatchObject({ isCut: false })
    await bench.ask(counted(ROWS_MAX + 1))
    expect(bench.query.answered!.result.isCut).toBe(true)
    expect(bench.query.answered!.result.rows).toHaveLength(ROWS_MAX)
  })

  it.each([
    ['DELETE FROM payouts', 'line 1, column 1: it has to begin with SELECT or WITH'],
    ['SELECT id FROM payouts', 'line 1, column 8: no such column: id'],
    ['SELECT 1;\nDELETE FROM ledger_sales', 'line 2, column 1: a second statement begins'],
    ['WITH gone AS (SELECT 1) DELETE FROM ledger_sales', 'attempt to write a readonly database'],
    ["SELECT json_extract('{', '$')", 'malformed JSON'],
  ])('is refused in SQLite’s words, and the answer before it stays: %s', async (sql, problem) => {
    const bench = new Bench()
    await bench.ask('SELECT COUNT(*) FROM ledger_sales')
    const { answered } = bench.query
    await bench.ask(sql)
    expect(bench.query.problem).toBe(problem)
    expect(bench.query.answered).toBe(answered)
    expect(bench.query.kept.recent).toEqual(['SELECT COUNT(*) FROM ledger_sales'])
    await bench.ask('SELECT COUNT(*) FROM ledger_sales')
    expect(bench.query.answered!.result.rows).toEqual(answered!.result.rows)
    expect(bench.copies).toBe(1)
  })

  it('is asked of a new copy where the worker died in between', async () => {
    const bench = new Bench()
    await bench.ask('SELECT COUNT(*) FROM sales')
    bench.die()
    await bench.ask('SELECT COUNT(*) FROM payouts')
    expect(bench.query.problem).toBe('')
    expect(bench.copies).toBe(2)
  })

  it('that never ends is stopped, and the next one gets a copy of its own', async () => {
    let isEndless = true
    const bench: Bench = new Bench((sql, rowsMax) => {
      if (isEndless) return new Promise(() => undefined)
      const copy = new LedgerCopy(Promise.resolve(engine))
      return copy.open(simulation.ledger.export()).then(() => copy.ask(sql, rowsMax))
    })
    void bench.ask('SELECT 1')
    await Promise.resolve()
    expect(bench.query.isAsking).toBe(true)
    bench.query.stop()
    expect(bench.query.isAsking).toBe(false)
    expect(bench.ended).toBe(1)
    isEndless = false
    await bench.ask('SELECT 2')
    expect(bench.query.answered!.result.rows).toEqual([[2]])
    expect(bench.query.isAsking).toBe(false)
  })

  it('that its worker fails says why', async () => {
    const bench = new Bench(() => Promise.reject(new Error('out of memory')))
    await bench.ask('SELECT 1')
    expect(bench.query.problem).toBe('out of memory')
    expect(bench.query.isAsking).toBe(false)
    expect(bench.ended).toBe(1)
  })

  it.each(QUERY_EXAMPLES.map(({ title, sql }) => [title(), sql]))(
    'is taken as the example %s',
    async (_, sql) => {
      const bench = new Bench()
      await bench.ask(sql)
      expect(bench.query.problem).toBe('')
    },
  )

  it('of what instant payouts cost finds what the books have', async () => {
    const bench = new Bench()
    await bench.ask(QUERY_EXAMPLES[2]!.sql)
    const { columns, rows } = bench.query.answered!.result
    expect(rows.length).toBeGreaterThan(0)
    const of = (name: string, row: readonly unknown[]): number =>
      row[columns.indexOf(name)] as number
    for (const row of rows) {
      expect(of('kept_cents', row)).toBe(of('fee_cents', row) - of('cost_cents', row))
    }
  })
})

describe('kept queries', () => {
  const none = queriesIn(null)

  it('are the latest first, each once, and no more than twelve', () => {
    const kept = Array.from({ length: 14 }, (_, index) => `SELECT ${index}`).reduce(
      withRecent,
      none,
    )
    expect(kept.recent).toHaveLength(12)
    expect(withRecent(kept, 'SELECT 5').recent.slice(0, 2)).toEqual(['SELECT 5', 'SELECT 13'])
    expect(withRecent(kept, 'SELECT 5').recent).toHaveLength(12)
  })

  it('have a name each', () => {
    const once = withSaved(none, { name: 'mine', sql: 'SELECT 1' })
    const twice = withSaved(once, { name: 'mine', sql: 'SELECT 2' })
    expect(twice.saved).toEqual([{ name: 'mine', sql: 'SELECT 2' }])
    expect(withoutSaved(twice, 'mine').saved).toEqual([])
  })

  it.each([null, 7, [], { saved: 'x', recent: 3 }, { saved: [{ name: 1 }], recent: [null] }])(
    'are none in %j',
    (value) => expect(queriesIn(value)).toEqual(none),
  )
})

describe('an answer', () => {
  it.each([
    [null, 'NULL'],
    [12.5, '12.5'],
    ['ink', 'ink'],
    [new Uint8Array([0, 255]), "x'00ff'"],
  ])('shows %j as %s', (value, text) => expect(cellText(value)).toBe(text))

  it('is a CSV without formulas', async () => {
    const rows = [
      ['=SUM(A1)', 1, null],
      ['a,b', -5, '"'],
      ['=1\n+1', '\n=1', '\uff1d1'],
    ]
    const csv = await csvOf({
      columns: ['handle', 'net_cents', 'x'],
      rows,
      isCut: false,
      milliseconds: 1,
    })
    expect(csv).toBe(
      `handle,net_cents,x\n"'=SUM(A1)",1,\n"a,b",-5,""""\n"'=1\n+1","'\n=1","'\uff1d1"\n`,
    )
  })

  it('has whole numbers that no number can be, to the last digit', async () => {
    const bench = new Bench()
    await bench.ask('SELECT 9007199254740993 AS above, -9223372036854775808 AS least, 5 AS cents')
    const { result } = bench.query.answered!
    expect(result.rows[0]!.map(cellText)).toEqual(['9007199254740993', '-9223372036854775808', '5'])
    expect(result.rows[0]![2]).toBe(5)
    expect(await csvOf(result)).toBe('above,least,cents\n9007199254740993,-9223372036854775808,5\n')
  })

  it('shows the beginning of a name that is a whole expression', async () => {
    const bench = new Bench()
    await bench.ask(`SELECT '${'x'.repeat(500)}'`)
    const [name] = bench.query.answered!.result.columns
    expect(name).toHaveLength(502)
    expect(columnText(name!)).toBe(`'${'x'.repeat(59)}…`)
    expect(columnText('net_cents')).toBe('net_cents')
  })
})
