import { describe, expect, it } from 'vitest'
import type { Figure, FigureName, ProcessorBooks } from '../../../workers/contract'
import { assumptionsOf } from '../../../src/scenario/assumptions'
import { assumedDailyShare } from '../../../src/scenario/daily-share'
import { scenarioSchema } from '../../../src/scenario/schema'
import { daysIn, findingSentences, type Facts } from '../../../src/ui/overview/finding'

const DAY_SECONDS = 86_400
const DAILY_SHARE = 'population.scheduleShareBasisPoints.daily'

const UNITS: Partial<Record<FigureName, Figure['unit']>> = {
  daily_margin: 'cents',
  other_instant_margin: 'cents',
  payout_net: 'cents',
  owed_to_creators: 'cents',
  daily_sooner_seconds: 'seconds',
  daily_share_of_eligible: 'basis-points',
}

const NOTHING_UNHEARD: ProcessorBooks = {
  paidPayments: 0,
  paidCents: 0,
  costCents: 0,
  unheardPayments: 0,
  unheardCostCents: 0,
  unheardInstantPayments: 0,
  unheardInstantCostCents: 0,
}

function finding(
  days: number,
  values: Partial<Record<FigureName, number>>,
  unheard: Partial<ProcessorBooks> = {},
  moment: Partial<
    Pick<
      Facts,
      | 'isSoFar'
      | 'hasPartOfDay'
      | 'payoutsMade'
      | 'assumedDailyShare'
      | 'dailyEligibility'
      | 'salesFile'
      | 'isNothingStruck'
    >
  > = {},
  estimates: Partial<Record<FigureName, Figure['estimate']>> = {},
): string {
  const processorBooks = { ...NOTHING_UNHEARD, ...unheard }
  const isBounded = processorBooks.unheardInstantCostCents > 0
  const sentences = findingSentences({
    days,
    hasPartOfDay: moment.hasPartOfDay ?? false,
    isSoFar: moment.isSoFar ?? false,
    payoutsMade: moment.payoutsMade ?? 0,
    assumedDailyShare: moment.assumedDailyShare === undefined ? 30_00 : moment.assumedDailyShare,
    isNothingStruck: moment.isNothingStruck ?? false,
    processorBooks,
    dailyEligibility: moment.dailyEligibility ?? null,
    salesFile: moment.salesFile ?? null,
    figure: (name) => ({
      name,
      unit: UNITS[name] ?? 'count',
      value: values[name] ?? null,
      bound: isBounded && name === 'daily_margin' ? 'at_most' : null,
      sql: '',
      ...(name in estimates && { estimate: estimates[name]! }),
    }),
  })
  return sentences
    .map((parts) => parts.map((part) => (part.type === 'text' ? part.value : '')).join(''))
    .join(' ')
}

const DAILY = {
  instant_payouts_completed: 965,
  daily_payouts_completed: 965,
  daily_margin: 1_587_77,
  daily_share_of_eligible: 33_70,
}
const SHARE =
  '33.7% of the creators who can use daily payouts are on the daily schedule (the scenario assumes 30%).'

describe('what a run found, in words', () => {
  it.each([
    [
      'a margin',
      90,
      { ...DAILY, daily_sooner_seconds: 13.2 * DAY_SECONDS },
      `Over 90 days, daily payouts earned $1,587.77 after processor cost. ${SHARE} On average, daily payouts brought money 13.2 days sooner than weekly payouts with no minimum would have.`,
    ],
    [
      'a loss, without a sign where the verb says it',
      90,
      { ...DAILY, daily_margin: -12_05 },
      `Over 90 days, daily payouts lost $12.05 after processor cost. ${SHARE}`,
    ],
    [
      'what other instant payouts earned, by itself',
      90,
      {
        ...DAILY,
        daily_margin: 1_443_00,
        instant_payouts_completed: 1_900,
        other_instant_payouts_completed: 935,
        other_instant_margin: 2_769_00,
      },
      `Over 90 days, daily payouts earned $1,443.00 after processor cost. Instant payouts to creators on other schedules earned $2,769.00. ${SHARE}`,
    ],
    [
      'only other instant payouts',
      90,
      {
        instant_payouts_completed: 3,
        daily_payouts_completed: 0,
        other_instant_payouts_completed: 3,
        other_instant_margin: -5_00,
      },
      'Over 90 days, no daily payout was completed. Instant payouts to creators on other schedules lost $5.00.',
    ],
    [
      'money that came later',
      1,
      { ...DAILY, daily_sooner_seconds: -5 * 3_600 },
      `On the first day, daily payouts earned $1,587.77 after processor cost. ${SHARE} On average, daily payouts brought money 5 hours later than weekly payouts with no minimum would have.`,
    ],
    [
      'no difference in time',
      30,
      { ...DAILY, daily_sooner_seconds: 0 },
      `Over 30 days, daily payouts earned $1,587.77 after processor cost. ${SHARE} On average, daily payouts brought money no sooner than weekly payouts with no minimum would have.`,
    ],
    [
      'no instant payouts',
      1_200,
      { instant_payouts_completed: 0, standard_payouts_completed: 1_632, payout_net: 1_326_276_71 },
      'Over 1,200 days, nobody was paid instantly. 1,632 standard payouts brought creators $1,326,276.71.',
    ],
    [
      'one payout',
      14,
      { instant_payouts_completed: 0, standard_payouts_completed: 1, payout_net: 110_00 },
      'Over 14 days, nobody was paid instantly. 1 standard payout brought its creator $110.00.',
    ],
    [
      'no payouts at all',
      1,
      { instant_payouts_completed: 0 },
      'On the first day, no money went out to creators.',
    ],
    [
      'no payouts, as nothing was sold',
      30,
      { instant_payouts_completed: 0, sales_gross: 0, owed_to_creators: 0 },
      'Over 30 days, no money went out to creators. There were no sales.',
    ],
    [
      'no payouts, and what is owed',
      90,
      { instant_payouts_completed: 0, sales_gross: 727_55, owed_to_creators: 584_13 },
      'Over 90 days, no money went out to creators. Creators are owed $584.13: “Why money is unpaid” below has the reasons.',
    ],
  ])('%s', (_case, days, values, words) => {
    expect(finding(days, values)).toBe(words)
  })

  it.each([
    [
      126_03,
      20,
      'Over 60 days, daily payouts earned at most $126.03 after processor cost. Processors charged another $30.28 for 20 instant payouts, and the platform was never notified of them.',
    ],
    [
      -12_05,
      1,
      'Over 60 days, daily payouts lost at least $12.05 after processor cost. Processors charged another $30.28 for one instant payout, and the platform was never notified of it.',
    ],
  ])('a margin of at most %i cents, as costs were not heard of', (margin, payments, words) => {
    const values = {
      instant_payouts_completed: 53,
      daily_payouts_completed: 53,
      daily_margin: margin,
    }
    const unheard = { unheardInstantPayments: payments, unheardInstantCostCents: 30_28 }
    expect(finding(60, values, unheard)).toBe(words)
  })

  it('names no assumption where the share of the scenario decided no schedule', () => {
    expect(
      finding(90, { ...DAILY, daily_share_of_eligible: 0 }, {}, { assumedDailyShare: null }),
    ).toBe(
      'Over 90 days, daily payouts earned $1,587.77 after processor cost. 0.0% of the creators who can use daily payouts are on the daily schedule.',
    )
  })

  it('gives no reason for a payout that may still be made', () => {
    const values = { instant_payouts_completed: 0, sales_gross: 0, owed_to_creators: 0 }
    expect(finding(2, values, {}, { isSoFar: true })).not.toContain('no sales')
  })

  it('says of a scenario of faults without a payout that they had nothing to strike', () => {
    expect(finding(30, { instant_payouts_completed: 0 }, {}, { isNothingStruck: true })).toBe(
      'Over 30 days, no money went out to creators. No payout was made, so there was none that the faults of this scenario could affect.',
    )
  })

  it('gives no share where nobody can use daily payouts', () => {
    const { daily_share_of_eligible: _none, ...others } = DAILY
    expect(finding(90, others)).toBe(
      'Over 90 days, daily payouts earned $1,587.77 after processor cost.',
    )
  })

  it.each([
    ['creators of the population', { population: { size: 10 } }, 30_00],
    [
      'another share',
      {
        population: {
          size: 10,
          scheduleShareBasisPoints: { daily: 10_00, weekly: 90_00, monthly: 0, quarterly: 0 },
        },
      },
      10_00,
    ],
    ['only creators that the scenario names', { population: { size: 0 } }, null],
  ])('takes the share of the assumptions in use: %s', (_case, changes, expected) => {
    const scenario = scenarioSchema.parse({ version: 1, ...changes })
    const listed = assumptionsOf(scenario, false).find(({ path }) => path === DAILY_SHARE)
    expect(assumedDailyShare(scenario.population, false)).toBe(expected)
    expect(listed?.value ?? null).toBe(expected)
  })

  it('says why nobody was paid instantly where the share of the scenario is why, and what to do', () => {
    const values = {
      instant_payouts_completed: 0,
      standard_payouts_completed: 4,
      payout_net: 400_00,
      daily_share_of_eligible: 0,
    }
    const said = (assumedDailyShare: number | null): string =>
      finding(30, values, {}, { assumedDailyShare })
    expect(said(30_00)).toBe(
      'Over 30 days, nobody was paid instantly. A fixed share of creators is on daily payouts, 30% here, ' +
        'and none of those who can use them are. Raise “Daily” under Schedules, or let creators decide: ' +
        'the tab Fees has a button for it. 4 standard payouts brought creators $400.00.',
    )
    expect(said(null)).toBe(
      'Over 30 days, nobody was paid instantly. 4 standard payouts brought creators $400.00.',
    )
  })

  it('says what keeps daily payouts from creators where nobody was paid instantly and few could be', () => {
    const values = {
      instant_payouts_completed: 0,
      standard_payouts_completed: 4,
      payout_net: 400_00,
      daily_share_of_eligible: 0,
    }
    const said = (eligible: number): string =>
      finding(
        30,
        values,
        {},
        {
          dailyEligibility: {
            creators: 500,
            eligible,
            excluded: [
              { reason: 'country', creators: 430 },
              { reason: 'paused', creators: 70 - eligible },
            ],
          },
        },
      )
    expect(said(0)).toBe(
      'Over 30 days, nobody was paid instantly. None of the 500 creators can be paid daily. The most frequent reason: ' +
        'country without instant payouts (430). 4 standard payouts brought creators $400.00.',
    )
    expect(said(50)).toContain('Only 50 of the 500 creators can be paid daily. The most frequent')
    expect(said(51)).toContain(
      'nobody was paid instantly. A fixed share of creators is on daily payouts',
    )
  })

  it('says of a run in progress that this is so far', () => {
    expect(finding(3, DAILY, {}, { isSoFar: true, hasPartOfDay: true })).toBe(
      `So far, over 3 days and a part of the next, daily payouts earned $1,587.77 after processor cost. ${SHARE}`,
    )
    expect(finding(3, DAILY, {}, { isSoFar: true })).toBe(
      `So far, over 3 days, daily payouts earned $1,587.77 after processor cost. ${SHARE}`,
    )
  })

  it('does not say that no money went out while payouts are in progress', () => {
    const none = { instant_payouts_completed: 0, standard_payouts_completed: 0 }
    expect(finding(3, none, {}, { isSoFar: true, payoutsMade: 147 })).toBe(
      'So far, over 3 days, 147 payouts were made, and none of them is completed.',
    )
  })
})

describe('of a sample of the creators', () => {
  const ofSample = (value: number, low: number, high: number): string =>
    finding(
      14,
      DAILY,
      {},
      {},
      {
        daily_margin: { value, low, high },
        daily_share_of_eligible: { value: 40, low: 21, high: 59 },
      },
    )

  it.each([
    [
      -601_30,
      -1_806_73,
      604_14,
      'the margin on daily payouts was about −$600 after processor cost. This sample cannot tell whether they earn or lose (95% interval: −$1,800 to $600).',
    ],
    [
      250_00,
      10_00,
      490_00,
      'daily payouts earned about $250 after processor cost (95% interval: $10 to $490).',
    ],
    [
      -250_00,
      -490_00,
      -10_00,
      'daily payouts lost about $250 after processor cost (95% interval: $10 to $490).',
    ],
  ])('a margin of %i cents comes with its interval', (value, low, high, said) => {
    expect(ofSample(value, low, high)).toContain(`Over 14 days, ${said}`)
  })

  it('that has too few on daily says so, and nothing of all creators', () => {
    expect(finding(14, DAILY, {}, {}, { daily_payouts_completed: null })).toBe(
      'Over 14 days, fewer than five of the sampled creators were paid daily: too few to say anything about all creators. Simulate a larger sample.',
    )
  })

  it('the share on daily does too', () => {
    expect(ofSample(1, 1, 1)).toContain(
      'Of the creators who can use daily payouts, about 0.4% are on the daily schedule (0.2% to 0.6%).',
    )
  })
})

it('says how many sales of a file are outside the days of the run', () => {
  const salesFile = { name: 'may.csv', rows: 6_810, rowsOutsideRun: 4_000 }
  expect(finding(60, DAILY, {}, { salesFile })).toMatch(
    / Only 2,810 of the 6,810 sales of may\.csv are in these days: the run leaves the others out\.$/,
  )
  expect(finding(60, DAILY, {}, { salesFile: { ...salesFile, rowsOutsideRun: 0 } })).not.toContain(
    'may.csv',
  )
})

it.each([
  ['the first day', 1, true, { days: 1, hasPartOfDay: false }],
  ['a day that has ended', 25, false, { days: 25, hasPartOfDay: false }],
  ['a day in progress after others', 26, true, { days: 25, hasPartOfDay: true }],
])(
  'counts the days that have ended, as the bar of the run does: %s',
  (_when, count, isDayUnderWay, counted) => {
    expect(daysIn({ days: Array(count).fill(null), isDayUnderWay })).toEqual(counted)
  },
)
