import { expect, it } from 'vitest'
import type { AuditedProcessorPayout } from '../../../src/checks/auditor/payments'
import {
  collectedFeeProblem,
  type CollectedFeeProblem,
} from '../../../src/checks/reconciliation/collected-fees'
import type { LedgerPayout } from '../../../src/checks/reconciliation/payout-sums'
import { POLICIES, type PayoutPolicy } from '../../../src/core/policy'
import { forPrograms } from '../../../src/core/sentence'

const era = POLICIES['gumroad-2026-08-30']
const lab = POLICIES['payout-lab']

const MADE_AT = 1_788_000_000

/** Fees as booked and as collected, of one instant payout. */
const problemOf = (
  policy: PayoutPolicy,
  netCents: number,
  feeCents: number,
  collectedCents: number,
): CollectedFeeProblem | null =>
  collectedFeeProblem(
    { payoutType: 'instant', feeCents, rail: 'us_bank' } as LedgerPayout,
    [{ netCents, feeCents: collectedCents, madeAt: MADE_AT } as AuditedProcessorPayout],
    policy,
  )

it.each<
  [what: string, policy: PayoutPolicy, net: number, fee: number, theirs: number, ok: boolean]
>([
  ['the same', lab, 970_776, 29_124, 29_124, true],
  ['a cent less where the processor rounds', era, 970_776, 29_124, 29_123, true],
  ['two cents less than that', era, 970_776, 29_124, 29_122, false],
  ['a cent less where it does not round', lab, 970_776, 29_124, 29_123, false],
  ['a cent more', era, 970_776, 29_124, 29_125, false],
  // Of 199: 99 of the net, and as much again is a cent less than what is left.
  ['a cent less at 100%', { ...era, instantFeeBasisPoints: 10_000 }, 99, 100, 99, true],
  // Of 13: floor(13 / 1.9) = 6, of which 90% are 5.4.
  ['two cents less at 90%', { ...era, instantFeeBasisPoints: 9_000 }, 6, 7, 5, true],
  ['three cents less at 90%', { ...era, instantFeeBasisPoints: 9_000 }, 6, 7, 4, false],
  [
    'a cent less beside a limit',
    { ...era, instantFeeMinimumCents: 1 },
    970_776,
    29_124,
    29_123,
    false,
  ],
])('a collected fee of %s', (_, policy, netCents, feeCents, collectedCents, isRight) => {
  const problem = problemOf(policy, netCents, feeCents, collectedCents)
  expect(problem && { ...problem, problem: forPrograms(problem.problem) }).toEqual(
    isRight
      ? null
      : {
          problem: `we booked a fee of ${feeCents} cents, the processor collected ${collectedCents} cents`,
          cents: feeCents - collectedCents,
          at: MADE_AT,
        },
  )
})
