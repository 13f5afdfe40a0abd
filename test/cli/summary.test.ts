/** What the command line says of a run: each amount beside what it is the amount of, and money that does not move by name. */
import { describe, expect, it } from 'vitest'
import { fileUseLines, harmWords, summaryLines } from '../../src/cli/summary'
import type { RunReport } from '../../src/metrics/figures'
import type { PausedCreators, StuckPayouts } from '../../src/metrics/stuck'
import { PRESETS } from '../../src/scenario/presets'
import type { ScenarioInput } from '../../src/scenario/schema'
import { CALM_PROCESSOR, run } from '../support/runs'

const { report } = run({
  version: 1,
  name: 'One payout',
  startDay: '2026-08-31',
  days: 12,
  population: { size: 0 },
  creators: [
    { handle: 'ink', openingBalances: [{ day: '2026-08-20', amountCents: 150_00 }] },
    { handle: 'oak', openingBalances: [{ day: '2026-08-21', amountCents: 10_00 }] },
  ],
  processor: CALM_PROCESSOR,
})

const linesOf = (changes: Partial<RunReport>): string[] => summaryLines({ ...report, ...changes })

it('of a run in which everything moves', () => {
  expect(summaryLines(report).slice(0, -1)).toEqual([
    'One payout: 2 creators, 2026-08-31 to 2026-09-11, seed payout-lab',
    '0 sales of $0.00',
    '1 payout made: 1 completed with $150.00 net',
    "Arrived by the processors' books: $150.00 in 1 payment",
    'Instant payouts: none',
    `The books agree to the cent: ${report.checks.length} checks hold.`,
    'Unpaid at the end: $10.00',
    '  below minimum of $100.00, weekly: $10.00 (1 creator)',
  ])
})

it('says of a sample how many creators it is of, and of which figures it tells nothing', () => {
  const estimates = { daily_margin: null, sales_gross: { value: 9_00, low: 8_00, high: 10_00 } }
  const sample = { ...{ creators: 240_000, sampled: 3_000 }, strata: [], estimates }
  const lines = linesOf({ sample: sample as unknown as NonNullable<RunReport['sample']> })
  expect(lines[0]).toBe(
    'One payout: 3,000 of 240,000 creators, 2026-08-31 to 2026-09-11, seed payout-lab',
  )
  expect(lines).toContain('  sales gross: $9 ($8 to $10)')
  expect(lines).toContain(
    'From the ledger, for the 3,000 sampled creators alone. Large sellers and creators on daily payouts are over-represented among them, so these sums cannot be scaled up to all creators:',
  )
  expect(lines).toContain('  daily margin: no estimate: fewer than 5 sampled creators have any')
})

it('says what own checks have seen where days are closed', () => {
  const detail = {
    daysKept: 40,
    settledBefore: '2026-09-02T00:00:00Z',
    closings: 1,
    rows: { ledger_sales: 7, ledger_payouts: 1 },
    chain: 'c0ffee',
  } as unknown as NonNullable<RunReport['detail']>
  const invariants = [{ name: 'mine', sql: 'SELECT 1 WHERE 0' }]
  const own =
    /^Your own checks have seen each row while the ledger kept it: rows settled before 2026-09-02/
  const withOwn = linesOf({ detail, scenario: { ...report.scenario, invariants } })
  expect(withOwn.filter((line) => own.test(line))).toHaveLength(1)
  expect(linesOf({ detail }).filter((line) => line.startsWith('Your own checks'))).toEqual([])
})

it('counts payouts by what they are at the end, those that are none left out', () => {
  const counts = {
    ...report.counts,
    payouts: 1_711,
    payoutsCompleted: 1_629,
    payoutsInProgress: 61,
    payoutsFailed: 18,
    payoutsReturned: 3,
  }
  expect(linesOf({ counts })).toContain(
    '1711 payouts made: 1629 completed with $150.00 net, 61 in progress, 18 failed, 3 returned',
  )
})

it('says of a run on a file what is taken back at random besides', () => {
  const salesFile = { rowsOutsideRun: 0 } as RunReport['salesFile']
  const taking = (refunds: number, chargebacks: number): string[] => {
    const population = {
      ...report.scenario.population,
      refunds: { ...report.scenario.population.refunds, rateBasisPoints: refunds },
      chargebacks: { ...report.scenario.population.chargebacks, rateBasisPoints: chargebacks },
    }
    return fileUseLines({ salesFile, scenario: { ...report.scenario, population } })
  }
  expect(taking(300, 15)).toEqual([
    '3% of the sales are refunded and 0.15% charged back at random, in addition to any refunds and chargebacks in the file ' +
      '(population.refunds.rateBasisPoints and population.chargebacks.rateBasisPoints)',
  ])
  expect(taking(0, 0)).toEqual(['Only the refunds and chargebacks in the file happen'])
  expect(fileUseLines(report)).toEqual([])
})

it('says what a margin leaves out', () => {
  const totals = { ...report.totals, instantFeeRevenue: 159_53, instantProcessorCost: 33_50 }
  const processorBooks = {
    ...report.processorBooks,
    unheardInstantPayments: 20,
    unheardInstantCostCents: 30_28,
  }
  const counts = { ...report.counts, instantPayouts: 10 }
  expect(linesOf({ counts, totals, processorBooks })).toContain(
    'Instant payouts: fees $159.53, processor cost at least $33.50, margin at most $126.03: the platform was not notified of another $30.28 for 20 payouts',
  )
})

it('says what was paid twice and what is owed again, where that is anything', () => {
  const wrong = { paidTwiceNotBackCents: 12_34, owedAgainCents: 5_00 }
  const lines = linesOf({ processorBooks: { ...report.processorBooks, ...wrong } })
  expect(lines).toContain('Paid twice and not come back: $12.34')
  expect(lines).toContain('Arrived, and owed a second time by the ledger: $5.00')
  expect(linesOf({}).join(' ')).not.toMatch(/Paid twice|owed a second time/)
})

it('says what PayPal charged and was not read from its fees', () => {
  const processorBooks = { ...report.processorBooks, misreadCostCents: 6 }
  const lines = linesOf({ processorBooks })
  expect(lines).toContain(
    `The books agree except for what rules of this era leave out, $0.06 of PayPal’s fees (some are read one cent too low): ${report.checks.length} checks hold.`,
  )
  expect(lines.join()).not.toContain('to the cent')
})

it('does not say “to the cent” where days were closed, of which the fees collected are not known', () => {
  const { uncollectedFeeCents: _uncollected, ...processorBooks } = report.processorBooks
  expect(linesOf({ processorBooks })).toContain(
    `The books agree: ${report.checks.length} checks hold.`,
  )
})

it('says what is booked as instant fees and was not collected', () => {
  const processorBooks = {
    ...report.processorBooks,
    misreadCostCents: 6,
    uncollectedFeeCents: 4_45,
  }
  expect(linesOf({ processorBooks })).toContain(
    `The books agree except for what rules of this era leave out, $0.06 of PayPal’s fees (some are read one cent too low) and $4.45 of instant fees (processors round them themselves, and can collect one cent less than is booked): ${report.checks.length} checks hold.`,
  )
})

it('says that faults had nothing to strike where no payout was made', () => {
  const words =
    'No payout was made, so there was none that the faults of this scenario could affect'
  const without: ScenarioInput = {
    ...{ version: 1, days: 3, population: { size: 0 } },
    creators: [{ handle: 'ink' }],
  }
  const faulty = { ...without, processor: { webhookLostBasisPoints: 100 } }
  expect(summaryLines(run(faulty).report)).toContain(words)
  expect(summaryLines(run(without).report)).not.toContain(words)
  expect(summaryLines(report)).not.toContain(words)
})

it('says nothing of an amount that a check does not know', () => {
  const [check] = report.checks
  const violated = {
    ...check!,
    ...{ ok: false, violations: 3, centsAtRisk: 0, witnessParts: ['odd'] },
    ...{ firstAt: '2026-09-01T00:00:00Z', foundAt: '2026-09-01T00:00:00Z' },
  }
  const line = (centsAtRisk: number): string | undefined =>
    linesOf({ checks: [{ ...violated, centsAtRisk }] }).find((one) => one.startsWith('VIOLATION'))
  expect(line(0)).toMatch(/: 3, the first found at .*: odd$/)
  expect(line(1_00)).toMatch(/: 3, \$1\.00 at risk, the first found at .*: odd$/)
})

it.each([
  [3, 0, 0, 0, ''],
  [3, 1_00, 0, 0, ', $1.00 at risk'],
  [3, 1_00, 2, 80, ', $0.80 paid twice in 2 of them, $1.00 at risk'],
  [1, 0, 1, 80, ', $0.80 paid twice'],
])(
  'says of %d violations and %d cents that %d are of money paid twice, %d cents of it',
  (violations, centsAtRisk, paidTwice, centsPaidTwice, words) => {
    expect(harmWords({ violations, centsAtRisk, paidTwice, centsPaidTwice })).toBe(words)
  },
)

describe('names what is stuck', () => {
  const inParts: StuckPayouts = {
    processor: 'paypal',
    state: 'processing',
    atProcessor: 'arrived_in_part',
    failureReason: null,
    payouts: 1,
    creators: 1,
    grossCents: 68_000_00,
    arrivedCents: 60_000_00,
    oldestPayoutId: 1,
    oldestCreatedAt: '2026-09-04T10:00:00Z',
    violating: [],
  }

  it.each([
    [{}, '1 payout of $68,000.00 by paypal', '$60,000.00 of it has arrived'],
    [{ atProcessor: 'arrived' }, '1 payout of $68,000.00 by paypal', 'the money has arrived'],
    [
      { atProcessor: 'no_record', processor: 'same_day_ach', payouts: 2, grossCents: 5_00 },
      '2 payouts of $5.00 by same day ach',
      'the processor has no record of it',
    ],
    [
      { atProcessor: 'transfer_not_back', failureReason: 'bank_account_restricted' },
      '1 payout of $68,000.00 by paypal',
      'it failed (bank account restricted), and it is not known whether its transfer has been reversed',
    ],
    [
      { atProcessor: 'in_transit' },
      '1 payout of $68,000.00 by paypal',
      'the processor is still sending the money',
    ],
    [
      { atProcessor: 'unclaimed' },
      '1 payout of $68,000.00 by paypal',
      'nobody has claimed the money',
    ],
    [{ atProcessor: 'ended' }, '1 payout of $68,000.00 by paypal', 'the processor has ended it'],
  ] as const)('%j', (changes, what, why) => {
    const stuck = { payouts: [{ ...inParts, ...changes }], pausedCreators: [] }
    expect(linesOf({ stuck })).toContain(`Stuck: ${what}, processing since 2026-09-04: ${why}`)
  })

  it('and which of it is a violation', () => {
    const lost = run({
      ...PRESETS['three-creators'],
      processor: { webhookLostBasisPoints: 6_000 },
      protections: { reconciliation: false },
    }).report
    const [outcomes, ...others] = lost.checks.filter(({ ok }) => !ok)
    expect(others).toEqual([])
    const [stuck] = lost.stuck.payouts
    expect(stuck!.payouts).toBe(outcomes!.violations)
    expect(summaryLines(lost).find((line) => line.startsWith('Stuck'))).toMatch(
      /: the money has arrived; in violation of outcomes_become_known: 6$/,
    )
  })

  it('paused creators', () => {
    const paused: PausedCreators = {
      source: 'unaccounted_money',
      creators: 106,
      unpaidCents: 1_234_56,
      since: '2026-09-08T10:00:00Z',
      isReviewedDaily: false,
      outcomeKnown: 31,
      violating: [],
    }
    expect(linesOf({ stuck: { payouts: [], pausedCreators: [paused] } })).toContain(
      'Paused by unaccounted money: 106 creators with $1,234.56 unpaid, since 2026-09-08; outcome known by now: 31',
    )
  })

  it('jobs that were lost with their workers', () => {
    const job = {
      name: 'pay-creators-instant-3',
      queuedAt: '2026-09-01T08:00:00Z',
      lostAt: '2026-09-01T08:00:20Z',
      attempts: 1,
      creators: 19,
    }
    expect(linesOf({ lostJobs: { killed: 270, givenUp: 84, jobs: [job] } })).toContain(
      'Lost jobs: 270 workers lost, 84 jobs given up, the first: pay-creators-instant-3 on 2026-09-01',
    )
    const requestWaits = {
      payouts: 9,
      medianSeconds: 3,
      longestSeconds: 93_600,
      longestPayoutId: 7,
    }
    const named = { ...job, firstCreators: ['ann', 'bob', 'cy'] }
    const lines = linesOf({ lostJobs: { killed: 270, givenUp: 84, jobs: [named], requestWaits } })
    expect(lines).toContain(
      'Lost jobs: 270 workers lost, 84 jobs given up, the first: pay-creators-instant-3 on 2026-09-01, for ann, bob, cy and 16 more',
    )
    expect(lines).toContain(
      'Payouts from claim to request: 3 seconds at the median, at most 1 day (payout 7)',
    )
    expect(linesOf({ lostJobs: { killed: 1, givenUp: 0, jobs: [] } })).toContain(
      'Lost jobs: 1 worker lost, 0 jobs given up',
    )
  })
})

it('says what a violation means, what is at risk and since when, and names creators by their handles', () => {
  const checks = report.checks.map((check) =>
    check.name === 'payouts_follow_processor'
      ? {
          ...check,
          ...{ ok: false, violations: 2, centsAtRisk: 150_00, firstAt: '2026-09-05T10:00:00Z' },
          foundAt: '2026-09-07T00:00:00Z',
          witnessParts: [
            { payoutId: 1 },
            ' of ',
            { creatorId: 1, creator: 'ann' },
            ' was made 9 days ago, and ',
            { cents: 150_00 },
            ' of it were never sent',
          ],
          openParts: [{ cents: 1_00 }, ' are open'],
        }
      : check,
  )
  expect(linesOf({ checks })).toContain(
    'VIOLATION payouts_follow_processor (eventually, money late or stuck): 2, $150.00 at risk, ' +
      'the first true since 2026-09-05 at 10:00:00 and found at the end of 2026-09-06: payout 1 of ann was made 9 days ago, and $150.00 of it were never sent',
  )
  expect(linesOf({ checks })).toContain('Open in payouts_follow_processor: $1.00 are open')
})

it('lists the violation that puts most money at risk first', () => {
  const risks = { payouts_add_up: 5, outcomes_become_known: 900 } as Record<string, number>
  const checks = report.checks.map((check) => {
    const centsAtRisk = risks[check.name]
    const foundAt = '2026-09-05T00:00:00Z'
    const found = { ok: false, violations: 1, firstAt: foundAt, foundAt }
    return centsAtRisk ? { ...check, ...found, centsAtRisk } : check
  })
  const named = linesOf({ checks }).flatMap((line) => /^VIOLATION (\w+)/.exec(line)?.[1] ?? [])
  expect(named).toEqual(['outcomes_become_known', 'payouts_add_up'])
})
