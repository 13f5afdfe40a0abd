/**
 * Where every figure of every named policy comes from: the eras, in the order of `POLICY_NAMES`, from which on it has another
 * source. A figure that is added without one does not compile, and one that changes without a new source fails its test.
 */
import { POLICY_NAMES, type EraName, type PayoutPolicy, type PolicyName } from './policy'

/** The public repository that all sources are in. */
const SOURCE_REPOSITORY = 'antiwork/gumroad'
/** The version of its code, of April 2025, that the first era was read from. */
const LAUNCH_COMMIT = '8c16285e'

/** `inferred`: follows from what was read, but nobody has stated it. `third-party`: stated by somebody else. */
export type SourceStanding = 'stated' | 'inferred' | 'third-party'

/** A figure of Gumroad's, as read in its public repository. */
export type PublicSource = {
  standing: SourceStanding
  /**
   * The day from which the figure applied, or, where the code does not say, a day on which it did:
   * YYYY-MM-DD.
   */
  date: string
} & ({ kind: 'pull-request'; number: number } | { kind: 'code'; commit: string })

/** `own`: the lab's own choice, which nobody else has stated. */
export type FigureSource = PublicSource | { kind: 'own' }

export type PolicyFigure = Exclude<keyof PayoutPolicy, 'name'>

/** An era that is not named has the source of the one before it. */
type PerEra = Readonly<Partial<Record<PolicyName, FigureSource>>> & {
  'gumroad-2025-04': FigureSource
}

interface EraBegin {
  day: string
  source: PublicSource
}

/** From which day on each era was Gumroad's own, and its source. */
const ERA_BEGINS: Readonly<Record<EraName, EraBegin>> = {
  'gumroad-2025-04': { day: '2025-04-10', source: pullRequest(98, '2025-04-10') },
  'gumroad-2026-03': { day: '2026-03-19', source: pullRequest(4038, '2026-03-19') },
  'gumroad-2026-07-31': { day: '2026-07-31', source: pullRequest(6690, '2026-07-31') },
  'gumroad-2026-08-30': { day: '2026-08-30', source: pullRequest(7438, '2026-08-30') },
  'gumroad-2026-09-03': { day: '2026-09-03', source: pullRequest(7495, '2026-09-03') },
}

/** `null` for a policy that was never Gumroad's: the lab's own. */
export const eraBegin = (name: PolicyName): EraBegin | null =>
  name === 'payout-lab' ? null : ERA_BEGINS[name]

function pullRequest(
  number: number,
  date: string,
  standing: SourceStanding = 'stated',
): PublicSource {
  return { kind: 'pull-request', number, date, standing }
}

function launchCode(standing: SourceStanding = 'stated', date = '2025-04-03'): PublicSource {
  return { kind: 'code', commit: LAUNCH_COMMIT, date, standing }
}

/** Code of 2026 that gives no date of its own for a rule. */
const laterCode = (date: string): PublicSource => ({
  kind: 'code',
  commit: 'main',
  date,
  standing: 'inferred',
})

const OWN: FigureSource = { kind: 'own' }

/** The same in every policy. */
const unchanged = (source: FigureSource): PerEra => ({ 'gumroad-2025-04': source })

/** A quirk of every era, which the lab's own policy does without. */
const exceptOwn = (source: FigureSource): PerEra => ({
  'gumroad-2025-04': source,
  'payout-lab': OWN,
})

/** Read in the code as it is, and told as a quirk of it; that it was there from the launch on is assumed. */
const quirk = exceptOwn(launchCode('inferred'))

const saleFee = unchanged(launchCode('stated', '2025-01-01'))

/** A percentage of the net is the whole fee in every era: no other part was read. */
const percentageAlone = unchanged(launchCode('inferred'))

const SOURCES: Readonly<Record<PolicyFigure, PerEra>> = {
  minimumCents: {
    'gumroad-2025-04': launchCode(),
    'gumroad-2026-03': pullRequest(4038, '2026-03-19'),
  },
  holdDays: unchanged(launchCode()),
  instantMinimumCents: {
    'gumroad-2025-04': launchCode(),
    'gumroad-2026-03': pullRequest(4038, '2026-03-19'),
    'gumroad-2026-08-30': pullRequest(7438, '2026-08-30'),
  },
  instantMaximumCents: unchanged(launchCode()),
  instantFeeBasisPoints: {
    'gumroad-2025-04': launchCode(),
    'gumroad-2026-07-31': pullRequest(5763, '2026-07-08'),
  },
  instantFeeOf: unchanged(launchCode()),
  instantFeeFlatCents: percentageAlone,
  instantFeeCombination: percentageAlone,
  instantFeeMinimumCents: percentageAlone,
  instantFeeMaximumCents: percentageAlone,
  instantFeeTiers: percentageAlone,
  instantFeeTierBasis: percentageAlone,
  instantFeeTiersApply: percentageAlone,
  instantFreePayoutsPerMonth: percentageAlone,
  instantFreeCentsPerMonth: percentageAlone,
  instantFreeDays: percentageAlone,
  instantSubscriptionMonthlyCents: percentageAlone,
  instantFeeByRail: percentageAlone,
  instantCompletedPayoutsMinimum: {
    'gumroad-2025-04': launchCode('stated', '2025-02-06'),
    'gumroad-2026-07-31': pullRequest(6690, '2026-07-31'),
  },
  instantAccountAgeDaysMinimum: {
    'gumroad-2025-04': launchCode(),
    'gumroad-2026-07-31': pullRequest(6690, '2026-07-31'),
  },
  instantCountries: unchanged(launchCode()),
  // The code of 2025 blocks only suspended accounts, that of 2026 pays only compliant ones; the day between is assumed.
  compliantOnly: {
    'gumroad-2025-04': launchCode(),
    'gumroad-2026-03': laterCode('2026-03-19'),
  },
  // The pull request of August 2026 tells how it was until then.
  processingBlocksDays: {
    'gumroad-2025-04': launchCode('inferred'),
    'gumroad-2026-08-30': pullRequest(7140, '2026-08-08'),
  },
  // The weekdays are stated of July 2026; that they were the same before is assumed.
  runWeekday: {
    'gumroad-2025-04': launchCode('inferred'),
    'gumroad-2026-07-31': pullRequest(6270, '2026-07-25'),
  },
  railWeekdayShown: {
    'gumroad-2025-04': launchCode('inferred'),
    'gumroad-2026-07-31': pullRequest(6270, '2026-07-25'),
  },
  paypalFeeBasisPoints: unchanged(launchCode()),
  paypalFeeExemptCountries: unchanged(launchCode()),
  paypalPartCents: unchanged(launchCode()),
  paypalSplitsResolve: quirk,
  straightReturnFreesBalances: {
    'gumroad-2025-04': launchCode('inferred'),
    'gumroad-2026-07-31': pullRequest(5177, '2026-05-21'),
  },
  saleFeeBasisPoints: saleFee,
  saleFeeFixedCents: saleFee,
  processingFeeBasisPoints: saleFee,
  processingFeeFixedCents: saleFee,
  // When the threshold of 3% began is not known; the pull request of July 2026 tells that it was.
  chargebackHoldBasisPoints: {
    'gumroad-2025-04': pullRequest(6469, '2025-04-10', 'inferred'),
    'gumroad-2026-07-31': pullRequest(6469, '2026-07-28'),
    'gumroad-2026-08-30': pullRequest(6933, '2026-08-03'),
  },
  chargebackHoldWindowDays: {
    'gumroad-2025-04': pullRequest(6469, '2025-04-10', 'inferred'),
    'gumroad-2026-08-30': pullRequest(6933, '2026-08-03'),
  },
  chargebackHoldLiftsItself: {
    'gumroad-2025-04': pullRequest(6483, '2025-04-10', 'inferred'),
    'gumroad-2026-07-31': pullRequest(6483, '2026-07-28'),
  },
  chargebackReserveBasisPoints: {
    'gumroad-2025-04': pullRequest(7495, '2025-04-10', 'inferred'),
    'gumroad-2026-09-03': pullRequest(7495, '2026-09-03'),
  },
  // Before that a hold left no payout at all; its code says of instant and daily payouts that they stay skipped.
  instantDuringChargebackHold: {
    'gumroad-2025-04': pullRequest(7495, '2025-04-10', 'inferred'),
    'gumroad-2026-09-03': pullRequest(7495, '2026-09-03'),
    'payout-lab': OWN,
  },
  repeatedFailuresPause: {
    'gumroad-2025-04': pullRequest(5443, '2025-04-10', 'inferred'),
    'gumroad-2026-07-31': pullRequest(5443, '2026-06-09'),
  },
  terminalPaypalCodeStops: {
    'gumroad-2025-04': pullRequest(6526, '2025-04-10', 'inferred'),
    'gumroad-2026-07-31': pullRequest(6526, '2026-07-29'),
  },
  // A second wording of the same refusal was read from September 2026 on only (pull request 7758).
  goneBankAccountStops: {
    'gumroad-2025-04': pullRequest(4953, '2025-04-10', 'inferred'),
    'gumroad-2026-07-31': pullRequest(4953, '2026-05-05'),
  },
  // From 48 hours to 24 at a day that is not known.
  stuckPayoutHours: {
    'gumroad-2025-04': pullRequest(3939, '2025-04-10', 'inferred'),
    'gumroad-2026-03': pullRequest(3939, '2026-03-11'),
    'gumroad-2026-08-30': laterCode('2026-08-30'),
  },
  transientRetriesMax: {
    'gumroad-2025-04': pullRequest(6620, '2025-04-10', 'inferred'),
    'gumroad-2026-07-31': pullRequest(6620, '2026-07-30'),
  },
  // That the daily run is not retried, and that a deploy drops it, is in its own words; nothing that does it later was read.
  lostJobsDoneLater: exceptOwn(laterCode('2025-04-10')),
  // The launch asked neither for a guardian nor for settled funds by a gate of its own; the note that tells money which is
  // settling from too little is of 2026-01-26.
  gates: {
    'gumroad-2025-04': launchCode('inferred'),
    'gumroad-2026-03': pullRequest(3150, '2026-01-26', 'inferred'),
  },
  minimumToldBeforeReview: {
    'gumroad-2025-04': pullRequest(5700, '2025-04-10', 'inferred'),
    'gumroad-2026-07-31': pullRequest(5700, '2026-07-03'),
  },
  allReasonsTold: quirk,
  // Pull request 1715 of October 2025 filled gaps with values that were not read.
  countryMinimumCents: unchanged(launchCode('inferred')),
  instantHonoursOwnThreshold: {
    'gumroad-2025-04': launchCode('inferred'),
    'gumroad-2026-03': laterCode('2026-03-19'),
    'gumroad-2026-08-30': pullRequest(7438, '2026-08-30'),
    'payout-lab': OWN,
  },
  processingBlocksInstant: {
    'gumroad-2025-04': launchCode('inferred'),
    'gumroad-2026-03': laterCode('2026-03-19'),
  },
  spendsToday: quirk,
  cycleAdvance: quirk,
  // The pull request that showed the rails' days also states the Friday cycle.
  cycleAnchor: {
    'gumroad-2025-04': launchCode(),
    'gumroad-2026-07-31': pullRequest(6270, '2026-07-25'),
    'payout-lab': OWN,
  },
  batchClaim: quirk,
  batchPacking: quirk,
  oversizedBalance: exceptOwn(launchCode()),
  instantRunAboveMaximum: quirk,
  availabilityCut: {
    'gumroad-2025-04': launchCode('inferred'),
    'gumroad-2026-03': pullRequest(3150, '2026-01-26'),
    'payout-lab': OWN,
  },
  minimumBasis: exceptOwn(launchCode()),
  processorRoundsOwnFee: quirk,
  paypalFeeReading: quirk,
  dailyShownWeeklyDates: unchanged(launchCode('inferred')),
  dailyDateShown: quirk,
  endlessProjection: quirk,
  debitCardMaximumCents: unchanged(launchCode()),
  // In force since 2026-05-20, between two eras.
  foreignTransferMinimumCents: {
    'gumroad-2025-04': launchCode('inferred'),
    'gumroad-2026-07-31': pullRequest(5150, '2026-05-20'),
  },
  // What was read wrongly until then were notices of sales by PayPal, which the lab has none of.
  refundAmountRead: unchanged(pullRequest(6684, '2025-04-10', 'inferred')),
}

export const POLICY_FIGURES = Object.keys(SOURCES) as readonly PolicyFigure[]

/** The source of a figure as an era has it: its own, or that of the latest era before with one. */
export function sourceOf(figure: PolicyFigure, era: PolicyName): FigureSource {
  const sources = SOURCES[figure]
  const named = POLICY_NAMES.slice(0, POLICY_NAMES.indexOf(era) + 1).findLast(
    (name) => sources[name],
  )
  return sources[named ?? 'gumroad-2025-04']!
}

export const addressOf = (source: PublicSource): string =>
  source.kind === 'pull-request'
    ? `https://github.com/${SOURCE_REPOSITORY}/pull/${source.number}`
    : `https://github.com/${SOURCE_REPOSITORY}/tree/${source.commit}`

/** Whether two eras have the same value of a figure. */
export const isSameFigure = (
  figure: PolicyFigure,
  one: PayoutPolicy,
  other: PayoutPolicy,
): boolean => JSON.stringify(one[figure]) === JSON.stringify(other[figure])
