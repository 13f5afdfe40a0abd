import { describe, expect, it } from 'vitest'
import {
  creatorViews,
  type CreatorView,
  type ViewedCreator,
} from '../../../../src/experiments/creator-view'
import { SWEEP_PRESETS } from '../../../../src/experiments/sweep/presets'
import type { Cell } from '../../../../src/ui/charts/table'
import {
  distinctViews,
  leftOutOf,
  scenariosOf,
  viewRows,
  viewSentence,
  viewTable,
} from '../../../../src/ui/fees/creators/creator-view-chart'

const view: CreatorView = {
  otherWaitDays: 16.9,
  daily: {
    waitDays: 0.8,
    daysGained: 16.1,
    payoutCents: 28_73,
    feeCents: 84,
    payoutsPerMonth: 7,
    yearlyFeeCents: 71_40,
    yearlyRate: 0.666,
    takingShare: 0.81,
  },
}
const impossible: CreatorView = { otherWaitDays: 10, daily: null }

describe('the creator’s view in words', () => {
  it('says how long money takes and what a year costs', () => {
    expect(viewSentence(view)).toBe(
      'Without daily, money takes 16.9 days from sale to cash. With daily as on the form it takes 19 hours: 16.1 days sooner, for $71.40 in the first year.',
    )
  })

  it.each([
    [impossible, /cannot pay this creator/],
    [null, /^Nothing is left/],
  ])('says why there is none', (one, words) => {
    expect(viewSentence(one)).toMatch(words)
  })
})

describe('the creator’s view of alternatives', () => {
  const lines = [
    { name: 'As on the form', view },
    { name: 'Another', view: impossible },
  ]

  it('leaves out those that change nothing for this creator, and names them', () => {
    const same = { name: 'The same', view: structuredClone(view) }
    expect(distinctViews([...lines, same])).toEqual({ lines, same: ['The same'] })
    expect(distinctViews([])).toEqual({ lines: [], same: [] })
  })

  it('has none that say which rail or schedule creators are on, and names them', () => {
    const questions = SWEEP_PRESETS.questions.alternatives!
    const everybody = [
      'Daily for everyone who may have it',
      'US banks on card push',
      'US banks on RTP',
      'US banks on stablecoin',
    ]
    expect(leftOutOf(questions)).toEqual(everybody)
    const shown = scenariosOf({ version: 1 }, questions, {}).map(({ name }) => name)
    expect(shown.filter((name) => everybody.includes(name))).toEqual([])
    expect(shown).toHaveLength(questions.length - everybody.length)
  })

  it('is a bar of the year’s fees for each that is possible', () => {
    const [row, ...others] = viewRows(lines)
    expect(others).toEqual([])
    expect(row).toMatchObject({ bars: [{ from: 0, to: 71_40 }], after: '$71.40' })
    expect(row?.readings.map(({ value }) => value)).toEqual([
      '19 hours',
      '16.1 days',
      '$71.40',
      '66.6%',
      '81.0%',
    ])
  })

  it('is a row of the table for each, written as its columns say', () => {
    const { columns, rows } = viewTable(lines)
    const [[name, ...cells], another] = rows as [Cell[], Cell[]]
    const written = columns
      .slice(1)
      .map(({ label, format }, index) => `${label}: ${format(cells[index] as number)}`)
    expect([name, ...written]).toEqual([
      'As on the form',
      ...['Days to cash: 19 hours', 'Sooner by: 16.1 days', 'Usual payout: $28.73'],
      ...['Fees in a year: $71.40', 'Yearly interest: 66.6%', 'Would take it: 81.0%'],
    ])
    expect(another).toEqual(['Another', null, null, null, null, null, null])
  })

  it('comes from the scenario with the changes of each; those that cannot be are left out', () => {
    const scenarios = scenariosOf(
      { version: 1 },
      [
        { name: 'Free', changes: { 'policy.instantFeeBasisPoints': 0 } },
        { name: '3%', changes: { 'policy.instantFeeBasisPoints': 300 } },
        { name: 'Wrong', changes: { 'policy.instantFeeBasisPoints': -1 } },
      ],
      {},
    )
    const creator: ViewedCreator = {
      ...{ monthlyGrossCents: 240_00, rail: 'us_bank', country: 'US', other: 'weekly' },
      meanSaleCents: null,
    }
    const found = creatorViews(scenarios, creator)
    expect(found.map(({ name }) => name)).toEqual(['Free', '3%'])
    const [free, fee] = found.map((line) => line.view.daily!)
    expect(free!.yearlyFeeCents).toBe(0)
    expect(fee!.yearlyFeeCents).toBeGreaterThan(0)
    expect(fee!.daysGained).toBe(free!.daysGained)
  })
})
