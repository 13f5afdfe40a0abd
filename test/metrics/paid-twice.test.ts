/** What was paid twice and has not come back, and what is owed again although it has arrived, beside plain counts of rows. */
import { describe, expect, it } from 'vitest'
import { PROTECTIONS } from '../../src/core/protections'
import { faultyMarketplace } from '../support/faulty-marketplace'
import { faultMix } from '../support/fault-mixes'
import { run, type Run } from '../support/runs'

type Cents = number
type Row = (number | string)[]

const rowsOf = ({ simulation }: Run, sql: string): Row[] =>
  simulation.ledger.database.statement(sql).rows([]) as Row[]

/** Payments that are out, one by one in the order of payouts: what nobody was owed any more is beyond. */
function plainlyPaidTwice(done: Run): Cents {
  const claims = rowsOf(done, 'SELECT payout_id, balance_id, claimed_cents FROM payout_balances')
  const payouts = rowsOf(done, 'SELECT payout_id, gross_cents, net_cents FROM payouts ORDER BY 1')
  const out = rowsOf(
    done,
    `SELECT payout_id, amount_cents FROM processor_payouts WHERE state IN ('pending', 'unclaimed', 'paid')`,
  )
  const paid = new Set<unknown>()
  let twice = 0
  for (const [payoutId, grossCents, netCents] of payouts as number[][]) {
    const payments = out.filter(([id]) => id === payoutId)
    if (payments.length === 0) continue
    const sent = payments.reduce((sum, [, cents]) => sum + (cents as number), 0)
    const own = claims.filter(([id]) => id === payoutId)
    const again = own
      .filter(([, balanceId]) => paid.has(balanceId))
      .reduce((sum, [, , cents]) => sum + (cents as number), 0)
    twice += Math.max(0, sent - netCents!)
    twice += Math.round((Math.min(sent, netCents!) * Math.max(0, again)) / grossCents!)
    for (const [, balanceId] of own) paid.add(balanceId)
  }
  return twice
}

/** Balance by balance: the last payout that claimed it and has arrived, and no more of that than its net. */
function plainlyOwedAgain(done: Run): Cents {
  const claims = rowsOf(
    done,
    `SELECT balance_id, payout_id, claimed_cents, amount_cents FROM payout_balances JOIN balances USING (balance_id)
     WHERE state = 'unpaid'
       AND payout_id IN (SELECT payout_id FROM processor_payouts WHERE state = 'paid')
       AND payout_id NOT IN (SELECT payout_id FROM entries WHERE reason = 'paid_after_failure' AND payout_id IS NOT NULL)
     ORDER BY payout_id`,
  ) as number[][]
  const last = new Map(claims.map(([balanceId, ...claim]) => [balanceId, claim]))
  const owed = new Map<number, Cents>()
  for (const [payoutId, claimed, amount] of last.values()) {
    // Of what was claimed, a refund has taken some back since.
    const cents = claimed! > 0 ? Math.max(0, Math.min(claimed!, amount!)) : claimed!
    owed.set(payoutId!, (owed.get(payoutId!) ?? 0) + cents)
  }
  const nets = new Map(
    rowsOf(done, 'SELECT payout_id, net_cents FROM payouts') as [number, Cents][],
  )
  return [...owed].reduce((sum, [id, cents]) => sum + Math.min(cents, nets.get(id)!), 0)
}

const FAULTY = faultyMarketplace(25)

const booksOf = ({ report }: Run): unknown => {
  const { paidTwiceNotBackCents, owedAgainCents } = report.processorBooks
  return { paidTwiceNotBackCents, owedAgainCents }
}
const plainly = (done: Run): unknown => ({
  paidTwiceNotBackCents: plainlyPaidTwice(done),
  owedAgainCents: plainlyOwedAgain(done),
})
const paidTwiceByChecks = ({ report }: Run): Cents =>
  report.checks.reduce((sum, { centsPaidTwice }) => sum + centsPaidTwice, 0)

describe.each(PROTECTIONS)('without %s', (protection) => {
  it.each([1, 2, 3])('is what a plain count of payments says, seed %d', (seed) => {
    const done = run({ ...FAULTY, seed: `twice ${seed}`, protections: { [protection]: false } })
    expect(booksOf(done)).toEqual(plainly(done))
    // Checks count what came back as well.
    expect(done.report.processorBooks.paidTwiceNotBackCents).toBeLessThanOrEqual(
      paidTwiceByChecks(done),
    )
    if (protection === 'idempotencyKeys') {
      expect(done.report.processorBooks.paidTwiceNotBackCents).toBeGreaterThan(0)
    }
  })
})

const MIXES = 10
// So it is in random marketplaces: test/simulation/random-scenarios.test.ts.
it(`is nothing in ${MIXES} mixes of faults, with all protections on`, () => {
  for (let mix = 0; mix < MIXES; mix += 1) {
    const done = run(faultMix(mix))
    expect(paidTwiceByChecks(done)).toBe(0)
    expect(done.report.processorBooks.paidTwiceNotBackCents).toBe(0)
    done.simulation.ledger.database.close()
  }
})

it.each(['idempotencyKeys', 'claimLock', 'transactions'] as const)(
  'is the same where days are closed, without %s',
  (protection) => {
    const long = { ...FAULTY, seed: 'closed', days: 90, protections: { [protection]: false } }
    const [whole, closed] = [run(long), run({ ...long, detail: { days: 40 } })]
    expect(closed.report.detail?.rows['ledger_payouts']).toBeGreaterThan(0)
    expect(booksOf(closed)).toEqual(booksOf(whole))
    expect(booksOf(whole)).toEqual(plainly(whole))
  },
)
