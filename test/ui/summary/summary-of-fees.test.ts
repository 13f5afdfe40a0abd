/** The memo has what the sweeps of the page have brought, and says what they have not. */
import { describe, expect, it } from 'vitest'
import { creatorGroups } from '../../../src/experiments/sweep/creator-groups'
import type { PointResult } from '../../../src/experiments/sweep/results'
import type { TornadoBar } from '../../../src/experiments/sweep/tornado'
import { groupRows } from '../../../src/ui/fees/creators/group-chart'
import { groupLines } from '../../../src/ui/fees/creators/group-lines'
import { summaryMarkdown } from '../../../src/ui/summary/markdown'
import { pointResult, seedEconomics, sweepPlan, withMargins } from '../../support/sweeps'
import { FEE, MEDIAN, pairs, withCreators, points, PLAN, sweepsWith, FACTS, memo } from './memo'

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

  it('says who pays, by size, small creators first, and who loses', () => {
    // $30 on $1,000 ten days earlier: 3% × 365.25 / 10.
    expect(memo().notes.slice(1, 3)).toEqual([
      'What takers pay, as a share of their daily payouts before the fee, and in brackets as yearly interest on the money that arrived earlier. By what they earn a month: ' +
        '4.0% (nothing arrived earlier) for under $100; ' +
        '3.0% (109.6%) for $1,000 to $10,000.',
      'Who loses, in the first seed: 1 of 2 takers paid a fee and were paid no sooner. ' +
        'One creator cost the platform $3.00 more than they paid.',
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
        '14 creators cost the platform more than they paid, $112.00 in all.',
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
      [[80_00, 81_00, 79_00, 80_00, 80_00], 'The first clearly moves it more than any other'],
      [
        [8_00, 14_00, 9_00, 12_00, 13_00],
        'Which of these matters most may be chance: Cost of wait',
      ],
      [[80_00, -70_00, 60_00, -50_00, 90_00], 'Even the effect of the first may be chance.'],
    ])('as surely as on the page', (waiting, words) => {
      expect(noteOf(waiting, [-10_00, -11_00, -9_00, -10_00, -10_00])).toContain(words)
    })
  })

  describe('says what is expected where no assumption has been run', () => {
    const end = (value: number, cents: number) => ({
      value,
      difference: { value: cents, low: null, high: null, n: 0, method: 'mean' as const },
      takeUp: null,
    })
    const bar = (path: string, low: [number, number], high: [number, number]): TornadoBar => {
      const [from, to] = [end(...low), end(...high)]
      const swing = { ...to.difference, value: high[1] - low[1] }
      const swingCents = Math.abs(swing.value)
      return { path, low: from, high: to, swing, swingCents, swingCentsBySeed: [] }
    }
    const moving = bar(MEDIAN, [1_000, -20_00], [4_000, 30_44])
    const still = bar('policy.holdDays', [3, 0], [14, 0])
    const noteOf = (expectedBars: readonly TornadoBar[] | null): string | undefined =>
      memo({ expectedBars }).notes[3]

    it('as an estimate, without what moves nothing', () => {
      expect(noteOf([moving, still])).toBe(
        'By a rough estimate the margin moves furthest with these, each low and then high and everything else unchanged: ' +
          'Cost of waiting for a year, median: −$20 a month at 10%, +$30.40 at 40%. ' +
          'Nothing of this has been simulated, so chance and failures are not in it.',
      )
    })

    it('that nothing moves it, and what is missing where it is not known, or cannot be', () => {
      expect(noteOf([still])).toMatch(/none of these assumptions moves the margin/)
      expect(noteOf(null)).toBe('Not run yet: what the margin depends on most.')
      expect(noteOf([])).toBe('Not run yet: what the margin depends on most.')
    })

    it('not where it has been simulated', () => {
      const sensitivity = [
        withMargins('scenario', {}, [0, 0]),
        withMargins('sensitivity/0/low', { [MEDIAN]: 1_000 }, [0, 0]),
        withMargins('sensitivity/0/high', { [MEDIAN]: 4_000 }, [80_00, 80_00]),
      ]
      const simulated = { sweepsAtFee: sweepsWith(sensitivity), expectedBars: [moving] }
      expect(memo(simulated).notes[3]).toMatch(/^What moves the margin furthest in these seeds/)
    })
  })

  it('says what paying a share of daily payouts twice would cost, and that the share is assumed', () => {
    const paid = { instantPayouts: 10, instantNetCents: 1_000_00, instantFeeCents: 110_00 }
    const atFee = pointResult('axis/1', { [FEE]: 300 }, [
      seedEconomics('one', paid),
      seedEconomics('two', paid),
    ])
    const note = memo({ atFee, paidTwiceShare: 0.02 }).notes.find((text) => text.includes('twice'))
    expect(note).toMatch(
      /^If 2\.0% of daily payouts were paid twice and nothing came back, that would cost about \$20 a month\./,
    )
    expect(note).toMatch(
      /The share is an assumption: no public source says how often it happens\.$/,
    )
    // Nobody is paid daily.
    expect(memo().notes.join(' ')).not.toContain('paid twice')
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
    expect(memo({ atFee }).notes[1]).toMatch(/: 3\.5% .* for under \$100/)
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
