import { JOB_KINDS, REACHED_STEPS, WORK_KINDS } from '../../src/core/work-names'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayFromIso } from '../../src/core/calendar'
import { formatProblem } from '../../src/scenario/problems'
import { readScenario } from '../../src/scenario/read-scenario'
import type { ReadingContext } from '../../src/scenario/reading-context'
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
      'a setting without a name',
      { population: { '': 1 } },
      [expect.stringMatching(/^population\."": got 1, expected no such setting/) as string],
    ],
    [
      'a setting whose name has no end',
      { ['k'.repeat(100_000)]: 1 },
      [expect.stringMatching(/^k{200}…: got 1, expected no such setting/) as string],
    ],
    [
      'more unknown settings than anyone meant: what the later ones look like is not looked for',
      Object.fromEntries([...Array(1_000).keys(), 'seeed'].map((key) => [`k${key}`, 1])),
      [
        ...Array.from(
          { length: 1_000 },
          (_, index) => expect.stringContaining(`k${index}: got 1`) as string,
        ),
        'kseeed: got 1, expected no such setting',
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
    [
      'details of an action that are wrong for its kind, or no setting of it',
      {
        creators: [a],
        actions: [
          { action: 'refund-sale', on: '2026-09-01', creator: 'a', sale: 5 },
          { action: 'request-payout', on: '2026-09-01', creator: 'a', by: 'stripe' },
          { action: 'charge-back-sale', on: '2026-09-01', creator: 'a', sales: 'x' },
        ],
      },
      [
        'actions[0].sale: got 5, expected text of 1 to 120 characters',
        'actions[1].by: got "stripe", expected one of creator, admin',
        'actions[2].sales: got "x", expected no such setting; did you mean sale? Settings here: on, creator, action, sale',
      ],
    ],
    [
      'the kind of an action or a schedule under a name that is mistyped',
      {
        creators: [{ ...a, schedule: { frequncy: 'threshold', thresholdCents: 500 } }],
        actions: [{ acton: 'pause', on: '2026-09-01', creator: 'a' }],
      },
      [
        'creators[0].schedule.frequency: got nothing, expected one of every_days, chosen_weekdays, twice_a_month, threshold',
        'creators[0].schedule.frequncy: got "threshold", expected no such setting; did you mean frequency? Settings here: frequency, days, from, payoutType, weekdays, daysOfMonth, thresholdCents',
        'actions[0].action: got nothing, expected one of change-schedule, pause, resume, request-payout, change-rail, cancel-payout, refund-sale, charge-back-sale, win-dispute, return-payout',
        'actions[0].acton: got "pause", expected no such setting; did you mean action? Settings here: on, creator, action, schedule, by, rail, country, bankAccount, sale, amountCents, payout, code',
      ],
    ],
    [
      'a fault whose kind is right and whose other words are not',
      {
        faults: {
          single: [
            { fault: 'webhook-lost', creator: 'ana', news: 'payout_exploded' },
            { fault: 'call-lost', creator: 'ana', call: 'pay' },
            { fault: 'worker-killed', step: 'begin', when: 'during' },
          ],
        },
      },
      [
        'faults.single[0].news: got "payout_exploded", expected one of payout_paid, payout_failed, payout_unclaimed, payout_returned, payout_cancelled, payout_lost',
        'faults.single[1].call: got "pay", expected one of instantly_available, create_transfer, reverse_transfer, create_payout, create_payout_batch, cancel_payout, look_up, refund',
        'faults.single[2].when: got "during", expected one of before, after',
      ],
    ],
    [
      'steps and kinds of work that do not exist, and a fault that is none',
      {
        faults: {
          single: [
            { fault: 'worker-killed', step: 'call-lookup' },
            { fault: 'worker-waits', step: 'begin', job: 'pay-creator', seconds: 5 },
            { fault: 'job-twice', job: 'handle-webhook', seconds: 5 },
            'text',
          ],
        },
      },
      [
        `faults.single[0].step: got "call-lookup", expected one of ${REACHED_STEPS.join(', ')}`,
        `faults.single[1].job: got "pay-creator", expected one of ${WORK_KINDS.join(', ')}`,
        `faults.single[2].job: got "handle-webhook", expected one of ${JOB_KINDS.join(', ')}`,
        'faults.single[3]: got "text", expected an object with fault, creator, on, from, nth and what goes with them',
      ],
    ],
    [
      'faults of nobody, outside the run, and that end before they begin',
      {
        ...{
          startDay: '2026-06-01',
          days: 10,
          population: { size: 0 },
          creators: [{ handle: 'ana' }],
        },
        faults: {
          deploys: ['2020-01-01T00:00:00Z', '2026-06-02T00:00:00Z'],
          outages: [{ from: '2026-06-05', until: '2026-06-02' }],
          accounts: [{ creator: 'bea', from: '2026-06-05', until: '2026-06-05' }],
          single: [
            { fault: 'batch-refused', creator: 'bea', code: 'busy' },
            { fault: 'call-lost', creator: 'ana', call: 'create_payout', on: '2027-01-01' },
            { fault: 'worker-killed', step: 'begin' },
          ],
        },
      },
      [
        'faults.accounts[0].creator: got "bea", expected a handle among creators',
        'faults.single[0].creator: got "bea", expected a handle among creators',
        'faults.deploys[0]: got "2020-01-01T00:00:00Z", expected a day of the run, 2026-06-01 to 2026-06-10',
        'faults.single[1].on: got "2027-01-01", expected a day of the run, 2026-06-01 to 2026-06-10',
        'faults.outages[0].until: got "2026-06-02", expected after 2026-06-05',
        'faults.accounts[0].until: got "2026-06-05", expected after 2026-06-05',
      ],
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
      [
        'populaton: got {}, expected no such setting; did you mean population? Settings here: population, policy, platform, faults, version and 16 more',
      ],
    ],
    [
      'several unknown settings, with the list of those that there are once',
      {
        population: { refunds: { colour: 1, rateBasisPoint: 2, shade: 3 } },
        faults: {
          single: [
            { fault: 'call-lost', creater: 'ana', call: 'refund' },
            { fault: 'call-lost', creator: 'ana', call: 'refund', onn: '2026-09-01' },
          ],
        },
      },
      [
        'population.refunds.colour: got 1, expected no such setting; there are rateBasisPoints, delayDaysMean, delayDaysMaximum',
        'population.refunds.rateBasisPoint: got 2, expected no such setting; did you mean rateBasisPoints?',
        'population.refunds.shade: got 3, expected no such setting',
        'faults.single[0].creator: got nothing, expected text of 1 to 120 characters',
        'faults.single[0].creater: got "ana", expected no such setting; did you mean creator? Settings here: fault, creator, on, from, nth, call',
        'faults.single[1].onn: got "2026-09-01", expected no such setting; did you mean on?',
      ],
    ],
    [
      'a setting that is elsewhere, with where it is',
      {
        faults: {
          webhooks: { twiceBasisPoints: 500, lostBasisPoints: 50 },
          timeoutSeconds: 30,
          webhookLate: 5,
        },
      },
      [
        'faults.webhooks.twiceBasisPoints: got 500, expected no such setting here; it is processor.webhookTwiceBasisPoints',
        'faults.webhooks.lostBasisPoints: got 50, expected no such setting here; it is processor.webhookLostBasisPoints',
        'faults.timeoutSeconds: got 30, expected no such setting here; it is faults.calls.timeoutSeconds',
        'faults.webhookLate: got 5, expected no such setting; there are calls, webhooks, workers, outages, webhookOutages, deploys, accounts, afterPayout, single',
      ],
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
    [
      'countries that do not exist, wherever one is named',
      {
        policy: {
          name: 'payout-lab',
          instantCountries: ['US', 'UK'],
          countryMinimumCents: { EU: 100 },
        },
        population: { countryShareBasisPoints: { paypal: { ZZ: 10_000 } } },
        creators: [{ handle: 'a', country: 'XX' }],
      },
      [
        'policy.instantCountries[1]: got "UK", expected the code of a country that exists, as in US',
        'policy.countryMinimumCents.EU: got "EU", expected the code of a country that exists, as in US',
        'population.countryShareBasisPoints.paypal.ZZ: got "ZZ", expected the code of a country that exists, as in US',
        'creators[0].country: got "XX", expected the code of a country that exists, as in US',
      ],
    ],
    [
      'more creators with four payouts than with one',
      {
        population: {
          completedPayouts: { atLeastOneBasisPoints: 5_000, atLeastFourBasisPoints: 5_001 },
        },
      },
      [
        'population.completedPayouts: got {"atLeastOneBasisPoints":5000,"atLeastFourBasisPoints":5001}, expected a share with at least four that is no larger than the share with at least one',
      ],
    ],
    [
      'names that no file can hold',
      { name: 'a\0b', seed: '\ud800', creators: [{ handle: '\udca9' }] },
      [
        'name: got "a\\u0000b", expected text on one line, without hidden marks and marks that turn its direction',
        'seed: got "\\ud800", expected text of whole characters, none of them the code 0',
        'creators[0].handle: got "\\udca9", expected text of whole characters, none of them the code 0',
      ],
    ],
    [
      'names that turn the words around them',
      { name: 'safe\u202egnp.exe', invariants: [{ name: 'a\nb', sql: 'SELECT 1' }] },
      [
        'name: got "safe\\u202egnp.exe", expected text on one line, without hidden marks and marks that turn its direction',
        'invariants[0].name: got "a\\nb", expected text on one line, without hidden marks and marks that turn its direction',
      ],
    ],
    [
      'names of what every object has',
      { constructor: 1, policy: 'constructor', creators: [{ handle: 'a', rail: 'toString' }] },
      [
        `policy: got "constructor", expected one of ${POLICY_NAMES}`,
        'creators[0].rail: got "toString", expected one of us_bank, us_card, bank_abroad, cross_border, paypal, own_stripe, card_push, rtp, fednow, same_day_ach, stablecoin',
        'constructor: got 1, expected no such setting; there are $schema, version, name, seed, startDay, days, detail, policy, policyChanges, payoutService, population, creators, sales, actions, processor, platform, jobs, faults, protections, faultChanges, invariants',
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
        'policy.holdDay: got 2, expected no such setting; did you mean holdDays? Settings here: holdDays, name, gates, spendsToday, cycleAdvance and 62 more',
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
        'actions[0].action: got "stop", expected one of change-schedule, pause, resume, request-payout, change-rail, cancel-payout, refund-sale, charge-back-sale, win-dispute, return-payout',
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

  it.each([
    [
      'of sales',
      {
        sales: Array.from({ length: 100_000 }, () => ({ creator: 'a', at: 'x', amountCents: -1 })),
      },
      `sales[0].at: got "x", expected ${DAY_OR_INSTANT}`,
    ],
    [
      'of which the last entry is wrong',
      { creators: Array.from({ length: 7_000 }, (_, n) => (n < 6_999 ? { handle: `c${n}` } : {})) },
      'creators[6999].handle: got nothing, expected text of 1 to 120 characters',
    ],
    [
      'within another setting',
      { policy: { name: 'payout-lab', instantCountries: Array(300_000).fill('x') } },
      'scenario: got {"version":1,"policy":{"name":"payout-lab","instantCountries…, expected settings with fewer mistakes: there are more than can be listed',
    ],
  ])('is refused with a list %s, however long', (_what, settings, expected) => {
    expect(problems(settings)[0]).toBe(expected)
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
        'actions[2].sale: got "x", expected a sale made before it is reversed at 2026-09-04T18:00:00Z; this one is made at 2026-09-05T12:00:00Z',
      ],
    ],
    [
      'a sale that is refunded earlier on its day',
      {
        creators: [a],
        sales: [
          { creator: 'a', at: '2026-09-05', amountCents: 1, label: 'noon' },
          { creator: 'a', at: '2026-09-05T18:00:00Z', amountCents: 1, label: 'evening' },
        ],
        actions: [
          { action: 'refund-sale', on: '2026-09-05T11:59:59Z', creator: 'a', sale: 'noon' },
          { action: 'refund-sale', on: '2026-09-05', creator: 'a', sale: 'noon' },
          { action: 'charge-back-sale', on: '2026-09-05', creator: 'a', sale: 'evening' },
        ],
      },
      [
        'actions[0].sale: got "noon", expected a sale made before it is reversed at 2026-09-05T11:59:59Z; this one is made at 2026-09-05T12:00:00Z',
        'actions[2].sale: got "evening", expected a sale made before it is reversed at 2026-09-05T18:00:00Z; this one is made at 2026-09-05T18:00:00Z',
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
    [
      'an instant minimum above the maximum, wherever it is set',
      {
        policy: { name: 'payout-lab', instantMinimumCents: 10_00, instantMaximumCents: 9_99 },
        policyChanges: [
          { on: '2026-09-05', policy: { name: 'gumroad-2025-04', instantMaximumCents: 9_99 } },
          { on: '2026-09-06', policy: { name: 'gumroad-2025-04', instantMaximumCents: 10_00 } },
        ],
      },
      [
        'policy.instantMinimumCents: got 1000, expected at most 999, the instant maximum',
        'policyChanges[0].policy.instantMaximumCents: got 999, expected at least 1000, the instant minimum',
      ],
    ],
    [
      'shares of one whole that are more than it',
      {
        population: {
          refunds: { rateBasisPoints: 6_000 },
          chargebacks: { rateBasisPoints: 4_001 },
          completedPayouts: { atLeastOneBasisPoints: 5_000, atLeastFourBasisPoints: 5_000 },
        },
        processor: { paypal: { claimedBasisPoints: 9_501 } },
        policy: { name: 'payout-lab', saleFeeBasisPoints: 9_711 },
        policyChanges: [
          { on: '2026-09-05', policy: { name: 'payout-lab', processingFeeBasisPoints: 9_001 } },
          { on: '2026-09-06', policy: { name: 'payout-lab', processingFeeBasisPoints: 9_000 } },
        ],
      },
      [
        'population.chargebacks.rateBasisPoints: got 4001, expected at most 4000, which population.refunds.rateBasisPoints (6000) leaves of the sales',
        'processor.paypal.claimedBasisPoints: got 9501, expected at most 9500, which processor.paypal.cancelledBasisPoints (500) leaves of the unclaimed items',
        'policy.saleFeeBasisPoints: got 9711, expected at most 9710, which policy.processingFeeBasisPoints (290) leaves of a sale',
        'policyChanges[0].policy.processingFeeBasisPoints: got 9001, expected at most 9000, which policyChanges[0].policy.saleFeeBasisPoints (1000) leaves of a sale',
      ],
    ],
    [
      'a share of one whole beside one that nobody has set',
      { population: { refunds: { rateBasisPoints: 10_000 } } },
      [
        'population.refunds.rateBasisPoints: got 10000, expected at most 9950, which population.chargebacks.rateBasisPoints (50) leaves of the sales',
      ],
    ],
    [
      'countries that the rail does not reach',
      {
        creators: [
          { ...a, country: 'GB' },
          { handle: 'b', rail: 'cross_border' },
          { handle: 'c', rail: 'rtp', country: 'IN' },
          { handle: 'd', rail: 'paypal', country: 'US' },
        ],
        population: { countryShareBasisPoints: { bank_abroad: { GB: 9_999, US: 1, FR: 0 } } },
      },
      [
        'population.countryShareBasisPoints.bank_abroad.US: got "US", expected a country that bank_abroad reaches: any but US',
        'creators[0].country: got "GB", expected a country that us_bank reaches: US',
        'creators[1].country: got "US", expected a country that cross_border reaches: any but US',
        'creators[2].country: got "IN", expected a country that rtp reaches: US',
      ],
    ],
    [
      'money at the processor of creators who are paid from the platform',
      {
        ...withPopulation,
        creators: [
          {
            handle: 'p',
            rail: 'paypal',
            openingBalances: [{ day: '2026-08-01', amountCents: 1, holder: 'processor' }],
          },
          { handle: 'q' },
        ],
        sales: [
          { creator: 'p', at: '2026-09-05', amountCents: 1, holder: 'processor' },
          { creator: 'q', at: '2026-09-05', amountCents: 1, holder: 'processor' },
          { creator: 'creator-1', at: '2026-09-05', amountCents: 1, holder: 'processor' },
        ],
      },
      [
        'creators[0].openingBalances[0].holder: got "processor", expected platform, whose account pays on paypal',
        'sales[0].holder: got "processor", expected platform, whose account pays on paypal',
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
    ['{"version":1,\n seed:"x"}', 'line 2, column 2: got "seed", expected names'],
    ['{"version":1', 'line 1, column 13: got nothing'],
    ['{"version":1} x', 'line 1, column 15: got "x"'],
    ['// a comment\n{"version":1}', 'line 1, column 1: got "// a comment\\n{"'.slice(0, 30)],
    [
      '{"days":9007199254740993}',
      'line 1, column 9: got "9007199254740993", expected a whole number up to 9007199254740991',
    ],
    ['{"version":1,\n"days":1e400}', 'line 2, column 8: got "1e400", expected a number with fewer'],
    [
      '{"version":1,"__proto__":{}}',
      'line 1, column 14: got "__proto__", expected no such setting',
    ],
    [
      '['.repeat(100_000),
      'line 1, column 101: got "[[[[[[[[[[[[[[[[[[[[", expected at most 100 lists',
    ],
    [
      `{"version":1,\n"x":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_001)}`,
      'line 2, column 500: got "{\\"a\\":{\\"a\\":{\\"a\\":{\\"a\\":", expected at most 100 lists',
    ],
  ])('is refused where it stops being JSON: %j', (text, start) => {
    const [problem] = textProblems(text)
    expect(problem?.startsWith(start), problem).toBe(true)
  })

  it('is read when it is JSON', () => {
    expect(textProblems('{ "version": 1 }')).toEqual([])
    expect(textProblems(`{ "version": 1, "name": "${'['.repeat(80)}" }`)).toEqual([])
  })
})
