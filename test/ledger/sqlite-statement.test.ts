/** Statements used by SQLite’s own functions give what sql.js gives for the same values, and fail as it does. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database as SqlDatabase, SqlValue } from 'sql.js'
import { SqliteStatement } from '../../src/ledger/sqlite-statement'
import { engine } from '../support/engine'

let database: SqlDatabase

beforeEach(() => {
  database = new engine.Database()
})

afterEach(() => database.close())

const statement = (sql: string): SqliteStatement => new SqliteStatement(engine, database, sql)

describe('a statement of SQLite', () => {
  it.each<SqlValue>([
    ...[0, -0, 1, -7, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 1_790_000_000, 2 ** 53 - 1, 0.5, NaN],
    ...['', 'a', 'Zoë’s 猫 🎈', 'before\u0000after', '1', null],
  ])('gives %j as sql.js does', (value) => {
    const [expected] = database.exec('SELECT ?1, typeof(?1)', [value])
    const selected = statement('SELECT ?1, typeof(?1)')
    selected.bind([value])
    expect(selected.step()).toBe(true)
    expect(selected.get()).toEqual(expected!.values[0])
    expect(selected.step()).toBe(false)
  })

  it('is used again after its end, after half of its rows and after it failed', () => {
    database.exec('CREATE TABLE numbers (number INTEGER UNIQUE)')
    const insert = statement('INSERT INTO numbers VALUES (?)')
    insert.run([1])
    expect(() => insert.run([1])).toThrow('UNIQUE constraint failed: numbers.number')
    insert.run([2])
    const all = statement('SELECT number FROM numbers WHERE number > ? ORDER BY 1')
    all.bind([0])
    expect(all.step()).toBe(true)
    all.bind([1])
    expect(all.step()).toBe(true)
    expect(all.get()).toEqual([2])
  })

  it('refuses more values than it has parameters, and blobs', () => {
    const one = statement('SELECT ?')
    expect(() => one.bind([1, 2])).toThrow('column index out of range')
    expect(() => one.bind([new Uint8Array(1)])).toThrow('The ledger keeps no blobs')
    const blob = statement("SELECT x'00'")
    blob.step()
    expect(() => blob.get()).toThrow('The ledger keeps no blobs')
  })
})
