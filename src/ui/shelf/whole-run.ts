/**
 * Whether what is stored of a run is whole. It can be damaged, or of another version of the lab: what the page reads of it
 * without a second look is looked at here. What an earlier version did not have may be missing.
 */
import type {
  CheckResult,
  DayFigures,
  Figure,
  RunHeader,
  RunOutcome,
  RunReport,
  SettingDifference,
} from '../../../workers/contract'
import { isDocument } from '../../scenario/document-paths'
import type { Scenario } from '../../scenario/schema'
import { defaultScenario } from '../../scenario/worked-out'
import {
  areNumbers,
  hasFields,
  isAnything,
  isBoolean,
  isDayText,
  isListOf,
  isNumber,
  isOneOf,
  isText,
  orNothing,
  type FieldCheck,
  type FieldChecks,
} from '../field-checks'
import type { Change, KeptRun } from './kept-run'

const areRows = isListOf(isDocument)

/** With defaults filled in, it has all groups and lists of settings; what else is in them, the run was made of. */
const isWholeScenario: FieldCheck = (value) =>
  hasGroupsOf(defaultScenario(), value) && LISTS.every((name) => areRows((value as Scenario)[name]))

/** Those of the first level have objects; deeper ones can have names, too. */
const LISTS = [
  'policyChanges',
  'creators',
  'sales',
  'actions',
  'faultChanges',
  'invariants',
] as const satisfies (keyof Scenario)[]

function hasGroupsOf(byDefault: object, value: unknown): boolean {
  if (!isDocument(value)) return false
  return Object.entries(byDefault).every(([name, setting]: [string, unknown]) => {
    // It is a name, or has figures of its own.
    if (name === 'policy') return isText(value[name]) || isDocument(value[name])
    if (Array.isArray(setting)) return Array.isArray(value[name])
    return !isDocument(setting) || hasGroupsOf(setting, value[name])
  })
}

const HEADER: FieldChecks<RunHeader> = {
  scenario: isWholeScenario,
  creators: isNumber,
  sample: orNothing(areNumbers),
  startDay: isDayText,
  endDay: isDayText,
  days: isNumber,
  memoryEstimateBytes: isAnything,
}

const DAY: FieldChecks<DayFigures> = {
  day: isDayText,
  sales: isNumber,
  salesGrossCents: isNumber,
  salesNetCents: isNumber,
  refunds: isNumber,
  chargebacks: isNumber,
  reversalsNetCents: isNumber,
  payouts: hasFields({ instant: areNumbers, standard: areNumbers }),
  daily: areNumbers,
  skips: areNumbers,
  unpaidCents: isNumber,
  inTransitCents: isNumber,
  violations: areNumbers,
}

const FIGURE: FieldChecks<Figure> = {
  name: isText,
  unit: isText,
  value: (value) => value === null || isNumber(value),
  bound: orNothing(isText),
  sql: isText,
  estimate: orNothing(isDocument),
}

const CHECK: FieldChecks<CheckResult> = {
  name: isText,
  kind: isText,
  severity: isText,
  ok: isBoolean,
  violations: isNumber,
  centsAtRisk: isNumber,
  paidTwice: orNothing(isNumber),
  centsPaidTwice: orNothing(isNumber),
  firstAt: orNothing(isText),
  foundAt: orNothing(isText),
  witness: orNothing(isText),
  witnessParts: Array.isArray,
  subjects: areRows,
  open: orNothing(isText),
  openParts: Array.isArray,
}

const STUCK = { processor: isText, state: isText, oldestCreatedAt: isText, payouts: isNumber }
const NOT_PAID = {
  frequency: isText,
  creators: isNumber,
  unpaidCents: isNumber,
  oldestDay: isDayText,
}

const REPORT: FieldChecks<RunReport> = {
  digest: isText,
  seed: isText,
  scenario: isWholeScenario,
  salesFile: orNothing(isDocument),
  status: isText,
  detail: orNothing(isDocument),
  consistent: isBoolean,
  period: hasFields({ startDay: isDayText, endDay: isDayText }),
  sample: orNothing(hasFields({ strata: areRows, estimates: isDocument })),
  counts: areNumbers,
  totals: areNumbers,
  figures: isListOf(hasFields(FIGURE)),
  timeToCash: isListOf(hasFields({ hours: areRows })),
  waitsOfDailyMoney: orNothing(
    hasFields({ daily: hasFields({ hours: areRows }), weekly: hasFields({ hours: areRows }) }),
  ),
  processorBooks: isDocument,
  stuck: hasFields({ payouts: isListOf(hasFields(STUCK)), pausedCreators: areRows }),
  skipped: isListOf(hasFields({ reason: isText, times: isNumber, creators: isNumber })),
  notPaid: isListOf(hasFields(NOT_PAID)),
  lostJobs: hasFields({ jobs: areRows }),
  dailyEligibility: orNothing(hasFields({ excluded: areRows })),
  platform: orNothing(isDocument),
  actionsWithoutEffect: areRows,
  faultsWithoutEffect: areRows,
  faultChangesWithoutEffect: areRows,
  faultsHappened: orNothing(areRows),
  faultsWithoutPayouts: orNothing(isBoolean),
  checks: isListOf(hasFields(CHECK)),
  adapter: orNothing(isDocument),
  timing: orNothing(areNumbers),
}

/** Earlier versions had fewer fields. */
const CREATOR: Partial<FieldChecks<RunOutcome['creators'][number]>> = {
  handle: isText,
  country: isText,
  rail: isText,
  frequency: isText,
  earnedCents: isNumber,
  receivedCents: isNumber,
  feeCents: isNumber,
  completedPayouts: isNumber,
  waitSeconds: orNothing(isNumber),
}

const OUTCOME: FieldChecks<RunOutcome> = {
  endedAt: isText,
  report: hasFields(REPORT),
  days: isListOf(hasFields(DAY)),
  creators: isListOf(hasFields(CREATOR)),
  creatorsNotPaid: orNothing(isListOf(hasFields({ creatorIds: isListOf(isNumber) }))),
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
  salesFile: orNothing(
    hasFields({ name: isText, rows: isNumber, sha256: isText, reading: isDocument }),
  ),
  changed: orNothing(hasFields(CHANGE)),
  outcome: hasFields(OUTCOME),
  build: orNothing(isText),
  ledgerBytes: orNothing(isNumber),
}

const hasAll = hasFields(RUN)

export const isWhole = (value: unknown): value is KeptRun => hasAll(value)
