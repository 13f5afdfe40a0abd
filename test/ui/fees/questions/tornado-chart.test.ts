import { describe, expect, it } from 'vitest'
import type { TornadoBar } from '../../../../src/experiments/sweep/tornado'
import {
  correlationText,
  expectedTornadoSentence,
  namesText,
  noEffectText,
  tornadoRows,
  tornadoSentence,
  tornadoTable,
} from '../../../../src/ui/fees/questions/tornado-chart'
import { withMargins } from '../../../support/sweeps'

const MINIMUM = 'processor.costs.instantMinimumCents'
const WAITING = 'population.adoption.waitingCost.medianYearlyBasisPoints'

const end = (value: number, cents: number, n: number) => ({
  value,
  takeUp: 0.025,
  difference: { value: cents, low: null, high: null, n, method: 'mean' as const },
})
/** A plan of so many seeds and assumptions. */
const whole = (seeds: number, assumptions = 1) => ({
  seeds: Array.from({ length: seeds }, (_, index) => `seed-${index}`),
  points: Array.from(
    { length: assumptions },
    (_, index) => withMargins(`sensitivity/${index}/low`, {}, [0]).point,
  ),
})
/** Under five seeds, with an interval of so much on either side: Student’s 2.7764 times a standard error. */
function around(value: number, margin: number): number[] {
  const spread = (margin / 2.7764) * Math.sqrt(5)
  return [-1, -1, 0, 1, 1].map((step) => value + step * spread)
}
/** `margin`: how far the interval of what is between both ends reaches on either side. */
function bar(
  path: string,
  low: [number, number],
  high: [number, number],
  margin: number | null = null,
): TornadoBar {
  const value = high[1] - low[1]
  const [from, to] = margin === null ? [null, null] : [value - margin, value + margin]
  return {
    path,
    low: end(...low, margin === null ? 1 : 5),
    high: end(...high, margin === null ? 1 : 5),
    swingCents: Math.abs(value),
    swing: { value, low: from, high: to, n: margin === null ? 1 : 5, method: 'mean' },
    swingCentsBySeed: margin === null ? [value] : around(value, margin),
  }
}

describe('an assumption as a row', () => {
  it('goes from the scenario to each end, with the values of the setting beside them', () => {
    const [row] = tornadoRows([bar(MINIMUM, [0, 120_00], [50, -80_00])], [])
    expect(row).toMatchObject({
      bars: [
        { from: 0, to: 120_00, fill: 'hatched' },
        { from: 0, to: -80_00 },
      ],
      before: '$0.50',
      after: '$0',
    })
  })

  it('is one bar where both ends lie on one side', () => {
    const [row] = tornadoRows([bar(WAITING, [1_000, -300_00], [4_000, -100_00])], [])
    expect(row?.bars).toEqual([
      { from: -300_00, to: -100_00, color: 'var(--ink-soft)', fill: 'outlined' },
    ])
    expect([row?.before, row?.after]).toEqual(['10%', '40%'])
  })

  it('has its rank correlation, where there is one', () => {
    const bars = [bar(MINIMUM, [0, 1], [50, -1]), bar(WAITING, [1_000, -1], [4_000, 1])]
    const rows = tornadoRows(bars, [{ path: MINIMUM, correlation: -0.824, n: 60 }])
    expect(rows.map(({ note }) => note)).toEqual(['−0.82', ''])
    expect(rows.map(({ readings }) => readings.length)).toEqual([3, 2])
    expect(tornadoTable(bars, []).rows[0]?.at(-1)).toBeNull()
    // A number in a spreadsheet.
    const correlations = [{ path: MINIMUM, correlation: -0.824, n: 60 }]
    expect(tornadoTable(bars, correlations).rows[0]?.at(-1)).toBe(-0.824)
  })

  it('says beside each end how many are on daily payouts then', () => {
    const bars = [bar(WAITING, [1_000, -20_00], [4_000, 30_00])]
    expect(tornadoRows(bars, [])[0]!.readings).toEqual([
      { label: 'At 10%', value: '−$20, 2.5% on daily' },
      { label: 'At 40%', value: '+$30, 2.5% on daily' },
    ])
    const { columns, rows } = tornadoTable(bars, [])
    const shares = columns.flatMap(({ label }, index) =>
      label.startsWith('Take-up') ? [rows[0]![index]] : [],
    )
    expect(shares).toEqual([250, 250])
  })

  it('has a name that fits, and its whole name in the table', () => {
    const bars = [bar(WAITING, [1_000, -1], [4_000, 1])]
    const [row] = tornadoRows(bars, [])
    const whole = String(tornadoTable(bars, []).rows[0]?.[0])
    expect(row!.label.length).toBeLessThan(whole.length)
    expect(whole.endsWith(row!.label)).toBe(true)
  })
})

describe('a correlation in words', () => {
  it.each([
    [0.4, '+0.40'],
    [-0.004, '0.00'],
    [null, ''],
    [undefined, ''],
  ])('%s is %s', (correlation, text) => {
    expect(correlationText(correlation)).toBe(text)
  })
})

describe('what is expected to matter most', () => {
  it('is said without an interval, and as an estimate', () => {
    expect(
      expectedTornadoSentence([bar(WAITING, [1_000, -20_00], [4_000, 30_44])], 'a month'),
    ).toBe(
      'By a rough estimate Cost of waiting for a year, median moves the margin furthest: by about $50.40 a month between 10% and 40%. Nothing has been simulated, so chance and failures are not in it.',
    )
  })

  it('is nothing where no assumption moves it, and those that do not are named', () => {
    const still = bar(MINIMUM, [0, 0], [50, 0])
    expect(expectedTornadoSentence([still], 'a month')).toMatch(/none of these/)
    expect(noEffectText([bar(WAITING, [1_000, -1], [4_000, 1]), still])).toBe(
      'Without effect in this estimate: Payout costs: Instant payout, at least. Only runs show what they do.',
    )
    expect(noEffectText([bar(WAITING, [1_000, -1], [4_000, 1])])).toBe('')
  })
})

describe('what matters most', () => {
  it('is said with its values and what they come to', () => {
    const sentence = tornadoSentence(
      [bar(MINIMUM, [0, 120_00], [50, -80_00], 0)],
      whole(5),
      'a month',
    )
    expect(sentence).toMatch(/matters most: between \$0 and \$0.50 the margin moves by \$200/)
  })

  it('is nothing where another may move the margin as far', () => {
    const bars = [
      bar(MINIMUM, [0, 120_00], [50, -80_00], 50_00),
      bar(WAITING, [1_000, -90_00], [4_000, 100_00], 10_00),
      bar('policy.holdDays', [3, -5_00], [14, 5_00], 1_00),
    ]
    // $200 ± $50 less $190 ± $10: each surely moves the margin, and neither surely further than the other.
    expect(tornadoSentence(bars, whole(5, 3), 'a month')).toBe(
      'Payout costs: Instant payout, at least and Cost of waiting for a year, median move the margin furthest, and which of them matters most may be chance. ' +
        'Payout costs: Instant payout, at least moves it by $200 a month (95% interval $150 to $250) between $0 and $0.50.',
    )
    expect(tornadoSentence([bars[0]!, bars[2]!], whole(5, 2), 'a month')).toMatch(/ matters most: /)
  })

  it('names the first of many that may matter most', () => {
    expect(namesText(['A', 'B'])).toBe('A and B')
    expect(namesText(['A', 'B', 'C', 'D'])).toBe('A, B, C, and D')
    expect(namesText(['A', 'B', 'C', 'D', 'E'])).toBe('A, B, C, and 2 more')
  })

  it('names none from too few seeds', () => {
    const few = [bar(MINIMUM, [0, 120_00], [50, -80_00])]
    expect(tornadoSentence(few, whole(1), 'a month')).toMatch(
      /^Payout costs: Instant payout, at least moves the margin furthest in these seeds: by \$200 a month .* takes at least 5 seeds\.$/,
    )
  })

  it('is so only so far, while assumptions or seeds have not been run', () => {
    const bars = [bar(MINIMUM, [0, 120_00], [50, -80_00], 50_00)]
    expect(tornadoSentence(bars, whole(5, 3), 'a month')).toMatch(
      /^So far, with 1 of 3 assumptions run low and high under 5 of 5 seeds: /,
    )
    expect(tornadoSentence(bars, whole(10), 'a month')).toMatch(
      /^So far, with 1 of 1 assumptions run low and high under 5 of 10 seeds: /,
    )
  })

  it.each([
    [50_00, /matters most: .* moves by \$200 a month \(95% interval \$150 to \$250\)\.$/],
    [
      300_00,
      /seems to matter most: .* Its 95% interval, −\$100 to \$500, contains zero\. With a difference of this size, about 14 seeds give a clear answer in four of five cases\.$/,
    ],
  ])('is said with its interval, upwards from the smaller margin', (margin, words) => {
    expect(
      tornadoSentence([bar(MINIMUM, [0, 120_00], [50, -80_00], margin)], whole(5), 'a month'),
    ).toMatch(words)
    expect(
      tornadoSentence([bar(MINIMUM, [0, -80_00], [50, 120_00], margin)], whole(5), 'a month'),
    ).toMatch(words)
  })

  it('is in the table with its interval', () => {
    const [row] = tornadoTable([bar(MINIMUM, [0, 120_00], [50, -80_00], 50_00)], []).rows
    expect(row!.slice(1)).toEqual([
      '$0',
      120_00,
      250,
      '$0.50',
      -80_00,
      250,
      200_00,
      150_00,
      250_00,
      null,
    ])
  })
})
