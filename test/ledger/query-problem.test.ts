/** What is said of a query that cannot be asked, and where it goes wrong. */
import { expect, it } from 'vitest'
import { Ledger } from '../../src/ledger/ledger'
import { queryProblem } from '../../src/ledger/query-problem'
import { engine } from '../support/engine'
import { value } from '../support/ledgers'

const { database } = new Ledger(engine)

const changes = (part: string): string =>
  `${part} is another value each time, and a run gives the same results again and again`

it.each([
  ['SELECT payout_id FROM payouts', null],
  ['  -- mine\n  select 1 -- one', null],
  ['/* a */ WITH big AS (SELECT * FROM payouts WHERE gross_cents > 100) SELECT * FROM big;', null],
  ['VALUES (1)', null],
  ['', 'line 1, column 1: it has to begin with SELECT or WITH'],
  ['DELETE FROM ledger_payouts', 'line 1, column 1: it has to begin with SELECT or WITH'],
  ['  -- away\nPRAGMA query_only = OFF', 'line 2, column 1: it has to begin with SELECT or WITH'],
  ['SELECT payout_id FORM payouts', 'line 1, column 23: near "payouts": syntax error'],
  [
    "SELECT 'payouts'\nFROM payouts payouts payouts",
    'line 2, column 22: near "payouts": syntax error',
  ],
  ['SELECT payout_id,\n  gross FROM payouts', 'line 2, column 3: no such column: gross'],
  ['SELECT 1 FROM payout', 'line 1, column 15: no such table: payout'],
  ['SELECT (1', 'line 1, column 10: incomplete input'],
  ['SELECT 1; SELECT 2', 'line 1, column 11: a second statement begins'],
  ['SELECT 1 FROM payouts; DELETE FROM payouts', 'line 1, column 24: a second statement begins'],
  ['SELECT 1; not even SQL', 'line 1, column 11: a second statement begins'],
  [
    'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c WHERE x < 0',
    'a recursive query may never end, so none is taken',
  ],
  ['WITH gone AS (SELECT 1) DELETE FROM ledger_creators', 'attempt to write a readonly database'],
  [
    'WITH all_numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM all_numbers) SELECT n FROM all_numbers',
    'a recursive query may never end, so none is taken',
  ],
  ['SELECT 1 FROM payouts WHERE random() > 0', changes('random')],
  ['SELECT hex(RandomBlob(4))', changes('randomblob')],
  ['SELECT payout_id FROM payouts ORDER BY random()', changes('random')],
  ['SELECT CURRENT_TIMESTAMP', changes('current_timestamp')],
  ["SELECT 1 FROM payouts WHERE created_at > datetime('Now', '-1 day')", changes("'now'")],
  ['SELECT unixepoch( )', changes('unixepoch( )')],
  ["SELECT date(created_at, '+1 day') AS random FROM payouts", null],
])('%j: %j', (sql, problem) => {
  expect(queryProblem(database, sql)).toBe(problem)
})

it('leaves the database writable', () => {
  queryProblem(database, 'SELECT 1 FROM nothing')
  database.script('CREATE TABLE written (number INTEGER); INSERT INTO written VALUES (7)')
  expect(value(database, 'SELECT number FROM written')).toBe(7)
})
