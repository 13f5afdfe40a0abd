/**
 * Where every figure of every named policy comes from. Each figure has one entry for each era, in the order of
 * `POLICY_NAMES`: a source of its own, or that of the era before. A figure or an era that is added without saying so does
 * not compile, and a figure that changes without a new source fails its test.
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

type EntryForEach<Names extends readonly unknown[]> = {
  [Index in keyof Names]: FigureSource | (Index extends '0' ? never : 'as before')
}
type PerEra = EntryForEach<typeof POLICY_NAMES>

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
const laterCode = (date: string, standing: SourceStanding = 'inferred'): PublicSource => ({
  kind: 'code',
  commit: 'main',
  date,
  standing,
})

const OWN: FigureSource = { kind: 'own' }

/** The same in every policy. */
const unchanged = (source: FigureSource): PerEra => [
  source,
  'as before',
  'as before',
  'as before',
  'as before',
  'as before',
]

/** A quirk of every era, which the lab's own policy does without. */
const exceptOwn = (source: FigureSource): PerEra => [
  source,
  'as before',
  'as before',
  'as before',
  'as before',
  OWN,
]

/** Read in the code as it is, and told as a quirk of it; that it was there from the launch on is assumed. */
const quirk = exceptOwn(launchCode('inferred'))

const saleFee = unchanged(launchCode('stated', '2025-01-01'))

/** A percentage of the net is the whole fee in every era: no other part was read. */
const percentageAlone = unchanged(launchCode('inferred'))

const SOURCES: Readonly<Record<PolicyFigure, PerEra>> = {
  minimumCents: [
    launchCode(),
    pullRequest(4038, '2026-03-19'),
    'as before',
    'as before',
    'as before',
    'as before',
  ],
  holdDays: unchanged(launchCode()),
  instantMinimumCents: [
    launchCode(),
    pullRequest(4038, '2026-03-19'),
    'as before',
    pullRequest(7438, '2026-08-30'),
    'as before',
    'as before',
  ],
  instantMaximumCents: unchanged(launchCode()),
  instantFeeBasisPoints: [
    launchCode(),
    'as before',
    pullRequest(5763, '2026-07-08'),
    'as before',
    'as before',
    'as before',
  ],
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
  instantCompletedPayoutsMinimum: [
    launchCode('stated', '2025-02-06'),
    'as before',
    pullRequest(6690, '2026-07-31'),
    'as before',
    'as before',
    'as before',
  ],
  instantAccountAgeDaysMinimum: [
    launchCode(),
    'as before',
    pullRequest(6690, '2026-07-31'),
    'as before',
    'as before',
    'as before',
  ],
  instantCountries: unchanged(launchCode()),
  // The code of 2025 blocks only suspended accounts, that of 2026 pays only compliant ones; the day between is assumed.
  compliantOnly: [
    launchCode(),
    laterCode('2026-03-19'),
    'as before',
    'as before',
    'as before',
    'as before',
  ],
  // The pull request of August 2026 tells how it was until then.
  processingBlocksDays: [
    launchCode('inferred'),
    'as before',
    'as before',
    pullRequest(7140, '2026-08-08'),
    'as before',
    'as before',
  ],
  // The weekdays are stated of July 2026; that they were the same before is assumed.
  runWeekday: [
    launchCode('inferred'),
    'as before',
    pullRequest(6270, '2026-07-25'),
    'as before',
    'as before',
    'as before',
  ],
  railWeekdayShown: [
    launchCode('inferred'),
    'as before',
    pullRequest(6270, '2026-07-25'),
    'as before',
    'as before',
    'as before',
  ],
  paypalFeeBasisPoints: unchanged(launchCode()),
  paypalFeeExemptCountries: unchanged(launchCode()),
  paypalPartCents: unchanged(launchCode()),
  paypalSplitsResolve: quirk,
  straightReturnFreesBalances: [
    launchCode('inferred'),
    'as before',
    pullRequest(5177, '2026-05-21'),
    'as before',
    'as before',
    'as before',
  ],
  saleFeeBasisPoints: saleFee,
  saleFeeFixedCents: saleFee,
  processingFeeBasisPoints: saleFee,
  processingFeeFixedCents: saleFee,
  // When the threshold of 3% began is not known; the pull request of July 2026 tells that it was.
  chargebackHoldBasisPoints: [
    pullRequest(6469, '2025-04-10', 'inferred'),
    'as before',
    pullRequest(6469, '2026-07-28'),
    pullRequest(6933, '2026-08-03'),
    'as before',
    'as before',
  ],
  chargebackHoldWindowDays: [
    pullRequest(6469, '2025-04-10', 'inferred'),
    'as before',
    'as before',
    pullRequest(6933, '2026-08-03'),
    'as before',
    'as before',
  ],
  chargebackHoldLiftsItself: [
    pullRequest(6483, '2025-04-10', 'inferred'),
    'as before',
    pullRequest(6483, '2026-07-28'),
    'as before',
    'as before',
    'as before',
  ],
  chargebackReserveBasisPoints: [
    pullRequest(7495, '2025-04-10', 'inferred'),
    'as before',
    'as before',
    'as before',
    pullRequest(7495, '2026-09-03'),
    'as before',
  ],
  // Before that a hold left no payout at all; its code says of instant and daily payouts that they stay skipped.
  instantDuringChargebackHold: [
    pullRequest(7495, '2025-04-10', 'inferred'),
    'as before',
    'as before',
    'as before',
    pullRequest(7495, '2026-09-03'),
    OWN,
  ],
  repeatedFailuresPause: [
    pullRequest(5443, '2025-04-10', 'inferred'),
    'as before',
    pullRequest(5443, '2026-06-09'),
    'as before',
    'as before',
    'as before',
  ],
  terminalPaypalCodeStops: [
    pullRequest(6526, '2025-04-10', 'inferred'),
    'as before',
    pullRequest(6526, '2026-07-29'),
    'as before',
    'as before',
    'as before',
  ],
  // A second wording of the same refusal was read from September 2026 on only (pull request 7758).
  goneBankAccountStops: [
    pullRequest(4953, '2025-04-10', 'inferred'),
    'as before',
    pullRequest(4953, '2026-05-05'),
    'as before',
    'as before',
    'as before',
  ],
  // From 48 hours to 24 at a day that is not known.
  stuckPayoutHours: [
    pullRequest(3939, '2025-04-10', 'inferred'),
    pullRequest(3939, '2026-03-11'),
    'as before',
    laterCode('2026-08-30'),
    'as before',
    'as before',
  ],
  transientRetriesMax: [
    pullRequest(6620, '2025-04-10', 'inferred'),
    'as before',
    pullRequest(6620, '2026-07-30'),
    'as before',
    'as before',
    'as before',
  ],
  // That the daily run is not retried, and that a deploy drops it, is in its own words; nothing that does it later was read.
  lostJobsDoneLater: exceptOwn(laterCode('2025-04-10')),
  // The launch asked neither for a guardian nor for settled funds by a gate of its own; the note that tells money which is
  // settling from too little is of 2026-01-26.
  gates: [
    launchCode('inferred'),
    pullRequest(3150, '2026-01-26', 'inferred'),
    'as before',
    'as before',
    'as before',
    'as before',
  ],
  allReasonsTold: quirk,
  // Pull request 1715 of October 2025 filled gaps with values that were not read.
  countryMinimumCents: unchanged(launchCode('inferred')),
  instantHonoursOwnThreshold: [
    launchCode('inferred'),
    laterCode('2026-03-19'),
    'as before',
    pullRequest(7438, '2026-08-30'),
    'as before',
    OWN,
  ],
  processingBlocksInstant: [
    launchCode('inferred'),
    laterCode('2026-03-19'),
    'as before',
    'as before',
    'as before',
    'as before',
  ],
  spendsToday: quirk,
  cycleAdvance: quirk,
  // The pull request that showed the rails' days also states the Friday cycle.
  cycleAnchor: [
    launchCode(),
    'as before',
    pullRequest(6270, '2026-07-25'),
    'as before',
    'as before',
    OWN,
  ],
  batchClaim: quirk,
  batchPacking: quirk,
  oversizedBalance: exceptOwn(launchCode()),
  instantRunAboveMaximum: quirk,
  availabilityCut: [
    launchCode('inferred'),
    pullRequest(3150, '2026-01-26'),
    'as before',
    'as before',
    'as before',
    OWN,
  ],
  minimumBasis: exceptOwn(launchCode()),
  processorRoundsOwnFee: quirk,
  paypalFeeReading: quirk,
  dailyShownWeeklyDates: unchanged(launchCode('inferred')),
  dailyDateShown: quirk,
  endlessProjection: quirk,
  debitCardMaximumCents: unchanged(launchCode()),
  // In force since 2026-05-20, between two eras.
  foreignTransferMinimumCents: [
    launchCode('inferred'),
    'as before',
    pullRequest(5150, '2026-05-20'),
    'as before',
    'as before',
    'as before',
  ],
  // What was read wrongly until then were notices of sales by PayPal, which the lab has none of.
  refundAmountRead: unchanged(pullRequest(6684, '2025-04-10', 'inferred')),
}

export const POLICY_FIGURES = Object.keys(SOURCES) as readonly PolicyFigure[]

/** The source of a figure as an era has it: its own, or that of the latest era before with one. */
export function sourceOf(figure: PolicyFigure, era: PolicyName): FigureSource {
  const known = SOURCES[figure]
    .slice(0, POLICY_NAMES.indexOf(era) + 1)
    .findLast((entry) => entry !== 'as before')
  if (known === undefined) throw new Error(`No source for ${figure} in ${era}`)
  return known
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
