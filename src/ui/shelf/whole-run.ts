/**
 * Whether what is stored of a run is whole. It can be damaged, or of another version of the lab: what the page reads of it
 * without a second look is looked at here. What an earlier version did not have may be missing.
 */
import type {
  DayFigures,
  RunHeader,
  RunOutcome,
  SettingDifference,
} from '../../../workers/contract'
import { isDocument } from '../../scenario/document-paths'
import { readWantedFile } from '../../scenario/sales-file/read-wanted-file'
import { PAYOUT_FREQUENCIES, RAILS } from '../../core/vocabulary'
import {
  areNumbers,
  hasFields,
  isAnything,
  isBoolean,
  isDayText,
  isInstantText,
  isListOf,
  isNumber,
  isOneOf,
  isText,
  orNothing,
  orNull,
  type FieldChecks,
} from '../field-checks'
import type { PayingService } from '../lab/paying-service'
import { m } from '../paraglide/messages.js'
import type { Change, KeptRun } from './kept-run'
import { changeText } from './shelf-words'
import { NOT_PAID, isWholeReport } from './whole-report'
import { isWholeScenario } from './whole-scenario'

const HEADER: FieldChecks<RunHeader> = {
  scenario: isWholeScenario,
  creators: isNumber,
  sample: orNothing(hasFields({ creators: isNumber, sampled: isNumber })),
  startDay: isDayText,
  endDay: isDayText,
  days: isNumber,
  memoryEstimateBytes: isAnything,
}

const OF_DAILY: FieldChecks<DayFigures['daily']> = {
  created: isNumber,
  completed: isNumber,
  feeRevenueCents: isNumber,
  costCents: isNumber,
}

const OF_TYPE: FieldChecks<DayFigures['payouts']['instant']> = {
  ...OF_DAILY,
  completedAgain: orNothing(isNumber),
  failed: isNumber,
  cancelled: isNumber,
  reversed: isNumber,
  returned: isNumber,
  returnedAfterCompletion: isNumber,
  grossCents: isNumber,
  netCents: isNumber,
  cameBackGrossCents: orNothing(isNumber),
  cameBackNetCents: orNothing(isNumber),
}

const DAY: FieldChecks<DayFigures> = {
  day: isDayText,
  sales: isNumber,
  salesGrossCents: isNumber,
  salesNetCents: isNumber,
  refunds: isNumber,
  chargebacks: isNumber,
  reversalsNetCents: isNumber,
  payouts: hasFields({ instant: hasFields(OF_TYPE), standard: hasFields(OF_TYPE) }),
  daily: hasFields(OF_DAILY),
  skips: areNumbers,
  unpaidCents: isNumber,
  inTransitCents: isNumber,
  violations: areNumbers,
}

const CREATOR: FieldChecks<RunOutcome['creators'][number]> = {
  handle: isText,
  country: isText,
  rail: isOneOf(RAILS),
  frequency: isOneOf(PAYOUT_FREQUENCIES),
  earnedCents: isNumber,
  receivedCents: isNumber,
  feeCents: isNumber,
  completedPayouts: isNumber,
  completedInstantPayouts: orNothing(isNumber),
  waitSeconds: orNull(isNumber),
  waitedCentDays: orNothing(isNumber),
  instantFeeCents: orNothing(isNumber),
  instantGrossCents: orNothing(isNumber),
  costCents: orNothing(isNumber),
  tenureDays: orNothing(isNumber),
  isTaker: orNothing(isBoolean),
  everTaker: orNothing(isBoolean),
  standsFor: orNothing(isNumber),
  dueFeeCents: orNothing(isNumber),
}

const OUTCOME: FieldChecks<RunOutcome> = {
  endedAt: isInstantText,
  report: isWholeReport,
  days: isListOf(hasFields(DAY)),
  creators: isListOf(hasFields(CREATOR)),
  creatorsNotPaid: orNothing(isListOf(hasFields({ ...NOT_PAID, creatorIds: isListOf(isNumber) }))),
}

const SERVICE: FieldChecks<PayingService> = {
  name: isText,
  code: isText,
  text: isText,
  digest: isText,
  functions: isListOf(isText),
  checksLeftOut: isListOf(isText),
}

const DIFFERENCE: FieldChecks<SettingDifference> = {
  path: isText,
  values: Array.isArray,
}

const CHANGE: FieldChecks<Change> = {
  from: isText,
  fromSeed: orNothing(isText),
  differences: isListOf(hasFields(DIFFERENCE)),
}

const RUN: FieldChecks<KeptRun> = {
  id: isText,
  name: isText,
  keptAt: isNumber,
  isPinned: isBoolean,
  status: isOneOf(['finished', 'cancelled']),
  seed: isText,
  digest: isText,
  scenario: isDocument,
  header: hasFields(HEADER),
  salesFile: orNothing((value) => readWantedFile(value) !== null),
  service: orNothing(hasFields(SERVICE)),
  changed: orNothing(hasFields(CHANGE)),
  outcome: hasFields(OUTCOME),
  build: orNothing(isText),
  ledgerBytes: orNothing(isNumber),
}

const hasAll = hasFields(RUN)

/** What the values of a change are, only its words say. */
function hasSayableChange(run: KeptRun): boolean {
  try {
    return typeof changeText(run) === 'string'
  } catch {
    return false
  }
}

export const isWhole = (value: unknown): value is KeptRun =>
  hasAll(value) && hasSayableChange(value as KeptRun)

/** By which a reader may know what is no whole run. */
export const nameOfStored = (value: unknown): string =>
  isDocument(value) && isText(value['name']) ? String(value['name']) : m.shelf_no_name()
