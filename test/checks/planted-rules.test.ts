/** Rules of the service that were once wrong, planted again one by one: who is paid, when, how much, and what is said of it. */
import { it } from 'vitest'
import { SECONDS_IN_HOUR, startOfDay } from '../../src/core/calendar'
import type { NewPayout } from '../../src/ledger/payout'
import type { ScenarioInput } from '../../src/scenario/schema'
import type { Simulation } from '../../src/simulation/simulation'
import { day } from '../support/days'
import { caseNamed, expectFound, followOtherPolicy, type Fault } from '../support/faults'
import { CALM_PROCESSOR, calmScenario } from '../support/runs'

const calm = calmScenario({ days: 14, policy: 'gumroad-2026-08-30' })

/** Each call takes a minute, and the second creator comes to PayPal while the first one is paid. */
function toPaypalInMidRun(payoutType: 'instant' | 'standard'): ScenarioInput {
  const runAt = payoutType === 'instant' ? '08:00' : '10:00'
  return {
    ...calm,
    days: 7,
    processor: {
      ...CALM_PROCESSOR,
      callLatency: { medianSeconds: 60, sigma: 0, maximumSeconds: 60 },
    },
    platform: { openingBalanceCents: 10_000_00 },
    creators: ['first', 'changing'].map((handle) => ({
      handle,
      schedule: { frequency: 'chosen_weekdays', weekdays: ['friday'], payoutType },
      openingBalances: [{ day: '2026-08-20', amountCents: 200_00, holder: 'processor' }],
    })),
    actions: [
      {
        ...{ action: 'change-rail', creator: 'changing', rail: 'paypal' },
        on: `2026-09-04T${runAt}:30Z`,
      },
    ],
  }
}

/** Payouts are written down otherwise than they were planned. */
function recordOtherwise({ ledger: { payouts } }: Simulation, changes: Partial<NewPayout>): void {
  const creating = payouts.creating.bind(payouts)
  payouts.creating = (payout, ...others) => creating({ ...payout, ...changes }, ...others)
}

const FAULTS: readonly (Fault & { what: string })[] = [
  {
    what: 'a daily creator above the instant maximum is paid by no run',
    scenario: caseNamed('daily-above-the-maximum', { days: 40 }),
    plant: (simulation) => {
      followOtherPolicy(simulation, { instantRunAboveMaximum: 'skipped' })
      const { creators } = simulation.ledger
      const holding = creators.holdingBalance.bind(creators)
      creators.holdingBalance = (rails, dailyOnly) =>
        holding(rails, dailyOnly).filter(
          (creatorId) => dailyOnly || creators.get(creatorId).frequency !== 'daily',
        )
    },
    found: 'old_money_has_a_reason',
    witness: /^creator 1 has 999901 cents unpaid since 2026-08-31 or longer, and no reason/,
  },
  {
    what: 'an instant payout carries more than the maximum',
    scenario: caseNamed('daily-above-the-maximum'),
    plant: (simulation) => followOtherPolicy(simulation, { instantMaximumCents: 30_000_00 }),
    found: 'payouts_were_allowed',
    witness: /^payout 1 of creator 1: 999901 cents are above the instant maximum of 999900 cents$/,
  },
  {
    what: 'a standard run pays money that is a day too young',
    scenario: {
      ...calm,
      creators: [{ handle: 'young' }],
      sales: [{ creator: 'young', at: '2026-09-05', amountCents: 200_00, holder: 'processor' }],
    },
    plant: (simulation) => followOtherPolicy(simulation, { holdDays: 6 }),
    found: 'payouts_were_allowed',
    witness: /^payout 1 of creator 1: it pays money of 2026-09-05, which is too young$/,
  },
  {
    what: 'a payout says another schedule than its creator’s',
    scenario: caseNamed('daily-above-the-maximum'),
    plant: (simulation) => recordOtherwise(simulation, { frequency: 'weekly' }),
    found: 'rows_say_what_happened',
    witness: /^payout 1: its row has the schedule weekly, and its creator is on daily$/,
  },
  {
    what: 'the period of an instant payout ends with another day than its youngest money',
    scenario: {
      ...calm,
      creators: [{ handle: 'daily', schedule: 'daily' }],
      sales: [{ creator: 'daily', at: '2026-09-01', amountCents: 200_00, holder: 'processor' }],
    },
    plant: (simulation) => recordOtherwise(simulation, { periodEndDay: day('2026-09-02') }),
    found: 'payouts_were_allowed',
    witness:
      /^payout 1 of creator 1: it pays up to 2026-09-02, and its youngest money is of 2026-09-01$/,
  },
  {
    what: 'slices that begin after midnight pass creators over',
    scenario: caseNamed('slices-after-midnight', { policy: 'gumroad-2026-08-30' }),
    plant: (simulation) => {
      const { creators } = simulation.ledger
      const get = creators.get.bind(creators)
      const isLate = (): boolean => simulation.now >= startOfDay(day('2026-09-04'))
      creators.get = (creatorId) => ({
        ...get(creatorId),
        ...(isLate() && { frequency: 'threshold' as const }),
      })
    },
    found: 'due_creators_are_paid_or_told',
    witness: /^creator 15 was due 20000 cents in the standard run of 2026-09-03, and has neither/,
  },
  {
    // With nobody passed over, the second slice finds nothing left of the sale, and that is in order.
    what: 'a creator is passed over whose only sale is taken back once the run is through',
    scenario: {
      ...calm,
      creators: [
        { handle: 'first', schedule: 'daily' },
        { handle: 'second', schedule: 'daily' },
      ],
      sales: [
        { creator: 'first', at: '2026-09-02', amountCents: 100_00 },
        { creator: 'second', at: '2026-09-02', amountCents: 100_00, label: 'only' },
      ],
      actions: [
        { action: 'refund-sale', on: '2026-09-03T08:30:00Z', creator: 'second', sale: 'only' },
      ],
      jobs: { sliceCreators: 1, staggerSeconds: SECONDS_IN_HOUR },
    },
    plant: ({ ledger: { creators } }) => {
      creators.holdingBalance = () => [1]
    },
    found: 'due_creators_are_paid_or_told',
    witness: /^creator 2 was due 8630 cents in the daily run of 2026-09-03, and has neither/,
  },
  {
    what: 'what fails a second time is not tried again',
    scenario: caseNamed('late-second-retry'),
    plant: (simulation) => followOtherPolicy(simulation, { transientRetriesMax: 1 }),
    found: 'failures_are_tried_again',
    witness:
      /^payout \d of creator [12] failed for a reason that passes, and nobody tried again on 2026-09-25$/,
  },
  {
    what: 'each of the payouts that a balance was cut into counts as a try',
    scenario: {
      ...calm,
      policy: { name: 'payout-lab', instantMaximumCents: 100_00 },
      creators: [
        {
          handle: 'daily',
          schedule: 'daily',
          openingBalances: [{ day: '2026-08-20', amountCents: 300_00, holder: 'processor' }],
        },
      ],
      faults: {
        single: [1, 2, 3].map((nth) => ({
          fault: 'payout-refused' as const,
          creator: 'daily',
          nth,
          code: 'processor_unavailable',
        })),
      },
    },
    plant: ({ ledger: { payoutHistory } }) => {
      const failuresOf = payoutHistory.failuresOf.bind(payoutHistory)
      payoutHistory.failuresOf = (period) =>
        failuresOf(period).map((one, index) => ({ ...one, createdAt: one.createdAt + index }))
    },
    found: 'failures_are_tried_again',
    witness:
      /^payout \d of creator 1 failed for a reason that passes, and nobody tried again on 2026-08-31$/,
  },
  {
    what: 'a debt that a payout sets off counts against it',
    scenario: caseNamed('late-account-in-debt'),
    plant: ({ ledger: { balances } }) => {
      const unpaidCents = balances.unpaidCents.bind(balances)
      balances.unpaidCents = (creatorId, upTo, holder) =>
        holder === 'processor' ? -1 : unpaidCents(creatorId, upTo, holder)
    },
    found: 'reasons_are_true',
    witness:
      /^payout 1 of \d+ cents failed as destination_ledger_negative, but creator [12] has no debt/,
  },
  {
    what: 'money is moved to an account that is in debt',
    scenario: {
      ...calm,
      creators: [
        {
          handle: 'debtor',
          openingBalances: [
            { day: '2026-08-20', amountCents: 300_00, holder: 'platform' },
            { day: '2026-08-30', amountCents: -100_00, holder: 'processor' },
          ],
        },
      ],
    },
    plant: ({ ledger: { balances } }) => {
      const unpaidCents = balances.unpaidCents.bind(balances)
      balances.unpaidCents = (creatorId, upTo, holder) =>
        holder === 'processor' ? 0 : unpaidCents(creatorId, upTo, holder)
    },
    found: 'payouts_were_allowed',
    witness: /^payout 1: money was moved for it to an account that owes 10000 cents$/,
  },
  {
    what: 'the minimum is compared with what is there before a small part is left behind',
    scenario: caseNamed('small-part-waits'),
    plant: (simulation) => followOtherPolicy(simulation, { minimumCents: 99_50 }),
    found: 'payouts_were_allowed',
    witness: /^payout \d of creator \d: 9950 cents are below the minimum of 10000 cents$/,
  },
  {
    what: 'a small part of the money is moved into another currency',
    scenario: caseNamed('small-part-waits'),
    plant: (simulation) => followOtherPolicy(simulation, { foreignTransferMinimumCents: 0 }),
    found: 'payouts_were_allowed',
    witness: /^payout \d of creator \d: 60 cents of it are too little to be moved/,
  },
  {
    what: 'creators are blamed for what the platform lacks',
    scenario: caseNamed('late-platform-is-short'),
    plant: ({ ledger: { payouts } }) => {
      const end = payouts.end.bind(payouts)
      payouts.end = (payout, to, reason, ...rest) =>
        end(payout, to, reason && 'insufficient_funds', ...rest)
    },
    found: 'reasons_are_true',
    witness:
      /^payout \d of \d+ cents failed as insufficient_funds, which is the platform’s own account$/,
  },
  {
    what: 'creators are paused for what the platform lacks',
    scenario: caseNamed('late-platform-is-short'),
    plant: ({ ledger: { payoutHistory } }) => {
      const outcomes = payoutHistory.outcomesNewestFirst.bind(payoutHistory)
      payoutHistory.outcomesNewestFirst = (...asked) =>
        outcomes(...asked).map((outcome) => ({ ...outcome, failureReason: 'cannot_pay' }))
    },
    found: 'pauses_have_a_cause',
    witness:
      /^the pause of creator 2 by repeated_failures began at 2026-09-05T14:\d\d:\d\dZ without a cause$/,
  },
  {
    what: 'creators are told that nothing is too little',
    scenario: caseNamed('nothing-is-not-too-little'),
    plant: ({ ledger: { balances } }) => {
      const unpaidCents = balances.unpaidCents.bind(balances)
      let askedBefore = ''
      balances.unpaidCents = (...asked) => {
        const cents = unpaidCents(...asked)
        const isAskedAgain = askedBefore === asked.join(' ')
        askedBefore = asked.join(' ')
        return cents === 0 && isAskedAgain ? 1 : cents
      }
    },
    found: 'reasons_are_true',
    witness: /^creator [12] was told that 0 cents are too little$/,
  },
  ...(
    [
      [
        'completed_payouts',
        'payouts from before the run are forgotten',
        { completedPayoutsBefore: 0 },
      ],
      ['account_age', 'an account is taken for a new one', { accountOpenedDay: day('2026-08-31') }],
      ['country', 'the country of an account is mistaken', { country: 'JP' }],
    ] as const
  ).map(([obstacle, what, mistaken]) => ({
    what: `creators are kept from instant payouts: ${what}`,
    scenario: {
      ...calm,
      days: 5,
      creators: [{ handle: 'longstanding', schedule: 'daily', completedPayouts: 4 }],
      sales: [{ creator: 'longstanding', at: '2026-08-31', amountCents: 100_00 }],
    } satisfies ScenarioInput,
    plant: ({ ledger: { creators } }: Simulation) => {
      const get = creators.get.bind(creators)
      creators.get = (creatorId) => ({ ...get(creatorId), ...mistaken })
    },
    found: 'reasons_are_true' as const,
    witness: new RegExp(
      `^creator 1 was told "instant_not_supported" on 2026-09-\\d\\d for ${obstacle}, which does not keep them from instant payouts$`,
    ),
  })),
  {
    what: 'a payout is made of nothing',
    scenario: caseNamed('fee-as-large-as-the-payout'),
    plant: ({ ledger: { payouts, creators } }) => {
      const get = creators.get.bind(creators)
      creators.get = (creatorId) => ({ ...get(creatorId), paypalFeeWaived: true })
      const create = payouts.create.bind(payouts)
      payouts.create = (payout) =>
        create(payout.processor === 'paypal' ? { ...payout, feeCents: 1, netCents: 0 } : payout)
    },
    found: 'payouts_were_allowed',
    witness: /^payout \d of creator \d: nothing is left of 1 cents for the creator$/,
  },
  {
    what: 'an instant payout goes out without a linked bank account',
    scenario: {
      ...calm,
      creators: [
        {
          handle: 'unbanked',
          schedule: 'daily',
          bankAccount: 'missing',
          openingBalances: [{ day: '2026-08-20', amountCents: 300_00, holder: 'processor' }],
        },
      ],
    },
    plant: ({ ledger: { creators } }) => {
      const get = creators.get.bind(creators)
      creators.get = (creatorId) => ({ ...get(creatorId), bankAccount: 'linked' })
    },
    found: 'payouts_were_allowed',
    witness: /^payout 1 of creator 1: the bank account is missing$/,
  },
  {
    what: 'a debt from before the run stops no refund',
    scenario: {
      ...calm,
      creators: [
        {
          handle: 'debtor',
          openingBalances: [{ day: '2026-08-20', amountCents: -400_00, holder: 'processor' }],
        },
      ],
      sales: [{ creator: 'debtor', at: '2026-09-01', amountCents: 20_00, label: 'small' }],
      actions: [{ action: 'refund-sale', on: '2026-09-02', creator: 'debtor', sale: 'small' }],
    },
    plant: ({ ledger: { creators }, now }) => creators.setMayRefund(1, true, now),
    found: 'refunds_were_allowed',
    witness: /^sale \d of creator 1 was refunded while their refunds were stopped$/,
  },
  {
    what: 'refunds are turned down although there is money',
    scenario: {
      ...calm,
      creators: [{ handle: 'seller' }],
      sales: [{ creator: 'seller', at: '2026-09-01', amountCents: 20_00, label: 'small' }],
      actions: [{ action: 'refund-sale', on: '2026-09-02', creator: 'seller', sale: 'small' }],
    },
    plant: ({ ledger: { creators } }) => {
      creators.mayRefund = () => false
    },
    found: 'refunds_were_allowed',
    witness:
      /^a refund of 2000 cents of sale 1 of creator 1 was turned down, and they did not owe more than 10000 cents$/,
  },
  {
    what: 'refunds stay stopped when the debt is made up for',
    scenario: {
      ...calm,
      creators: [
        {
          handle: 'debtor',
          openingBalances: [{ day: '2026-08-20', amountCents: -150_00, holder: 'processor' }],
        },
      ],
      sales: [
        { creator: 'debtor', at: '2026-09-01', amountCents: 20_00, label: 'small' },
        { creator: 'debtor', at: '2026-09-01', amountCents: 300_00 },
      ],
      actions: [{ action: 'refund-sale', on: '2026-09-02', creator: 'debtor', sale: 'small' }],
    },
    plant: ({ ledger: { creators } }) => {
      const setMayRefund = creators.setMayRefund.bind(creators)
      creators.setMayRefund = (creatorId, mayRefund, at) => {
        if (!mayRefund) setMayRefund(creatorId, mayRefund, at)
      }
    },
    found: 'refunds_were_allowed',
    witness:
      /^a refund of 2000 cents of sale \d of creator 1 was turned down, and they did not owe/,
  },
  {
    what: 'refunds stay stopped when the money of a payout has come back',
    scenario: {
      ...calm,
      creators: [{ handle: 'seller' }],
      sales: ['first', 'second'].map((label) => ({
        ...{ creator: 'seller', at: '2026-09-01', amountCents: 300_00, label },
      })),
      actions: [
        { action: 'refund-sale', on: '2026-09-11T09:00', creator: 'seller', sale: 'first' },
        { action: 'cancel-payout', on: '2026-09-11T10:00', creator: 'seller' },
        { action: 'refund-sale', on: '2026-09-12', creator: 'seller', sale: 'second' },
      ],
    },
    plant: ({ ledger: { creators } }) => {
      const setMayRefund = creators.setMayRefund.bind(creators)
      creators.setMayRefund = (creatorId, mayRefund, at) => {
        if (!mayRefund) setMayRefund(creatorId, mayRefund, at)
      }
    },
    found: 'refunds_were_allowed',
    witness:
      /^a refund of 30000 cents of sale 2 of creator 1 was turned down, and they did not owe/,
  },
  {
    what: 'a payout of somebody who comes to PayPal in mid-run is put into no mass payment',
    scenario: toPaypalInMidRun('instant'),
    plant: ({ ledger: { payouts } }) => {
      const mark = payouts.markProcessing.bind(payouts)
      payouts.markProcessing = (payout, at) => payout.processor !== 'paypal' && mark(payout, at)
    },
    found: 'payouts_are_sent',
    witness: /^payout 2 of creator 2 was made 1 day ago, and 19600 cents of it were never sent$/,
  },
  {
    what: 'somebody who comes to PayPal before their turn is passed over',
    scenario: toPaypalInMidRun('standard'),
    plant: ({ ledger: { creators } }) => {
      const get = creators.get.bind(creators)
      creators.get = (creatorId) => {
        const creator = get(creatorId)
        return creator.rail === 'paypal' ? { ...creator, flexible: null } : creator
      }
    },
    found: 'due_creators_are_paid_or_told',
    witness:
      /^creator 2 was due 20000 cents in the standard run of 2026-09-04, and has neither a payout nor a reason$/,
  },
  {
    what: 'the cost of a payout is booked each time that it is heard',
    scenario: caseNamed('late-fee-of-the-claim'),
    plant: ({ ledger: { payouts } }) => {
      const accept = payouts.recordAcceptance.bind(payouts)
      payouts.recordAcceptance = (...acceptance) => {
        accept(...acceptance)
        accept(...acceptance)
      }
    },
    found: 'costs_charged_are_booked',
    witness: /^payout 1: we booked a cost of 2090 cents, the processor told us of 1045 cents$/,
  },
]

it.each(FAULTS)('$what: $found', expectFound)
