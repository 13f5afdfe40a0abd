import { expect, it } from 'vitest'
import { inPieces, RowsById } from '../../src/checks/rows-by-id'
import { Database } from '../../src/ledger/database'
import { engine } from '../support/engine'

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

it.each([0, 1, 7, 8, 9, 64, 65, 130])(
  'finds %i rows by their ids, and none beside them',
  (asked) => {
    const database = new Database(engine)
    database.script(`CREATE TABLE squares (id INTEGER PRIMARY KEY, square INTEGER NOT NULL)`)
    for (const id of upTo(200)) {
      database.statement('INSERT INTO squares VALUES (?, ?)').run([id, id * id])
    }
    const rows = new RowsById<number>(
      database,
      (ids) => `SELECT id, square FROM squares WHERE id IN (${ids})`,
    ).of([...upTo(asked), 999])
    expect([...rows.entries()]).toEqual(upTo(asked).map((id) => [id, [id, id * id]]))
  },
)

it('leaves nothing out where a list is cut into pieces', () => {
  const pieces = [...inPieces(new Set(upTo(130)))]
  expect(pieces.flat()).toEqual(upTo(130))
  expect(pieces.map(({ length }) => length)).toEqual([64, 64, 2])
  expect([...inPieces([])]).toEqual([])
})
