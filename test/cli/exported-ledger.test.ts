/** The ledger that the command line writes, opened as anybody would, against the report and the days beside it: by its views alone. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import Papa from 'papaparse'
import type { RunReport } from '../../src/metrics/figures'
import { PRESETS } from '../../src/scenario/presets'
import { CommandLine } from '../support/command-line'
import { engine } from '../support/engine'
import { simulateHere } from '../support/simulate-here'

/** Two runs, on a machine that has other things to do. */
const RUNS_MILLISECONDS_MAX = 120_000

/** A run in which workers are lost, payouts come back, wait and go out in parts, and debts are taken from banks. */
const ALL_GOES_WRONG = {
  ...PRESETS['paypal-friday'],
  days: 45,
  population: {
    size: 120,
    monthlyGross: { mu: 7, sigma: 1 },
    refunds: { rateBasisPoints: 500 },
    chargebacks: { rateBasisPoints: 300 },
    railShareBasisPoints: { us_bank: 4_000, bank_abroad: 2_000, paypal: 3_000, own_stripe: 1_000 },
    scheduleShareBasisPoints: { daily: 5_000, weekly: 4_000, monthly: 1_000 },
  },
  jobs: { lifetimeSeconds: 25, sliceCreators: 30 },
  processor: {
    callLatency: { medianSeconds: 2, sigma: 1 },
    bankDebits: { afterDays: 0 },
    foreignExchange: { reversalSpreadBasisPoints: 200 },
    failures: {
      refusedBasisPoints: 300,
      instantFailedBasisPoints: 500,
      standardFailedBasisPoints: 500,
      returnedBasisPoints: 300,
    },
    paypal: { unclaimedBasisPoints: 2_000, withoutCodeBasisPoints: 2_000 },
  },
}

const commandLine = new CommandLine()
type Exported = {
  report: RunReport
  ledger: InstanceType<typeof engine.Database>
  days: Record<string, string>[]
  months: Record<string, string>[]
}
const exported: Exported[] = []

async function exportedRun(
  scenario: string,
  folder: string,
  exitCodeExpected: number,
): Promise<Exported> {
  const { exitCode } = await simulateHere(scenario, '--out', commandLine.path(folder))
  expect(exitCode).toBe(exitCodeExpected)
  const read = (file: string): Buffer => readFileSync(commandLine.path(`${folder}/${file}`))
  const rowsOf = (file: string): Record<string, string>[] =>
    Papa.parse<Record<string, string>>(read(file).toString('utf8'), {
      header: true,
      skipEmptyLines: true,
    }).data
  return {
    report: JSON.parse(read('report.json').toString('utf8')) as RunReport,
    ledger: new engine.Database(read('ledger.sqlite')),
    days: rowsOf('daily.csv'),
    months: rowsOf('statement.csv'),
  }
}

beforeAll(async () => {
  exported.push(await exportedRun('default', 'out', 0))
  // Jobs are given up with their workers, and who was due in them is a violation.
  exported.push(await exportedRun(commandLine.write('wrong.json', ALL_GOES_WRONG), 'wrong', 1))
}, RUNS_MILLISECONDS_MAX)
afterAll(() => {
  for (const { ledger } of exported) ledger.close()
  commandLine.remove()
})

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
    'payouts in progress',
    ({ counts }) => counts.payoutsInProgress,
    `SELECT COUNT(*) FROM payouts WHERE payout_id NOT IN (SELECT payout_id FROM payout_state_changes
     WHERE to_state IN ('completed', 'failed', 'cancelled', 'reversed', 'returned'))`,
  ],
  [
    'payouts completed',
    ({ counts }) => counts.payoutsCompleted,
    `SELECT COUNT(*) FROM payouts WHERE state = 'completed'`,
  ],
  ...(['Failed', 'Cancelled', 'Reversed', 'Returned'] as const).map(
    (end) =>
      [
        `payouts ${end.toLowerCase()}`,
        ({ counts }: RunReport) => counts[`payouts${end}`],
        `SELECT COUNT(*) FROM payout_state_changes WHERE to_state = '${end.toLowerCase()}'`,
      ] as const,
  ),
  [
    'all payouts, by what they are',
    ({ counts }) =>
      counts.payoutsInProgress +
      counts.payoutsCompleted +
      counts.payoutsFailed +
      counts.payoutsCancelled +
      counts.payoutsReversed +
      counts.payoutsReturned,
    'SELECT COUNT(*) FROM payouts',
  ],
  ...(
    [
      ['openingBalances', 'opening_balance'],
      ['bankDebits', 'bank_debit'],
      ['exchangeResidues', 'foreign_exchange_residue'],
    ] as const
  ).map(
    ([name, reason]) =>
      [
        name,
        ({ totals }: RunReport) => totals[name],
        `SELECT COALESCE(SUM(amount_cents), 0) FROM entries WHERE reason = '${reason}'
         AND account IN ('funds_at_platform', 'funds_at_processor')`,
      ] as const,
  ),
  [
    'what is unpaid, by its reasons',
    ({ notPaid }) => notPaid.reduce((sum, { unpaidCents }) => sum + unpaidCents, 0),
    `SELECT SUM(amount_cents) FROM balances WHERE state = 'unpaid'`,
  ],
  [
    'creators whose money is unpaid, or who owe',
    ({ notPaid }) => notPaid.reduce((sum, { creators }) => sum + creators, 0),
    `SELECT COUNT(*) FROM (SELECT 1 FROM balances WHERE state = 'unpaid' GROUP BY creator_id
     HAVING SUM(amount_cents) <> 0)`,
  ],
  [
    'gross of payouts that are stuck',
    ({ stuck }) => stuck.payouts.reduce((sum, { grossCents }) => sum + grossCents, 0),
    `SELECT COALESCE(SUM(gross_cents), 0) FROM payouts
     WHERE state IN ('creating', 'processing', 'unclaimed')
     AND unixepoch(created_at) + 10 * 86400 <= unixepoch(':end', '+1 day')`,
  ],
  [
    'creators who are paused',
    ({ stuck }) => stuck.pausedCreators.reduce((sum, { creators }) => sum + creators, 0),
    'SELECT COUNT(*) FROM pauses WHERE ended_at IS NULL',
  ],
  [
    'what processors charged',
    ({ processorBooks }) => processorBooks.costCents,
    'SELECT SUM(cost_cents) FROM processor_payouts',
  ],
  [
    'what processors charged for instant payouts, by what is booked and what was not heard of',
    ({ totals, processorBooks }) =>
      totals.instantProcessorCost + processorBooks.unheardInstantCostCents,
    `SELECT SUM(b.cost_cents) FROM processor_payouts b JOIN payouts USING (payout_id)
     WHERE payout_type = 'instant'`,
  ],
  [
    'what processors charged for all payouts, by what is booked, not heard of and read too low',
    ({ totals, processorBooks }) =>
      totals.processorCost +
      processorBooks.unheardCostCents +
      (processorBooks.misreadCostCents ?? 0),
    'SELECT SUM(cost_cents) FROM processor_payouts',
  ],
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
    'gross of the payouts that are live, by their balances',
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
    ({ processorBooks }) => processorBooks.paidCents,
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
    'what is in progress, by its payouts',
    ({ totals }) => totals.inTransit,
    `SELECT SUM(gross_cents) FROM payouts WHERE state IN ('creating', 'processing', 'unclaimed')`,
  ],
]

/** Columns of the days, and a query on the ledger that has to give their sum. */
const DAY_SUMS: readonly (readonly [string, string])[] = [
  ['sales', `SELECT COUNT(*) FROM sales WHERE kind = 'sale'`],
  ['sales_gross_cents', `SELECT SUM(gross_cents) FROM sales WHERE kind = 'sale'`],
  ['sales_net_cents', `SELECT SUM(net_cents) FROM sales WHERE kind = 'sale'`],
  ['refunds', `SELECT COUNT(*) FROM sales WHERE kind = 'refund'`],
  ['chargebacks', `SELECT COUNT(*) FROM sales WHERE kind = 'chargeback'`],
  [
    'reversals_net_cents',
    `SELECT SUM(net_cents) FROM sales WHERE kind IN ('refund', 'chargeback')`,
  ],
  ...(['standard', 'instant'] as const).flatMap((type) => {
    const changes = (condition: string): string =>
      `SELECT COUNT(*) FROM payout_state_changes JOIN payouts USING (payout_id)
       WHERE payout_type = '${type}' AND ${condition}`
    return [
      [`${type}_created`, `SELECT COUNT(*) FROM payouts WHERE payout_type = '${type}'`],
      ...['completed', 'failed', 'cancelled', 'reversed', 'returned'].map(
        (state) => [`${type}_${state}`, changes(`to_state = '${state}'`)] as const,
      ),
      [
        `${type}_returned_after_completion`,
        changes(`to_state = 'returned' AND completed_at IS NOT NULL`),
      ],
      [
        `${type}_fee_revenue_cents`,
        `SELECT COALESCE(SUM(fee_cents), 0) FROM payouts WHERE payout_type = '${type}' AND state = 'completed'`,
      ],
      [
        `${type}_cost_cents`,
        `SELECT COALESCE(SUM(cost_cents), 0) FROM payouts WHERE payout_type = '${type}'`,
      ],
    ] as const
  }),
]

describe.each([
  ['the default preset', 0],
  ['a run in which all goes wrong', 1],
])('what is written of %s', (_run, index) => {
  const numberOf = (sql: string): unknown => {
    const { ledger, report } = exported[index]!
    return ledger.exec(sql.replace(':end', report.period.endDay))[0]!.values[0]![0]
  }

  it.each(AGREEMENTS)('agrees with its ledger on: %s', (_what, reported, sql) => {
    expect(reported(exported[index]!.report)).toBe(numberOf(sql))
  })

  it.each(DAY_SUMS)('agrees with its ledger on the column %s of its days', (column, sql) => {
    const values = exported[index]!.days.map((day) => Number(day[column]))
    expect(values.reduce((sum, value) => sum + value, 0)).toBe(numberOf(sql))
  })

  it('has a statement that adds up from nothing to what its ledger owes', () => {
    let owedCents = 0
    for (const month of exported[index]!.months) {
      const cents = (name: string): number => Number(month[`${name}_cents`])
      expect(cents('owed_at_start')).toBe(owedCents)
      for (const name of ['sales', 'taken_back', 'other', 'paid_out', 'came_back']) {
        owedCents += cents(name)
      }
      expect(cents('owed_at_end')).toBe(owedCents)
    }
    expect(owedCents).toBe(
      numberOf(`SELECT SUM(amount_cents) FROM balances WHERE state IN ('unpaid', 'processing')`),
    )
  })
})

it('the second run has payouts of every end that there is, and something of all that is reported', () => {
  const { report } = exported[1]!
  const { counts, totals } = report
  const ends = [counts.payoutsFailed, counts.payoutsCancelled, counts.payoutsReturned]
  expect(ends.filter((count) => count === 0)).toEqual([])
  expect(totals.bankDebits).not.toBe(0)
  expect(totals.exchangeResidues).not.toBe(0)
  expect(report.stuck.payouts).not.toEqual([])
  expect(report.stuck.pausedCreators).not.toEqual([])
  expect(report.lostJobs.givenUp).toBeGreaterThan(0)
})

describe('the ledger of the default preset, as it is written', () => {
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
    expect(exported[0]!.ledger.exec(sql)).toEqual([])
  })
})
