/** What stands in a row adds up as it is shown. */
import { describe, expect, it } from 'vitest'
import {
  alternativeMoney,
  differenceAsInTable,
  marginAsInTable,
} from '../../../../src/ui/fees/alternatives/alternative-money'
import type {
  AlternativeFigures,
  AlternativeRow,
} from '../../../../src/ui/fees/alternatives/alternative-rows'

const interval = (value: number, low: number | null, high: number | null) => ({
  value,
  low,
  high,
  n: 5,
  method: 'mean' as const,
})

const row = (others: Partial<AlternativeFigures>): AlternativeRow => ({
  pointId: '',
  name: '',
  changes: {},
  isScenario: false,
  isSame: false,
  isLimit: false,
  freeDays: null,
  figures: {
    takeUp: null,
    sales: null,
    feesCents: 0,
    costCents: 0,
    margin: interval(0, 0, 0),
    difference: null,
    scenarioMargin: null,
    daysSooner: null,
    withoutGain: 0,
    ...others,
  },
})

const written = (...rows: AlternativeRow[]) =>
  rows.map(({ figures }) => alternativeMoney(rows)(figures!))

const form = row({
  feesCents: 115_04,
  costCents: 40_74,
  margin: interval(74_30, -20_00, 168_60),
})

describe('the money of the alternatives', () => {
  it('is rounded to one step, so that rows and differences add up', () => {
    const one = row({
      feesCents: 30_49,
      costCents: 23_53,
      margin: interval(6_96, 1_00, 12_92),
      difference: interval(-67_34, -160_00, 25_32),
      scenarioMargin: { value: 74_30, isOfFewer: false },
    })
    const [ofForm, ofOne] = written(form, one)
    expect(ofForm).toMatchObject({
      fees: '$115.00',
      cost: '$40.70',
      margin: '$74.30',
      formMargin: '',
    })
    expect(ofOne).toMatchObject({ fees: '$30.50', cost: '$23.50', margin: '$7.00' })
    expect(ofOne!.difference).toBe('−$67.30')
  })

  it('of which one is large has no cents', () => {
    const large = row({
      feesCents: 9_000_49,
      costCents: 4_187_68,
      margin: interval(4_812_81, 4_700_00, 4_925_62),
      difference: interval(-2_20, -3_00, -1_40),
      scenarioMargin: { value: 4_815_01, isOfFewer: false },
    })
    expect(written(large)[0]).toMatchObject({
      fees: '$9,000',
      cost: '$4,187',
      margin: '$4,813',
      difference: '−$2',
    })
  })

  it('has cents beside an upper limit, which may be far larger', () => {
    const large = { feesCents: 9_000_49, margin: interval(4_812_81, 4_700_00, 4_925_62) }
    const small = row({ feesCents: 30_49, costCents: 23_53, margin: interval(6_96, 1_00, 12_92) })
    const limit = { ...row(large), isLimit: true }
    expect(written(small, limit)[0]).toMatchObject({ fees: '$30.50', margin: '$7.00' })
    expect(written(small, row(large))[0]).toMatchObject({ fees: '$30', margin: '$7' })
  })

  it('keeps the first digit of a difference that is surely one', () => {
    const close = row({
      feesCents: 9_000_00,
      margin: interval(4_812_20, 4_700_00, 4_925_62),
      difference: interval(-20, -30, -10),
      scenarioMargin: { value: 4_812_40, isOfFewer: false },
    })
    expect(written(close)[0]!.difference).toBe('−$0.20')
  })

  it('is rounded in other places as in its row, whichever way the difference goes', () => {
    const one = row({
      feesCents: 30_49,
      margin: interval(74_84, -20_00, 169_00),
      difference: interval(56, 14, 98),
      scenarioMargin: { value: 74_34, isOfFewer: false },
    })
    const rows = [form, one]
    expect(written(...rows)[1]!.difference).toBe('+$0.50')
    const { value, low, high } = one.figures!.difference!
    const ends = { low: 10, high: 100 }
    expect(differenceAsInTable(rows, { value, low, high })).toEqual({ value: 50, ...ends })
    const back = { value: -50, low: -100, high: -10 }
    expect(differenceAsInTable(rows, { value: -value, low: -high!, high: -low! })).toEqual(back)
    const margin = marginAsInTable(rows, one.figures!.margin)
    expect(margin).toEqual({ value: 74_80, low: -20_00, high: 169_00 })
    expect(written(...rows)[1]!.margin).toBe('$74.80')
    // In no row.
    expect(marginAsInTable(rows, { value: 74_85, low: -20_00, high: 169_00 }).value).toBe(75_00)
    expect(differenceAsInTable(rows, { value: 56_78, low: null, high: null }).value).toBe(56_80)
  })

  it('has the margin of the form under the seeds of a row that has fewer', () => {
    const fewer = row({
      margin: interval(140_00, null, null),
      difference: interval(-2_20, null, null),
      scenarioMargin: { value: 142_20, isOfFewer: true },
    })
    expect(written(fewer)[0]).toMatchObject({
      margin: '$140.00',
      difference: '−$2.20',
      formMargin: '$142.20',
    })
  })
})
