/** Payouts to which something happened on some days, which are found among the changes of about that time. */
import { describe, expect, it } from 'vitest'
import { isoFromDay } from '../../../src/core/calendar'
import { PAYOUT_STATES } from '../../../src/core/payout-state'
import { Database } from '../../../src/ledger/database'
import { payoutPage } from '../../../src/metrics/lists/row-queries'
import { eventfulRun } from '../../support/audited'
import { day } from '../../support/days'
import { engine } from '../../support/engine'
import { rows, value } from '../../support/ledgers'
import { payoutQuery } from '../../support/list-queries'

const file = eventfulRun().ledger.export()
const current = new Database(engine, null, file)

/** With the changes of payouts and of balances in one table. */
function asKeptBefore(): Database {
  const database = new Database(engine, null, file)
  database.script(`
    CREATE TABLE kept AS SELECT * FROM ledger_state_changes;
    DROP VIEW payout_state_changes; DROP VIEW balance_state_changes; DROP VIEW ledger_state_changes;
    DROP TABLE ledger_payout_changes; DROP TABLE ledger_balance_changes;
    ALTER TABLE kept RENAME TO ledger_state_changes`)
  return database
}

const FIRST_DAY = day(String(value(current, 'SELECT MIN(substr(created_at, 1, 10)) FROM payouts')))

describe.each([
  ['as it is', current],
  ['that an earlier version kept', asKeptBefore()],
])('in a ledger %s', (_which, database) => {
  it.each(['completed', 'failed', 'returned', null] as const)(
    '%s: by the changes of state',
    (event) => {
      let found = 0
      for (let first = -2; first < 32; first += 3) {
        const [from, to] = [isoFromDay(FIRST_DAY + first), isoFromDay(FIRST_DAY + first + 4)]
        const isEvent = event
          ? `to_state = ${PAYOUT_STATES.indexOf(event)} AND from_state IS NOT to_state`
          : 'TRUE'
        const expected = rows(
          current,
          `SELECT DISTINCT payout_id FROM ledger_state_changes WHERE balance_id IS NULL AND ${isEvent}
         AND date(occurred_at, 'unixepoch') BETWEEN '${from}' AND '${to}' ORDER BY payout_id`,
        ).map(([payoutId]) => payoutId)
        const page = payoutPage(database, payoutQuery({ event, span: { from, to } }), {
          now: 0,
          days: [],
        })
        expect(page.rows.map(({ payoutId }) => payoutId)).toEqual(expected)
        expect(page.total).toBe(expected.length)
        found += expected.length
      }
      expect(found).toBeGreaterThan(0)
    },
  )
})
