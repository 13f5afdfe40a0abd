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
