import { expect, it } from 'vitest'
import { SECONDS_IN_DAY, SECONDS_IN_HOUR } from '../../src/core/calendar'
import { POLICIES } from '../../src/core/policy'
import type { Ledger } from '../../src/ledger/ledger'
import type { NewPayout } from '../../src/ledger/payout'
import { creatorOutcomes } from '../../src/metrics/creator-outcomes'
import { at, day } from '../support/days'
import { claim, ledgerWith, sell } from '../support/ledgers'

const POLICY = POLICIES['gumroad-2026-08-30']
const NOON = at('2026-09-01T12:00:00Z')

/** Pays all that is unpaid on the n-th day, so many hours after its noon. */
function pay(ledger: Ledger, day: number, hours: number, changes: Partial<NewPayout> = {}): number {
  const createdAt = NOON + day * SECONDS_IN_DAY
  const payout = claim(ledger, 1, createdAt, changes)
  ledger.payouts.markProcessing(payout, createdAt)
  ledger.payouts.complete(payout, createdAt + hours * SECONDS_IN_HOUR)
  ledger.commit()
  return payout.payoutId
}

it('tells of each creator what arrived, what it cost and how long it took, weighted by money', () => {
  const ledger = ledgerWith(
    { frequency: 'daily' },
    { handle: 'unpaid', country: 'DE', rail: 'bank_abroad' },
  )
  // $100 leaves $86.30 and $200 leaves $173.40.
  sell(ledger, 1, NOON, 100_00)
  pay(ledger, 0, 2, { payoutType: 'instant', feeCents: 2_52, netCents: 83_78 })
  sell(ledger, 1, NOON + SECONDS_IN_DAY, 200_00)
  pay(ledger, 1, 8)
  // What came back has not arrived, though it had once.
  sell(ledger, 1, NOON + 2 * SECONDS_IN_DAY, 100_00)
  const returned = ledger.payouts.get(pay(ledger, 2, 100))
  ledger.payouts.end(returned, 'returned', 'no_account', NOON + 9 * SECONDS_IN_DAY)
  const { saleId, fee } = sell(ledger, 2, NOON, 100_00)
  const reversal = { creatorId: 2, occurredAt: NOON + 1, holder: 'processor' } as const
  ledger.sales.recordReversal('refund', reversal, fee, saleId)
  ledger.commit()

  const [paid, unpaid] = creatorOutcomes(ledger.database, {
    today: day('2026-09-30'),
    eligible: new Set([1]),
    standsFor: () => 1,
    policy: POLICY,
  })
  expect(paid).toMatchObject({
    handle: 'maker-1',
    country: 'US',
    rail: 'us_bank',
    frequency: 'daily',
    earnedCents: 86_30 + 173_40 + 86_30,
    receivedCents: 83_78 + 173_40,
    feeCents: 2_52,
    completedPayouts: 2,
    completedInstantPayouts: 1,
    instantFeeCents: 2_52,
    instantGrossCents: 86_30,
    costCents: 0,
    tenureDays: 637,
    isTaker: true,
    everTaker: true,
  })
  expect(paid!.waitSeconds).toBeCloseTo(((2 * 86_30 + 8 * 173_40) / 259_70) * SECONDS_IN_HOUR, 6)
  // The third sale waits from noon of 3 September until the end of the 30th.
  const waitedHours = 2 * 86_30 + 8 * 173_40 + 27.5 * 24 * 86_30
  expect(paid!.waitedCentDays).toBeCloseTo(waitedHours / 24, 6)
  // A refund costs the processing fee of 2.9% and 30 cents.
  expect(unpaid).toEqual({
    handle: 'unpaid',
    country: 'DE',
    rail: 'bank_abroad',
    frequency: 'weekly',
    earnedCents: -3_20,
    receivedCents: 0,
    feeCents: 0,
    completedPayouts: 0,
    completedInstantPayouts: 0,
    waitSeconds: null,
    waitedCentDays: 29.5 * 86_30,
    instantFeeCents: 0,
    instantGrossCents: 0,
    costCents: 0,
    tenureDays: 637,
    isTaker: false,
    everTaker: false,
    standsFor: 1,
    dueFeeCents: 0,
  })
})

it('says what the rest of the money will still be charged, as far as that is certain', () => {
  const ledger = ledgerWith(
    { handle: 'in progress', frequency: 'daily' },
    { handle: 'by paypal', country: 'DE', rail: 'paypal' },
    { handle: 'exempt', country: 'BR', rail: 'paypal' },
    { handle: 'waived', country: 'DE', rail: 'paypal', paypalFeeWaived: true },
    { handle: 'by bank' },
    { handle: 'on daily', frequency: 'daily' },
  )
  // $100 leaves $86.30.
  for (const creatorId of [1, 2, 3, 4, 5, 6]) sell(ledger, creatorId, NOON, 100_00)
  claim(ledger, 1, NOON, { payoutType: 'instant', feeCents: 2_52, netCents: 83_78 })
  ledger.commit()
  const outcomes = creatorOutcomes(ledger.database, {
    today: day('2026-09-30'),
    eligible: new Set([1, 6]),
    standsFor: () => 1,
    policy: POLICY,
  })
  expect(outcomes.map(({ handle, dueFeeCents }) => [handle, dueFeeCents])).toEqual([
    ['in progress', 2_52],
    ['by paypal', 1_73],
    ['exempt', 0],
    ['waived', 0],
    ['by bank', 0],
    // Which payout will pay what is unpaid is not known.
    ['on daily', 0],
  ])
})

it('a taker is on the daily schedule and eligible; whoever was on it once has been one', () => {
  const ledger = ledgerWith(
    { handle: 'stays', frequency: 'daily' },
    { handle: 'not eligible', frequency: 'daily' },
    { handle: 'left', frequency: 'daily' },
    { handle: 'came', frequency: 'weekly' },
    { handle: 'never', frequency: 'weekly' },
  )
  ledger.creators.changeSchedule(3, 'monthly', NOON)
  ledger.creators.changeSchedule(4, 'daily', NOON)
  ledger.creators.changeSchedule(5, 'quarterly', NOON)
  const outcomes = creatorOutcomes(ledger.database, {
    today: day('2026-09-30'),
    eligible: new Set([1, 3, 4, 5]),
    standsFor: () => 1,
    policy: POLICY,
  })
  expect(outcomes.map(({ handle, isTaker, everTaker }) => [handle, isTaker, everTaker])).toEqual([
    ['stays', true, true],
    ['not eligible', false, true],
    ['left', false, true],
    ['came', true, true],
    ['never', false, false],
  ])
})
