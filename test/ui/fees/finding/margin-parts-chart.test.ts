import { describe, expect, it } from 'vitest'
import type { MarginParts } from '../../../../workers/sweep-contract'
import { cellText } from '../../../../src/ui/charts/table'
import {
  marginPartsRows,
  marginPartsTable,
} from '../../../../src/ui/fees/finding/margin-parts-chart'

const NOTHING: MarginParts = {
  fees: 0,
  instantCost: 0,
  standardCostSaved: 0,
  costOfFunds: 0,
  losses: 0,
}

const madeOf = (some: Partial<MarginParts>, shownCents: number, within: number | null = null) => ({
  margin: {
    value: shownCents,
    low: within === null ? null : shownCents - within,
    high: within === null ? null : shownCents + within,
  },
  shownCents,
  tableStep: null,
  parts: { ...NOTHING, ...some },
})

const GAIN = madeOf(
  { fees: 817_20, instantCost: -346_40, standardCostSaved: 136_00, losses: -9_80 },
  597_00,
)

describe('what a margin is made of, as a chart', () => {
  it('has cents in all amounts where one has some', () => {
    const loss = madeOf({ fees: 40_00, instantCost: -84_70, losses: -5_00 }, -49_70)
    expect(marginPartsRows(loss, 'a month').map(({ after }) => after)).toEqual([
      '+$40.00',
      '−$84.70',
      '−$5.00',
      '−$49.70',
    ])
    const { columns, rows } = marginPartsTable(loss, 'a month')
    expect(rows.map((row) => cellText(columns[1]!, row, 1))).toEqual([
      '$40.00',
      '−$84.70',
      '−$5.00',
      '−$49.70',
    ])
  })

  it('leads from gains through costs to the margin, each part from where the last one ended', () => {
    const rows = marginPartsRows(GAIN, 'a month')
    expect(rows.map(({ label, after }) => `${label} ${after}`)).toEqual([
      'Fees +$817',
      'Saved on standard payouts +$136',
      'Cost of instant payouts −$346',
      'Debts not recovered −$10',
      'Margin $597',
    ])
    expect(rows.map(({ bars }) => bars?.map(({ from, to }) => [from, to])[0])).toEqual([
      [0, 817_00],
      [817_00, 953_00],
      [953_00, 607_00],
      [607_00, 597_00],
      [0, 597_00],
    ])
    expect(rows.map(({ carried }) => carried)).toEqual([817_00, 953_00, 607_00, 597_00, undefined])
    expect(rows.map(({ bars }) => bars?.[0]?.fill)).toEqual([
      undefined,
      undefined,
      'hatched',
      'hatched',
      undefined,
    ])
  })

  it('leads to a loss below zero', () => {
    const rows = marginPartsRows(madeOf({ fees: 20_00, instantCost: -50_00 }, -30_00), 'a year')
    expect(rows.map(({ bars }) => bars?.map(({ to }) => to)[0])).toEqual([20_00, -30_00, -30_00])
    expect(rows[2]!.readings).toEqual([{ label: 'Margin a year', value: '−$30' }])
  })

  it('leaves out what is rounded to nothing, and is empty where nothing is left', () => {
    const rows = marginPartsRows(
      madeOf({ fees: 900_00, costOfFunds: -1_20 }, 900_00, 150_00),
      'a month',
    )
    expect(rows.map(({ key }) => key)).toEqual(['fees', 'margin'])
    expect(marginPartsRows(madeOf({}, 0), 'a month')).toEqual([])
  })

  it('has a table of the same figures', () => {
    const { columns, rows } = marginPartsTable(GAIN, 'a month')
    expect(columns.map(({ label }) => label)).toEqual(['Part', 'Margin a month'])
    expect(rows.map((row) => columns.map((column, at) => cellText(column, row, at)))).toEqual([
      ['Fees', '$817'],
      ['Saved on standard payouts', '$136'],
      ['Cost of instant payouts', '−$346'],
      ['Debts not recovered', '−$10'],
      ['Margin', '$597'],
    ])
  })
})
