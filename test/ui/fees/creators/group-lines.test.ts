import { describe, expect, it } from 'vitest'
import type { CreatorGroup } from '../../../../src/experiments/sweep/creator-groups'
import { cellText } from '../../../../src/ui/charts/table'
import {
  groupRows,
  groupTable,
  notSplitText,
  rateText,
} from '../../../../src/ui/fees/creators/group-chart'
import {
  groupLines,
  groupsWithoutTakers,
  highestShare,
} from '../../../../src/ui/fees/creators/group-lines'
import { groupWords } from '../../../../src/ui/words/creator-groups'
import { groupSentence } from '../../../../src/ui/fees/creators/group-sentence'
import { pointResult, seedEconomics } from '../../../support/sweeps'

const group = (parts: Partial<CreatorGroup>): CreatorGroup => ({
  grouping: 'size',
  name: 'under $100',
  creators: 20,
  takers: 10,
  instantGrossCents: 1_000_00,
  instantFeeCents: parts.feeCents ?? 30_00,
  feeCents: 30_00,
  costCents: 20_00,
  // Everything arrived 5 days sooner.
  centDaysGained: 5_000_00,
  withoutGain: 1,
  ...parts,
})
const rest = group({
  ...{ name: '$100 to $1,000', takers: 0, feeCents: 0, instantGrossCents: 0, costCents: 0 },
  centDaysGained: 0,
})

const point = pointResult('scenario', {}, [
  seedEconomics('one', {}, {}, [group({}), rest]),
  seedEconomics('two', {}, {}, [group({ feeCents: 50_00 }), rest]),
])

describe('a group of creators over the seeds', () => {
  const [small, large] = groupLines(point, 'size')

  it('has its share of daily payouts and its margin a month, each with an interval', () => {
    // 3% and 5%; $10 and $30 of one month.
    expect(small?.feeShare).toMatchObject({ value: 0.04, n: 2 })
    // Half-width 12.7062 × 1%; no share is below zero.
    expect(small?.feeShare?.low).toBe(0)
    expect(small?.feeShare?.high).toBeCloseTo(0.04 + 0.127062, 5)
    expect(small?.margin.value).toBeCloseTo(20_00, 10)
    expect(small?.margin.low).toBeCloseTo(20_00 - 12.7062 * 10_00, 0)
    expect(small?.daysGained).toBe(5)
    // $80 for $10,000 × 1 day.
    expect(small?.yearlyRate).toBeCloseTo((80_00 * 365.25) / 10_000_00, 10)
  })

  it('has no share where nobody takes daily, and is left out of the chart', () => {
    expect(large?.feeShare).toBeNull()
    expect(groupRows([small!, large!], 'feeShare', 'a month').map(({ label }) => label)).toEqual([
      'Under $100',
    ])
  })

  it('is a row with its figure at its end', () => {
    const [share] = groupRows([small!], 'feeShare', 'a month')
    expect(share).toMatchObject({ dot: { value: 400 }, after: '4.0%' })
    expect(share?.readings.map(({ value }) => value)).toEqual([
      'about 10 of 20',
      '4.0% (0.0% to 16.7%)',
      '5 days',
      '292%',
      '$20 (−$110 to $150)',
    ])
    expect(groupRows([small!], 'margin', 'a month')[0]).toMatchObject({ after: '$20' })
  })

  it('keeps a decimal of means that are not whole', () => {
    const seeds = ['one', 'two', 'three'].map((seed, index) =>
      seedEconomics(seed, {}, {}, [group({ takers: index === 0 ? 1 : 0, withoutGain: 0 })]),
    )
    const lines = groupLines(pointResult('scenario', {}, seeds), 'size')
    expect(groupRows(lines, 'feeShare', 'a month')[0]?.readings[0]?.value).toBe('about 0.3 of 20')
    const { columns, rows } = groupTable(lines, 'Earnings a month', 'a month')
    expect(cellText(columns[2]!, rows[0]!, 2)).toBe('0.3')
  })

  it('counts those who pay and gain no time, on average over the seeds', () => {
    const few = pointResult('scenario', {}, [
      seedEconomics('one', {}, {}, [group({ withoutGain: 2 })]),
      seedEconomics('two', {}, {}, [group({ withoutGain: 1 })]),
    ])
    const { columns, rows } = groupTable(groupLines(few, 'size'), 'Earnings a month', 'a month')
    expect(cellText(columns[9]!, rows[0]!, 9)).toBe('2')
  })

  it('is in the table as in the chart', () => {
    const { columns, rows } = groupTable([small!, large!], 'Earnings a month', 'a month')
    expect(columns[0]?.label).toBe('Earnings a month')
    expect(rows[0]?.slice(0, 5)).toEqual(['Under $100', 20, 10, 5 * 86_400, 400])
    expect(rows[1]?.slice(0, 5)).toEqual(['$100 to $1,000', 20, 0, null, null])
  })
})

describe('groups without takers', () => {
  it('are named beside those that have some', () => {
    expect(groupsWithoutTakers(groupLines(point, 'size'))).toEqual(['$100 to $1,000'])
    const nobody = pointResult('scenario', {}, [seedEconomics('one', {}, {}, [rest])])
    expect(groupsWithoutTakers(groupLines(nobody, 'size'))).toEqual([])
  })
})

describe('what is not split between the groups', () => {
  const COSTS = {
    ...{ instantFeeCents: 29_00, instantCostCents: 20_00 },
    ...{ costOfFundsCents: 20_00, unrecoveredDebtCents: 4_70 },
  }
  it('leads from the groups to the margin', () => {
    const costly = pointResult('scenario', {}, [
      seedEconomics('one', COSTS, {}, [group({ feeCents: 29_00 }), rest]),
    ])
    expect(notSplitText(costly, groupLines(costly, 'size'), 'a month')).toBe(
      'All groups together: $9.00 a month. Cost of funds and debts, which are not split: −$24.70. The margin: −$15.70.',
    )
  })

  it('is not said where nobody took daily payouts', () => {
    const nobody = pointResult('scenario', {}, [seedEconomics('one', {}, {}, [rest])])
    expect(notSplitText(nobody, groupLines(nobody, 'size'), 'a month')).toBeNull()
  })
})

describe('the sentence of a group', () => {
  it('is about the smallest creators that take daily', () => {
    expect(groupSentence(groupLines(point, 'size'))).toBe(
      'Among creators who earn under $100 a month, those on daily pay 4.0% of their daily payouts and receive that money 5 days sooner than on their other schedule. For that money, the fee equals interest of 292% a year.',
    )
  })

  it('says so where their money comes no sooner', () => {
    const late = pointResult('scenario', {}, [
      seedEconomics('one', {}, {}, [group({ centDaysGained: -1 })]),
    ])
    expect(groupSentence(groupLines(late, 'size'))).toBe(
      'Among creators who earn under $100 a month, those on daily pay 3.0% of their daily payouts and receive that money no sooner than on their other schedule.',
    )
  })

  it('is not there without takers', () => {
    const nobody = pointResult('scenario', {}, [seedEconomics('one', {}, {}, [rest])])
    expect(groupSentence(groupLines(nobody, 'size'))).toBeNull()
  })
})

describe('the words of groups', () => {
  it.each([
    ['size', 'under $100', 'creators who earn under $100 a month'],
    ['country', 'GB', 'creators in United Kingdom'],
    ['tenure', '2 years and more', 'creators with accounts of 2 years and more'],
  ] as const)('by %s', (grouping, name, words) => {
    expect(groupWords({ grouping, name })).toBe(words)
  })
})

describe('interest of a year', () => {
  it.each([
    [null, '–'],
    [0.045, '4.5%'],
    [12.345, '1,235%'],
  ])('%s is %s', (rate, text) => {
    expect(rateText(rate)).toBe(text)
  })
})

describe('the most that a group pays', () => {
  it('is of groups with takers alone', () => {
    expect(highestShare(point)).toBe(0.04)
    expect(highestShare(pointResult('scenario', {}, [seedEconomics('one', {})]))).toBeNull()
  })
})
