/** Days are closed wrongly on purpose: the checks say so, with the right cents. */
import { describe, expect, it, onTestFinished } from 'vitest'
import type { CheckName } from '../../src/checks/check'
import { SECONDS_IN_DAY } from '../../src/core/calendar'
import type { Closing } from '../../src/ledger/closing/closed-days'
import { CLOSED_SUMS } from '../../src/ledger/closing/closed-sums'
import type { ScenarioInput } from '../../src/scenario/schema'
import type { Simulation } from '../../src/simulation/simulation'
import { broken, tamper } from '../support/audited'
import { expectReadable } from '../support/readable'
import { conclude, simulationOf } from '../support/runs'
import { stepToEnd, stepWhile } from '../support/stepping'

const scenario: ScenarioInput = {
  version: 1,
  seed: 'closings',
  days: 52,
  detail: { days: 38 },
  population: {
    size: 12,
    monthlyGross: { mu: 6.5, sigma: 0.5 },
    priceLevel: { medianCents: 80_00 },
    scheduleShareBasisPoints: { daily: 8_000, weekly: 2_000 },
    railShareBasisPoints: { us_bank: 10_000 },
  },
}

/** Once, after a closing that took payouts. */
function afterClosing({ ledger, closedDays }: Simulation, sql: string): void {
  const days = closedDays!
  const close = days.close.bind(days)
  let isDone = false
  days.close = (...closing) => {
    close(...closing)
    if (isDone || days.detail!.rows.ledger_payouts === 0) return
    isDone = true
    ledger.database.script(sql)
  }
}

/** Once, when payouts are selected and there is something to change; `null`: there is nothing yet. */
function selecting({ closedDays }: Simulation, change: (closing: Closing) => Closing | null): void {
  const days = closedDays!
  const select = days.select.bind(days)
  let isDone = false
  days.select = (order) => {
    const closing = select(order)
    const changed = isDone || closing.payoutIds.length === 0 ? null : change(closing)
    isDone ||= changed !== null
    return changed ?? closing
  }
}

const PLANTED: readonly (readonly [
  what: string,
  plant: (simulation: Simulation) => void,
  found: CheckName,
  witness: RegExp,
  cents: number,
])[] = [
  [
    'a summed posting of sales loses a cent',
    (simulation) =>
      afterClosing(
        simulation,
        `UPDATE ledger_closed_postings SET amount_cents = amount_cents - 1
        WHERE closed_id = (SELECT MIN(closed_id) FROM ledger_closed_postings WHERE reason = 1)`,
      ),
    'closed_days_add_up',
    /^posted sales cents of closed days: kept are \d+, it should be \d+$/,
    1,
  ],
  [
    'a summed posting of a payout’s cost loses a cent',
    (simulation) =>
      afterClosing(
        simulation,
        `UPDATE ledger_closed_postings SET amount_cents = amount_cents - 1
        WHERE closed_id = (SELECT MIN(closed_id) FROM ledger_closed_postings WHERE reason = 10)`,
      ),
    'accounts_match_entries',
    /^account funds_at_platform is at -?\d+ cents, its entries sum to -?\d+ cents$/,
    2,
  ],
  ...(
    [
      ['a tenth more of the money', 'unsettled_cent_seconds * 1.1'],
      ['a hundredth less of it', 'unsettled_cent_seconds * 0.99'],
      ['no money', '0.0'],
      ['all money for another hour', 'unsettled_cent_seconds + net_cents * 3600'],
      ['the gross, not the net,', 'unsettled_cent_seconds * gross_cents / net_cents'],
    ] as const
  ).map(
    ([what, sql]) =>
      [
        `${what} had not settled`,
        (simulation: Simulation) =>
          afterClosing(
            simulation,
            `UPDATE ledger_closed_payouts SET unsettled_cent_seconds = ${sql}`,
          ),
        'closed_days_add_up',
        /^paid before it had settled, in seconds of a cent of closed days: kept are \S+, it should be \S+$/,
        0,
      ] as const,
  ),
  [
    'a sale is counted twice',
    (simulation) => afterClosing(simulation, 'UPDATE ledger_closed_sales SET sales = sales + 1'),
    'closed_days_add_up',
    /^sales of closed days: kept are \d+, it should be \d+$/,
    0,
  ],
  [
    'the balances of a creator lose a cent',
    (simulation) =>
      afterClosing(
        simulation,
        `UPDATE ledger_closed_balances SET amount_cents = amount_cents - 1
        WHERE creator_id = (SELECT MIN(creator_id) FROM ledger_closed_balances)`,
      ),
    'creators_are_owed_what_they_earned',
    /^creator \d+ has balances of \d+ cents held by the \w+, earned \d+ cents there$/,
    1,
  ],
  [
    'a sale is closed twice',
    (simulation) =>
      selecting(simulation, (closing) => ({
        ...closing,
        saleIds: [...closing.saleIds, closing.saleIds[0]!],
      })),
    'closed_days_add_up',
    /^sale \d+ was closed: there is no such sale left$/,
    0,
  ],
  [
    'a payout is closed whose money is in transit',
    (simulation) =>
      selecting(simulation, (closing) => {
        const { ledger } = simulation
        const [inTransit] = ledger.payoutHistory.underWaySince(Infinity)
        if (inTransit === undefined) return null
        ledger.database.script(`INSERT INTO closing_payouts VALUES (${inTransit})`)
        return { ...closing, payoutIds: [...closing.payoutIds, inTransit] }
      }),
    'closed_days_add_up',
    /^payout \d+ was closed: the money of po_\d+ is in transit, and we were told nothing$/,
    -1,
  ],
]

/** A column of a row of the sums is changed. */
const summed =
  (table: string, column: string, change: string) =>
  (simulation: Simulation): void =>
    afterClosing(
      simulation,
      `UPDATE ${table} SET ${column} = ${column} ${change}
    WHERE rowid IN (SELECT rowid FROM ${table} WHERE ${column} > 0 ORDER BY 1 LIMIT 1)`,
    )
const ofPayouts =
  (column: string, change: string) =>
  (simulation: Simulation): void =>
    afterClosing(
      simulation,
      `UPDATE ledger_closed_payouts SET ${column} = ${column} ${change} WHERE state = 3 AND payout_type = 1`,
    )
const ofCreator = (column: string, change: string): ((simulation: Simulation) => void) =>
  summed('ledger_closed_creators', column, change)
/** The statements that add up are others. */
const sumsWith = (from: string, to: string) => (): void => {
  for (const sums of CLOSED_SUMS as unknown as { sql: string }[]) {
    const { sql } = sums
    sums.sql = sql.replaceAll(from, to)
    onTestFinished(() => {
      sums.sql = sql
    })
  }
}
const keeping =
  (days: number) =>
  (simulation: Simulation): void => {
    simulation.setup.scenario.detail.days = days
  }
const KEPT = (what: string): RegExp =>
  new RegExp(`^${what} of closed days: kept are -?\\d+, it should be \\d+$`)
const OF_GROUP = /^closed payouts that are (\w+ ){3}\w+: kept are [\d, ]+, it should be [\d, ]+$/
const OF_CREATOR = /^closed payouts of creator \d+: kept are [\d, ]+, it should be [\d, ]+$/

/** Of these no check said anything while the sums of payouts, waits and days kept were compared with nothing. */
const UNSEEN: readonly [what: string, plant: (simulation: Simulation) => void, witness: RegExp][] =
  [
    [
      'the fees of sales lose a cent',
      summed('ledger_closed_sales', 'fee_cents', '- 1'),
      KEPT('sale fees cents'),
    ],
    ['the fees of payouts lose a cent', ofPayouts('fee_cents', '- 1'), OF_GROUP],
    [
      'payouts are counted under another schedule',
      (simulation) =>
        afterClosing(
          simulation,
          'UPDATE ledger_closed_payouts SET frequency = 3 WHERE state = 3 AND payout_type = 1',
        ),
      OF_GROUP,
    ],
    [
      'payouts are counted under another processor',
      (simulation) =>
        afterClosing(
          simulation,
          'UPDATE ledger_closed_payouts SET processor = 1 WHERE state = 3 AND payout_type = 1',
        ),
      OF_GROUP,
    ],
    [
      'what payouts took gains a cent',
      ofPayouts('gross_cents', '+ 1'),
      KEPT('balances less completed payouts cents'),
    ],
    [
      'a payout more has cost more than its fee',
      ofPayouts('below_cost', '+ 1'),
      KEPT('payouts that cost more than their fee'),
    ],
    [
      'a payout more was of fresh money',
      ofPayouts('with_fresh_balance', '+ 1'),
      KEPT('payouts of fresh money'),
    ],
    [
      'a creator earned a cent less',
      ofCreator('earned_cents', '- 1'),
      /^earned by creators less all sales cents of closed days/,
    ],
    ['a creator paid a cent more in fees', ofCreator('fee_cents', '+ 1'), OF_CREATOR],
    ['a creator had a cent more', ofCreator('paid_cents', '+ 1'), OF_CREATOR],
    ['a creator had an instant payout more', ofCreator('instant_payouts', '+ 1'), OF_CREATOR],
    [
      'a creator had their first instant payout later',
      ofCreator('first_instant_at', '+ 1'),
      OF_CREATOR,
    ],
    [
      'a creator cost a cent more',
      ofCreator('charged_cents', '+ 1'),
      KEPT('charged for creators cents'),
    ],
    [
      'a creator waited for a cent less',
      ofCreator('waited_cents', '- 1'),
      KEPT('waited for cents'),
    ],
    [
      'a creator waited a second longer',
      ofCreator('waited_cent_seconds', '+ 1'),
      KEPT('waits in seconds of a cent'),
    ],
    [
      'fees are counted of payouts that failed',
      sumsWith(`SUM(iif(state = 3, fee_cents, 0)) AS fee_cents`, 'SUM(fee_cents + 1) AS fee_cents'),
      OF_CREATOR,
    ],
    [
      'fewer days are kept',
      keeping(34),
      /^days before \d+ was closed: days are kept from \S+ on, it should be \S+$/,
    ],
    [
      'more days are kept',
      keeping(42),
      /^days before \d+ was closed: days are kept from \S+ on, it should be \S+$/,
    ],
    [
      'what is younger is closed as well',
      ({ closedDays }) => {
        const days = closedDays!
        const select = days.select.bind(days)
        days.select = (order) =>
          select({ ...order, settledBefore: order.settledBefore + 2 * SECONDS_IN_DAY })
      },
      /^payout \d+ was closed: it was settled at \S+, and days are kept from \S+ on$/,
    ],
    [
      'waits are counted until payouts are made',
      sumsWith('MIN(completed_at)', 'MIN(created_at)'),
      KEPT('waits in seconds of a cent'),
    ],
  ]

describe('a closing of days', () => {
  it.each(PLANTED)('is found out where %s', (_what, plant, found, witness, cents) => {
    const simulation = simulationOf(scenario)
    plant(simulation)
    stepWhile(simulation, () => !simulation.hasViolation)
    const { report } = conclude(simulation)
    const check = report.checks.find(({ name }) => name === found)!
    expectReadable(report.checks)
    expect(check.witness).toMatch(witness)
    if (cents >= 0) expect(check.centsAtRisk).toBe(cents)
  })

  it.each(UNSEEN)('is found out by nothing else where %s', (_what, plant, witness) => {
    const simulation = simulationOf(scenario)
    plant(simulation)
    stepWhile(simulation, () => !simulation.hasViolation)
    const { checkResults } = simulation
    expectReadable(checkResults)
    expect(broken(checkResults)).toEqual(['closed_days_add_up'])
    expect(checkResults.find(({ ok }) => !ok)!.witness).toMatch(witness)
  })

  it('leaves what is kept to be compared at the end', () => {
    const simulation = simulationOf(scenario)
    stepToEnd(simulation)
    const { rows } = simulation.closedDays!.detail!
    expect(Math.min(rows.ledger_payouts, rows.ledger_sales, rows.ledger_balances)).toBeGreaterThan(
      0,
    )
    tamper(
      simulation,
      `UPDATE ledger_payouts SET period_end_day = 0 WHERE payout_id = (SELECT MIN(payout_id) FROM ledger_payouts WHERE state = 3);
       UPDATE ledger_balances SET day = 0 WHERE balance_id = (SELECT MIN(balance_id) FROM ledger_balances WHERE state = 2);
       UPDATE ledger_sales SET occurred_at = 0 WHERE sale_id = (SELECT MIN(sale_id) FROM ledger_sales WHERE kind = 0)`,
    )
    const results = simulation.checkEverything()
    expect(broken(results)).toEqual(['rows_say_what_happened'])
    expect(results.find(({ ok }) => !ok)!.violations).toBe(3)
  })

  it('is in order where nothing is planted', () => {
    const simulation = simulationOf(scenario)
    stepToEnd(simulation)
    const { report } = conclude(simulation)
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([])
    expect(report.detail!.rows['ledger_payouts']).toBeGreaterThan(20)
  })
})
