import { describe, expect, it } from 'vitest'
import { Database } from '../../src/ledger/database'
import { at } from '../support/days'
import { engine } from '../support/engine'
import { ledgerWith, rows, sell, value } from '../support/ledgers'

const pragma = (database: Database, name: string): unknown => value(database, `PRAGMA ${name}`)

describe('a database', () => {
  it('keeps foreign keys on, after an export too, which resets them', () => {
    const { database } = ledgerWith()
    const strayBalance = (): void =>
      database.script('INSERT INTO ledger_balances VALUES (1, 404, 1, 0, 5, 0)')
    expect(pragma(database, 'foreign_keys')).toBe(1)
    expect(strayBalance).toThrow(/FOREIGN KEY/)
    database.export()
    expect(pragma(database, 'foreign_keys')).toBe(1)
    expect(pragma(database, 'journal_mode')).toBe('memory')
    expect(strayBalance).toThrow(/FOREIGN KEY/)
  })

  it('looks at foreign keys again after a change without them that fails, and takes it back', () => {
    const { database } = ledgerWith()
    const strayBalance = (): void =>
      database.script('INSERT INTO ledger_balances VALUES (1, 404, 1, 0, 5, 0)')
    const failing = (): void => {
      database.beginIfNeeded()
      strayBalance()
      throw new Error('the disk is full')
    }
    expect(() => database.withoutReferences(failing)).toThrow('the disk is full')
    expect(value(database, 'SELECT COUNT(*) FROM ledger_balances')).toBe(0)
    expect(strayBalance).toThrow(/FOREIGN KEY/)
  })

  it('goes on after an export with the statements that it had prepared', () => {
    const ledger = ledgerWith({})
    sell(ledger, 1, at('2026-09-01T10:00:00Z'), 10_00)
    ledger.database.export()
    sell(ledger, 1, at('2026-09-01T11:00:00Z'), 10_00)
    expect(value(ledger.database, 'SELECT COUNT(*) FROM sales')).toBe(2)
  })

  it('exports a file that opens with the same rows', () => {
    const ledger = ledgerWith({})
    sell(ledger, 1, at('2026-09-01T10:00:00Z'), 10_00)
    const opened = new engine.Database(ledger.database.export())
    const sales = opened.exec('SELECT * FROM sales')[0]!.values
    expect(sales).toEqual(rows(ledger.database, 'SELECT * FROM sales'))
    opened.close()
  })

  it('cannot be exported in mid-transaction', () => {
    const { database, notes } = ledgerWith({})
    notes.add({ creatorId: 1, createdAt: 0, code: 'paused', content: 'b' })
    expect(() => database.export()).toThrow('mid-transaction')
    database.commit()
    expect(database.export().length).toBeGreaterThan(0)
  })

  it('takes back everything since the last commit on rollback', () => {
    const ledger = ledgerWith({})
    sell(ledger, 1, at('2026-09-01T10:00:00Z'), 10_00)
    const digest = ledger.digest()
    ledger.pauses.pause(1, 'admin', 0)
    ledger.notes.add({ creatorId: 1, createdAt: 0, code: 'paused', content: 'paused' })
    expect(ledger.digest()).not.toBe(digest)
    ledger.database.rollback()
    expect(ledger.digest()).toBe(digest)
  })

  it('lets commit and rollback pass where nothing has been written', () => {
    const database = new Database(engine)
    database.commit()
    database.rollback()
    expect(value(database, 'SELECT 1')).toBe(1)
  })

  it('tells its observer every statement with its parameters, in order', () => {
    const heard: [string, ...unknown[]][] = []
    const database = new Database(engine, (sql, parameters) => heard.push([sql, ...parameters]))
    database.script('CREATE TABLE numbers (number INTEGER)')
    database.statement('INSERT INTO numbers VALUES (?)').run([7])
    database.commit()
    expect(database.statement('SELECT * FROM numbers').rows([])).toEqual([[7]])
    expect(heard).toEqual([
      ['BEGIN'],
      ['INSERT INTO numbers VALUES (?)', 7],
      ['COMMIT'],
      ['SELECT * FROM numbers'],
    ])
  })

  it('hides from the planner what a column is compared with, so that a statement is planned once', () => {
    const database = new Database(engine)
    database.script('CREATE TABLE words (number INTEGER, word TEXT) STRICT')
    const compared = 'SELECT number FROM words WHERE number >= ?2 AND word = ?1 ORDER BY number'
    expect(database.compile(compared).getSQL()).toBe(
      'SELECT number FROM words WHERE number >= +?2 AND word = +?1 ORDER BY number',
    )
    const insert = 'INSERT INTO words VALUES (?, ?)'
    expect(database.compile(insert).getSQL()).toBe(insert)
    database.statement(insert).run([7, '7'])
    expect(database.statement(compared).rows(['7', 7])).toEqual([[7]])
    expect(database.statement(compared).rows(['7', 8])).toEqual([])
  })
})
