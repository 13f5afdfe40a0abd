import { describe, expect, it } from 'vitest'
import { priceList, type PricedChange } from '../../../workers/stress-contract'
import {
  changeName,
  drawnPrices,
  faultRateOf,
  faultWords,
  lateSentence,
  priceLegend,
  priceRows,
  priceSentence,
  priceTable,
  sameSentence,
} from '../../../src/ui/stress/price-words'

const single = { together: null, settings: {} } as const
const KEYS: PricedChange = {
  ...{ id: 'keys', kind: 'protection', path: 'protections.idempotencyKeys' },
  ...{ before: true, value: false, ...single },
}
const FEE: PricedChange = {
  ...{ id: 'fee', kind: 'fee', path: 'policy.instantFeeBasisPoints' },
  ...{ before: 300, value: 400, ...single },
}
const RESTARTS: PricedChange = {
  ...{ id: 'restarts', kind: 'service', path: 'jobs.dailyRetriesMax' },
  ...{ before: 0, value: 10, ...single },
}

const cost = (marginCents: number, paidTwiceCents = 0, owedAgainCents = 0) => ({
  ...{ payouts: 1_000, marginCents, paidTwiceCents, owedAgainCents, lateCents: 0 },
})
const AS_IT_IS = cost(2_000_00)

/** Three seeds, in each of which the keys cost something else. */
const listOf = (twice: readonly number[], again: number) =>
  priceList(
    twice.map((cents, index) => ({
      ...{ seed: String(index), asItIs: AS_IT_IS },
      changed: [cost(2_000_00, cents, again), cost(2_500_00), AS_IT_IS],
    })),
    [KEYS, FEE, RESTARTS],
  )

it.each([
  [KEYS, 'Idempotency keys (off)'],
  [{ ...KEYS, value: true }, 'Idempotency keys (on)'],
  [FEE, 'Instant fee, percentage (3% → 4%)'],
  [RESTARTS, 'Restarts of a daily run’s job (0 times → 10 times)'],
  [{ ...FEE, together: 'higher' as const }, 'Instant fee, percentage (each +1 point)'],
  [
    { ...FEE, together: 'lower-to-zero' as const },
    'Instant fee, percentage (each −1 point or to 0%)',
  ],
])('a change is a name and its value', (change, name) => {
  expect(changeName(change)).toBe(name)
})

describe('the sentence', () => {
  it.each([
    [
      'what was paid twice and what is owed again',
      listOf([1_000_00, 1_100_00, 1_200_00], 300_00),
      'Most is lost with Idempotency keys (off): of a million payouts, the platform keeps $1,400,000 less (95% interval $1,150,000 to $1,650,000). Of that, $1,100,000 was paid twice, and $300,000 is still owed although it has arrived. For comparison, with Instant fee, percentage (3% → 4%) it keeps $500,000 more. As the scenario is, it keeps $2,000,000.',
    ],
    [
      'one of them alone',
      listOf([1_000_00, 1_100_00, 1_200_00], 0),
      'Most is lost with Idempotency keys (off): of a million payouts, the platform keeps $1,100,000 less (95% interval $850,000 to $1,350,000). Of that, $1,100,000 was paid twice. For comparison, with Instant fee, percentage (3% → 4%) it keeps $500,000 more. As the scenario is, it keeps $2,000,000.',
    ],
    [
      'what costs more still, where chance may explain that',
      priceList(
        [
          [0, 100_00],
          [0, 110_00],
          [2_000_00, 120_00],
        ].map(([keys, restarts], index) => ({
          ...{ seed: String(index), asItIs: AS_IT_IS },
          changed: [cost(2_000_00, keys), AS_IT_IS, cost(2_000_00, restarts)],
        })),
        [KEYS, FEE, RESTARTS],
      ),
      /^Of what chance does not explain, most is lost with Restarts .* With Idempotency keys \(off\) it lost more, \$700,000, but chance may explain that\. More seeds would tell\. As/,
    ],
    [
      'that chance may explain it',
      listOf([0, 0, 900_00], 0),
      /^Most was lost with Idempotency keys \(off\): .* chance may explain that\. .* For comparison, .* As the scenario is, it keeps \$2,000,000\.$/,
    ],
    [
      'that nothing cost anything',
      listOf([0, 0, 0], 0),
      /^Nothing that was changed in the service cost anything in 3,000 payouts\. Rarer/,
    ],
    ['that nobody was paid', listOf([], 0), /^Nobody was paid/],
  ])('says %s', (_what, list, text) => {
    if (typeof text === 'string') expect(priceSentence(list, true)).toBe(text)
    else expect(priceSentence(list, true)).toMatch(text)
  })
})

describe('chart and table', () => {
  const list = listOf([1_000_00, 1_100_00, 1_200_00], 0)

  it('draw what made a difference, the furthest first, and name the rest', () => {
    const { large, small } = drawnPrices(list)
    expect(large.map(({ change }) => change.id)).toEqual(['keys', 'fee'])
    expect(small).toEqual([])
    const [keys, fee] = priceRows(large, list.seeds)
    expect(keys).toMatchObject({ note: '−$1,100,000', bars: [{ from: 0, to: -1_100_000_00 }] })
    expect(fee).toMatchObject({ note: '+$500,000', bars: [{ from: 0, to: 500_000_00 }] })
    expect(sameSentence(list)).toBe(
      'No difference in 3 seeds with 3,000 payouts: Restarts of a daily run’s job (0 times → 10 times). What happens to one payout in 1,000 can go unseen in so few.',
    )
  })

  it('have an axis of their own for what is less than a tenth of the furthest', () => {
    const seed = {
      ...{ seed: '1', asItIs: AS_IT_IS },
      changed: [cost(2_000_00, 1_000_00), cost(2_100_00), cost(2_099_99)],
    }
    const { large, small } = drawnPrices(priceList([seed], [KEYS, FEE, RESTARTS]))
    expect(large.map(({ change }) => change.id)).toEqual(['keys', 'fee'])
    expect(small.map(({ change }) => change.id)).toEqual(['restarts'])
  })

  it('leave what has a wide interval on the axis that the interval needs', () => {
    const listWith = (...keys: number[]) =>
      priceList(
        keys.map((cents, index) => ({
          ...{ seed: String(index), asItIs: AS_IT_IS },
          changed: [cost(2_000_00, cents), cost(2_100_00), AS_IT_IS],
        })),
        [KEYS, FEE, RESTARTS],
      )
    const idsOf = (prices: readonly { change: PricedChange }[]) =>
      prices.map(({ change }) => change.id)
    const { large, small } = drawnPrices(listWith(-3_000_00, 3_030_00))
    // The fee makes ten times the mean difference of the keys, whose interval reaches far beyond it.
    expect([idsOf(large), idsOf(small)]).toEqual([['keys'], ['fee']])
  })

  it('have no interval where no seed differs', () => {
    const row = priceTable(list.prices).rows.at(-1)!
    expect(row.slice(1, 4)).toEqual([0, null, null])
  })

  it('name a figure once that made no difference at either end', () => {
    const ends = [RESTARTS, { ...RESTARTS, before: 5, value: 0 }]
    const seed = { seed: '1', asItIs: AS_IT_IS, changed: [AS_IT_IS, AS_IT_IS] }
    expect(sameSentence(priceList([seed], ends))).toContain(
      ': Restarts of a daily run’s job (0 times → 10 times; 5 times → 0 times). What',
    )
  })

  it('tell the kinds apart by more than colour, and only those that are drawn', () => {
    const legend = priceLegend(drawnPrices(list).large)
    expect(legend.map(({ key }) => key)).toEqual(['protection', 'fee'])
    const fills = legend.map(({ mark }) => mark.kind === 'fill' && mark.fill)
    expect(new Set(fills).size).toBe(legend.length)
  })

  it('have all changes in the table', () => {
    const { columns, rows } = priceTable(list.prices)
    expect(rows.map(([name]) => name)).toEqual(list.prices.map(({ change }) => changeName(change)))
    expect(rows).toHaveLength(3)
    for (const row of rows) expect(row).toHaveLength(columns.length)
    expect(rows[0]).toEqual([
      'Idempotency keys (off)',
      -1_100_000_00,
      expect.any(Number),
      expect.any(Number),
      0,
      1_100_000_00,
      0,
      0,
      3,
    ])
  })
})

it('says what is gained by a protection that is off as it is', () => {
  const on = { ...KEYS, before: false, value: true }
  const seeds = [1, 2, 3].map((index) => ({
    ...{ seed: String(index), asItIs: cost(2_000_00, 500_00 + index * 100_00) },
    changed: [cost(2_000_00), cost(2_500_00, 500_00 + index * 100_00)],
  }))
  const gained = priceList(
    seeds.map((seed) => ({ ...seed, changed: [seed.changed[0]!, seed.changed[1]!, seed.asItIs] })),
    [on, FEE, RESTARTS],
  )
  expect(priceSentence(gained, true)).toBe(
    'Most is gained with Idempotency keys (on): of a million payouts, it keeps $700,000 more (95% interval $450,000 to $950,000). For comparison, with Instant fee, percentage (3% → 4%) it keeps $500,000 more. As the scenario is, it keeps $1,300,000 ($1,050,000 to $1,550,000).',
  )
})

it('says that no fault was listed, that the platform loses as it is, and what is late', () => {
  expect(priceSentence(listOf([0, 0, 0], 0), false)).toMatch(
    /^The scenario lists no faults, so nothing went wrong in 3,000 payouts\./,
  )
  const late = { ...cost(-2_000_00), lateCents: 500_00 }
  const asItIs = cost(-1_000_00)
  const list = priceList(
    [{ seed: '1', asItIs, changed: [late, asItIs, asItIs] }],
    [KEYS, FEE, RESTARTS],
  )
  expect(priceSentence(list, true)).toMatch(/As the scenario is, it loses \$1,000,000\.$/)
  expect(lateSentence(list)).toBe(
    'Money that is late when runs end is not counted as lost. Most is late with Idempotency keys (off): $500,000 more of a million payouts.',
  )
  expect(lateSentence(listOf([0, 0, 0], 0))).toBe('')
})

it.each([
  ['2', 200],
  [' 2 % ', 200],
  ['0.29', 29],
  ['0.05', 5],
  ['100', 10_000],
  ['0.04', null],
  ['0', null],
  ['-1', null],
  ['100.01', null],
  ['0.555', null],
  // Nobody who means half a percent is given five.
  ['0,5', null],
  ['', null],
  ['much', null],
  ['Infinity', null],
])('a share written as “%s” is %s of 10,000', (text, basisPoints) => {
  expect(faultRateOf(text)).toBe(basisPoints)
})

it('tells a share with all its decimals', () => {
  expect(faultWords(5)).toBe('0.05% of calls, of webhooks and of jobs fail')
  expect(faultWords(null)).toBe('Faults are those of the scenario')
})
