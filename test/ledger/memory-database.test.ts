import { expect, it } from 'vitest'
import { openInMemory } from '../../src/ledger/memory-database'
import { engine } from '../support/engine'

const withNumber = (number: number) => {
  const database = openInMemory(engine)
  database.exec('CREATE TABLE numbers (number INTEGER)')
  database.run('INSERT INTO numbers VALUES (?)', [number])
  return database
}
const numbersIn = (database: ReturnType<typeof openInMemory>): unknown =>
  database.exec('SELECT number FROM numbers')[0]?.values

it('has no file', () => {
  const database = withNumber(1)
  expect(database.exec('PRAGMA database_list')[0]!.values).toEqual([[0, 'main', '']])
  database.close()
})

it('is a database of its own, whichever is closed first, and in mid-transaction too', () => {
  const [one, other, third] = [withNumber(1), withNumber(2), withNumber(3)]
  one.exec('BEGIN; DELETE FROM numbers')
  one.close()
  expect(() => numbersIn(one)).toThrow('closed')
  third.close()
  third.close()
  expect(numbersIn(other)).toEqual([[2]])
  other.close()
})

it('can be exported, and goes on', () => {
  const database = withNumber(1)
  const content = database.export()
  database.run('INSERT INTO numbers VALUES (2)')
  const copy = new engine.Database(content)
  expect(numbersIn(copy)).toEqual([[1]])
  expect(numbersIn(database)).toEqual([[1], [2]])
  copy.close()
  database.close()
})
