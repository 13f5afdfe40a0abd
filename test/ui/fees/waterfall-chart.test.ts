import { describe, expect, it } from 'vitest'
import type { Waterfall } from '../../../src/experiments/sweep/waterfall'
import {
  waterfallRows,
  waterfallSentence,
  waterfallTable,
} from '../../../src/ui/fees/waterfall-chart'

const NAMES = { before: 'As on the form', after: '$1.99 flat' }
const waterfall: Waterfall = {
  beforeCents: 500_00,
  steps: { adoption: -200_00, amount: 0, rate: 450_00, cost: -50_00, loss: 0 },
  afterCents: 700_00,
  seeds: 10,
}

describe('a difference as a waterfall', () => {
  const rows = waterfallRows(waterfall, NAMES)

  it('goes from one total to the other, each step from where the last one ended', () => {
    expect(rows.map(({ bars }) => bars?.map(({ from, to }) => [from, to])[0])).toEqual([
      [0, 500_00],
      [500_00, 300_00],
      [300_00, 300_00],
      [300_00, 750_00],
      [750_00, 700_00],
      [700_00, 700_00],
      [0, 700_00],
    ])
    expect(rows.map(({ carried }) => carried)).toEqual([
      500_00,
      300_00,
      300_00,
      750_00,
      700_00,
      700_00,
      undefined,
    ])
  })

  it('names each step with its amount, losses hatched', () => {
    expect(rows.map(({ label, after }) => `${label} ${after}`)).toEqual([
      'As on the form $500',
      'Effect of who takes daily −$200',
      'Amount paid instantly by each $0.00',
      'Fee on each dollar +$450',
      'Costs −$50.00',
      'Debts not recovered $0.00',
      '$1.99 flat $700',
    ])
    expect(rows.map(({ bars }) => bars?.[0]?.fill)).toEqual([
      undefined,
      'hatched',
      undefined,
      undefined,
      'hatched',
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

describe('the sentence of a difference', () => {
  it('says what most of it is', () => {
    expect(waterfallSentence(waterfall, NAMES, null)).toBe(
      '$1.99 flat: $200 more a month than As on the form. The largest step is Fee on each dollar: +$450.',
    )
    expect(waterfallSentence(waterfall, NAMES, { low: -50_00, high: 450_00 })).toBe(
      '$1.99 flat: $200 more a month than As on the form (95% interval: $50.00 less to $450 more). ' +
        'The largest step is Fee on each dollar: +$450.',
    )
  })

  it('says so where there is none', () => {
    const steps = { adoption: 0, amount: 0, rate: 0, cost: 0, loss: 0 }
    expect(waterfallSentence({ ...waterfall, steps, afterCents: 500_00 }, NAMES, null)).toBe(
      '$1.99 flat and As on the form have the same margin.',
    )
  })
})
