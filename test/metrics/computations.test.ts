/**
 * Every figure of the page against its own query, asked of the ledger as it is downloaded. In any run, too:
 * `test/simulation/random-scenarios.test.ts`.
 */
import { describe, expect, it } from 'vitest'
import { queryOf, type FigureReference } from '../../src/metrics/computations'
import { creatorPage } from '../../src/metrics/lists/creator-queries'
import { PROTECTIONS } from '../../src/core/protections'
import { PAYOUT_TYPES } from '../../src/core/vocabulary'
import type { PayoutTypeFigures } from '../../src/metrics/figures'
import { FIGURE_NAMES, type Figure } from '../../src/metrics/headline-figure'
import { figuresOf } from '../../src/metrics/report'
import { PAYOUT_EVENTS, PAYOUTS_NOW } from '../../src/metrics/lists/row-lists'
import { payoutPage } from '../../src/metrics/lists/row-queries'
import { figuresAtEnd } from '../../src/simulation/corrected-count'
import { payoutQuery } from '../support/list-queries'
import {
  daysByLedger,
  differences,
  expectDaysToMatchReport,
  figuresOfRun,
  oneDay,
  SOME_DAYS,
} from '../support/figures-by-query'
import { CALM_PROCESSOR, conclude, run, simulationOf } from '../support/runs'
import { sumsOfStatement } from '../support/statement-sums'
import { stepToEnd } from '../support/stepping'
import { inMixesWithout, mixWithout } from '../support/without-protection'

const EVERYTHING_HAPPENS = run({
  version: 1,
  seed: 'computations',
  days: 40,
  population: {
    size: 40,
    monthlyGross: { mu: 7, sigma: 1 },
    refunds: { rateBasisPoints: 800 },
    chargebacks: { rateBasisPoints: 300 },
    railShareBasisPoints: { us_bank: 5_000, bank_abroad: 1_500, paypal: 2_500, own_stripe: 1_000 },
    scheduleShareBasisPoints: { daily: 4_000, weekly: 3_000, monthly: 1_000, every_days: 2_000 },
    flexibleSchedules: { every_days: { instantBasisPoints: 10_000 } },
  },
  creators: [{ handle: 'ink', openingBalances: [{ day: '2026-08-20', amountCents: 150_00 }] }],
  processor: {
    bankDebits: { afterDays: 0 },
    foreignExchange: { reversalSpreadBasisPoints: 200 },
    paypal: { unclaimedBasisPoints: 3_000, cancelledBasisPoints: 4_000 },
    failures: {
      refusedBasisPoints: 500,
      instantFailedBasisPoints: 800,
      standardFailedBasisPoints: 800,
      cancelledBasisPoints: 800,
      returnedBasisPoints: 800,
    },
  },
})

describe('every figure is what its query says of the downloaded ledger', () => {
  it('in a run in which everything happens', () => {
    const shown = figuresOfRun(EVERYTHING_HAPPENS)
    const nonZero = (of: FigureReference['of']): Set<string> =>
      new Set(
        shown.flatMap(([reference, value]) =>
          reference.of === of && value !== 0 ? [reference.name] : [],
        ),
      )
    expect(FIGURE_NAMES.filter((name) => !nonZero('run').has(name))).toEqual(['creator_debts'])
    const inTotals = nonZero('totals')
    const zero = Object.keys(EVERYTHING_HAPPENS.report.totals).filter((name) => !inTotals.has(name))
    expect(zero).toEqual(['paidAfterFailure', 'disputesWon', 'creatorDebts'])
    expect(nonZero('days').size).toBe(8)
    expect(nonZero('payouts_of_days').size).toBe(12)
    expect(differences(EVERYTHING_HAPPENS)).toEqual([])
    expectDaysToMatchReport(EVERYTHING_HAPPENS)
    expect(daysByLedger(EVERYTHING_HAPPENS)).toEqual(EVERYTHING_HAPPENS.simulation.counter.days)
  })

  it('in a run in which a payout arrives that had been given up', () => {
    const simulation = simulationOf({
      version: 1,
      days: 4,
      population: { size: 0 },
      processor: CALM_PROCESSOR,
      creators: [{ handle: 'ink', schedule: 'daily' }],
      sales: [{ creator: 'ink', at: '2026-08-31T10:00:00Z', amountCents: 100_00 }],
    })
    const { payouts } = simulation.ledger
    const accept = payouts.recordAcceptance.bind(payouts)
    payouts.recordAcceptance = (payout, ...acceptance) => {
      accept(payout, ...acceptance)
      payouts.end(payout, 'failed', 'never_sent', acceptance[2])
      simulation.counter.payoutFailed(payouts.get(payout.payoutId))
    }
    stepToEnd(simulation)
    const done = conclude(simulation)
    // $100 less $3.20 and $10.50 is $86.30: paid on the second morning, and a debt that sets off what came back.
    expect(done.report.totals).toMatchObject({
      paidAfterFailure: -86_30,
      unpaid: 0,
      payoutGross: 0,
    })
    const { days } = simulation.counter
    expect(days.map(({ unpaidCents }) => unpaidCents)).toEqual([86_30, 0, 0, 0])
    expect(differences(done)).toEqual([])
  })

  it.each(PROTECTIONS)('in any run without %s, and its statement ends as it does', (off) => {
    inMixesWithout(off, (scenario) => {
      const done = run(scenario)
      expect(differences(done, SOME_DAYS)).toEqual([])
      expectDaysToMatchReport(done)
      sumsOfStatement(done)
    })
  })
})

describe('behind every count of payouts of a day are so many payouts', () => {
  const { now, ledger } = EVERYTHING_HAPPENS.simulation
  const { database } = ledger

  it.each(PAYOUT_EVENTS)('%s', (event) => {
    let most = 0
    for (const { day, payouts } of EVERYTHING_HAPPENS.simulation.counter.days) {
      for (const payoutType of PAYOUT_TYPES) {
        const { total } = payoutPage(
          database,
          payoutQuery({ span: oneDay(day), event, payoutType }),
          {
            now,
            days: [],
          },
        )
        const counted: PayoutTypeFigures = payouts[payoutType]
        expect([day, payoutType, total]).toEqual([day, payoutType, counted[event]])
        most = Math.max(most, total)
      }
    }
    // No processor of the lab reverses a payout.
    expect(most > 0).toBe(event !== 'reversed')
  })

  it('completed, where payouts are completed again on a later day', () => {
    const { simulation, value: valueOf } = run(mixWithout('webhookDeduplication', 8))
    const again = `SELECT COUNT(*) FROM payout_state_changes c JOIN payout_state_changes b USING (payout_id)
      WHERE b.to_state = 'completed' AND b.from_state <> 'completed' AND c.to_state = 'completed'
        AND c.from_state = 'completed' AND date(c.occurred_at) > date(b.occurred_at)`
    expect(valueOf(again)).toBeGreaterThan(0)
    for (const { day, payouts } of simulation.counter.days) {
      const completed = payoutQuery({ span: oneDay(day), event: 'completed' })
      const { total } = payoutPage(simulation.ledger.database, completed, { now, days: [] })
      expect(total).toBe(payouts.standard.completed + payouts.instant.completed)
    }
  })

  it.each(PAYOUTS_NOW.filter((state) => state !== 'stuck'))('%s now', (state) => {
    const { total } = payoutPage(database, payoutQuery({ now: state }), { now, days: [] })
    expect(total).toBe(
      EVERYTHING_HAPPENS.value(`SELECT COUNT(*) FROM payouts WHERE state = '${state}'`),
    )
  })

  it('and without a day, all that ever went through it', () => {
    const { days } = EVERYTHING_HAPPENS.simulation.counter
    const created = days.reduce((sum, { payouts }) => sum + payouts.instant.created, 0)
    const { total } = payoutPage(
      database,
      payoutQuery({ event: 'created', payoutType: 'instant' }),
      {
        now,
        days: [],
      },
    )
    expect(total).toBe(created)
  })

  it.each(['3', 'Payout 3', ' payout  3'])('a payout is found by its number as %j', (search) => {
    const { rows } = payoutPage(database, payoutQuery({ search, limit: 100 }), { now, days: [] })
    expect(rows.map(({ payoutId }) => payoutId)).toContain(3)
  })
})

const creatorsOn = (day: string) =>
  creatorPage(EVERYTHING_HAPPENS.simulation.ledger.database, {
    search: '',
    frequency: null,
    rail: null,
    country: null,
    standing: null,
    span: oneDay(day),
    sort: 'earned_cents',
    descending: true,
    offset: 0,
    limit: 200,
  })

it('the creators of a day add up to the day', () => {
  const figures = EVERYTHING_HAPPENS.simulation.counter.days[12]!
  const { rows } = creatorsOn(figures.day)
  const sales = rows.reduce((sum, row) => sum + row.sales, 0)
  const earned = rows.reduce((sum, row) => sum + row.earnedCents, 0)
  expect(sales).toBe(figures.sales)
  expect(earned).toBe(figures.salesNetCents + figures.reversalsNetCents)
  expect(rows.length).toBeLessThan(41)
})

it('the creators of a day have the payouts that completed on it, whenever these were made', () => {
  const days = EVERYTHING_HAPPENS.simulation.counter.days.map(({ day }) => day)
  const listed = days.map((day) => {
    const { rows } = creatorsOn(day)
    const payouts = rows.reduce((sum, row) => sum + row.payouts, 0)
    const paidCents = rows.reduce((sum, row) => sum + row.paidCents, 0)
    return [day, payouts, paidCents]
  })
  const completed = days.map((day) => [
    day,
    ...EVERYTHING_HAPPENS.rows(
      `SELECT COUNT(*), COALESCE(SUM(net_cents), 0) FROM payouts WHERE state = 'completed' AND date(completed_at) = '${day}'`,
    )[0]!,
  ])
  expect(listed).toEqual(completed)
})

it('the queries name views alone, and none of the tables beneath them', () => {
  const facts = EVERYTHING_HAPPENS.simulation.questions.facts()
  for (const [reference] of figuresOfRun(EVERYTHING_HAPPENS)) {
    expect(queryOf(reference, facts)).not.toMatch(/ledger_|books_/)
  }
})

describe('where a service without a protection has written what it did not tell, or told what it did not write', () => {
  const killed = run({
    version: 1,
    days: 10,
    population: { size: 40, scheduleShareBasisPoints: { daily: 10_000 } },
    protections: { transactions: false },
    faults: { workers: { killedBasisPoints: 1_500 } },
  })

  it('payouts that a killed worker told nobody of are in all figures and in all days', () => {
    const { standing, days } = killed.simulation.counter
    const { counts } = killed.report
    // What was counted while the run went on is not all that was written.
    expect(standing.standard.created + standing.instant.created).toBeLessThan(counts.payouts)
    const created = days.map(({ payouts }) => payouts.standard.created + payouts.instant.created)
    expect(created.reduce((sum, count) => sum + count, 0)).toBe(counts.payouts)
    expect(differences(killed)).toEqual([])
  })

  it('a payout that is completed twice is counted once, while the run goes on too', () => {
    const simulation = simulationOf({
      version: 1,
      seed: 'twice',
      days: 20,
      population: { size: 60 },
      protections: { webhookDeduplication: false },
      processor: { ...CALM_PROCESSOR, webhookTwiceBasisPoints: 3_000 },
    })
    stepToEnd(simulation)
    const counted = simulation.counter.days
    const twice = conclude(simulation)
    const again = counted.reduce((sum, { payouts }) => sum + payouts.standard.completedAgain, 0)
    expect(again).toBeGreaterThan(0)
    expect(daysByLedger(twice)).toEqual(counted)
    expect(differences(twice)).toEqual([])
    expectDaysToMatchReport(twice)
  })

  it('so are those of a run that is one of many', () => {
    const { simulation, report } = killed
    const values = (figures: readonly Figure[]): unknown[] => figures.map(({ value }) => value)
    expect(values(figuresAtEnd(simulation))).toEqual(values(report.figures))
    expect(values(figuresOf(simulation.questions.facts()))).not.toEqual(values(report.figures))
  })
})
