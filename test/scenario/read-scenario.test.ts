import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayFromIso } from '../../src/core/calendar'
import { formatProblem } from '../../src/scenario/problems'
import { readScenario, type ReadingContext } from '../../src/scenario/read-scenario'
import { readScenarioText } from '../support/scenario-text'

function problems(settings: object, context?: ReadingContext): string[] {
  const result = readScenario({ version: 1, ...settings }, context)
  return result.ok ? [] : result.problems.map(formatProblem)
}

function textProblems(text: string): string[] {
  const result = readScenarioText(text)
  return result.ok ? [] : result.problems.map(formatProblem)
}

const POLICY_NAMES =
  'gumroad-2025-04, gumroad-2026-03, gumroad-2026-07-31, gumroad-2026-08-30, gumroad-2026-09-03, payout-lab'
const DAY_OR_INSTANT = 'a day as YYYY-MM-DD or an instant as YYYY-MM-DDTHH:MM:SSZ'
const a = { handle: 'a' }

describe('a scenario', () => {
  it('needs nothing but its version', () => {
    const result = readScenario({ version: 1 })
    expect(result).toMatchObject({
      ok: true,
      scenario: { seed: 'payout-lab', policy: 'gumroad-2026-08-30', population: { size: 500 } },
    })
  })

  it.each<[string, object, string[]]>([
    ['a version of another lab', { version: 2 }, ['version: got 2, expected 1']],
    [
      'too few creators',
      { population: { size: -3 } },
      ['population.size: got -3, expected a whole number from 0 to 1,000,000'],
    ],
    [
      'more creators with four completed payouts than with one',
      {
        population: {
          completedPayouts: { atLeastOneBasisPoints: 3_000, atLeastFourBasisPoints: 3_001 },
        },
      },
      [
        'population.completedPayouts: got {"atLeastOneBasisPoints":3000,"atLeastFourBasisPoints":3001}, expected a share with at least four that is no larger than the share with at least one',
      ],
    ],
    [
      'half a creator',
      { population: { size: 0.5 } },
      ['population.size: got 0.5, expected a whole number from 0 to 1,000,000'],
    ],
    [
      'text for a number',
      { population: { monthlyGross: { mu: '3' } } },
      ['population.monthlyGross.mu: got "3", expected a number from -5 to 15'],
    ],
    ['no seed', { seed: '' }, ['seed: got "", expected text of 1 to 120 characters']],
    [
      'a day that does not exist',
      { startDay: '2026-02-30' },
      ['startDay: got "2026-02-30", expected a day that exists, as YYYY-MM-DD'],
    ],
    [
      'an unknown setting',
      { populaton: {} },
      ['populaton: got {}, expected no such setting; did you mean population?'],
    ],
    [
      'an unknown setting like no other',
      { population: { refunds: { colour: 1 } } },
      [
        'population.refunds.colour: got 1, expected no such setting; there are rateBasisPoints, delayDaysMean, delayDaysMaximum',
      ],
    ],
    [
      'shares that are no whole',
      { population: { scheduleShareBasisPoints: { daily: 9_500 } } },
      [
        'population.scheduleShareBasisPoints: got {"daily":9500}, expected shares that together make 10,000 basis points (they make 9,500)',
      ],
    ],
    [
      'a country that is none',
      { population: { countryShareBasisPoints: { paypal: { usa: 10_000 } } } },
      [
        'population.countryShareBasisPoints.paypal.usa: got "usa", expected a two-letter country code, as in US',
      ],
    ],
    [
      'a gate that is asked twice',
      { policy: { name: 'payout-lab', gates: ['paused', 'minimum', 'paused'] } },
      ['policy.gates: got ["paused","minimum","paused"], expected each gate at most once'],
    ],
    [
      'a gate that is none',
      { policy: { name: 'payout-lab', gates: ['luck'] } },
      [
        'policy.gates[0]: got "luck", expected one of compliance, guardian, paused, minimum, instant, processor',
      ],
    ],
    ['an unknown policy', { policy: 'x' }, [`policy: got "x", expected one of ${POLICY_NAMES}`]],
    [
      'a changed policy without a known name',
      { policy: { name: 'x' } },
      [`policy.name: got "x", expected one of ${POLICY_NAMES}`],
    ],
    [
      'changes of a policy that are wrong',
      { policy: { name: 'gumroad-2025-04', holdDays: -1, holdDay: 2 } },
      [
        'policy.holdDays: got -1, expected a whole number from 0 to 60',
        'policy.holdDay: got 2, expected no such setting; did you mean holdDays?',
      ],
    ],
    [
      'neither a name nor changes',
      { policy: 3 },
      [`policy: got 3, expected one of ${POLICY_NAMES}, or an object of settings`],
    ],
    [
      'an unknown action',
      { actions: [{ action: 'stop' }] },
      [
        'actions[0].action: got "stop", expected one of change-schedule, pause, resume, request-payout, refund-sale, charge-back-sale',
      ],
    ],
    [
      'parts of an action missing',
      { actions: [{ action: 'pause' }] },
      [
        `actions[0].on: got nothing, expected ${DAY_OR_INSTANT}`,
        'actions[0].creator: got nothing, expected text of 1 to 120 characters',
      ],
    ],
  ])('is refused with %s', (_what, settings, expected) => {
    expect(problems(settings)).toEqual(expected)
  })

  it.each([
    [null, 'scenario: got null, expected an object of settings'],
    [[], 'scenario: got [], expected an object of settings'],
    [{}, 'version: got nothing, expected 1'],
  ])('is refused as a whole: %j', (input, expected) => {
    const result = readScenario(input)
    expect(result.ok ? [] : result.problems.map(formatProblem)).toEqual([expected])
  })

  it('is refused with problems that name a path and an expectation, whatever comes in', () => {
    const key = fc.constantFrom('version', 'policy', 'population', 'creators', 'actions', 'x')
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(key, fc.jsonValue())), (input) => {
        const result = readScenario(input)
        if (result.ok) return
        expect(result.problems.length).toBeGreaterThan(0)
        for (const { path, expected } of result.problems) {
          expect(path).not.toBe('')
          expect(expected).not.toBe('')
        }
      }),
    )
  })
})

describe('the parts of a scenario', () => {
  const withPopulation = { population: { size: 2 } }

  it.each<[string, object, string[]]>([
    [
      'one handle twice',
      { creators: [a, a] },
      ['creators[1].handle: got "a", expected a handle that no creator before it has'],
    ],
    [
      'a handle that is generated as well',
      { ...withPopulation, creators: [{ handle: 'creator-2' }] },
      [
        'creators[0].handle: got "creator-2", expected a handle other than creator-1 to creator-2, which are generated',
      ],
    ],
    [
      'a sale of nobody',
      {
        ...withPopulation,
        creators: [a],
        sales: [{ creator: 'creator-3', at: '2026-09-01', amountCents: 1 }],
      },
      [
        'sales[0].creator: got "creator-3", expected a handle among creators, or creator-1 to creator-2',
      ],
    ],
    [
      'an action in an empty world',
      {
        population: { size: 0 },
        actions: [{ action: 'pause', on: '2026-09-01', creator: 'a' }],
      },
      ['actions[0].creator: got "a", expected a creator, and this scenario has none'],
    ],
    [
      'dates outside the run',
      {
        creators: [{ ...a, openingBalances: [{ day: '2026-09-01', amountCents: 1 }] }],
        startDay: '2026-08-31',
        days: 7,
        sales: [{ creator: 'a', at: '2026-08-30T23:59:59Z', amountCents: 1 }],
        actions: [{ action: 'pause', on: '2026-09-07', creator: 'a' }],
      },
      [
        'sales[0].at: got "2026-08-30T23:59:59Z", expected a day of the run, 2026-08-31 to 2026-09-06',
        'actions[0].on: got "2026-09-07", expected a day of the run, 2026-08-31 to 2026-09-06',
        'creators[0].openingBalances[0].day: got "2026-09-01", expected a day up to the first of the run, 2026-08-31',
      ],
    ],
    [
      'labels and refunds that do not meet',
      {
        creators: [a, { handle: 'b' }],
        sales: [
          { creator: 'a', at: '2026-09-05', amountCents: 1, label: 'x' },
          { creator: 'a', at: '2026-09-05', amountCents: 1, label: 'x' },
          { creator: 'a', at: '2026-09-05', amountCents: 1, label: 'latest' },
        ],
        actions: [
          { action: 'refund-sale', on: '2026-09-06', creator: 'a', sale: 'y' },
          { action: 'refund-sale', on: '2026-09-06', creator: 'b', sale: 'x' },
          { action: 'refund-sale', on: '2026-09-04', creator: 'a', sale: 'x' },
          { action: 'refund-sale', on: '2026-09-06', creator: 'a' },
        ],
      },
      [
        'sales[1].label: got "x", expected a label that no sale before it has',
        `sales[2].label: got "latest", expected a label other than latest, which means the creator's latest sale`,
        'actions[0].sale: got "y", expected the label of one of the sales, or latest',
        'actions[1].sale: got "x", expected a sale of b, not of a',
        'actions[2].sale: got "x", expected a sale before the day on which it is reversed, 2026-09-04; this one is on 2026-09-05',
      ],
    ],
    [
      'changes of policy outside the run, or out of order',
      {
        startDay: '2026-08-31',
        days: 7,
        policyChanges: [
          { on: '2026-09-02', policy: 'gumroad-2025-04' },
          { on: '2026-09-02', policy: 'gumroad-2026-03' },
          { on: '2026-09-07', policy: 'gumroad-2026-08-30' },
        ],
      },
      [
        'policyChanges[2].on: got "2026-09-07", expected a day of the run, 2026-08-31 to 2026-09-06',
        'policyChanges[1].on: got "2026-09-02", expected a day after 2026-09-02, the day of the change before it',
      ],
    ],
    [
      'typical values beyond their limits',
      {
        population: {
          monthlyGross: { mu: 7, maximumCents: 1_000_00 },
          refunds: { delayDaysMean: 40 },
        },
        processor: { webhookDelay: { medianSeconds: 7_200 } },
      },
      [
        'population.monthlyGross.maximumCents: got 100000, expected at least 109664, the typical value',
        'population.refunds.delayDaysMaximum: got 30, expected at least 40, the typical value',
        'processor.webhookDelay.maximumSeconds: got 3600, expected at least 7200, the typical value',
      ],
    ],
  ])('do not fit with %s', (_what, settings, expected) => {
    expect(problems(settings)).toEqual(expected)
  })

  it('may name the creators of an imported file, and those alone', () => {
    const context = {
      importedCreators: ['17'],
      importedDays: { firstDay: dayFromIso('2021-01-01')!, lastDay: dayFromIso('2021-01-10')! },
    }
    const pause = (creator: string, on: string) => ({ action: 'pause', on, creator })
    expect(problems({ actions: [pause('17', '2021-01-31')] }, context)).toEqual([])
    expect(problems({ actions: [pause('creator-1', '2021-02-01')] }, context)).toEqual([
      'actions[0].creator: got "creator-1", expected a creator of the imported file',
      'actions[0].on: got "2021-02-01", expected a day of the run, 2021-01-01 to 2021-01-31',
    ])
    expect(problems({ creators: [{ handle: '17', schedule: 'daily' }] }, context)).toEqual([])
  })

  it('may not let a file make the run longer than a run can be', () => {
    const importedDays = { firstDay: dayFromIso('1999-01-01')!, lastDay: dayFromIso('2021-01-10')! }
    expect(problems({}, { importedCreators: ['17'], importedDays })).toEqual([
      'days: got 8067, expected at most 3660 days; the file has sales from 1999-01-01 to 2021-01-10: set startDay and days to run a part of it',
    ])
    expect(problems({ days: 90 }, { importedCreators: ['17'], importedDays })).toEqual([])
  })
})

describe('the days of a run', () => {
  it('have years of four digits', () => {
    expect(problems({ startDay: '9999-12-30', days: 2 })).toEqual([])
    expect(problems({ startDay: '9999-12-30', days: 3 })).toEqual([
      'startDay: got "9999-12-30", expected a first day that lets the run end by 9999-12-31',
    ])
  })
})

describe('the text of a scenario', () => {
  it.each([
    ['', 'line 1, column 1: got nothing'],
    ['{"version":1,\n"version":1}', 'line 2, column 1: got "version", expected each setting once'],
    ['{"version":1,}', 'line 1, column 14: got "}"'],
    ['{"version":1\n "seed":"x"}', 'line 2, column 2: got "\\"seed\\":\\"x\\"}"'],
    ['{"version":1,\n seed:"x"}', 'line 2, column 2: got "seed:\\"x\\"}"'],
    ['{"version":1', 'line 1, column 13: got nothing'],
    ['{"version":1} x', 'line 1, column 15: got "x"'],
    ['// a comment\n{"version":1}', 'line 1, column 1: got "// a comment\\n{"'.slice(0, 30)],
  ])('is refused where it stops being JSON: %j', (text, start) => {
    const [problem] = textProblems(text)
    expect(problem?.startsWith(start), problem).toBe(true)
  })

  it('is read when it is JSON', () => {
    expect(textProblems('{ "version": 1 }')).toEqual([])
  })
})
