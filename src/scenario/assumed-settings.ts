/**
 * The settings that decide figures and that no public source states, each with its name and with what it leans on, where
 * it leans on anything. The reference of settings names the same ones as assumed; a test compares the two.
 */
import { isPushRail, RAILS, type Rail } from '../core/vocabulary'

export type AssumptionUnit =
  | 'basis-points'
  | 'cents'
  | 'mills'
  | 'seconds'
  | 'hours'
  | 'days'
  | 'business-days'
  | 'number'
  | 'shares'
  | 'words'

export const ASSUMPTION_GROUPS = [
  'scenario',
  'schedules',
  'creators',
  'sales',
  'costs',
  'arrival',
  'failures',
  'work',
] as const
export type AssumptionGroup = (typeof ASSUMPTION_GROUPS)[number]

export interface AssumedSetting {
  group: AssumptionGroup
  path: string
  label: string
  unit: AssumptionUnit
  /** What it leans on; `null`: on nothing that is public. */
  source: string | null
}

export const assumed =
  (group: AssumptionGroup) =>
  (
    path: string,
    label: string,
    unit: AssumptionUnit,
    source: string | null = null,
  ): AssumedSetting => ({ group, path, label, unit, source })

const schedules = assumed('schedules')
const creators = assumed('creators')
const sales = assumed('sales')
const costs = assumed('costs')
const arrival = assumed('arrival')
const failures = assumed('failures')
const work = assumed('work')

const THIRD_PARTY = 'third-party figure for Stripe Connect, not Gumroad’s contract'
const WITHIN_2_TO_7 = 'within the 2 to 7 business days that are stated'
const AS_FEDNOW = 'taken from FedNow'
const SEPTEMBER_2020 = 'fitted to Gumroad’s September 2020'

const spreadOf = (path: string, label: string, source: string | null = null): AssumedSetting[] => [
  arrival(`${path}.medianSeconds`, `${label}, median`, 'seconds', source),
  arrival(`${path}.sigma`, `${label}, spread`, 'number'),
  arrival(`${path}.maximumSeconds`, `${label}, longest`, 'seconds', source),
]

const SCHEDULE_NAMES = {
  daily: 'Daily, of those who can',
  weekly: 'Weekly',
  monthly: 'Monthly',
  quarterly: 'Quarterly',
  every_days: 'Every so many days',
  chosen_weekdays: 'On chosen weekdays',
  twice_a_month: 'Twice a month',
  threshold: 'From an amount on',
}

const RAIL_NAMES: Readonly<Record<Rail, string>> = {
  us_bank: 'US bank',
  us_card: 'US debit card',
  bank_abroad: 'bank abroad',
  cross_border: 'cross-border bank',
  paypal: 'PayPal',
  own_stripe: 'own Stripe account',
  card_push: 'push to card',
  rtp: 'RTP',
  fednow: 'FedNow',
  same_day_ach: 'same-day ACH',
  stablecoin: 'stablecoin',
}

const NEITHER_CHOSEN_NOR_STATED = 'countries of the rail, chosen for the lab'

const railCosts = (rail: Rail, source: string | null): AssumedSetting[] => [
  costs(
    `processor.rails.${rail}.costs.basisPoints`,
    `Cost of a ${RAIL_NAMES[rail]} payment`,
    'basis-points',
    source,
  ),
  costs(
    `processor.rails.${rail}.costs.perPaymentMills`,
    `The same, for each ${RAIL_NAMES[rail]} payment`,
    'mills',
    source,
  ),
  costs(
    `processor.rails.${rail}.costs.monthlyCents`,
    `Cost of ${RAIL_NAMES[rail]} in a month`,
    'cents',
    source,
  ),
]

/** One to a line, to be read as a table. */
// prettier-ignore
export const ASSUMED_SETTINGS: readonly AssumedSetting[] = [
  ...Object.entries(SCHEDULE_NAMES).map(([frequency, name]) =>
    schedules(`population.scheduleShareBasisPoints.${frequency}`, `Schedule: ${name}`, 'basis-points'),
  ),
  schedules('population.flexibleSchedules.every_days.days', 'Days between payouts of an own interval', 'days'),
  schedules('population.flexibleSchedules.every_days.instantBasisPoints', 'Instant, of those on an own interval', 'basis-points'),
  schedules('population.flexibleSchedules.chosen_weekdays.weekdays', 'Chosen weekdays', 'words'),
  schedules('population.flexibleSchedules.chosen_weekdays.instantBasisPoints', 'Instant, of those on chosen weekdays', 'basis-points'),
  schedules('population.flexibleSchedules.twice_a_month.daysOfMonth', 'Days of twice a month', 'words', 'Lemon Squeezy pays on the 14th and 28th'),
  schedules('population.flexibleSchedules.twice_a_month.instantBasisPoints', 'Instant, of those paid twice a month', 'basis-points'),
  schedules('population.flexibleSchedules.threshold.thresholdCents', 'Amount from which on money is paid', 'cents'),
  schedules('population.flexibleSchedules.threshold.instantBasisPoints', 'Instant, of those paid from an amount on', 'basis-points'),

  creators('population.size', 'Creators', 'number'),
  creators('population.monthlyGross.mu', 'Log-normal mean of monthly sales', 'number', SEPTEMBER_2020),
  creators('population.monthlyGross.sigma', 'Log-normal spread of monthly sales', 'number', SEPTEMBER_2020),
  creators('population.monthlyGross.maximumCents', 'Largest monthly sales', 'cents'),
  ...RAILS.map((rail) =>
    creators(`population.railShareBasisPoints.${rail}`, `Paid by ${RAIL_NAMES[rail]}`, 'basis-points'),
  ),
  ...RAILS.filter((rail) => !isPushRail(rail) || rail === 'stablecoin').map(
    (rail) =>
      creators(`population.countryShareBasisPoints.${rail}`, `Countries, ${RAIL_NAMES[rail]}`, 'shares', NEITHER_CHOSEN_NOR_STATED),
  ),
  creators('population.instantCapableBasisPoints', 'Banks and cards that take instant payouts', 'basis-points', 'about 99% of US banks, Stripe'),
  creators('population.accountAge.medianDays', 'Age of an account, median', 'days'),
  creators('population.accountAge.sigma', 'Age of an account, spread', 'number'),
  creators('population.completedPayouts.atLeastOneBasisPoints', 'Have a completed payout at the start', 'basis-points'),
  creators('population.completedPayouts.atLeastFourBasisPoints', 'Have four completed payouts at the start', 'basis-points', '47% of those with one, July 2026'),
  creators('population.notReviewedBasisPoints', 'Not yet reviewed', 'basis-points'),
  creators('population.pausedBasisPoints', 'Paused', 'basis-points', '1.7% of balance holders, code comment of July 2026'),
  creators('population.platformHeldBasisPoints', 'Sales whose money the platform holds', 'basis-points'),

  sales('population.priceLevel.medianCents', 'Price, median', 'cents'),
  sales('population.priceLevel.sigma', 'Price, spread between creators', 'number'),
  sales('population.priceLevel.saleSigma', 'Price, spread between sales', 'number'),
  sales('population.priceLevel.minimumCents', 'Smallest price', 'cents'),
  sales('population.weekdayShape', 'Weight of the weekdays', 'shares', 'US online revenue, first quarter of 2018'),
  sales('population.refunds.rateBasisPoints', 'Sales refunded', 'basis-points', '0.5 to 1% counts as good'),
  sales('population.refunds.delayDaysMean', 'Refunded after, mean', 'days'),
  sales('population.refunds.delayDaysMaximum', 'Refunded after, longest', 'days'),
  sales('population.chargebacks.rateBasisPoints', 'Sales charged back', 'basis-points', '0.5 to 0.7% for software and media'),
  sales('population.chargebacks.delayDaysMean', 'Charged back after, mean', 'days'),
  sales('population.chargebacks.delayDaysMaximum', 'Charged back after, longest', 'days'),
  sales('population.launches.perCreatorPerYear', 'Launches of a creator in a year', 'number'),
  sales('population.launches.days', 'Length of a launch', 'days'),
  sales('population.launches.multiplier', 'Sales in a launch, times the usual', 'number'),

  costs('processor.costs.instantBasisPoints', 'Cost of an instant payout', 'basis-points', THIRD_PARTY),
  costs('processor.costs.instantMinimumCents', 'Least cost of an instant payout', 'cents'),
  costs('processor.costs.standardBasisPoints', 'Cost of a standard payout', 'basis-points', THIRD_PARTY),
  costs('processor.costs.standardFixedCents', 'The same, for each standard payout', 'cents', THIRD_PARTY),
  costs('processor.costs.activeAccountMonthlyCents', 'For each account paid in a month', 'cents', THIRD_PARTY),
  costs('processor.costs.paypalBasisPoints', 'Cost of a PayPal payout', 'basis-points', 'typically 2%, PayPal'),
  costs('processor.costs.paypalMaximumCents', 'Largest cost of a PayPal payout', 'cents', 'capped by country; the caps are not known'),
  costs('processor.foreignExchange.reversalSpreadBasisPoints', 'Lost when changed money is changed back', 'basis-points'),
  costs('processor.foreignExchange.movementBasisPoints', 'Movement of exchange rates', 'basis-points'),
  ...railCosts('card_push', '1.5% at Finix'),
  ...railCosts('rtp', AS_FEDNOW),
  costs('processor.rails.fednow.costs.basisPoints', 'Cost of a FedNow payment', 'basis-points'),
  ...railCosts('same_day_ach', null),
  ...railCosts('stablecoin', '1.5% and Base, third parties'),

  arrival('processor.settlementDays', 'Until a sale is settled', 'days', 'about two business days in the US, Stripe'),
  ...spreadOf('processor.callLatency', 'Answer to a call'),
  ...spreadOf('processor.webhookDelay', 'Webhook on its way'),
  ...spreadOf('processor.instantArrival', 'Instant payout on its way', 'within 30 minutes, Stripe'),
  ...(['us_bank', 'bank_abroad', 'cross_border'] as const).map((rail) =>
    arrival(`processor.standardArrivalBusinessDays.${rail}`, `Standard payout, ${RAIL_NAMES[rail]}`, 'business-days', WITHIN_2_TO_7),
  ),
  arrival('processor.standardArrivalBusinessDays.us_card', 'Standard payout, US debit card', 'business-days'),
  arrival('processor.standardArrivalBusinessDays.paypal', 'Standard payout, PayPal', 'business-days', 'within the 1 to 3 business days that are stated'),
  arrival('processor.standardArrivalBusinessDays.own_stripe', 'Standard payout, own Stripe account', 'business-days'),
  arrival('processor.bankDebits.afterDays', 'Debt taken from a bank account after', 'days'),
  ...spreadOf(
    'processor.rails.card_push.arrival',
    'Push to card',
    'about 30 seconds, 30 minutes at most',
  ),
  ...spreadOf('processor.rails.rtp.arrival', 'RTP'),
  ...spreadOf('processor.rails.fednow.arrival', 'FedNow'),
  arrival('processor.rails.same_day_ach.windows', 'Windows of same-day ACH', 'words', 'three windows; hours assumed'),
  ...spreadOf('processor.rails.stablecoin.arrival', 'Stablecoin', 'a minute on Ethereum'),

  failures('processor.failures.refusedBasisPoints', 'Payouts refused', 'basis-points'),
  failures('processor.failures.instantFailedBasisPoints', 'Instant payouts that fail', 'basis-points'),
  failures('processor.failures.standardFailedBasisPoints', 'Standard payouts that fail', 'basis-points'),
  failures('processor.failures.returnedBasisPoints', 'Payouts that come back', 'basis-points'),
  failures('processor.failures.returnedAfterBusinessDays', 'Come back within', 'business-days', 'up to five, Stripe'),
  failures('processor.failures.rateLimitedBasisPoints', 'Calls turned down as too many', 'basis-points'),
  failures('processor.failures.unavailableBasisPoints', 'Calls that find Stripe out of order', 'basis-points'),
  failures('processor.failures.cancelledBasisPoints', 'Standard payouts cancelled', 'basis-points'),
  failures('processor.paypal.unclaimedBasisPoints', 'PayPal payouts unclaimed', 'basis-points'),
  failures('processor.paypal.claimedBasisPoints', 'Claimed in the end, of those', 'basis-points'),
  failures('processor.paypal.cancelledBasisPoints', 'Cancelled by PayPal, of those', 'basis-points'),
  failures('processor.paypal.withoutCodeBasisPoints', 'PayPal failures without a code', 'basis-points', 'that there are some, pull request 5561'),
  failures('processor.rails.card_push.declinedBasisPoints', 'Pushes to cards declined', 'basis-points'),
  failures('processor.rails.rtp.rejectedBasisPoints', 'RTP payments rejected', 'basis-points'),
  failures('processor.rails.fednow.rejectedBasisPoints', 'FedNow payments rejected', 'basis-points'),
  failures('processor.rails.fednow.noAnswerBasisPoints', 'FedNow payments without an answer', 'basis-points'),
  failures('processor.rails.same_day_ach.returnedBasisPoints', 'Same-day ACH payments that come back', 'basis-points'),
  failures('processor.rails.stablecoin.screenedBasisPoints', 'Stablecoin payments stopped by screening', 'basis-points'),
  failures('processor.rails.stablecoin.lostBasisPoints', 'Stablecoin payments lost', 'basis-points'),
  failures('processor.rails.stablecoin.lossNoticedAfterHours', 'A loss is noticed after', 'hours'),

  work('jobs.workers', 'Workers of the queue', 'number'),
  work('jobs.walkCreatorsPerMinute', 'Creators looked through in a minute', 'number'),
  work('jobs.lifetimeSeconds', 'Life of a worker', 'seconds'),
]
