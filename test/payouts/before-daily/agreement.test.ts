/**
 * On everything that is not daily, the service before daily payouts and the one of today plan the same, down to the
 * balance and the figures of a refusal, and show the same next date.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { startOfDay, type Day } from '../../../src/core/calendar'
import {
  BANK_ACCOUNTS,
  HOLDERS,
  CYCLE_FREQUENCIES,
  RAILS,
  COMPLIANCE_STATES,
} from '../../../src/core/vocabulary'
import {
  CYCLE_ADVANCES,
  CYCLE_ANCHORS,
  MINIMUM_BASES,
  POLICIES,
  POLICY_NAMES,
  SPENDING_PAYOUTS,
  type PayoutPolicy,
} from '../../../src/core/policy'
import { standardPeriodEnd } from '../../../src/core/payout-schedule'
import type { PayoutPlan } from '../../../src/core/payout-plan'
import type { Ledger } from '../../../src/ledger/ledger'
import { nextPayoutDayBeforeDaily, planBeforeDaily } from '../../../src/payouts/before-daily/plan'
import { nextPayoutDayOf } from '../../../src/payouts/forecast'
import { PayoutUsersService } from '../../../src/payouts/payout-users-service'
import { day } from '../../support/days'
import { ledgerWith } from '../../support/ledgers'
import { Service } from '../../support/service'

const MARKETPLACES = 400
const CREATORS = 10
const RUN_SECOND = 10 * 3_600
const FIRST_DAY = day('2026-08-01')

const upTo = (max: number, min = 0): fc.Arbitrary<number> => fc.integer({ min, max })
const NOT_DAILY = CYCLE_FREQUENCIES.filter((frequency) => frequency !== 'daily')

const policy: fc.Arbitrary<PayoutPolicy> = fc
  .record({
    name: fc.constantFrom(...POLICY_NAMES),
    changes: fc.record(
      {
        minimumCents: fc.constantFrom(0, 1, 10_00, 100_00),
        holdDays: upTo(14),
        compliantOnly: fc.boolean(),
        processingBlocksDays: fc.option(upTo(10)),
        paypalFeeBasisPoints: upTo(1_000),
        railWeekdayShown: fc.boolean(),
        allReasonsTold: fc.boolean(),
        spendsToday: fc.constantFrom(...SPENDING_PAYOUTS),
        cycleAdvance: fc.constantFrom(...CYCLE_ADVANCES),
        cycleAnchor: fc.constantFrom(...CYCLE_ANCHORS),
        minimumBasis: fc.constantFrom(...MINIMUM_BASES),
        endlessProjection: fc.boolean(),
        foreignTransferMinimumCents: fc.constantFrom(0, 1_00, 100_00),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ name, changes }) => ({ ...POLICIES[name], ...changes }))

/** A payout from before the run: how long ago it was created, by whom, and what became of it. */
const past = fc.record({
  daysAgo: upTo(12),
  endsDaysBefore: fc.constantFrom(0, 1, 6, 7),
  payoutType: fc.constantFrom('standard' as const, 'instant' as const),
  fate: fc.constantFrom('processing', 'completed', 'failed', 'returned'),
})
type Past = typeof past extends fc.Arbitrary<infer Value> ? Value : never

const creator = fc.record({
  traits: fc.record({
    rail: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...RAILS) },
      { weight: 1, arbitrary: fc.constant('paypal' as const) },
    ),
    country: fc.constantFrom('US', 'GB', 'IN', 'BR', 'UA'),
    frequency: fc.constantFrom(...NOT_DAILY),
    compliance: fc.oneof(
      { weight: 6, arbitrary: fc.constant('compliant' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...COMPLIANCE_STATES) },
    ),
    paused: fc.oneof(
      { weight: 8, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    instantCapable: fc.boolean(),
    underAgeWithoutGuardian: fc.integer({ min: 0, max: 14 }).map((drawn) => drawn === 0),
    bankAccount: fc.oneof(
      { weight: 9, arbitrary: fc.constant('linked' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...BANK_ACCOUNTS) },
    ),
    completedPayoutsBefore: upTo(5),
    minimumCents: fc.constantFrom(0, 0, 50_00, 150_00),
  }),
  before: fc.option(past),
  balances: fc.array(
    fc.record({
      // A slice that begins after midnight finds money of the day after that of its run.
      daysAgo: upTo(30, -1),
      amountCents: fc.oneof(upTo(200_00), upTo(1_00), upTo(0, -80_00)),
      holder: fc.constantFrom(...HOLDERS),
    }),
    { maxLength: 5 },
  ),
})

function payBefore(ledger: Ledger, creatorId: number, today: Day, payout: Past): void {
  const createdOn = today - payout.daysAgo
  const at = startOfDay(createdOn) + 3_600
  const sale = { creatorId, occurredAt: at - 40 * 86_400, holder: 'platform' as const }
  ledger.sales.recordCredit(sale, 120_00)
  const payoutId = ledger.payouts.create({
    creatorId,
    createdAt: at,
    processor: 'stripe',
    payoutType: payout.payoutType,
    frequency: ledger.creators.get(creatorId).frequency,
    periodEndDay: createdOn - payout.endsDaysBefore,
    grossCents: 120_00,
    feeCents: 0,
    netCents: 120_00,
    balances: ledger.balances.unpaid(creatorId, createdOn),
  })
  const made = ledger.payouts.get(payoutId)
  ledger.payouts.markProcessing(made, at)
  if (payout.fate === 'failed') ledger.payouts.end(made, 'failed', 'declined', at)
  if (payout.fate === 'completed' || payout.fate === 'returned') ledger.payouts.complete(made, at)
  if (payout.fate === 'returned') ledger.payouts.end(made, 'returned', 'declined', at)
}

it(`both services plan the same for ${MARKETPLACES * CREATORS} creators who are not daily`, () => {
  const found = new Map<string, number>()
  const count = (what: string): void => void found.set(what, (found.get(what) ?? 0) + 1)
  const cases = fc.record({
    policy,
    today: upTo(150).map((days) => FIRST_DAY + days),
    creators: fc.array(creator, { minLength: CREATORS, maxLength: CREATORS }),
  })

  fc.assert(
    fc.property(cases, ({ policy: rules, today, creators }) => {
      const ledger = ledgerWith(...creators.map(({ traits }) => traits))
      creators.forEach(({ before, balances }, index) => {
        if (before) payBefore(ledger, index + 1, today, before)
        for (const { daysAgo, amountCents, holder } of balances.toSorted(
          (one, other) => other.daysAgo - one.daysAgo,
        )) {
          const occurredAt = startOfDay(today - daysAgo) + 60
          const sale = { creatorId: index + 1, occurredAt, holder }
          if (amountCents !== 0) ledger.sales.recordCredit(sale, amountCents)
        }
      })
      ledger.commit()

      const { context, run } = boundService(ledger, today, rules)
      const periodEnd = standardPeriodEnd(today, rules)
      const creatorIds = creators.map((_creator, index) => index + 1)
      for (const creatorId of creatorIds) {
        expect(nextPayoutDayBeforeDaily(context, creatorId)).toBe(
          nextPayoutDayOf(context, creatorId),
        )
      }
      const watcher = {
        planned: (creatorId: number, plan: PayoutPlan) => {
          expect(planBeforeDaily(context, creatorId, periodEnd)).toEqual(plan)
          if (plan.action === 'skip') plan.reasons.forEach(({ code }) => count(code))
          else count(plan.action)
          if (plan.action === 'pay' && plan.feeCents > 0) count('pay with a fee')
        },
        paid: () => undefined,
      }
      const payoutRun = { payoutType: 'standard' as const, day: today, periodEnd, creatorIds }
      run(new PayoutUsersService(context, payoutRun, watcher))
      ledger.database.close()
    }),
    { numRuns: MARKETPLACES },
  )

  // Every outcome that a standard run knows was among them, and not just once.
  const kinds = ['pay', 'pay with a fee', 'none', 'not_reviewed', 'suspended', 'paused']
  for (const kind of [...kinds, 'below_minimum', 'payout_in_progress', 'guardian_missing']) {
    expect([kind, found.get(kind) ?? 0]).toEqual([kind, expect.toSatisfy((n: number) => n >= 20)])
  }
})

function boundService(ledger: Ledger, today: Day, rules: PayoutPolicy) {
  const service = new Service(ledger, startOfDay(today) + RUN_SECOND, rules)
  return {
    context: service.context,
    run: (payouts: PayoutUsersService): void => service.run(payouts.process()),
  }
}
