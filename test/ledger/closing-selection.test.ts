/** Which payouts a closing of days may take, and what keeps one of them in the ledger. */
import { expect, it } from 'vitest'
import { PROCESSOR_PAYOUT_STATES, PROCESSOR_TRANSFER_STATES } from '../../src/core/vocabulary'
import { ClosedDays, type ClosingOrder } from '../../src/ledger/closing/closed-days'
import type { Ledger } from '../../src/ledger/ledger'
import { at } from '../support/days'
import { claim, ledgerWith, sell } from '../support/ledgers'

const DAY = 86_400
const FIRST_SALE = at('2026-09-01T10:00:00Z')
const ORDER: ClosingOrder = {
  closedAt: FIRST_SALE + 60 * DAY,
  settledBefore: at('2026-09-20T00:00:00Z'),
  keptCreators: [],
  heldSales: [],
}
const stateOf = (state: (typeof PROCESSOR_PAYOUT_STATES)[number]): number =>
  PROCESSOR_PAYOUT_STATES.indexOf(state)

/** Three payouts a week apart, each of one sale and two days on its way, the last of which always stays. */
function paidWeekly(): Ledger {
  const ledger = ledgerWith({})
  for (const number of [1, 2, 3]) {
    const soldAt = FIRST_SALE + (number - 1) * 7 * DAY
    sell(ledger, 1, soldAt, 100_00)
    const payout = claim(ledger, 1, soldAt + DAY)
    ledger.payouts.markProcessing(payout, soldAt + DAY)
    ledger.payouts.recordAcceptance(payout, `po_${number}`, 25, soldAt + DAY)
    ledger.payouts.complete(payout, soldAt + 3 * DAY)
    ledger.commit()
    ledger.database
      .script(`INSERT INTO books_payouts VALUES ('po_${number}', 0, ${number}, 1, ${payout.netCents}, 0,
      25, 0, ${stateOf('paid')}, ${soldAt + DAY}, ${soldAt + 3 * DAY}, NULL, NULL)`)
  }
  return ledger
}

const script =
  (sql: string) =>
  ({ database }: Ledger): void => {
    database.script(sql)
  }

it.each<[what: string, change: (ledger: Ledger) => void, order: Partial<ClosingOrder>, number[]]>([
  ['all but the last that completed', () => undefined, {}, [1, 2]],
  ['none of a creator who is to be kept', () => undefined, { keptCreators: [1] }, []],
  ['none whose sale may still be taken back', () => undefined, { heldSales: [1] }, [2]],
  [
    'none that completed only since, however early it was made',
    () => undefined,
    { settledBefore: FIRST_SALE + 9 * DAY },
    [1],
  ],
  ['none of a creator who is paused', ({ pauses }) => void pauses.pause(1, 'admin', 0), {}, []],
  [
    'those of a creator who was',
    ({ pauses }) => {
      pauses.pause(1, 'admin', 0)
      pauses.lift(1, 'admin', DAY)
    },
    {},
    [1, 2],
  ],
  [
    'none with a request that is not answered',
    ({ requests }) => {
      requests.sent({ idempotencyKey: 'payout-1', payoutId: 1, kind: 'payout' }, FIRST_SALE)
    },
    {},
    [2],
  ],
  [
    'none whose money another has paid, too',
    script('INSERT INTO ledger_payout_balances VALUES (2, 1, 1)'),
    {},
    [],
  ],
  [
    'none before a payout that has come back, if that was the last',
    (ledger) => {
      ledger.payouts.end(ledger.payouts.get(3), 'returned', 'account_closed', FIRST_SALE + 18 * DAY)
    },
    {},
    [1],
  ],
  [
    'none of which the processor paid less',
    script('UPDATE books_payouts SET amount_cents = amount_cents - 1 WHERE payout_id = 1'),
    {},
    [2],
  ],
  [
    'none with a payment that is on its way',
    script(
      `INSERT INTO books_payouts VALUES ('po_1b', 0, 1, 1, 5, 0, 0, 0, ${stateOf('pending')}, 0, NULL, NULL, 'x')`,
    ),
    {},
    [2],
  ],
  [
    'none with a payment that nobody has heard of, though it failed',
    script(
      `INSERT INTO books_payouts VALUES ('po_1b', 0, 1, 1, 5, 0, 0, 0, ${stateOf('failed')}, 0, NULL, NULL, 'x')`,
    ),
    {},
    [2],
  ],
  [
    'none with a transfer that is left over',
    script(
      `INSERT INTO books_transfers VALUES ('tr_1', 0, 1, 1, 5, ${PROCESSOR_TRANSFER_STATES.indexOf('made')}, 0, NULL, NULL)`,
    ),
    {},
    [2],
  ],
])('takes %s', (_what, change, order, taken) => {
  const ledger = paidWeekly()
  change(ledger)
  ledger.commit()
  const { payoutIds, balanceIds, saleIds } = new ClosedDays(ledger).select({ ...ORDER, ...order })
  expect({ payoutIds, balanceIds, saleIds }).toEqual({
    payoutIds: taken,
    balanceIds: taken,
    saleIds: taken,
  })
})
