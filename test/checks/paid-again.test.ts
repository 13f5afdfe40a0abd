/** What is paid again is a sum: a debt that is set off once more makes it less, and a third payment makes it more. */
import { sum } from 'd3'
import { expect, it } from 'vitest'
import { Auditor } from '../../src/checks/auditor/auditor'
import type { CheckName, CheckResult } from '../../src/checks/check'
import { LedgerChecks } from '../../src/checks/ledger-checks'
import { PaymentsOfBalances } from '../../src/checks/reconciliation/payments-of-balances'
import { Violations } from '../../src/checks/violations'
import { PolicyTimeline } from '../../src/core/policy-timeline'
import type { Ledger } from '../../src/ledger/ledger'
import { at } from '../support/days'
import { ledgerWith, policy } from '../support/ledgers'
import { lookOf } from '../support/look-of'

const MADE_AT = at('2026-09-03T10:00:00Z')
const policies = new PolicyTimeline(policy)

/** Payouts of creator 1, each with the balances that it claims, by number, and what they have. */
function ledgerOf(payouts: readonly Readonly<Record<number, number>>[]): Ledger {
  const ledger = ledgerWith({})
  const { database } = ledger
  const balances = new Map(payouts.flatMap((one) => Object.entries(one)))
  for (const [balanceId, cents] of balances) {
    database.script(`INSERT INTO ledger_balances VALUES (${balanceId}, 1, 20700, 0, ${cents}, 2)`)
  }
  for (const [index, claimed] of payouts.entries()) {
    database.script(`INSERT INTO ledger_payouts
      (payout_id, creator_id, created_at, processor, payout_type, frequency, period_end_day, gross_cents, fee_cents,
        net_cents, transfer_cents, cost_cents, state)
      VALUES (${index + 1}, 1, ${MADE_AT + index}, 0, 0, 0, 20700, 1, 0, 1, 0, 0, 3)`)
    for (const [balanceId, cents] of Object.entries(claimed)) {
      database.script(
        `INSERT INTO ledger_payout_balances VALUES (${index + 1}, ${balanceId}, ${cents})`,
      )
    }
  }
  return ledger
}

const resultOf = (violations: Violations, name: CheckName): CheckResult =>
  violations.results.find((one) => one.name === name)!

const CASES: [
  what: string,
  payouts: Record<number, number>[],
  violations: number,
  /** Claimed again, and paid again: a tenth of each payout is its fee. */
  claimedCents: number,
  paidCents: number,
  witness: string | null,
][] = [
  ['of two payouts with nothing in common', [{ 1: 77_59 }, { 2: 50_00 }], 0, 0, 0, null],
  ['a balance', [{ 1: 77_59 }, { 1: 77_59, 2: 50_00 }], 1, 77_59, 69_83, 'balance 1'],
  [
    'a balance and a debt',
    [
      { 1: 77_59, 2: -44_50 },
      { 1: 77_59, 2: -44_50 },
    ],
    1,
    33_09,
    29_78,
    'balance 1 and 1 more',
  ],
  ['a balance, twice', [{ 1: 77_59 }, { 1: 77_59 }, { 1: 77_59 }], 2, 155_18, 139_66, 'balance 1'],
]

it.each(CASES)('in the ledger: %s', (_what, payouts, count, centsAtRisk, _paid, witness) => {
  const violations = new Violations()
  const { database } = ledgerOf(payouts)
  new LedgerChecks(database, policies).atEachLook(lookOf(violations))
  const found = resultOf(violations, 'balances_paid_once')
  expect(found).toMatchObject({ violations: count, centsAtRisk })
  const verb = witness?.includes('more') ? 'are' : 'is'
  expect(found.witness).toBe(witness && `${witness} ${verb} in payouts 1 and 2`)
})

it.each(CASES)('by the processors: %s', (_what, payouts, count, _claimed, paidCents, witness) => {
  const auditor = new Auditor(policies, () => 0)
  auditor.market.creatorIsOn(1, 'us_bank')
  const payoutIds = payouts.map((_, index) => index + 1)
  for (const payoutId of payoutIds) {
    const claimedCents = sum(Object.values(payouts[payoutId - 1]!))
    auditor.processorPayoutMade({
      processorPayoutId: `po_${payoutId}`,
      ...{ payoutId, creatorId: 1, rail: 'us_bank', feeCents: 0, costCents: 0 },
      netCents: Math.round(0.9 * claimedCents),
      createdAt: MADE_AT + payoutId,
      method: 'standard',
    })
  }
  const violations = new Violations()
  const claims = new PaymentsOfBalances(ledgerOf(payouts).database, auditor)
  claims.follow(false)
  for (const payoutId of payoutIds) claims.look(payoutId, violations)
  const found = resultOf(violations, 'processors_pay_balances_once')
  expect(found).toMatchObject({
    ...{ violations: count, centsAtRisk: paidCents },
    ...{ paidTwice: count, centsPaidTwice: paidCents },
  })
  const verb = witness?.includes('more') ? 'were' : 'was'
  expect(found.witness).toBe(
    witness && `${witness} ${verb} paid by po_2 of payout 2 and by po_1 of payout 1`,
  )
})
