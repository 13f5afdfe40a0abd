/** A payout that was given up, was paid all the same and came back: its debt is reversed, and the checks hold the service to it. */
import { describe, expect, it } from 'vitest'
import { dollars } from '../../src/core/dollars'
import { failureMeaning } from '../../src/core/failure-reasons'
import type { Holder } from '../../src/core/vocabulary'
import type { ScenarioInput } from '../../src/scenario/schema'
import type { Simulation } from '../../src/simulation/simulation'
import { brokenChecks, calmScenario, conclude, simulationOf, type Run } from '../support/runs'
import { stepToEnd } from '../support/stepping'

type Faults = NonNullable<NonNullable<ScenarioInput['faults']>['single']>

const RETURNED: Faults[number] = {
  fault: 'payout-returned',
  code: 'account_closed',
  creator: 'ink',
  afterBusinessDays: 3,
}

/** The first payout is given up as soon as the processor has taken it. */
function ranWith(faults: Faults, change: (simulation: Simulation) => void = () => undefined): Run {
  const simulation = simulationOf(
    calmScenario({
      days: 21,
      creators: [{ handle: 'ink', schedule: 'daily' }, { handle: 'chalk' }],
      sales: [{ creator: 'ink', at: '2026-08-31T10:00:00Z', amountCents: 100_00 }],
      faults: { single: faults },
    }),
  )
  const { payouts } = simulation.ledger
  const accept = payouts.recordAcceptance.bind(payouts)
  payouts.recordAcceptance = (payout, ...acceptance) => {
    accept(payout, ...acceptance)
    if (payout.payoutId > 1) return
    payouts.end(payout, 'failed', 'never_sent', acceptance[2])
    const given = payouts.get(payout.payoutId)
    simulation.counter.payoutFailed(given)
    simulation.ledger.notes.add({
      ...{ creatorId: given.creatorId, createdAt: acceptance[2], code: 'payout_failed' },
      content: `Payout 1 of ${dollars(given.netCents)} failed: ${failureMeaning('never_sent')}.`,
    })
  }
  change(simulation)
  stepToEnd(simulation)
  return conclude(simulation)
}

const notes = (done: Run): unknown[] =>
  done
    .rows(`SELECT code FROM payout_notes WHERE code LIKE '%after_failure' ORDER BY note_id`)
    .flat()
const found = (done: Run): string[] =>
  brokenChecks(done.report).map((witness) => witness.split(':')[0]!)

describe('a payout that was given up, was paid and came back', () => {
  it.each([
    ['as the webhook says', []],
    [
      'as the answer to a question says, where the webhook is lost',
      [{ fault: 'webhook-lost', creator: 'ink', news: 'payout_failed' }],
    ],
  ] as const satisfies [string, Faults][])('is owed again, %s', (_what, others) => {
    const done = ranWith([RETURNED, ...others])
    expect(brokenChecks(done.report)).toEqual([])
    expect(notes(done)).toEqual(['paid_after_failure', 'returned_after_failure'])
    expect(done.report.totals).toMatchObject({ paidAfterFailure: 0, unpaid: 86_30 })
    for (const { name, sql, value } of done.report.figures) {
      expect([name, done.value(sql)]).toEqual([name, value])
    }
    expect(
      done.rows(
        `SELECT reason, SUM(amount_cents) FROM entries
         WHERE account LIKE 'creator:%' AND reason LIKE '%after_failure' GROUP BY reason ORDER BY reason`,
      ),
    ).toEqual([
      ['paid_after_failure', 86_30],
      ['returned_after_failure', -86_30],
    ])
  })

  it('is not owed again where it stays with the creator', () => {
    const done = ranWith([])
    expect(brokenChecks(done.report)).toEqual([])
    expect(notes(done)).toEqual(['paid_after_failure'])
    expect(done.report.totals).toMatchObject({ paidAfterFailure: -86_30, unpaid: 0 })
  })
})

/** How a debt is booked otherwise. */
interface Booked {
  grossCents?: number
  holder?: Holder
  creatorId?: number
}

describe('a service is found that', () => {
  it('leaves the debt', () => {
    const done = ranWith([RETURNED], ({ ledger: { payouts } }) => {
      payouts.isPaidAfterFailure = () => false
    })
    expect(found(done)).toEqual(['payouts_follow_processor'])
  })

  it('reverses it twice', () => {
    const done = ranWith([RETURNED], ({ ledger: { sales } }) => {
      const credit = sales.recordCredit.bind(sales)
      sales.recordCredit = (record, cents, reason, ...others) => {
        if (reason === 'returned_after_failure') credit(record, cents, reason, ...others)
        return credit(record, cents, reason, ...others)
      }
    })
    expect(found(done)).toContain('creators_are_owed_what_they_earned')
  })

  it('reverses another amount', () => {
    const done = ranWith([RETURNED], ({ ledger: { sales } }) => {
      const credit = sales.recordCredit.bind(sales)
      sales.recordCredit = (record, cents, reason, ...others) =>
        credit(record, reason === 'returned_after_failure' ? cents - 1 : cents, reason, ...others)
    })
    expect(found(done)).toContain('creators_are_owed_what_they_earned')
  })

  it.each([
    [
      'of the net',
      { grossCents: -83_78 },
      ['money_is_conserved', 'creators_are_owed_what_they_earned'],
    ],
    ['where the money is not', { holder: 'platform' }, ['money_is_conserved']],
    [
      'of somebody else',
      { creatorId: 2 },
      ['creators_are_owed_what_they_earned', 'pauses_have_a_cause'],
    ],
  ] as const)('books a debt %s', (_what, { grossCents, ...changes }: Booked, checks) => {
    const done = ranWith([], ({ ledger: { sales } }) => {
      const credit = sales.recordCredit.bind(sales)
      sales.recordCredit = (record, cents, reason, ...others) =>
        reason === 'paid_after_failure'
          ? credit({ ...record, ...changes }, grossCents ?? cents, reason, ...others)
          : credit(record, cents, reason, ...others)
    })
    expect(found(done)).toEqual(checks)
  })

  it('does not book its fee', () => {
    const done = ranWith([], ({ ledger: { payouts } }) => {
      const book = payouts.recordFeeAfterFailure.bind(payouts)
      payouts.recordFeeAfterFailure = (payout, at) => book({ ...payout, feeCents: 0 }, at)
    })
    expect(found(done)).toContain('money_is_conserved')
  })

  it('reverses it while the creator has the money', () => {
    const done = ranWith([], ({ ledger: { payouts, sales } }) => {
      const credit = sales.recordCredit.bind(sales)
      sales.recordCredit = (record, cents, reason, ...others) => {
        const saleId = credit(record, cents, reason, ...others)
        if (reason === 'paid_after_failure') {
          credit(record, -cents, 'returned_after_failure', ...others)
        }
        return saleId
      }
      payouts.recordFeeAfterFailure = () => undefined
    })
    expect(found(done)).toContain('processor_agrees')
  })
})
