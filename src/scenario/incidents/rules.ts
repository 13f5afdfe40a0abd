/** Rules that do what they say and not what was meant: gates, minimums, dates that are shown, and amounts. */
import type { Incident } from './incident'
import { CALM, creatorOwed, smallScenario } from './small-scenarios'
import type { ScenarioInput } from '../schema'

const ERA = 'gumroad-2026-08-30'
const balance = (
  day: string,
  amountCents: number,
  holder: 'platform' | 'processor' = 'processor',
) => ({
  day,
  amountCents,
  holder,
})
type Policy = Extract<NonNullable<ScenarioInput['policy']>, object>
const underPolicy = (
  name: string,
  figures: Omit<Policy, 'name'>,
  settings: Omit<ScenarioInput, 'version' | 'name' | 'policy'>,
): ScenarioInput => smallScenario(name, { ...settings, policy: { name: ERA, ...figures } })

/** The same creators and days under two policies that differ in one figure. */
const pair = (
  was: readonly [name: string, figures: Omit<Policy, 'name'>],
  fixed: readonly [name: string, figures: Omit<Policy, 'name'>],
  settings: Omit<ScenarioInput, 'version' | 'name' | 'policy'>,
): Pick<Incident, 'asItWas' | 'asFixed'> => ({
  asItWas: underPolicy(...was, settings),
  asFixed: underPolicy(...fixed, settings),
})

export const RULE_INCIDENTS: readonly Incident[] = [
  {
    id: 'a6-23',
    title: 'A daily seller with $439.50 is told that it is below $10',
    date: '2026-01-26',
    story:
      'Instantly payable money is counted oldest first, and the first day that is not available yet cuts off all younger days. A seller’s oldest balance was still settling, so what could be paid came out as zero, and the note said that zero is below the minimum. The note was corrected. The money waited all the same.',
    source: { references: ['antiwork/gumroad#3150'], evidence: 'PR' },
    difference: 'A balance that is not available yet is skipped and does not cut off younger ones.',
    ...pair(
      ['The oldest day cuts off all others', { availabilityCut: 'by_day' }],
      ['Balance by balance', { availabilityCut: 'by_balance' }],
      {
        days: 2,
        processor: { ...CALM, instantlyAvailableAfterHours: 120 },
        creators: [{ handle: 'ink', schedule: 'daily', openingBalances: [] }],
        sales: [
          { creator: 'ink', at: '2026-08-31T01:00:00Z', amountCents: 300_00, holder: 'processor' },
          { creator: 'ink', at: '2026-08-31T02:00:00Z', amountCents: 505_51, holder: 'platform' },
        ],
      },
    ),
    expect: { measure: 'unpaid', asItWas: 700_00, asFixed: 260_50 },
  },
  {
    id: 'a6-24',
    title: 'Instant payouts are gone after a change of country',
    date: '2026-08-01',
    story:
      'Instant payouts need an account of 60 days. A seller with 54 payouts had changed country, which opens a new account at the processor: 43 days old. Daily payouts stopped from one day to the next. 26 sellers in the US were affected. Now the age of an earlier account of the same kind counts.',
    source: { references: ['antiwork/gumroad#6786'], evidence: 'PR' },
    difference: 'The account counts from the day of the earlier one.',
    asItWas: accountOfDays('The new account counts', 43),
    asFixed: accountOfDays('The earlier account counts', 700),
    expect: { measure: 'days_late', creator: 'ink', due: '2026-08-31', asItWas: 7, asFixed: 0 },
  },
  {
    id: 'a6-25',
    title: 'A new account is paid at once, and its sales are charged back',
    date: '2026-07-31',
    story:
      'An instant payout leaves before anybody has had time to dispute a sale. So accounts must be 60 days old first. The check looked at one account of a seller, and money could land on another that was a few days old. A sale that is charged back after such a payout leaves a debt that nobody pays. Now every account must be old enough.',
    source: { references: ['antiwork/gumroad#6702'], evidence: 'PR' },
    difference: 'Every account that money can land on must be 60 days old.',
    ...pair(
      ['Paid at once', { instantAccountAgeDaysMinimum: 0 }],
      ['Paid when the account is old enough', { instantAccountAgeDaysMinimum: 60 }],
      {
        days: 14,
        creators: [
          { handle: 'new', schedule: 'daily', accountAgeDays: 5, yearBeforeGrossCents: 100_000_00 },
        ],
        sales: [
          {
            creator: 'new',
            at: '2026-08-31',
            amountCents: 500_00,
            holder: 'processor',
            label: 'x',
          },
        ],
        actions: [{ action: 'charge-back-sale', on: '2026-09-03', creator: 'new', sale: 'x' }],
      },
    ),
    expect: { measure: 'debt', asItWas: 449_50, asFixed: 14_80 },
  },
  {
    id: 'a6-26',
    title: 'The button for an instant payout disappears with $60 left',
    date: '2026-08-30',
    story:
      'The instant minimum had moved from $10 to $100 together with the standard one. A seller paid out nearly every day, and what was left each time was below $100. The button was hidden, so they wrote to support most days. Now the minimum is $1, and a button that cannot be used is shown as such.',
    source: { references: ['antiwork/gumroad#7438'], evidence: 'PR' },
    difference: 'The instant minimum is $1 instead of $100.',
    ...pair(
      ['A minimum of $100', { instantMinimumCents: 100_00 }],
      ['A minimum of $1', { instantMinimumCents: 1_00 }],
      {
        days: 2,
        creators: [creatorOwed('ink', 60_00)],
        actions: [{ action: 'request-payout', on: '2026-08-31', creator: 'ink' }],
      },
    ),
    expect: { measure: 'unpaid', asItWas: 60_00, asFixed: 0 },
  },
  {
    id: 'a6-32',
    title: 'A country’s minimum becomes the seller’s own and never falls',
    date: '2026-02-27',
    story:
      'A seller’s settings page showed the minimum in force: the largest of the platform’s, the country’s and their own. Saving the page saved that number as their own threshold. When the exchange rate moved and the country’s minimum fell, the saved one stayed. Their money waited for an amount that nobody had asked for.',
    source: { references: ['antiwork/gumroad#3837'], evidence: 'PR' },
    difference: 'The minimum in force is not saved as the creator’s own.',
    asItWas: koreanThreshold('Saved at its highest', 40_00),
    asFixed: koreanThreshold('Not saved', 0),
    expect: { measure: 'unpaid', asItWas: 35_00, asFixed: 0 },
  },
  {
    id: 'g-6',
    title: 'A payout on request is larger than a payout may be',
    date: null,
    story:
      'A request above $9,999 is cut into batches. Each batch then takes everything unpaid up to the day of its last balance, whatever batch that is in. Two balances of one day in two batches: the first payout takes both and is above the maximum. The second batch finds nothing, and the answer says that the request failed although the money moved.',
    source: { references: ['antiwork/gumroad instant_payouts_service.rb'], evidence: 'run' },
    difference: 'Each payout takes its own batch.',
    ...pair(
      ['Everything up to a day', { batchClaim: 'up_to_last_day' }],
      ['The batch alone', { batchClaim: 'batch_only' }],
      {
        days: 1,
        creators: [
          {
            handle: 'ink',
            openingBalances: [
              balance('2026-08-20', 6_000_00),
              balance('2026-08-20', 6_000_00, 'platform'),
            ],
          },
        ],
        actions: [{ action: 'request-payout', on: '2026-08-31', creator: 'ink' }],
      },
    ),
    expect: { measure: 'above_maximum', asItWas: 2_001_00, asFixed: 0 },
  },
  {
    id: 'g-7',
    title: 'One large balance keeps all others from being paid',
    date: null,
    story:
      'A request is refused as a whole if a single day’s balance is above the instant maximum. A creator with one very good day can request nothing at all, not even the money of all other days. The good day cannot be paid instantly for as long as it is unpaid.',
    source: { references: ['antiwork/gumroad instant_payouts_service.rb'], evidence: 'CODE' },
    difference: 'A balance above the maximum is left out instead of refusing all.',
    ...pair(
      ['Refuses all', { oversizedBalance: 'refuses_all' }],
      ['Left out', { oversizedBalance: 'left_out' }],
      {
        days: 1,
        creators: [
          {
            handle: 'ink',
            openingBalances: [balance('2026-08-19', 500_00), balance('2026-08-20', 12_000_00)],
          },
        ],
        actions: [{ action: 'request-payout', on: '2026-08-31', creator: 'ink' }],
      },
    ),
    expect: { measure: 'unpaid', asItWas: 12_500_00, asFixed: 12_000_00 },
  },
  {
    id: 'g-17',
    title: 'A cent is lost in a floating-point number',
    date: null,
    story:
      'PayPal sends the fee that it charged as text, such as 2.05. Multiplied by 100 as a floating-point number that is 204.99999…, and cutting it gives 204 cents. The books say a cent less than PayPal took. It happens for some amounts only, so nobody saw it.',
    source: { references: ['antiwork/gumroad'], evidence: 'run' },
    difference: 'The text is read digit by digit.',
    ...pair(
      ['Multiplied and cut', { paypalFeeReading: 'cut' }],
      ['Digit by digit', { paypalFeeReading: 'exact' }],
      {
        days: 14,
        creators: [
          creatorOwed(
            'ink',
            104_60,
            { country: 'UA', rail: 'paypal', instantCapable: false },
            'platform',
          ),
        ],
      },
    ),
    expect: { measure: 'cost_not_booked', asItWas: 1, asFixed: 0 },
  },
  {
    id: 'g-18',
    title: 'Daily creators are shown weekly dates',
    date: null,
    story:
      'A cached value had its test the wrong way round. Creators on the daily schedule saw the Friday of their rail’s week, while the daily run paid them the next morning. Nothing was paid wrongly. But everyone who relied on the date planned wrongly.',
    source: { references: ['antiwork/gumroad'], evidence: 'run' },
    difference: 'The date shown is that of the schedule in force.',
    ...pair(
      ['Weekly dates', { dailyShownWeeklyDates: true, dailyDateShown: 'next_run' }],
      ['Daily dates', { dailyShownWeeklyDates: false, dailyDateShown: 'next_run' }],
      {
        days: 1,
        creators: [{ handle: 'ink', schedule: 'daily' }],
        sales: [
          { creator: 'ink', at: '2026-08-31T09:00:00Z', amountCents: 300_00, holder: 'processor' },
        ],
      },
    ),
    expect: {
      measure: 'date_shown_off',
      creator: 'ink',
      payday: '2026-09-01',
      asItWas: 9,
      asFixed: 0,
    },
  },
  {
    id: 'g-20',
    title: 'On the morning of a payout the creator is told tomorrow',
    date: null,
    story:
      'A daily creator is shown tomorrow as the date of the next payout, at any time of the day. Between midnight and the run at 08:00 UTC that is wrong: the run of this morning pays them. Somebody who looks at the page over breakfast expects to wait a day for money that arrives by noon.',
    source: { references: ['antiwork/gumroad'], evidence: 'run' },
    difference: 'The date shown is that of the next run.',
    ...pair(
      ['Always tomorrow', { dailyDateShown: 'tomorrow' }],
      ['The next run', { dailyDateShown: 'next_run' }],
      {
        days: 1,
        creators: [{ handle: 'ink', schedule: 'daily' }],
        sales: [
          { creator: 'ink', at: '2026-08-31T09:00:00Z', amountCents: 300_00, holder: 'processor' },
        ],
      },
    ),
    expect: {
      measure: 'date_shown_off',
      creator: 'ink',
      payday: '2026-09-01',
      asItWas: 1,
      asFixed: 0,
    },
  },
  {
    id: 'g-19',
    title: 'A list of payouts that never ends',
    date: null,
    story:
      'The list of upcoming payouts ends with the first one below the minimum. With a minimum of zero nothing is below it. So after the last real payout the list goes on for ever with payouts of zero, and the page never got it.',
    source: { references: ['antiwork/gumroad'], evidence: 'run' },
    difference: 'A payout takes at least a cent.',
    ...pair(
      ['Payouts of nothing', { minimumCents: 0, endlessProjection: true }],
      ['At least a cent', { minimumCents: 0, endlessProjection: false }],
      { days: 1, creators: [creatorOwed('ink', 200_00)] },
    ),
    expect: { measure: 'endless_lists', asItWas: 1, asFixed: 0 },
  },
  {
    id: 'g-1',
    title: 'The date shown skips one cycle and does not look again',
    date: null,
    story:
      'When too little money is old enough for a cycle, the date moves on by one cycle, and is shown without another look. If the next cycle has too little as well, the creator is promised a payout that will not come. The real one comes a week later. With a holding period of 14 days this happens to everyone whose money is new.',
    source: { references: ['antiwork/gumroad'], evidence: 'run' },
    difference: 'The date moves on to the first cycle with enough money.',
    ...pair(
      ['Moves on once', { cycleAdvance: 'once', holdDays: 14 }],
      ['Moves on until there is enough', { cycleAdvance: 'until_old_enough', holdDays: 14 }],
      {
        days: 1,
        processor: CALM,
        creators: [{ handle: 'ink', openingBalances: [balance('2026-08-30', 20_00)] }],
        sales: [
          { creator: 'ink', at: '2026-08-31T09:00:00Z', amountCents: 300_00, holder: 'processor' },
        ],
      },
    ),
    expect: {
      measure: 'date_shown_off',
      creator: 'ink',
      payday: '2026-09-17',
      asItWas: 7,
      asFixed: 0,
    },
  },
  {
    id: 'case-02',
    title: 'Above the instant maximum, daily is weekly',
    date: null,
    story:
      'One instant payout is at most $9,999. The daily run does not cut a larger sum: it skips the creator and leaves a note, each day until the weekly run. So those who earn most wait longest.',
    source: { references: ['antiwork/gumroad payouts.rb'], evidence: 'CODE' },
    difference: 'The daily run cuts the sum into payouts of at most the maximum.',
    ...pair(
      ['Skipped with a note', { instantRunAboveMaximum: 'skipped' }],
      ['Cut into payouts', { instantRunAboveMaximum: 'cut' }],
      {
        days: 14,
        creators: [
          {
            handle: 'ink',
            schedule: 'daily',
            openingBalances: [balance('2026-08-19', 6_000_00), balance('2026-08-20', 6_000_00)],
          },
        ],
      },
    ),
    expect: { measure: 'days_late', creator: 'ink', due: '2026-08-31', asItWas: 7, asFixed: 0 },
  },
  {
    id: 'h-61',
    title: 'A bank holiday on the payday, and the money is there on Monday',
    date: '2014-07-04',
    story:
      'A platform paid on Thursdays, and the money was there on Friday. In 2014 Independence Day was a Friday. Banks were closed, so the money was there on Monday, and nobody had told the creators. The issue asks to tell them. A push to a card would not have had to wait for a bank.',
    source: { references: ['gratipay/gratipay.com#2551'], evidence: 'thread' },
    difference: 'The money is pushed to the card, which takes it on every day.',
    asItWas: beforeIndependenceDay('By bank', 'us_card'),
    asFixed: beforeIndependenceDay('Pushed to the card', 'card_push'),
    expect: { measure: 'days_late', creator: 'ink', due: '2014-07-04', asItWas: 3, asFixed: 0 },
  },
]

function beforeIndependenceDay(name: string, rail: 'us_card' | 'card_push'): ScenarioInput {
  return smallScenario(name, {
    startDay: '2014-06-30',
    processor: {
      ...CALM,
      bankHolidays: 'federal-reserve',
      rails: { card_push: { declinedBasisPoints: 0 } },
    },
    creators: [
      {
        handle: 'ink',
        rail,
        openingBalances: [balance('2014-06-19', 200_00, 'platform')],
      },
    ],
  })
}

function accountOfDays(name: string, accountAgeDays: number): ScenarioInput {
  return smallScenario(name, {
    policy: 'gumroad-2026-07-31',
    creators: [
      creatorOwed('ink', 200_00, { schedule: 'daily', accountAgeDays, completedPayouts: 54 }),
    ],
  })
}

function koreanThreshold(name: string, minimumCents: number): ScenarioInput {
  return smallScenario(name, {
    policy: 'gumroad-2025-04',
    creators: [
      creatorOwed('ink', 35_00, {
        country: 'KR',
        rail: 'bank_abroad',
        instantCapable: false,
        minimumCents,
      }),
    ],
  })
}
