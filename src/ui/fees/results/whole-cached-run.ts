/** A run of a sweep as a file or the browser's storage has it: whether it is whole. */
import type { CachedRun } from '../../../../workers/sweep-contract'
import { PAYOUT_FREQUENCIES, RAILS } from '../../../core/vocabulary'
import {
  hasFields,
  isAboveZero,
  isAmount,
  isBoolean,
  isCount,
  isListOf,
  isOneOf,
  isText,
  type FieldChecks,
} from '../../field-checks'

const ECONOMICS: FieldChecks<CachedRun['economics']> = {
  days: isAboveZero,
  instantFeeCents: isAmount,
  otherFeeCents: isAmount,
  instantCostCents: isAmount,
  standardCostCents: isAmount,
  costOfFundsCents: isAmount,
  unrecoveredDebtCents: isAmount,
  resultCents: isAmount,
  instantPayouts: isCount,
  standardPayouts: isCount,
  instantGrossCents: isAmount,
  instantNetCents: isAmount,
  payoutsBelowCost: isCount,
  eligible: isCount,
  takers: isCount,
  everTakers: isCount,
  salesGrossCents: isAmount,
  everTakersSalesGrossCents: isAmount,
  saleFeeCents: isAmount,
  saleFeeReturnedCents: isAmount,
}

const CREATOR: FieldChecks<CachedRun['creators'][number]> = {
  handle: isText,
  country: isText,
  rail: isOneOf(RAILS),
  frequency: isOneOf(PAYOUT_FREQUENCIES),
  earnedCents: isAmount,
  receivedCents: isAmount,
  feeCents: isAmount,
  completedPayouts: isCount,
  completedInstantPayouts: isCount,
  waitSeconds: (value) => value === null || isCount(value),
  waitedCentDays: isAmount,
  instantFeeCents: isAmount,
  instantGrossCents: isAmount,
  costCents: isAmount,
  tenureDays: isCount,
  isTaker: isBoolean,
  everTaker: isBoolean,
  standsFor: isAboveZero,
  dueFeeCents: isAmount,
}

const CACHED_RUN: FieldChecks<CachedRun> = {
  economics: hasFields(ECONOMICS),
  creators: isListOf(hasFields(CREATOR)),
  violations: (value) => isCount(value) && Number.isInteger(value),
}

const hasAll = hasFields(CACHED_RUN)

export const isCachedRun = (value: unknown): value is CachedRun => hasAll(value)
