import { describe, expect, it } from 'vitest'
import { cellText } from '../../../../src/ui/charts/table'
import { roughEstimate } from '../../../../src/core/rough-estimate'
import { marginDifference } from '../../../../src/experiments/sweep/margin'
import { waterfallOf, type Waterfall } from '../../../../src/experiments/sweep/waterfall'
import {
  waterfallRows,
  waterfallSentence,
  waterfallTable,
} from '../../../../src/ui/fees/questions/waterfall-chart'
import { withMargins } from '../../../support/sweeps'

const NAMES = { before: 'As on the form', after: '$1.99 flat', per: 'a month', tableStep: null }
const waterfall: Waterfall = {
  beforeCents: 500_00,
  steps: { joined: 0, left: -200_00, fees: 450_00, cost: -50_00, rest: 0, loss: 0 },
  afterCents: 700_00,
  creators: { joined: 0, left: 1.5, stayed: 4 },
  seeds: 10,
}

describe('a difference as a waterfall', () => {
  const rows = waterfallRows(waterfall, NAMES)

  it('goes from one total to the other, each step from where the last one ended', () => {
    expect(rows.map(({ bars }) => bars?.map(({ from, to }) => [from, to])[0])).toEqual([
      [0, 500_00],
      [500_00, 500_00],
      [500_00, 300_00],
      [300_00, 750_00],
      [750_00, 700_00],
      [700_00, 700_00],
      [700_00, 700_00],
      [0, 700_00],
    ])
    expect(rows.map(({ carried }) => carried)).toEqual([
      500_00,
      500_00,
      300_00,
      750_00,
      700_00,
      700_00,
      700_00,
      undefined,
    ])
  })

  it('names each step with its amount, losses hatched', () => {
    expect(rows.map(({ label, after }) => `${label} ${after}`)).toEqual([
      'As on the form $500',
      'Creators who join (0) $0',
      'Creators who leave (2) −$200',
      'Fees of those who stay (4) +$450',
      'Payout costs of those who stay (4) −$50',
      'Cost of funds and other creators $0',
      'Debts not recovered $0',
      '$1.99 flat $700',
    ])
    expect(rows.map(({ bars }) => bars?.[0]?.fill)).toEqual([
      undefined,
      undefined,
      'hatched',
      undefined,
      'hatched',
      undefined,
      undefined,
      undefined,
    ])
  })

  it('is in the table with amounts that add up', () => {
    const amounts = waterfallTable(waterfall, NAMES).rows.map(([, cents]) => Number(cents))
    const after = amounts.pop()
    expect(amounts.reduce((sum, cents) => sum + cents, 0)).toBe(after)
  })
})

describe('the rounded steps of a difference', () => {
  const NONE = { joined: 0, left: 0, fees: 0, cost: 0, rest: 0, loss: 0 }
  const names = { ...NAMES, tableStep: 100 }
  const of = (beforeCents: number, steps: Partial<Waterfall['steps']>): Waterfall => {
    const all = { ...NONE, ...steps }
    const sum = Object.values(all).reduce((total, cents) => total + cents, 0)
    return { ...waterfall, beforeCents, steps: all, afterCents: beforeCents + sum }
  }
  const amountsOf = (one: Waterfall) =>
    waterfallRows(one, names).map(({ after }) => after?.replace('+', ''))

  it('are what each is by itself, and not what is left between two rounded sums', () => {
    expect(amountsOf(of(100_40, { left: -90, fees: 179_60 }))).toEqual([
      '$100',
      '$0',
      '−$1',
      '$180',
      '$0',
      '$0',
      '$0',
      '$279',
    ])
  })

  it.each([
    ['more', of(0, { joined: 40, fees: 45, rest: 40 }), '$0 $0 $0 $1 $0 $0 $0 $1'],
    ['less', of(10_00, { left: -40, cost: -40, loss: -45 }), '$10 $0 $0 $0 $0 $0 −$1 $9'],
  ])('take what rounding has left, where together they come to %s', (_, one, amounts) => {
    expect(amountsOf(one).join(' ')).toBe(amounts)
  })

  it('are the same in the table', () => {
    const one = of(10_00, { left: -40, cost: -40, loss: -45 })
    const { columns, rows } = waterfallTable(one, names)
    expect(rows.map((row) => cellText(columns[1]!, row, 1))).toEqual(amountsOf(one))
  })
})

describe('the sentence of a difference', () => {
  const CREATORS = 'Daily payouts, on average: 0 join, 2 leave, 4 stay.'
  const LARGEST = 'The largest step: Fees of those who stay, +$450.'

  it('says how many join, leave and stay, and what most of it is', () => {
    const difference = { value: 200_00, low: null, high: null }
    expect(waterfallSentence(waterfall, NAMES, difference)).toBe(
      `From “As on the form” to “$1.99 flat”: $200 more a month. ${CREATORS} ${LARGEST}`,
    )
    expect(waterfallSentence(waterfall, NAMES, { ...difference, low: -50_00, high: 450_00 })).toBe(
      `From “As on the form” to “$1.99 flat”: $200 more a month (95% interval: $50 less to $450 more). ${CREATORS} ${LARGEST}`,
    )
  })

  it('says so where there is none', () => {
    const steps = { joined: 0, left: 0, fees: 0, cost: 0, rest: 0, loss: 0 }
    const none = { value: 0, low: null, high: null }
    expect(waterfallSentence({ ...waterfall, steps, afterCents: 500_00 }, NAMES, none)).toBe(
      '“$1.99 flat” and “As on the form” have the same margin.',
    )
  })

  it('has the difference as it comes, and not that of two rounded margins', () => {
    const before = withMargins('scenario', {}, [1_000.4])
    const after = withMargins('alternative/0', {}, [-3_544.55])
    const difference = marginDifference(before, after)!
    expect(
      waterfallSentence(waterfallOf(before, after)!, NAMES, roughEstimate(difference)),
    ).toContain('$45.40 less a month')
  })
})
