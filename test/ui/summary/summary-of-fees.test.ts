/** The memo has what the sweeps of the page have brought, and says what they have not. */
import { roughEstimate } from '../../../src/core/rough-estimate'
import { describe, expect, it } from 'vitest'
import { curveOf } from '../../../src/experiments/sweep/curve'
import { marginInterval } from '../../../src/experiments/sweep/margin'
import { creatorGroups } from '../../../src/experiments/sweep/creator-groups'
import type { PointResult } from '../../../src/experiments/sweep/results'
import { marginAsInTable } from '../../../src/ui/fees/alternative-money'
import { alternativeRows } from '../../../src/ui/fees/alternative-rows'
import { PERCENT_AXIS } from '../../../src/ui/fees/fee-axis'
import { groupRows } from '../../../src/ui/fees/group-chart'
import { groupLines } from '../../../src/ui/fees/group-lines'
import { summaryMarkdown } from '../../../src/ui/summary/markdown'
import { summaryOfFees, type FeeMemoFacts } from '../../../src/ui/summary/summary-of-fees'
import {
  creatorPair,
  pointResult,
  seedEconomics,
  sweepPlan,
  withMargins,
} from '../../support/sweeps'

const FEE = PERCENT_AXIS.path
const MEDIAN = 'population.adoption.waitingCost.medianYearlyBasisPoints'

/** One pays $30 to have $1,000 of their $5,000 ten days earlier; one pays $2 and gets nothing for it. */
const pairs = [
  creatorPair(
    {
      handle: 'sooner',
      earnedCents: 5_000_00,
      instantGrossCents: 1_000_00,
      instantFeeCents: 30_00,
      feeCents: 30_00,
      costCents: 10_00,
      waitedCentDays: 1_000_00,
    },
    { waitedCentDays: 11_000_00 },
  ),
  creatorPair(
    {
      handle: 'later',
      earnedCents: 50_00,
      instantGrossCents: 50_00,
      instantFeeCents: 2_00,
      feeCents: 2_00,
      costCents: 5_00,
      waitedCentDays: 3 * 50_00,
    },
    { waitedCentDays: 2 * 50_00 },
  ),
]

const point = (id: string, fee: number, margins: readonly number[]): PointResult =>
  withMargins(id, { [FEE]: fee }, margins)

const withCreators = ({ point: of, seeds }: PointResult): PointResult => ({
  point: of,
  seeds: seeds.map((seed, index) => ({
    ...seed,
    groups: creatorGroups(pairs, seed.economics.days),
    creators: index === 0 ? pairs : null,
  })),
})

const points = [
  point('axis/0', 100, [20_00, 30_00]),
  withCreators(point('axis/1', 300, [100_00, 120_00])),
  point('axis/2', 500, [60_00, 70_00]),
]

const PLAN = sweepPlan({ scenario: 'gumroad-like', seeds: 2 })
const sweepsWith = (known: readonly PointResult[]) => [{ plan: PLAN, points: known }]

const FACTS: FeeMemoFacts = {
  scenarioName: 'A marketplace',
  plan: PLAN,
  fee: {
    axis: PERCENT_AXIS,
    fee: 300,
    feeText: '3% of the net',
    hasRest: false,
    period: 'month',
    roundMargin: roughEstimate,
    tableStep: null,
    margin: marginInterval(points[1]!),
    expectedCents: null,
    optimum: null,
    bestAgainst: null,
    compared: null,
    feesRun: 3,
    feesPlanned: 3,
    isRunning: false,
    lowestFee: 100,
    breakEven: null,
    payouts: 0,
    payoutsBelowCost: 0,
    accountMonthlyCents: 0,
    takers: 12,
    takeUp: 0.12,
    estimatedFrom: null,
    isTakeUpFixed: false,
    days: 0,
    evidence: null,
    between: null,
    parts: null,
    notEstimated: 0,
    seedsRun: 2,
    seedsPlanned: 2,
    seedsForInterval: null,
    freeDays: 0,
    hasFile: true,
  },
  curve: curveOf(points, FEE),
  atFee: points[1]!,
  sweeps: sweepsWith(points),
  sweepsAtFee: sweepsWith(points),
  alternatives: null,
  assumptions: [],
  creators: 500,
  file: null,
  digest: null,
  link: 'https://lab.example/#scenario',
}

const memo = (others: Partial<FeeMemoFacts> = {}) => summaryOfFees({ ...FACTS, ...others })

describe('a memo', () => {
  it('has the fees that were run with their intervals', () => {
    const { title, period, figures } = memo()
    expect(title).toBe('What daily payouts should cost: A marketplace')
    expect(period).toBe('2 seeds, the first is payout-lab')
    // The margin is an average over the run; take-up is of its last day.
    expect(figures.columns.at(-1)).toBe('Take-up at the end')
    expect(figures.rows.map(([fee, , margin]) => [fee, margin])).toEqual([
      ['1%', '$25'],
      ['3%', '$110'],
      ['5%', '$65'],
    ])
  })

  it('begins with the advice, the margin and its year; what these rest on is below', () => {
    const fee = { ...FACTS.fee, days: 365, payouts: 10, payoutsBelowCost: 2 }
    const { sentences, grounds } = memo({ fee })
    expect(sentences).toEqual([
      'No recommendation: all fees that were run earn the same.',
      'At 3% of the net, daily payouts would add $110 a month with 12.0% of eligible creators on them (95% interval −$20 to $240, 2 seeds).',
      'That is about $1,300 in a year of 365 days (95% interval −$200 to $2,800).',
    ])
    expect(grounds.at(-1)).toBe(
      '20% of instant payouts (2 of 10 a month) cost more than their fee.',
    )
  })

  it('has no table of alternatives where only the form has been run', () => {
    const form = point('scenario', 300, [100_00, 120_00])
    const other = point('alternative/0', 100, [20_00, 30_00])
    const alternatives = (known: readonly PointResult[]) => ({
      plan: { ...PLAN, points: [form.point, other.point] },
      points: known,
    })
    expect(memo({ alternatives: alternatives([form]) }).differences).toBeNull()
    expect(memo({ alternatives: alternatives([form, other]) }).differences?.rows).toHaveLength(2)
  })

  it('says who pays, by size, small creators first, and who loses', () => {
    // $30 on $1,000 ten days earlier: 3% × 365.25 / 10.
    expect(memo().notes.slice(1, 3)).toEqual([
      'What takers pay, as a share of their daily payouts before the fee, and in brackets as yearly interest on the money that arrived earlier. By what they earn a month: ' +
        'under $100 4.0% (nothing arrived earlier); ' +
        '$1,000 to $10,000 3.0% (109.6%).',
      'Who loses, in the first seed: 1 of 2 takers paid a fee and were paid no sooner. ' +
        '1 cost the platform more than they paid, $3.00 in all.',
    ])
  })

  it('counts creators of a sample for all whom they stand for', () => {
    const [sooner, later] = pairs
    const standing = (pair: (typeof pairs)[number], standsFor: number) => ({
      run: { ...pair.run, standsFor },
      baseline: { ...pair.baseline, standsFor },
    })
    const [first, ...others] = withCreators(points[1]!).seeds
    // Sooner pays $30, but costs $40 here: whoever costs too much need not lose by it.
    const costly = { ...sooner!, run: { ...sooner!.run, costCents: 40_00 } }
    const creators = [standing(costly, 10), standing(later!, 4)]
    const atFee = { ...points[1]!, seeds: [{ ...first!, creators }, ...others] }
    expect(memo({ atFee }).notes[2]).toBe(
      'Who loses, in the first seed: 4 of 14 takers paid a fee and were paid no sooner. ' +
        '14 cost the platform more than they paid, $112.00 in all.',
    )
  })

  it('says of which marketplace it is', () => {
    const atFee = pointResult('axis/1', { [FEE]: 300 }, [
      seedEconomics('one', { instantPayouts: 12, standardPayouts: 400, everTakers: 5 }),
      seedEconomics('two', { instantPayouts: 18, standardPayouts: 420, everTakers: 8 }),
    ])
    expect(memo({ atFee }).notes[0]).toBe(
      'Based on: 500 creators over 30 days, about 7 creators on daily; ' +
        'completed in a month: 15 instant payouts and 410 other payouts.',
    )
  })

  it('says that no creator cost more than they paid', () => {
    const [sooner] = pairs
    const [first, ...others] = withCreators(points[1]!).seeds
    const atFee = { ...points[1]!, seeds: [{ ...first!, creators: [sooner!] }, ...others] }
    expect(memo({ atFee }).notes[2]).toBe(
      'Who loses, in the first seed: no creator paid a fee without being paid sooner. ' +
        'No creator cost more than they paid.',
    )
  })

  it('says what has not been run', () => {
    expect(memo({ atFee: null }).notes).toEqual([
      'Who pays is not known: 3% has not been run.',
      'Not run yet: what the margin depends on most.',
      'No alternative has been run.',
      'The scenario itself has not been run to its end with these settings, so there is no digest of its ledger.',
    ])
    expect(memo().digests).toEqual([])
    expect(memo().differences).toBeNull()
  })

  describe('names what moves the margin furthest', () => {
    const HOLD = 'policy.holdDays'
    const noteOf = (waiting: readonly number[], hold: readonly number[]): string | undefined => {
      const none = waiting.map(() => 0)
      const sensitivity = [
        withMargins('scenario', {}, none),
        withMargins('sensitivity/0/low', { [MEDIAN]: 1_000 }, none),
        withMargins('sensitivity/0/high', { [MEDIAN]: 4_000 }, waiting),
        withMargins('sensitivity/1/low', { [HOLD]: 3 }, none),
        withMargins('sensitivity/1/high', { [HOLD]: 14 }, hold),
      ]
      return memo({ sweepsAtFee: sweepsWith(sensitivity) }).notes[3]
    }

    it('with what each comes to, and not which matters most where seeds are few', () => {
      expect(noteOf([80_00, 80_00], [-10_00, -10_00])).toBe(
        'What moves the margin furthest in these seeds, with each setting low and then high and everything else unchanged: ' +
          'Cost of waiting for a year, median: $0 a month at 10%, +$80 at 40%; ' +
          'Holding period: $0 a month at 3 days, −$10 at 14 days. ' +
          'To say what matters most takes at least 5 seeds.',
      )
    })

    it.each([
      [[80_00, 81_00, 79_00, 80_00, 80_00], 'The first surely moves it further than any other'],
      [
        [8_00, 14_00, 9_00, 12_00, 13_00],
        'Which of these matters most may be chance: Cost of wait',
      ],
      [[80_00, -70_00, 60_00, -50_00, 90_00], 'Even the effect of the first may be chance.'],
    ])('as surely as on the page', (waiting, words) => {
      expect(noteOf(waiting, [-10_00, -11_00, -9_00, -10_00, -10_00])).toContain(words)
    })
  })

  it('counts violations over all results, and those of a baseline once', () => {
    const broken = (one: PointResult, counts: Readonly<Record<string, number>>): PointResult => ({
      ...one,
      seeds: one.seeds.map((seed) => ({
        ...seed,
        violations: Object.entries(counts).map(([name, count]) => ({
          runKey: `${name}, ${seed.seed}`,
          count,
        })),
      })),
    })
    expect(memo().checks).toBe(
      'Violations found by the daily checks in 6 results (each a run, and the same run with nobody on daily): 0.',
    )
    const sweeps = sweepsWith([
      broken(points[0]!, { 'one fee': 2, baseline: 3 }),
      broken(points[1]!, { 'another fee': 0, baseline: 3 }),
      points[2]!,
    ])
    expect(memo({ sweeps }).checks).toMatch(/daily checks in 6 results .*: 10\.$/)
  })

  it('counts a simulation once that two sweeps have by two names', () => {
    const [first, second] = [points[1]!, points[2]!]
    const again = [
      { ...first, point: { ...first.point, id: 'scenario', changes: {} } },
      { ...second, point: { ...second.point, id: 'alternative/0' } },
    ]
    const sweeps = [...sweepsWith(points), { plan: PLAN, points: again }]
    expect(memo({ sweeps }).checks).toContain('in 6 results')
  })

  it('lists the alternatives that were run, and says how many were not', () => {
    const flat = (cents: number) => ({
      name: `${cents} cents flat`,
      changes: { 'policy.instantFeeFlatCents': cents },
    })
    const alternatives = {
      plan: sweepPlan({
        scenario: 'gumroad-like',
        seeds: 2,
        alternatives: [flat(1_00), flat(1_99), flat(2_50)],
      }),
      points: [
        withMargins('scenario', {}, [100_00, 120_00]),
        withMargins('alternative/1', {}, [90_00, 100_00]),
      ],
    }
    const { differences, notes } = memo({ alternatives })
    expect(differences?.rows.map(([name, , margin]) => [name, margin])).toEqual([
      ['As on the form', '$110'],
      ['199 cents flat', '$95'],
    ])
    expect(notes).toContain('2 other alternatives were not run.')
  })

  it('says of how many seeds each row is, and gives the form’s margin under those of a row with fewer', () => {
    const plan = sweepPlan({
      scenario: 'gumroad-like',
      seeds: 5,
      alternatives: [{ name: '$1.99 flat', changes: { 'policy.instantFeeFlatCents': 1_99 } }],
    })
    const points = [
      withMargins('scenario', {}, [142_20, 0]),
      withMargins('alternative/0', {}, [140_00]),
    ]
    const { period, differences, figures } = memo({ plan, alternatives: { plan, points } })
    expect(period).toBe('So far 2 of 5 seeds have been run at this fee, the first is payout-lab')
    expect(figures.rows.map(([, seeds]) => seeds)).toEqual(['2 of 5', '2 of 5', '2 of 5'])
    expect(figures.title).toBe(
      'Fees that were run, so far under the seeds that all of them have (2 of 5)',
    )
    expect(differences!.rows.map((row) => [row[0], row[1], row[2], row[4]])).toEqual([
      ['As on the form', '2 of 5', '$71.10', ''],
      ['$1.99 flat (the form under the same seeds: $142.20)', '1 of 5', '$140.00', '−$2.20'],
    ])
  })

  it('leaves out an alternative that is the form itself, and marks one at which nobody chooses', () => {
    const everybody = {
      name: 'Daily for everyone',
      changes: { 'population.scheduleShareBasisPoints': { daily: 10_000 } },
    }
    const alternatives = {
      plan: sweepPlan({
        scenario: 'gumroad-like',
        seeds: 2,
        alternatives: [
          { name: 'The same', changes: { 'policy.instantFeeBasisPoints': 300 } },
          everybody,
        ],
      }),
      points: [
        withMargins('scenario', {}, [100_00, 120_00]),
        withMargins('alternative/1', everybody.changes, [900_00, 1_000_00]),
      ],
    }
    expect(memo({ alternatives }).differences?.rows.map(([name]) => name)).toEqual([
      'As on the form',
      'Daily for everyone (upper limit: creators have no choice)',
    ])
  })

  it('has the share of daily payouts that the page has', () => {
    const small = (instantFeeCents: number, instantGrossCents: number) => ({
      ...creatorGroups(pairs, 30).find(({ name }) => name === 'under $100')!,
      instantFeeCents,
      instantGrossCents,
    })
    // 2% and 4%, and 3.5% of all: the second seed paid out three times as much.
    const atFee = pointResult('axis/1', { [FEE]: 300 }, [
      seedEconomics('one', {}, {}, [small(2_00, 100_00)]),
      seedEconomics('two', {}, {}, [small(12_00, 300_00)]),
    ])
    expect(memo({ atFee }).notes[1]).toContain('under $100 3.5% (')
    expect(groupRows(groupLines(atFee, 'size'), 'feeShare', 'a month')[0]?.after).toBe('3.5%')
  })

  it('names the sales file that it rests on, for which the link asks', () => {
    const file = { name: 'may.csv', sha256: 'b84304'.padEnd(64, '0'), sales: 6_810, within: 6_810 }
    expect(memo({ file }).notes[0]).toContain(
      'Based on: 6,810 sales of may.csv by 500 creators over',
    )
    expect(memo({ file }).notes.at(-1)).toMatch(/asks for the sales file may\.csv \(SHA-256 b84304/)
    expect(memo({ file: { ...file, within: 9 } }).notes[0]).toContain(
      'Based on: 9 of the 6,810 sales of may.csv by 500 creators over',
    )
  })

  it('says of an alternative with free days how many of the days they are', () => {
    const free = { 'policy.instantFreeDays': 30 }
    const alternatives = {
      plan: sweepPlan({
        scenario: { version: 1, days: 90, population: { size: 1 } },
        seeds: 2,
        alternatives: [{ name: 'First month free', changes: free }],
      }),
      points: [withMargins('scenario', {}, [100_00, 120_00])],
    }
    // What was not run is not in the memo.
    expect(memo({ alternatives }).notes.join(' ')).not.toContain('days are free')
    alternatives.points.push(withMargins('alternative/0', free, [40_00, 41_00]))
    const { sentences, differences, notes } = memo({ alternatives })
    expect(differences!.rows[1]![0]).toBe('First month free (30 of 90 days free)')
    expect(sentences[1]).toContain(
      'Of the alternatives that were run, “As on the form” earns most.',
    )
    expect(notes).toContain(
      'Where first days are free, a larger part of this period is free than of a year. Over a year, such a fee can bring more.',
    )
  })

  it('has each margin and each difference once, however often it is read', () => {
    const form = pointResult('scenario', {}, [
      seedEconomics('one', { instantFeeCents: 20_000_00, instantCostCents: 18_248_70 }),
      seedEconomics('two', { instantFeeCents: 20_000_00, instantCostCents: 18_261_10 }),
    ])
    const flat = pointResult('alternative/0', { 'policy.instantFeeFlatCents': 1_99 }, [
      seedEconomics('one', { instantFeeCents: 19_000_00, instantCostCents: 17_351_30 }),
      seedEconomics('two', { instantFeeCents: 19_000_00, instantCostCents: 17_374_90 }),
    ])
    const plan = { ...PLAN, points: [form.point, { ...flat.point, name: '$1.99 flat' }] }
    const atFee = { ...form, point: { ...points[1]!.point, seeds: form.point.seeds } }
    const rows = alternativeRows(plan, [form, flat])
    const margin = marginInterval(atFee)
    const { sentences, figures, differences } = memo({
      fee: { ...FACTS.fee, margin, roundMargin: (exact) => marginAsInTable(rows, exact) },
      curve: curveOf([points[0]!, atFee, points[2]!], FEE),
      atFee,
      alternatives: { plan, points: [form, flat] },
    })
    // By itself it would be $1,745.10, which is known to $10 in a table of $20,000.
    expect(roughEstimate(margin).value).not.toBe(1_750_00)
    const inTable = differences!.rows[0]!
    expect(inTable.slice(2, 4)).toEqual(figures.rows[1]!.slice(2, 4))
    expect(sentences.join(' ')).toContain(`would add ${inTable[2]} a month with 12.0% of`)
    const [, , , , difference] = differences!.rows[1]!
    expect(sentences[1]).toContain(`earns ${difference!.replace('−', '')} a month less`)
    // A margin that is in one place alone has the digits that are known of it.
    expect(figures.rows[0]![2]).toBe('$25')
  })

  it('says what sales would make up for an alternative that surely earns less', () => {
    const plan = sweepPlan({
      scenario: 'gumroad-like',
      seeds: 2,
      alternatives: [{ name: 'Half the fee', changes: { [FEE]: 150 } }],
    })
    const points = [
      withMargins('scenario', {}, [100_00, 120_00]),
      withMargins('alternative/0', {}, [90_00, 110_00]),
    ].map(({ point, seeds }) => ({
      point,
      seeds: seeds.map((one) => ({
        ...one,
        economics: { ...one.economics, salesGrossCents: 5_000_00, saleFeeCents: 500_00 },
      })),
    }))
    const { columns, rows } = memo({ alternatives: { plan, points } }).differences!
    const sales = columns.indexOf('Sales to match')
    // $10 less in both seeds, of which a sale brings a tenth.
    expect(rows.map((row) => row[sales])).toEqual(['', '+$100 (+2% of all)'])
  })

  it('is Markdown with alternatives, digest and link', () => {
    const alternatives = {
      plan: sweepPlan({
        scenario: 'gumroad-like',
        seeds: 2,
        alternatives: [{ name: '$1.99 flat', changes: { 'policy.instantFeeFlatCents': 1_99 } }],
      }),
      points: [
        withMargins('scenario', {}, [100_00, 120_00]),
        withMargins('alternative/0', {}, [90_00, 100_00]),
      ],
    }
    const text = summaryMarkdown(memo({ alternatives, digest: 'ab12' }))
    expect(text).toContain('# What daily payouts should cost: A marketplace\n')
    expect(text).toMatch(
      /^\| \$1\.99 flat \| 2 \| \$95 \| .* \| −\$15 \| −\$79 to \+\$49 \| nothing kept \| 0\.0% \|$/m,
    )
    expect(text).toContain('SHA-256 `ab12`')
    expect(text).toContain('<https://lab.example/#scenario>')
  })
})
