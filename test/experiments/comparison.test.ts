import { describe, expect, it } from 'vitest'
import { SECONDS_IN_DAY } from '../../src/core/calendar'
import { comparedCreators } from '../../src/experiments/compared-creators'
import { compareRuns } from '../../src/experiments/comparison'
import { creatorDifference } from '../../src/experiments/creator-difference'
import type { RunOutcome } from '../../src/experiments/outcome'
import type { CreatorOutcome } from '../../src/metrics/creator-outcomes'
import { scenarioSchema } from '../../src/scenario/schema'
import { creatorOutcome } from '../support/creator-outcomes'

const DAYS = 30
const runOf = (creators: CreatorOutcome[]) => ({ ...{ report: { sample: null }, creators } })

/** Who earned $100, of which all but the fee has arrived, after so many days. */
const paid = (handle: string, feeCents: number, days: number): CreatorOutcome =>
  creatorOutcome(handle, {
    ...{ earnedCents: 100_00, receivedCents: 100_00 - feeCents, feeCents },
    waitedCentDays: days * 100_00,
  })

it('creators are compared by their handles, with what only one run has named apart', () => {
  const before = [
    paid('ann', 3_00, 2),
    paid('ben', 1_00, 7),
    creatorOutcome('cat'),
    creatorOutcome('dan'),
  ]
  const after = [
    paid('ben', 0, 7),
    paid('ann', 7_00, 3),
    creatorOutcome('cat'),
    creatorOutcome('eve'),
  ]
  expect(comparedCreators(runOf(before), runOf(after), DAYS)).toEqual({
    sample: 'none',
    both: 3,
    creators: 3,
    gained: ['eve'],
    lost: ['dan'],
    counts: { wins: 1, loses: 1, paysMoreWaitsLess: 0, paysLessWaitsLonger: 0, unchanged: 1 },
    feeCents: expect.objectContaining({ n: 3, mean: 1_00 }) as unknown,
    // Who earned nothing has nothing to wait for.
    waitedSeconds: expect.objectContaining({ n: 2, mean: SECONDS_IN_DAY / 2 }) as unknown,
    receivedCents: expect.objectContaining({ n: 3, mean: -1_00 }) as unknown,
    unpaidCents: expect.objectContaining({ n: 3, mean: 0 }) as unknown,
    groups: expect.any(Array) as unknown,
    largest: [
      {
        ...{ handle: 'ann', change: 'loses', feeCents: 4_00, waitedSeconds: SECONDS_IN_DAY },
        ...{ receivedCents: -4_00, unpaidCents: 0, dueFeeCents: 0 },
      },
      {
        ...{ handle: 'ben', change: 'wins', feeCents: -1_00, waitedSeconds: 0 },
        ...{ receivedCents: 1_00, unpaidCents: 0, dueFeeCents: 0 },
      },
    ],
  })
})

describe('who wins and who loses', () => {
  const changeOf = (before: CreatorOutcome, after: CreatorOutcome) =>
    creatorDifference(before, after).change

  it.each([
    ['wins', 'who pays less and waits as long', -1, 0],
    ['wins', 'who pays the same and waits less', 0, -1],
    ['wins', 'who pays less and waits less', -1, -1],
    ['loses', 'who pays more and waits as long', 1, 0],
    ['loses', 'who pays the same and waits longer', 0, 1],
    ['loses', 'who pays more and waits longer', 1, 1],
    ['paysMoreWaitsLess', 'who pays for waiting less', 1, -1],
    ['paysLessWaitsLonger', 'who waits longer and pays less', -1, 1],
    ['unchanged', 'who pays the same and waits as long', 0, 0],
  ])('%s: %s', (change, _, cents, days) => {
    expect(changeOf(paid('ann', 3_00, 7), paid('ann', 3_00 + cents, 7 + days))).toBe(change)
  })

  it('is decided to the cent and to the hour', () => {
    const halfAnHour = 1 / 48
    expect(changeOf(paid('ann', 0, 7), paid('ann', 0, 7 + 0.99 * halfAnHour))).toBe('unchanged')
    expect(changeOf(paid('ann', 0, 7), paid('ann', 0, 7 + 1.01 * halfAnHour))).toBe('loses')
  })

  it('is not decided by what has arrived when the run stops', () => {
    // By the end of 30 days $60 had not arrived; paid daily at 3% all of it has.
    const weekly = creatorOutcome('ann', {
      ...{ earnedCents: 100_00, receivedCents: 40_00, waitedCentDays: 12 * 100_00 },
    })
    const daily = paid('ann', 3_00, 1)
    expect(creatorDifference(weekly, daily)).toMatchObject({
      ...{ change: 'paysMoreWaitsLess', feeCents: 3_00 },
      ...{ receivedCents: 57_00, unpaidCents: -60_00 },
    })
  })

  it('counts the wait of money that never arrives', () => {
    const never = creatorOutcome('ann', { earnedCents: 100_00, waitedCentDays: 15 * 100_00 })
    expect(creatorDifference(paid('ann', 0, 5), never)).toMatchObject({
      ...{ change: 'loses', waitedSeconds: 10 * SECONDS_IN_DAY },
    })
  })

  it('counts the fee of money that one run has paid and the other has not', () => {
    const paypal = (changes: Partial<CreatorOutcome>) =>
      creatorOutcome('ann', {
        ...{ rail: 'paypal', earnedCents: 100_00, waitedCentDays: 7 * 100_00, ...changes },
      })
    // Four payouts, each rounded up, or nothing yet.
    const all = paypal({ feeCents: 2_04, receivedCents: 97_96, completedPayouts: 4 })
    const none = paypal({ dueFeeCents: 2_00, waitedCentDays: 15 * 100_00 })
    expect(creatorDifference(all, none)).toMatchObject({
      ...{ change: 'loses', feeCents: -4, dueFeeCents: 2_00, unpaidCents: 100_00 },
    })
    const free = paypal({ receivedCents: 100_00 })
    expect(creatorDifference(all, free)).toMatchObject({ change: 'wins', feeCents: -2_04 })
  })

  it('is decided by what was charged where an earlier version did not keep what is due', () => {
    const { dueFeeCents: _due, ...old } = paid('ann', 3_00, 7)
    const difference = creatorDifference(old as CreatorOutcome, paid('ann', 1_00, 7))
    expect(difference).toMatchObject({ change: 'wins', feeCents: -2_00, dueFeeCents: null })
  })

  it('is not known of runs that an earlier version kept without how long money waited', () => {
    const { waitedCentDays: _waited, ...old } = paid('ann', 3_00, 7)
    const compared = comparedCreators(
      runOf([old as CreatorOutcome]),
      runOf([paid('ann', 1_00, 7)]),
      DAYS,
    )
    expect(compared.counts).toBeNull()
    expect(compared.largest).toMatchObject([{ change: null, feeCents: -2_00 }])
  })
})

describe('of runs on a sample of the creators', () => {
  const sampledRun = (creators: CreatorOutcome[]) => ({
    ...{ report: { sample: { creators: 100, sampled: 3 } }, creators },
  })
  const stands = (standsFor: number, one: CreatorOutcome) => ({ ...one, standsFor })
  const before = [
    stands(90, paid('many', 2_00, 7)),
    stands(9, paid('few', 2_00, 7)),
    stands(1, paid('listed', 2_00, 7)),
  ]
  const after = [
    stands(90, paid('many', 2_00, 7)),
    stands(9, paid('few', 1_00, 7)),
    stands(1, paid('listed', 5_00, 7)),
  ]

  it('each counts for as many as they stand for, in counts, means and groups', () => {
    const compared = comparedCreators(sampledRun(before), sampledRun(after), DAYS)
    expect(compared).toMatchObject({
      ...{ sample: 'same', both: 3, creators: 100 },
      counts: { wins: 9, loses: 1, unchanged: 90 },
      feeCents: { mean: (9 * -1_00 + 3_00) / 100, low: null, high: null, n: 3 },
    })
    const bySize = compared.groups.filter(({ grouping }) => grouping === 'size')
    expect(bySize).toMatchObject([{ creators: 100, counts: { wins: 9, loses: 1, unchanged: 90 } }])
  })

  it('a listed creator is gained, and the sample is the same', () => {
    const compared = comparedCreators(
      sampledRun(before),
      sampledRun([...after, creatorOutcome('eve')]),
      DAYS,
    )
    expect(compared).toMatchObject({ sample: 'same', gained: ['eve'] })
  })

  it('of different samples each counts for one, and nobody is scaled up', () => {
    const others = [stands(80, after[0]!), stands(20, after[1]!), stands(1, after[2]!)]
    expect(comparedCreators(sampledRun(before), sampledRun(others), DAYS)).toMatchObject({
      ...{ sample: 'different', both: 3, creators: 3 },
      counts: { wins: 1, loses: 1, unchanged: 1 },
    })
    const drawn = [...before, stands(10, creatorOutcome('chance'))]
    expect(comparedCreators(sampledRun(drawn), sampledRun(after), DAYS).sample).toBe('different')
    // One on a sample beside one on all creators.
    const everyone = runOf(after.map((one) => stands(1, one)))
    expect(comparedCreators(sampledRun(before), everyone, DAYS).sample).toBe('different')
  })
})

describe('groups of creators', () => {
  const before = [
    creatorOutcome('ann', { earnedCents: 90_00, feeCents: 2_00, country: 'US' }),
    creatorOutcome('ben', { earnedCents: 95_00, country: 'GB' }),
    creatorOutcome('cat', { earnedCents: 2_000_00, tenureDays: 800 }),
    creatorOutcome('dan', { earnedCents: 50_00 }),
  ]
  const after = [
    creatorOutcome('ann', { earnedCents: 5_000_00 }),
    creatorOutcome('ben', { feeCents: 1_00 }),
    creatorOutcome('cat', { earnedCents: 2_000_00 }),
  ]
  const groupsOf = (grouping: string, days = 30) =>
    comparedCreators(runOf(before), runOf(after), days)
      .groups.filter((group) => group.grouping === grouping)
      .map(({ name, creators, counts, feeCents }) => [
        ...[name, creators, counts?.wins, counts?.loses, counts?.unchanged, feeCents?.mean],
      ])

  it('are of what creators earn a month in the first run, the smallest first', () => {
    expect(groupsOf('size')).toEqual([
      ['under $100', 2, 1, 1, 0, -50],
      ['$1,000 to $10,000', 1, 0, 0, 1, 0],
    ])
    // In a tenth of the time the same is ten times as much a month.
    expect(groupsOf('size', 3).map(([name]) => name)).toEqual([
      '$100 to $1,000',
      '$10,000 and more',
    ])
  })

  it('are by country and age of the account, too', () => {
    expect(groupsOf('country').map(([name, creators]) => [name, creators])).toEqual([
      ['GB', 1],
      ['US', 2],
    ])
    expect(groupsOf('tenure').map(([name]) => name)).toEqual(['under 6 months', '2 years and more'])
  })

  it('have no age of an account that an earlier version did not keep', () => {
    const { tenureDays: _tenureDays, ...old } = creatorOutcome('ann')
    const run = runOf([old as CreatorOutcome])
    const groupings = comparedCreators(run, run, DAYS).groups.map(({ grouping }) => grouping)
    expect(groupings).toEqual(['size', 'country', 'rail'])
  })
})

it.each([
  // A cent for each payout of the run that made more of them, and one for what is still due.
  ['as many cents as the other run has payouts, and one', 1, 5, 6, 'unchanged'],
  ['as many cents as the first run has payouts, and one', 5, 1, 6, 'unchanged'],
  ['more', 1, 5, 7, 'loses'],
] as const)('a fee of PayPal that differs by %s', (_what, before, after, cents, change) => {
  const paypal = (completedPayouts: number, feeCents: number): CreatorOutcome =>
    creatorOutcome('pal', { rail: 'paypal', earnedCents: 100_00, completedPayouts, feeCents })
  expect(creatorDifference(paypal(before, 2_00), paypal(after, 2_00 + cents)).change).toBe(change)
})

it.each([
  ['of a gain', 200_00, 250_00, { value: 50_00, share: 0.25 }],
  ['of nothing there is no share', 0, 50_00, { value: 50_00, share: null }],
  ['of a loss there is none either', -200_00, -100_00, { value: 100_00, share: null }],
] as const)('a figure differs by an amount and a share: %s', (_what, first, other, difference) => {
  const run = (value: number) => {
    const figures = [{ name: 'payouts_margin', unit: 'cents', value, bound: null }]
    const scenario = scenarioSchema.parse({ version: 1 })
    const report = { ...runOf([]).report, scenario, figures }
    const outcome = { report, creators: [] } as unknown as RunOutcome
    return { outcome, sales: null, sellingDays: DAYS }
  }
  const [figure] = compareRuns([run(first), run(other)]).figures
  expect(figure!.differences).toEqual([null, difference])
})
