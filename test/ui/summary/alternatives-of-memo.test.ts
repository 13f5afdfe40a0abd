import { roughEstimate } from '../../../src/core/rough-estimate'
import { describe, expect, it } from 'vitest'
import { curveOf } from '../../../src/experiments/sweep/curve'
import { marginInterval } from '../../../src/experiments/sweep/margin'
import type { PointResult } from '../../../src/experiments/sweep/results'
import { marginAsInTable } from '../../../src/ui/fees/alternatives/alternative-money'
import { alternativeRows } from '../../../src/ui/fees/alternatives/alternative-rows'
import { pointResult, seedEconomics, sweepPlan, withMargins } from '../../support/sweeps'
import { FEE, point, points, PLAN, FACTS, memo } from './memo'

describe('the alternatives of a memo', () => {
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
      ['As on the form (3% of the net)', '$110'],
      ['199 cents flat', '$95'],
    ])
    expect(notes).toContain('2 alternatives were not run.')
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
      ['As on the form (3% of the net)', '2 of 5', '$71.10', ''],
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
      'As on the form (3% of the net)',
      'Daily for everyone (upper limit: creators have no choice)',
    ])
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
      'Of the alternatives that were run, “As on the form (3% of the net)” earns most: $110 a month',
    )
    expect(notes).toContain(
      'With free days at the start, a larger part of this period is free than of a year. Over a year, such a fee can bring more.',
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
    expect(sentences[1]).toContain(`brings ${difference!.replace('−', '')} a month less`)
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
})
