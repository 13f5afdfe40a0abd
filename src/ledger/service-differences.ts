/**
 * What the payout service before daily payouts would have done otherwise. Nothing in the books
 * depends on these rows, and the digest leaves them out, so a run that compares has the digest of
 * one that does not.
 */
import type { Day, Instant } from '../core/calendar'
import {
  DIFFERENCE_KINDS,
  PAYOUT_RUNS,
  type DifferenceKind,
  type PayoutPlan,
  type PayoutRunName,
} from '../core/payout-plan'
import { PAYOUT_TYPES, PROCESSORS } from '../core/vocabulary'
import type { Database } from './database'

export interface ServiceDifference {
  creatorId: number
  comparedAt: Instant
  run: PayoutRunName
  kind: DifferenceKind
  /** The payout that was made, where the current service made one. */
  payoutId: number | null
  /** For money paid instantly: the first day on which the old service could have paid all of it. */
  oldPaysOn: Day | null
  current: PayoutPlan
  old: PayoutPlan
}

const INSERT = `INSERT INTO comparison_differences VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
  ?, ?, ?, ?, ?, ?, ?, ?, ?)`

export class ServiceDifferences {
  readonly #database: Database
  #lastDifferenceId = 0

  constructor(database: Database) {
    this.#database = database
  }

  get count(): number {
    return this.#lastDifferenceId
  }

  add(difference: ServiceDifference): void {
    this.#database
      .statement(INSERT)
      .run([
        ++this.#lastDifferenceId,
        difference.creatorId,
        difference.comparedAt,
        PAYOUT_RUNS.indexOf(difference.run),
        DIFFERENCE_KINDS.indexOf(difference.kind),
        difference.payoutId,
        difference.oldPaysOn,
        ...columnsOf(difference.current),
        ...columnsOf(difference.old),
      ])
  }
}

function columnsOf(plan: PayoutPlan): (string | number | null)[] {
  if (plan.action !== 'pay') {
    const reason = plan.action === 'skip' ? plan.reasons[0].code : null
    return [plan.action, null, null, null, null, null, null, null, reason]
  }
  return [
    plan.action,
    PAYOUT_TYPES.indexOf(plan.payoutType),
    PROCESSORS.indexOf(plan.processor),
    plan.periodEndDay,
    plan.balances.length,
    plan.grossCents,
    plan.feeCents,
    plan.netCents,
    null,
  ]
}
