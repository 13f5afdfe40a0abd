/** The copy of a ledger that anything may be asked of. */
import { expect, it } from 'vitest'
import { LedgerCopy } from '../../workers/ledger-copy'
import { at } from '../support/days'
import { engine } from '../support/engine'
import { ledgerWith, sell } from '../support/ledgers'

it('answers from the ledger before where another cannot be opened', async () => {
  const ledger = ledgerWith({})
  sell(ledger, 1, at('2026-09-01T10:00:00Z'), 10_00)
  const copy = new LedgerCopy(Promise.resolve(engine))
  await copy.open(ledger.database.export())
  await expect(copy.open(new Uint8Array(4_096).fill(7))).rejects.toThrow('not a database')
  expect(await copy.ask('SELECT COUNT(*) FROM sales', 1)).toMatchObject({
    ok: true,
    result: { rows: [[1]] },
  })
})

it('gives no more rows than are asked for, and says whether there are more', async () => {
  const ledger = ledgerWith({}, {}, {})
  const copy = new LedgerCopy(Promise.resolve(engine))
  await copy.open(ledger.database.export())
  const handles = (rowsMax: number) =>
    copy.ask('SELECT handle FROM creators ORDER BY creator_id', rowsMax)
  expect(await handles(2)).toMatchObject({
    ok: true,
    result: { columns: ['handle'], rows: [['maker-1'], ['maker-2']], isCut: true },
  })
  expect(await handles(3)).toMatchObject({ result: { isCut: false } })
})
