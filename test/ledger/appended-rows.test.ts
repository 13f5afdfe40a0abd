/** Rows that wait for the commit of their steps: what a read finds of them, and what is left of steps that fail. */
import { beforeEach, describe, expect, it } from 'vitest'
import { Database } from '../../src/ledger/database'
import { engine } from '../support/engine'

const COUNT = 'SELECT COUNT(*), COALESCE(SUM(id), 0) FROM child'
let inserts: string[]
let database: Database

beforeEach(() => {
  inserts = []
  database = new Database(engine, (sql) => {
    if (sql.startsWith('INSERT')) inserts.push(sql)
  })
  database.script(`CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent) STRICT`)
})

describe('rows that are added to a table', () => {
  it('are found by whoever reads next', () => {
    const children = database.appendedTo('child')
    for (const id of [1, 2, 3]) children.add(id, null)
    expect(database.statement(COUNT).row([])).toEqual([3, 6])
    children.add(4, null)
    expect(database.statement(COUNT).rows([])).toEqual([[4, 10]])
    children.add(5, null)
    expect(database.valueOf('SELECT MAX(id) FROM child')).toBe(5)
    children.add(6, null)
    expect(database.read('SELECT MAX(id) FROM child', 1).rows).toEqual([[6]])
  })

  it.each([
    { rows: 3, statements: 3 },
    { rows: 5, statements: 1 + 1 },
    { rows: 150, statements: 2 + 1 + 1 + 2 },
  ])('take $statements statements for $rows of them', ({ rows, statements }) => {
    const children = database.appendedTo('child')
    for (let id = 1; id <= rows; id += 1) children.add(id, null)
    database.commit()
    expect(inserts).toHaveLength(statements)
    expect(database.statement(COUNT).row([])).toEqual([rows, (rows * (rows + 1)) / 2])
  })

  it('wait while only other tables are read, and while nothing is committed', () => {
    const children = database.appendedTo('child')
    children.add(1, null)
    database.statement('SELECT COUNT(*) FROM parent').row([])
    database.statement('INSERT INTO parent VALUES (?)').run([7])
    expect(inserts).toEqual(['INSERT INTO parent VALUES (?)'])
    database.commit()
    expect(inserts).toHaveLength(2)
  })

  it('can be changed as long as they wait, the last one only', () => {
    const children = database.appendedTo('child')
    expect(children.changeLast(0, [9])).toBe(false)
    database.script('INSERT INTO parent VALUES (7), (8)')
    children.add(1, 7)
    children.add(2, 7)
    expect(children.changeLast(1, [8])).toBe(true)
    const all = 'SELECT id, parent_id FROM child ORDER BY id'
    expect(database.statement(all).rows([])).toEqual([
      [1, 7],
      [2, 8],
    ])
    expect(children.changeLast(1, [7])).toBe(false)
    expect(database.statement(all).rows([])[1]).toEqual([2, 8])
    children.add(3, 7)
    database.rollback()
    expect(children.changeLast(1, [8])).toBe(false)
  })

  it.each([
    { through: 'a view', sql: 'SELECT COUNT(*) FROM children_of' },
    { through: 'a list of tables', sql: 'SELECT COUNT(*) FROM parent, child' },
    { through: 'a subquery', sql: 'SELECT (SELECT COUNT(*) FROM child)' },
  ])('are found through $through', ({ sql }) => {
    database.script('INSERT INTO parent VALUES (7)')
    const children = database.appendedTo('child')
    database.script('CREATE VIEW children_of AS SELECT parent_id FROM child')
    children.add(1, 7)
    expect(database.statement(sql).row([])).toEqual([1])
  })

  it('are changed by a statement that changes their table', () => {
    const children = database.appendedTo('child')
    children.add(1, null)
    database.statement('UPDATE child SET id = ? WHERE id = ?').run([5, 1])
    expect(database.rowsChanged).toBe(1)
  })

  it('do not wait in ever greater numbers', () => {
    const children = database.appendedTo('child')
    for (let id = 1; id <= 256; id += 1) children.add(id, null)
    expect(inserts).toHaveLength(0)
    children.add(257, null)
    expect(inserts).toHaveLength(4)
    expect(children.changeLast(0, [258])).toBe(true)
    expect(database.valueOf('SELECT MAX(id) FROM child')).toBe(258)
  })

  it('cannot be announced once a statement may have missed them', () => {
    database.statement(COUNT)
    expect(() => database.appendedTo('child')).toThrow('Too late to add to child')
  })

  it('are written after those that they refer to', () => {
    const parents = database.appendedTo('parent')
    const children = database.appendedTo('child')
    children.add(1, 7)
    parents.add(7)
    database.commit()
    expect(database.statement('SELECT parent_id FROM child').rows([])).toEqual([[7]])
  })

  it('are gone with a step that fails', () => {
    const children = database.appendedTo('child')
    children.add(1, null)
    database.commit()
    children.add(2, null)
    database.rollback()
    expect(database.statement(COUNT).row([])).toEqual([1, 1])
  })
})
