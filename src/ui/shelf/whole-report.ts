/**
 * Whether the report of a run that is stored is whole, to the last row of its tables: the page makes sentences and charts of
 * all of it. Words that it looks up are ones that it knows.
 */
import type {
  AtProcessor,
  CheckResult,
  CheckSeverity,
  Figure,
  FigureName,
  GivenUpJob,
  LostJobFigures,
  NotPaid,
  ProcessorBooks,
  RunReport,
  SalesFileSummary,
  ServiceComparisonFigures,
  ServiceDifferenceExample,
  ShownPart,
  Skipped,
  StuckPayouts,
  TimeToCash,
  Wait,
} from '../../../workers/contract'
import { isDocument } from '../../scenario/document-paths'
import { DIFFERENCE_KINDS } from '../../core/payout-plan'
import { PAYOUT_STATES } from '../../core/payout-state'
import { PAUSE_SOURCES, PAYOUT_FREQUENCIES, PROCESSORS } from '../../core/vocabulary'
import {
  areNumbers,
  hasFields,
  isBoolean,
  isDayText,
  isInstantText,
  isListOf,
  isNumber,
  isOneOf,
  isText,
  orNothing,
  orNull,
  type FieldCheck,
  type FieldChecks,
} from '../field-checks'
import { isPart, isWholeScenario } from './whole-scenario'

type Row<Name extends keyof RunReport> = RunReport[Name] extends readonly (infer Entry)[]
  ? Entry
  : NonNullable<RunReport[Name]>

const isFrequency = isOneOf(PAYOUT_FREQUENCIES)
const areTexts = isListOf(isText)

const ESTIMATE = hasFields({ value: isNumber, low: isNumber, high: isNumber })

const FIGURE_NAMES = {
  daily_margin: true,
  other_instant_margin: true,
  instant_margin: true,
  payouts_margin: true,
  payout_fee_revenue: true,
  instant_fee_revenue: true,
  instant_processor_cost: true,
  processor_cost: true,
  daily_payouts_completed: true,
  other_instant_payouts_completed: true,
  instant_payouts_completed: true,
  standard_payouts_completed: true,
  payout_net: true,
  creators_paid: true,
  daily_wait_seconds: true,
  daily_sooner_seconds: true,
  daily_share_of_eligible: true,
  sales_gross: true,
  sales_net: true,
  owed_to_creators: true,
  creator_debts: true,
} satisfies Record<FigureName, true>
const UNITS = {
  cents: true,
  count: true,
  seconds: true,
  'basis-points': true,
} satisfies Record<Figure['unit'], true>
const SEVERITIES = { money: true, late: true, books: true } satisfies Record<CheckSeverity, true>
const AT_PROCESSOR = {
  no_record: true,
  transfer_not_back: true,
  in_transit: true,
  unclaimed: true,
  arrived: true,
  arrived_in_part: true,
  ended: true,
} satisfies Record<AtProcessor, true>
/** What an earlier version called `no_record`. */
const EARLIER_AT_PROCESSOR = 'never_asked'

const FIGURE: FieldChecks<Figure> = {
  name: isOneOf(Object.keys(FIGURE_NAMES)),
  unit: isOneOf(Object.keys(UNITS)),
  value: orNull(isNumber),
  bound: orNothing(isText),
  sql: isText,
  estimate: orNothing(ESTIMATE),
}

/** A text, or one value by its name. */
const isShownPart: FieldCheck = (value) =>
  isText(value) || SHOWN_VALUES.some((isShown) => isShown(value))

type ShownValue = Exclude<ShownPart, string>
type ChecksOfEach<Value> = Value extends unknown ? FieldChecks<Value> : never
const SHOWN_VALUES = (
  [
    { creatorId: isNumber, creator: isText },
    { payoutId: isNumber },
    { cents: isNumber },
    { day: isDayText },
    { at: isInstantText },
  ] satisfies ChecksOfEach<ShownValue>[]
).map((checks) => hasFields(checks))

const CHECK: FieldChecks<CheckResult> = {
  name: isText,
  kind: isOneOf(['never', 'eventually'] satisfies CheckResult['kind'][]),
  severity: isOneOf(Object.keys(SEVERITIES)),
  ok: isBoolean,
  violations: isNumber,
  centsAtRisk: isNumber,
  paidTwice: orNothing(isNumber),
  centsPaidTwice: orNothing(isNumber),
  firstAt: orNothing(isInstantText),
  foundAt: orNothing(isInstantText),
  witness: orNothing(isText),
  witnessParts: isListOf(isShownPart),
  subjects: isListOf(
    hasFields({
      payoutId: orNull(isNumber),
      creatorId: orNull(isNumber),
      creator: orNothing(isText),
    } satisfies FieldChecks<CheckResult['subjects'][number]>),
  ),
  open: orNothing(isText),
  openParts: isListOf(isShownPart),
}

const WAIT: FieldChecks<Wait> = {
  sales: isNumber,
  netCents: isNumber,
  meanSeconds: isNumber,
  medianSeconds: isNumber,
  lowerQuartileSeconds: isNumber,
  upperQuartileSeconds: isNumber,
  hours: isListOf(hasFields({ hours: isNumber, netCents: isNumber })),
}

const areViolating = isListOf(hasFields({ check: isText, count: isNumber }))

const STUCK: FieldChecks<StuckPayouts> = {
  processor: isOneOf(PROCESSORS),
  state: isOneOf(PAYOUT_STATES),
  atProcessor: isOneOf([...Object.keys(AT_PROCESSOR), EARLIER_AT_PROCESSOR]),
  failureReason: orNothing(isText),
  payouts: isNumber,
  creators: isNumber,
  grossCents: isNumber,
  arrivedCents: isNumber,
  oldestPayoutId: isNumber,
  oldestCreatedAt: isInstantText,
  violating: areViolating,
}

const PAUSED: FieldChecks<Row<'stuck'>['pausedCreators'][number]> = {
  source: isOneOf(PAUSE_SOURCES),
  isReviewedDaily: isBoolean,
  creators: isNumber,
  unpaidCents: isNumber,
  since: isInstantText,
  outcomeKnown: orNothing(isNumber),
  violating: areViolating,
}

const FAILING: FieldChecks<NonNullable<Row<'stuck'>['failingCreators']>[number]> = {
  failureReason: orNull(isText),
  creators: isNumber,
  payouts: isNumber,
  unpaidCents: isNumber,
  since: isInstantText,
  violating: areViolating,
}

export const NOT_PAID: FieldChecks<Omit<NotPaid, 'creators' | 'violating'>> = {
  reason: isText,
  minimumCents: orNull(isNumber),
  frequency: isFrequency,
  unpaidCents: isNumber,
  oldestDay: isDayText,
}

const SKIPPED: FieldChecks<Skipped> = {
  reason: isText,
  frequency: isFrequency,
  minimumCents: orNull(isNumber),
  times: isNumber,
  creators: isNumber,
}

const GIVEN_UP: FieldChecks<GivenUpJob> = {
  name: isText,
  queuedAt: isInstantText,
  lostAt: isInstantText,
  attempts: isNumber,
  creators: orNull(isNumber),
  firstCreators: orNothing(areTexts),
}

const LOST_JOBS: FieldChecks<LostJobFigures> = {
  killed: isNumber,
  givenUp: isNumber,
  jobs: isListOf(hasFields(GIVEN_UP)),
  requestWaits: orNothing(
    hasFields({
      payouts: isNumber,
      medianSeconds: isNumber,
      longestSeconds: isNumber,
      longestPayoutId: isNumber,
    }),
  ),
}

const BOOKS: FieldChecks<ProcessorBooks> = {
  paidPayments: isNumber,
  paidCents: isNumber,
  costCents: isNumber,
  unheardPayments: isNumber,
  unheardCostCents: isNumber,
  unheardInstantPayments: isNumber,
  unheardInstantCostCents: isNumber,
  misreadCostCents: orNothing(isNumber),
  uncollectedFeeCents: orNothing(isNumber),
  paidTwiceNotBackCents: orNothing(isNumber),
  owedAgainCents: orNothing(isNumber),
}

const PLAN: FieldChecks<ServiceDifferenceExample['current']> = {
  action: isOneOf(['pay', 'skip', 'none']),
  payoutType: orNull(isOneOf(['standard', 'instant'])),
  periodEndDate: orNull(isDayText),
  grossCents: orNull(isNumber),
  feeCents: orNull(isNumber),
  netCents: orNull(isNumber),
  reason: orNull(isText),
}

const EXAMPLE: FieldChecks<ServiceDifferenceExample> = {
  creatorId: isNumber,
  handle: isText,
  comparedAt: isInstantText,
  oldPaysOn: orNull(isDayText),
  current: hasFields(PLAN),
  old: hasFields(PLAN),
}

const OF_KIND: FieldChecks<ServiceComparisonFigures['byKind'][number]> = {
  kind: isOneOf(DIFFERENCE_KINDS),
  count: isNumber,
  creators: isNumber,
  currentGrossCents: isNumber,
  currentFeeCents: isNumber,
  oldGrossCents: isNumber,
  oldFeeCents: isNumber,
  examples: isListOf(hasFields(EXAMPLE)),
}

const ADAPTER: FieldChecks<ServiceComparisonFigures> = {
  compared: isNumber,
  agreed: isNumber,
  differences: isNumber,
  daysLaterMean: orNull(isNumber),
  byKind: isListOf(hasFields(OF_KIND)),
}

const STRATUM: FieldChecks<Row<'sample'>['strata'][number]> = {
  kind: isText,
  schedule: orNothing(isFrequency),
  isOfferedDaily: orNothing(isBoolean),
  expectedTakeUp: orNothing(isText),
  monthlyGrossFromCents: orNothing(isNumber),
  monthlyGrossToCents: orNothing(isNumber),
  creators: isNumber,
  sampled: isNumber,
  weight: isNumber,
}

const SAMPLE: FieldChecks<Row<'sample'>> = {
  creators: isNumber,
  sampled: isNumber,
  strata: isListOf(hasFields(STRATUM)),
  estimates: (value) => isDocument(value) && Object.values(value).every(orNull(ESTIMATE)),
  unevenSellers: orNothing(
    hasFields({
      needed: isNumber,
      isEnough: isBoolean,
      largest: isNumber,
      largestShare: isNumber,
    }),
  ),
}

const SALES_FILE: FieldChecks<SalesFileSummary> = {
  name: isText,
  reading: isDocument,
  rows: isNumber,
  partlyRefundedRows: orNothing(isNumber),
  partlyRefundedCents: orNothing(isNumber),
  repeatedRows: orNothing(isNumber),
  refundRows: isNumber,
  rejectedRows: isNumber,
  leftOut: isListOf(hasFields({ reason: isText, count: isNumber })),
  rowsOutsideRun: isNumber,
}

const DETAIL: FieldChecks<Row<'detail'>> = {
  daysKept: isNumber,
  settledBefore: isInstantText,
  closings: isNumber,
  rows: areNumbers,
  chain: isText,
}

const PLATFORM: FieldChecks<Row<'platform'>> = {
  openingBalanceCents: isNumber,
  sweptCents: isNumber,
  sweeps: isNumber,
  balanceCents: isNumber,
  lowest: orNothing(hasFields({ balanceCents: isNumber, day: isDayText })),
}

const WITHOUT_EFFECT: FieldChecks<Row<'actionsWithoutEffect'>> = {
  on: (value) => isDayText(value) || isInstantText(value),
  creator: isText,
  action: isText,
  reason: isText,
}

const COUNTS = Object.fromEntries(
  Object.keys({
    creators: true,
    days: true,
    sales: true,
    refunds: true,
    chargebacks: true,
    payouts: true,
    instantPayouts: true,
    standardPayouts: true,
    payoutsInProgress: true,
    payoutsCompleted: true,
    payoutsFailed: true,
    payoutsCancelled: true,
    payoutsReversed: true,
    payoutsReturned: true,
    entries: true,
  } satisfies Record<keyof RunReport['counts'], true>).map((name) => [name, isNumber]),
)

const TIME_TO_CASH: FieldChecks<TimeToCash> = { ...WAIT, frequency: isFrequency }

const REPORT: FieldChecks<RunReport> = {
  digest: isText,
  seed: isText,
  scenario: isWholeScenario,
  salesFile: orNothing(hasFields(SALES_FILE)),
  status: isOneOf(['finished', 'cancelled', 'unfinished'] satisfies RunReport['status'][]),
  detail: orNothing(hasFields(DETAIL)),
  consistent: isBoolean,
  period: hasFields({ startDay: isDayText, endDay: isDayText }),
  sample: orNothing(hasFields(SAMPLE)),
  counts: hasFields(COUNTS),
  totals: areNumbers,
  figures: isListOf(hasFields(FIGURE)),
  timeToCash: isListOf(hasFields(TIME_TO_CASH)),
  waitsOfDailyMoney: orNothing(hasFields({ daily: hasFields(WAIT), weekly: hasFields(WAIT) })),
  processorBooks: hasFields(BOOKS),
  stuck: hasFields({
    payouts: isListOf(hasFields(STUCK)),
    pausedCreators: isListOf(hasFields(PAUSED)),
    failingCreators: orNothing(isListOf(hasFields(FAILING))),
  } satisfies FieldChecks<RunReport['stuck']>),
  skipped: isListOf(hasFields(SKIPPED)),
  notPaid: isListOf(hasFields({ ...NOT_PAID, creators: isNumber, violating: areViolating })),
  lostJobs: hasFields(LOST_JOBS),
  dailyEligibility: orNothing(
    hasFields({
      creators: isNumber,
      eligible: isNumber,
      excluded: isListOf(hasFields({ reason: isText, creators: isNumber })),
    }),
  ),
  platform: orNothing(hasFields(PLATFORM)),
  actionsWithoutEffect: isListOf(hasFields(WITHOUT_EFFECT)),
  faultsWithoutEffect: isPart((single) => ({ faults: { single } })),
  faultChangesWithoutEffect: isPart((faultChanges) => ({ faultChanges })),
  faultsHappened: orNothing(isListOf(hasFields({ fault: isText, count: isNumber }))),
  faultsWithoutPayouts: orNothing(isBoolean),
  checks: isListOf(hasFields(CHECK)),
  adapter: orNothing(hasFields(ADAPTER)),
  timing: hasFields({ wallSeconds: isNumber, payoutsPerSecond: isNumber }),
}

export const isWholeReport: FieldCheck = hasFields(REPORT)
