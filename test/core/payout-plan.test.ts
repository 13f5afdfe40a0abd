import { describe, expect, it } from 'vitest'
import {
  DIFFERENCE_KINDS,
  differenceBetween,
  NO_PLAN,
  type DifferenceKind,
  type PayoutPlan,
  type PayoutRunName,
  type PayPlan,
} from '../../src/core/payout-plan'
import { day } from '../support/days'
import { dayBalance } from '../support/ledgers'

const pay = (changes: Partial<PayPlan> = {}): PayPlan => ({
  action: 'pay',
  payoutType: 'standard',
  processor: 'stripe',
  periodEndDay: day('2026-08-28'),
  balances: [dayBalance(1, '2026-08-20', 173_40), dayBalance(2, '2026-08-21', 26_60)],
  grossCents: 200_00,
  feeCents: 0,
  netCents: 200_00,
  ...changes,
})
const instant = pay({ payoutType: 'instant', feeCents: 5_83, netCents: 194_17 })
const below = (amountCents: number): PayoutPlan => ({
  action: 'skip',
  reasons: [{ code: 'below_minimum', amountCents, minimumCents: 100_00 }],
})
const paused: PayoutPlan = { action: 'skip', reasons: [{ code: 'paused' }] }

const CASES: [DifferenceKind, PayoutRunName, current: PayoutPlan, old: PayoutPlan][] = [
  ['paid_instantly', 'daily', instant, NO_PLAN],
  ['skipped_in_daily_run', 'daily', paused, NO_PLAN],
  ['paid_only_by_new', 'standard', pay(), NO_PLAN],
  ['paid_only_by_new', 'standard', pay(), paused],
  ['paid_only_by_old', 'standard', NO_PLAN, pay()],
  ['paid_only_by_old', 'standard', paused, pay()],
  ['other_payout_type', 'standard', instant, pay()],
  ['other_processor', 'standard', pay({ processor: 'paypal' }), pay()],
  ['other_period_end', 'standard', pay({ periodEndDay: day('2026-08-29') }), pay()],
  ['other_amount', 'standard', pay({ grossCents: 200_01, netCents: 200_01 }), pay()],
  [
    'other_balances',
    'standard',
    pay({ balances: [dayBalance(1, '2026-08-20', 173_40), dayBalance(3, '2026-08-21', 26_60)] }),
    pay(),
  ],
  ['other_fee', 'standard', pay({ feeCents: 4_00, netCents: 196_00 }), pay()],
  ['other_fee', 'standard', pay({ netCents: 199_99 }), pay()],
  ['skipped_only_by_new', 'standard', paused, NO_PLAN],
  ['skipped_only_by_old', 'standard', NO_PLAN, paused],
  ['other_skip_reason', 'standard', paused, below(20_00)],
  ['other_skip_reason', 'standard', below(20_01), below(20_00)],
]

describe('what two plans differ in', () => {
  it.each(CASES)('%s, in a %s run', (kind, run, current, old) => {
    expect(differenceBetween(current, old, run)).toBe(kind)
  })

  it('is nothing where they are the same', () => {
    for (const plan of [pay(), instant, paused, below(20_00), NO_PLAN]) {
      expect(differenceBetween(plan, structuredClone(plan), 'standard')).toBeNull()
    }
  })

  it('has a case above for every kind that two plans can show', () => {
    const shown = new Set(CASES.map(([kind]) => kind))
    // The one that is left needs a look at what daily runs paid before.
    expect(DIFFERENCE_KINDS.filter((kind) => !shown.has(kind))).toEqual(['already_paid_instantly'])
  })
})
