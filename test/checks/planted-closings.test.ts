/** Days are closed wrongly on purpose: the checks say so, with the right cents. */
import { describe, expect, it } from 'vitest'
import type { CheckName } from '../../src/checks/check'
import type { Closing } from '../../src/ledger/closed-days'
import type { Ledger } from '../../src/ledger/ledger'
import type { ScenarioInput } from '../../src/scenario/schema'
import { expectReadable } from '../support/readable'
import { conclude, simulationOf } from '../support/runs'
import { stepToEnd, stepWhile } from '../support/stepping'

const scenario: ScenarioInput = {
  version: 1,
  seed: 'closings',
  days: 60,
  detail: { days: 45 },
  population: {
    size: 15,
    monthlyGross: { mu: 6.5, sigma: 0.5 },
    priceLevel: { medianCents: 80_00 },
    scheduleShareBasisPoints: { daily: 8_000, weekly: 2_000 },
    railShareBasisPoints: { us_bank: 10_000 },
  },
}

/** Once, after a closing that took payouts. */
function afterClosing(ledger: Ledger, sql: string): void {
  const close = ledger.closedDays.close.bind(ledger.closedDays)
  let isDone = false
  ledger.closedDays.close = (...closing) => {
    close(...closing)
    if (isDone || ledger.closedDays.detail!.rows.ledger_payouts === 0) return
    isDone = true
    ledger.database.script(sql)
  }
}

/** Once, when payouts are selected and there is something to change; `null`: there is nothing yet. */
function selecting(ledger: Ledger, change: (closing: Closing) => Closing | null): void {
  const select = ledger.closedDays.select.bind(ledger.closedDays)
  let isDone = false
  ledger.closedDays.select = (order) => {
    const closing = select(order)
    const changed = isDone || closing.payoutIds.length === 0 ? null : change(closing)
    isDone ||= changed !== null
    return changed ?? closing
  }
}

const PLANTED: readonly [
  what: string,
  plant: (ledger: Ledger) => void,
  found: CheckName,
  witness: RegExp,
  cents: number,
][] = [
  [
    'a summed posting of sales loses a cent',
    (ledger) =>
      afterClosing(
        ledger,
        `UPDATE ledger_closed_postings SET amount_cents = amount_cents - 1
        WHERE closed_id = (SELECT MIN(closed_id) FROM ledger_closed_postings WHERE reason = 1)`,
      ),
    'closed_days_add_up',
    /^posted sales cents of closed days: kept are \d+, it should be \d+$/,
    1,
  ],
  [
    'a summed posting of a payout’s cost loses a cent',
    (ledger) =>
      afterClosing(
        ledger,
        `UPDATE ledger_closed_postings SET amount_cents = amount_cents - 1
        WHERE closed_id = (SELECT MIN(closed_id) FROM ledger_closed_postings WHERE reason = 10)`,
      ),
    'accounts_match_entries',
    /^account funds_at_platform is at -?\d+ cents, its entries sum to -?\d+ cents$/,
    2,
  ],
  [
    'a sale is counted twice',
    (ledger) => afterClosing(ledger, 'UPDATE ledger_closed_sales SET sales = sales + 1'),
    'closed_days_add_up',
    /^sales of closed days: kept are \d+, it should be \d+$/,
    0,
  ],
  [
    'the balances of a creator lose a cent',
    (ledger) =>
      afterClosing(
        ledger,
        `UPDATE ledger_closed_balances SET amount_cents = amount_cents - 1
        WHERE creator_id = (SELECT MIN(creator_id) FROM ledger_closed_balances)`,
      ),
    'creators_are_owed_what_they_earned',
    /^creator \d+ has balances of \d+ cents held by the \w+, earned \d+ cents there$/,
    1,
  ],
  [
    'a sale is closed twice',
    (ledger) =>
      selecting(ledger, (closing) => ({
        ...closing,
        saleIds: [...closing.saleIds, closing.saleIds[0]!],
      })),
    'closed_days_add_up',
    /^sale \d+ was closed: there is no such sale left$/,
    0,
  ],
  [
    'a payout is closed whose money is in transit',
    (ledger) =>
      selecting(ledger, (closing) => {
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

describe('a closing of days', () => {
  it.each(PLANTED)('is found out where %s', (_what, plant, found, witness, cents) => {
    const simulation = simulationOf(scenario)
    plant(simulation.ledger)
    stepWhile(simulation, () => !simulation.hasViolation)
    const { report } = conclude(simulation)
    const check = report.checks.find(({ name }) => name === found)!
    expectReadable(report.checks)
    expect(check.witness).toMatch(witness)
    if (cents >= 0) expect(check.centsAtRisk).toBe(cents)
  })

  it('is in order where nothing is planted', () => {
    const simulation = simulationOf(scenario)
    stepToEnd(simulation)
    const { report } = conclude(simulation)
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([])
    expect(report.detail!.rows['ledger_payouts']).toBeGreaterThan(20)
  })
})
