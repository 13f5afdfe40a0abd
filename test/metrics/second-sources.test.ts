/** What the ledger and other books say of the same money, asked of the downloaded ledger and compared with the report. */
import { describe, expect, it } from 'vitest'
import type { SqlValue } from '../../src/ledger/database'
import {
  secondSourcesOf,
  type SecondSource,
  type SecondSourceName,
} from '../../src/metrics/second-sources'
import { engine } from '../support/engine'
import { faultMix } from '../support/fault-mixes'
import { tamper } from '../support/audited'
import { CALM_PROCESSOR, calmScenario, run, type Run } from '../support/runs'

const MARKET = {
  version: 1 as const,
  seed: 'second sources',
  days: 40,
  population: {
    size: 40,
    monthlyGross: { mu: 7, sigma: 1 },
    railShareBasisPoints: { us_bank: 4_000, bank_abroad: 1_500, paypal: 3_500, own_stripe: 1_000 },
    scheduleShareBasisPoints: { daily: 4_000, weekly: 5_000, monthly: 1_000 },
  },
}
const OPEN = run(MARKET)
const CLOSED = run({ ...MARKET, days: 80, detail: { days: 45 } })
/** Payouts that failed or came back are among what has left the ledger. */
const CLOSED_WITH_FAILURES = run({
  ...MARKET,
  days: 80,
  detail: { days: 45 },
  processor: { failures: { instantFailedBasisPoints: 2_000, returnedBasisPoints: 1_000 } },
})
/** A worker was lost while it made a payout, and the processor's news of others has not arrived. */
const UNHEARD = [10, 22, 39].map((mix) => run(faultMix(mix)))

const sourcesOf = ({ simulation }: Run): SecondSource[] =>
  secondSourcesOf(simulation.ledger.database, simulation.questions.facts().hasClosedDays)

const sumOf = (
  sources: readonly SecondSource[],
  name: SecondSourceName,
  key: 'ledgerCents' | 'othersCents' | 'inTransitCents',
): number =>
  sources.filter((one) => one.name === name).reduce((sum, source) => sum + source[key], 0)

describe.each([
  ['a whole ledger', [OPEN]],
  ['a ledger with closed days', [CLOSED, CLOSED_WITH_FAILURES]],
  ['news that has not arrived', UNHEARD],
])('of %s', (_name, runs) => {
  it.each(runs.map((one) => [one]))('both sides are what the report says', (done) => {
    const { totals, processorBooks, checks } = done.report
    const sources = sourcesOf(done)
    const both = (name: SecondSourceName) => [
      sumOf(sources, name, 'ledgerCents'),
      sumOf(sources, name, 'othersCents'),
    ]
    expect(checks.filter(({ ok }) => !ok)).toEqual([])
    expect(both('paid')).toEqual([totals.payoutNet, processorBooks.paidCents])
    expect(both('costs')).toEqual([totals.processorCost, processorBooks.costCents])
    expect(sumOf(sources, 'costs', 'inTransitCents')).toBe(processorBooks.unheardCostCents)
    expect(both('owed')).toEqual([totals.unpaid, totals.unpaid])
    expect(both('in_payouts')).toEqual([totals.inTransit, totals.inTransit])
    if (processorBooks.uncollectedFeeCents !== undefined) {
      const { instantFeeRevenue } = totals
      expect(both('instant_fees')).toEqual([
        instantFeeRevenue,
        instantFeeRevenue - processorBooks.uncollectedFeeCents,
      ])
    }
  })

  it.each(runs.map((one) => [one]))('no difference is without a reason', (done) => {
    const { misreadCostCents, uncollectedFeeCents = 0 } = done.report.processorBooks
    const ofRules: Partial<Record<SecondSourceName, number | undefined>> = {
      costs: misreadCostCents,
      instant_fees: -uncollectedFeeCents,
    }
    for (const { name, ledgerCents, othersCents, inTransitCents, endedCents } of sourcesOf(done)) {
      const restCents = othersCents - ledgerCents - inTransitCents - endedCents
      expect([name, restCents]).toEqual([name, ofRules[name] ?? 0])
    }
  })

  it.each(runs.map((one) => [one]))('the downloaded ledger answers each query so', (done) => {
    const downloaded = new engine.Database(done.simulation.ledger.export())
    try {
      for (const source of sourcesOf(done)) {
        const { columns, values } = downloaded.exec(source.sql)[0]!
        expect(columns).toEqual([
          ...[
            'processor',
            'ledger_cents',
            'others_cents',
            'in_transit_cents',
            'ended_cents',
            'first_at',
          ],
        ])
        const { processor, ledgerCents, othersCents, inTransitCents, endedCents, firstAt } = source
        expect(values).toContainEqual([
          ...[processor, ledgerCents, othersCents, inTransitCents, endedCents, firstAt],
        ])
      }
    } finally {
      downloaded.close()
    }
  })
})

it('has every comparison of a whole ledger, and of one with closed days those that it can still make', () => {
  const names = (done: Run) => [...new Set(sourcesOf(done).map(({ name }) => name))]
  expect(names(OPEN)).toEqual([
    ...['paid', 'on_its_way', 'transfers', 'costs', 'instant_fees', 'owed', 'in_payouts'],
  ])
  expect(names(CLOSED)).not.toContain('transfers')
  expect(names(CLOSED)).toContain('paid')
})

it('counts what a creator has not claimed as on its way, by both', () => {
  const done = run(
    calmScenario({
      days: 21,
      creators: [{ handle: 'ink', rail: 'paypal', country: 'UA', monthlyGrossCents: 0 }],
      sales: [{ creator: 'ink', at: '2026-08-31T12:00:00Z', amountCents: 1_000_00 }],
      processor: { ...CALM_PROCESSOR, paypal: { unclaimedBasisPoints: 10_000 } },
    }),
  )
  const [[state, netCents]] = done.rows('SELECT state, net_cents FROM payouts') as [SqlValue[]]
  expect(state).toBe('unclaimed')
  const both = { ledgerCents: netCents, othersCents: netCents, inTransitCents: 0 }
  expect(sourcesOf(done)).toContainEqual(expect.objectContaining({ name: 'on_its_way', ...both }))
})

it('says what is in transit and since when', () => {
  const differing = UNHEARD.flatMap(sourcesOf).filter(({ inTransitCents }) => inTransitCents !== 0)
  expect(new Set(differing.map(({ name }) => name))).toEqual(
    new Set(['paid', 'on_its_way', 'transfers']),
  )
  for (const { firstAt } of differing) expect(firstAt).toMatch(/^2026-09-2\dT/)
})

describe('of a payout that the ledger has given up, and the processor has paid', () => {
  const done = run({
    version: 1,
    seed: 'given up',
    startDay: '2026-08-31',
    days: 4,
    population: { size: 0 },
    creators: [{ handle: 'ada', schedule: 'daily' }],
    sales: [
      { creator: 'ada', at: '2026-08-31T09:49:37Z', amountCents: 20_000, holder: 'platform' },
    ],
    protections: { storeOutcomeFirst: false },
    faults: {
      single: [
        {
          ...{ fault: 'worker-killed', step: 'call-create-payout', when: 'after' },
          ...{ creator: 'ada', on: '2026-09-01', nth: 1 },
        },
      ],
    },
  })
  const NET_CENTS = 168_34
  const named = (name: SecondSourceName) => sourcesOf(done).find((source) => source.name === name)!

  it('waits for no news of it, since its balances are paid again', () => {
    expect(done.rows('SELECT state FROM payouts ORDER BY payout_id')).toEqual([
      ['failed'],
      ['completed'],
    ])
    expect(named('paid')).toMatchObject({
      ledgerCents: NET_CENTS,
      othersCents: 2 * NET_CENTS,
      inTransitCents: 0,
      endedCents: NET_CENTS,
    })
  })

  it('says that its transfer was not reversed', () => {
    const { ledgerCents, othersCents, inTransitCents, endedCents } = named('transfers')
    expect([inTransitCents, endedCents]).toEqual([0, othersCents - ledgerCents])
  })
})

describe('where books that agreed are changed', () => {
  const [FIRST, LAST] = ['MIN', 'MAX'].map(
    (which) => `(SELECT ${which}(payout_id) FROM payouts
      WHERE payout_type = 'instant' AND state = 'completed')`,
  )
  const cases: readonly [what: string, name: SecondSourceName, table: string, column: string][] = [
    ['what was paid, above the amount of the payout', 'paid', 'books_payouts', 'amount_cents'],
    ['what a payout cost', 'costs', 'books_payouts', 'cost_cents'],
    ['the fee that was collected', 'instant_fees', 'books_payouts', 'fee_cents'],
  ]

  it.each(cases)('in %s, the difference is not in transit', (_what, name, table, column) => {
    const done = run({ ...MARKET, days: 20 })
    const differenceOf = (): number => {
      const sources = sourcesOf(done)
      const theirs = sumOf(sources, name, 'othersCents') - sumOf(sources, name, 'ledgerCents')
      return theirs - sumOf(sources, name, 'inTransitCents')
    }
    const before = differenceOf()
    tamper(
      done.simulation,
      `UPDATE ${table} SET ${column} = ${column} + 100 WHERE payout_id IN (${FIRST}, ${LAST})`,
    )
    expect(differenceOf() - before).toBe(2_00)
    // The first of the two says since when.
    const firstAt = done.value(`SELECT created_at FROM payouts WHERE payout_id = ${FIRST}`)
    const found = sourcesOf(done).filter((one) => one.name === name)
    expect(found.map((one) => one.firstAt)).toContain(firstAt)
  })
})
