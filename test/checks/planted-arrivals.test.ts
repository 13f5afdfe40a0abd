/** Money arrives when it cannot, or payouts are completed before it has: until there was a check for that, no check said so. */
import { expect, it } from 'vitest'
import { Auditor } from '../../src/checks/auditor/auditor'
import { SECONDS_IN_DAY, SECONDS_IN_HOUR, type Instant } from '../../src/core/calendar'
import type { Rail } from '../../src/core/vocabulary'
import { Payouts } from '../../src/ledger/payouts'
import type { ProcessorPayout } from '../../src/processors/books'
import { PayoutDelivery } from '../../src/processors/payout-delivery'
import type { ScenarioInput } from '../../src/scenario/schema'
import { broken } from '../support/audited'
import { endedWith, replaceMethod } from '../support/faults'
import { calmScenario } from '../support/runs'

/** One payout, on the first Friday. */
const weekly = (rail: Rail): ScenarioInput =>
  calmScenario({
    days: 20,
    creators: [
      {
        handle: 'owed',
        rail,
        openingBalances: [{ day: '2026-08-20', amountCents: 150_00, holder: 'platform' }],
      },
    ],
  })
const daily: ScenarioInput = calmScenario({
  days: 3,
  creators: [
    {
      handle: 'owed',
      schedule: 'daily',
      completedPayouts: 4,
      openingBalances: [{ day: '2026-08-20', amountCents: 150_00, holder: 'processor' }],
    },
  ],
})

/** Over Labor Day, the second Monday. */
const overHoliday = (rail: Rail): ScenarioInput => {
  const scenario = weekly(rail)
  return { ...scenario, processor: { ...scenario.processor, bankHolidays: 'federal-reserve' } }
}
/** Of 4 July 2026, a Saturday, on which banks are closed anyway. */
const beforeSaturday: ScenarioInput = {
  ...overHoliday('us_card'),
  startDay: '2026-06-29',
  creators: [
    {
      handle: 'owed',
      rail: 'us_card',
      openingBalances: [{ day: '2026-06-18', amountCents: 150_00, holder: 'platform' }],
    },
  ],
}

const arriving =
  (arrivesAt: (right: Instant, payout: Readonly<ProcessorPayout>) => Instant) => (): void =>
    replaceMethod(PayoutDelivery.prototype, 'send', (send) => {
      return function (this: PayoutDelivery, payout, fate) {
        send.call(this, payout, { ...fate, arrivesAt: arrivesAt(fate.arrivesAt, payout) })
      }
    })
const later = (seconds: number): (() => void) => arriving((right) => right + seconds)
const atOnce = arriving((_right, { createdAt }) => createdAt)
const never = later(400 * SECONDS_IN_DAY)

const CANNOT = /^payout 1: \S+ of \d+ cents was sent at \S+ and cannot have arrived at \S+$/
const STILL = /^payout 1: \S+ of \d+ cents was sent at \S+ and is still in transit$/

const PLANTED: readonly [what: string, scenario: ScenarioInput, plant: () => void, RegExp][] = [
  ['an instant payout is there when it is sent', daily, atOnce, CANNOT],
  ['an instant payout takes an hour', daily, later(SECONDS_IN_HOUR), CANNOT],
  ['an instant payout never arrives', daily, never, STILL],
  ['a bank has it at once', weekly('us_bank'), atOnce, CANNOT],
  ['a bank has it a day early', weekly('us_bank'), later(-SECONDS_IN_DAY), CANNOT],
  ['a bank has it a day late', weekly('us_bank'), later(SECONDS_IN_DAY), CANNOT],
  ['a bank has it at night', weekly('us_bank'), later(12 * SECONDS_IN_HOUR), CANNOT],
  ['a card has it at a weekend', weekly('us_card'), later(SECONDS_IN_DAY), CANNOT],
  ['a bank has it on a holiday', overHoliday('us_bank'), later(-SECONDS_IN_DAY), CANNOT],
  ['a bank has a holiday too many', overHoliday('us_bank'), later(SECONDS_IN_DAY), CANNOT],
  ['banks close on the Friday', beforeSaturday, later(3 * SECONDS_IN_DAY), CANNOT],
  ['a bank never has it', weekly('us_bank'), never, STILL],
  [
    'PayPal has it at once',
    weekly('paypal'),
    () =>
      replaceMethod(Auditor.prototype, 'processorPayoutArrived', (arrived) => {
        return function (this: Auditor, payout) {
          arrived.call(this, payout, payout.createdAt)
        }
      }),
    CANNOT,
  ],
  ['an instant bank transfer takes an hour', weekly('rtp'), later(SECONDS_IN_HOUR), CANNOT],
  ['a window settles a minute late', weekly('same_day_ach'), later(60), CANNOT],
  ['a window settles on the next day', weekly('same_day_ach'), later(SECONDS_IN_DAY), CANNOT],
  ['a wallet never has it', weekly('stablecoin'), never, STILL],
  [
    'a payout is completed before its money is there',
    weekly('us_bank'),
    () =>
      replaceMethod(Payouts.prototype, 'complete', (complete) => {
        return function (this: Payouts, payout, at, unchecked) {
          return complete.call(this, payout, at - SECONDS_IN_HOUR, unchecked)
        }
      }),
    /^payout 1 of \d+ cents was completed at \S+, before its money had arrived$/,
  ],
]

it.each(PLANTED)('%s', (_what, scenario, plant, witness) => {
  const found = 'money_arrives_in_time'
  const ended = endedWith({ scenario, plant, found, witness })
  expect(broken(ended.checkEverything())).toEqual([found])
})
