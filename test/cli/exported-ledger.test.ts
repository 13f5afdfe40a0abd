/** The ledger that the command line writes, opened as anybody would, against the report beside it: by its views alone. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunReport } from '../../src/metrics/figures'
import { CommandLine } from '../support/command-line'
import { engine } from '../support/engine'

const commandLine = new CommandLine()
let report: RunReport
let ledger: InstanceType<typeof engine.Database>

beforeAll(() => {
  const { exitCode } = commandLine.simulate('default', '--out', commandLine.path('out'))
  expect(exitCode).toBe(0)
  report = JSON.parse(readFileSync(commandLine.path('out/report.json'), 'utf8')) as RunReport
  ledger = new engine.Database(readFileSync(commandLine.path('out/ledger.sqlite')))
})
afterAll(() => {
  ledger.close()
  commandLine.remove()
})

const numberOf = (sql: string): unknown => ledger.exec(sql)[0]!.values[0]![0]

/** What the report says, and a query that has to say the same. */
const AGREEMENTS: readonly (readonly [string, (report: RunReport) => number, string])[] = [
  ['creators', ({ counts }) => counts.creators, 'SELECT COUNT(*) FROM creators'],
  ['sales', ({ counts }) => counts.sales, `SELECT COUNT(*) FROM sales WHERE kind = 'sale'`],
  ['refunds', ({ counts }) => counts.refunds, `SELECT COUNT(*) FROM sales WHERE kind = 'refund'`],
  [
    'chargebacks',
    ({ counts }) => counts.chargebacks,
    `SELECT COUNT(*) FROM sales WHERE kind = 'chargeback'`,
  ],
  ['payouts', ({ counts }) => counts.payouts, 'SELECT COUNT(*) FROM payouts'],
  [
    'instant payouts',
    ({ counts }) => counts.instantPayouts,
    `SELECT COUNT(*) FROM payouts WHERE payout_type = 'instant'`,
  ],
  ['entries', ({ counts }) => counts.entries, 'SELECT COUNT(*) FROM entries'],
  [
    'gross of all sales',
    ({ totals }) => totals.salesGross,
    `SELECT SUM(gross_cents) FROM sales WHERE kind = 'sale'`,
  ],
  [
    'sales less their fees',
    ({ totals }) => totals.salesNet,
    `SELECT SUM(gross_cents - fee_cents) FROM sales WHERE kind = 'sale'`,
  ],
  [
    'what reversals took',
    ({ totals }) => totals.reversalsNet,
    `SELECT SUM(net_cents) FROM sales WHERE kind IN ('refund', 'chargeback')`,
  ],
  [
    'gross of the payouts that stand, by their balances',
    ({ totals }) => totals.payoutGross,
    `SELECT SUM(amount_cents) FROM balances JOIN payout_balances USING (balance_id)
     JOIN payouts USING (payout_id) WHERE payouts.state = 'completed'`,
  ],
  [
    'their fees',
    ({ totals }) => totals.payoutFee,
    `SELECT SUM(gross_cents - net_cents) FROM payouts WHERE state = 'completed'`,
  ],
  [
    'what has arrived, by the books of the processors',
    ({ totals }) => totals.payoutNet,
    `SELECT SUM(amount_cents) FROM processor_payouts WHERE state = 'paid'`,
  ],
  [
    'fees of instant payouts',
    ({ totals }) => totals.instantFeeRevenue,
    `SELECT SUM(fee_cents) FROM payouts WHERE state = 'completed' AND payout_type = 'instant'`,
  ],
  [
    'what is owed, by the accounts of the creators',
    ({ totals }) => totals.unpaid + totals.inTransit,
    `SELECT -SUM(amount_cents) FROM entries WHERE account LIKE 'creator:%' OR account = 'payouts_in_transit'`,
  ],
  [
    'what is on its way, by its payouts',
    ({ totals }) => totals.inTransit,
    `SELECT SUM(gross_cents) FROM payouts WHERE state IN ('creating', 'processing', 'unclaimed')`,
  ],
]

describe('the ledger of the default preset, as it is written', () => {
  it.each(AGREEMENTS)('agrees with its report on: %s', (_what, reported, sql) => {
    expect(numberOf(sql)).toBe(reported(report))
  })

  it.each([
    [
      'a transfer that does not sum to zero',
      'SELECT transfer_id FROM entries GROUP BY transfer_id HAVING SUM(amount_cents) <> 0',
    ],
    [
      'an instant fee that is not 3% of the net, to the cent',
      `SELECT payout_id FROM payouts WHERE payout_type = 'instant'
       AND fee_cents <> gross_cents - gross_cents * 10000 / 10300`,
    ],
    [
      'a payout that its processor knows by another amount or not at all',
      `SELECT payout_id FROM payouts LEFT JOIN processor_payouts USING (payout_id)
       WHERE payouts.state = 'completed' AND amount_cents IS NOT net_cents`,
    ],
    ['a reference that leads nowhere', 'PRAGMA foreign_key_check'],
  ])('holds not one case of: %s', (_what, sql) => {
    expect(ledger.exec(sql)).toEqual([])
  })
})
