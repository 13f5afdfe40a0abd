/**
 * Where every figure of every named policy comes from. Each figure has one entry for each era, in the order of
 * `POLICY_NAMES`: a source of its own, or that of the era before. A figure or an era that is added without saying so does
 * not compile, and a figure that changes without a new source fails its test.
 */
import { POLICY_NAMES, type PayoutPolicy, type PolicyName } from './policy'

/** The public repository that all sources are in. */
export const SOURCE_REPOSITORY = 'antiwork/gumroad'
/** The version of its code, of April 2025, that the first era was read from. */
const LAUNCH_COMMIT = '8c16285e'

/** `inferred`: follows from what was read, but nobody has stated it. `third-party`: stated by somebody else. */
export type SourceStanding = 'stated' | 'inferred' | 'third-party'

export type FigureSource = {
  standing: SourceStanding
  /** The day from which the figure held or, of code that says no more, as of which it did: YYYY-MM-DD. */
  date: string
} & ({ kind: 'pull-request'; number: number } | { kind: 'code'; commit: string })

export type PolicyFigure = Exclude<keyof PayoutPolicy, 'name'>

type EntryForEach<Names extends readonly unknown[]> = {
  [Index in keyof Names]: FigureSource | (Index extends '0' ? never : 'as before')
}
type PerEra = EntryForEach<typeof POLICY_NAMES>

/** From which day on each named policy was Gumroad's own, and what is told of that. */
export const ERA_BEGINS: Readonly<Record<PolicyName, { day: string; source: FigureSource }>> = {
  'gumroad-2025-04': { day: '2025-04-10', source: pullRequest(98, '2025-04-10') },
  'gumroad-2026-03': { day: '2026-03-19', source: pullRequest(4038, '2026-03-19') },
  'gumroad-2026-07-31': { day: '2026-07-31', source: pullRequest(6690, '2026-07-31') },
  'gumroad-2026-08-30': { day: '2026-08-30', source: pullRequest(7438, '2026-08-30') },
}

function pullRequest(number: number, date: string): FigureSource {
  return { kind: 'pull-request', number, date, standing: 'stated' }
}

function launchCode(standing: SourceStanding = 'stated', date = '2025-04-03'): FigureSource {
  return { kind: 'code', commit: LAUNCH_COMMIT, date, standing }
}

const unchanged = (source: FigureSource): PerEra => [source, 'as before', 'as before', 'as before']

const saleFee = unchanged(launchCode('stated', '2025-01-01'))

const SOURCES: Readonly<Record<PolicyFigure, PerEra>> = {
  minimumCents: [launchCode(), pullRequest(4038, '2026-03-19'), 'as before', 'as before'],
  holdDays: unchanged(launchCode()),
  instantMinimumCents: [
    launchCode(),
    pullRequest(4038, '2026-03-19'),
    'as before',
    pullRequest(7438, '2026-08-30'),
  ],
  instantMaximumCents: unchanged(launchCode()),
  instantFeeBasisPoints: [launchCode(), 'as before', pullRequest(5763, '2026-07-08'), 'as before'],
  instantCompletedPayoutsMinimum: [
    launchCode('stated', '2025-02-06'),
    'as before',
    pullRequest(6690, '2026-07-31'),
    'as before',
  ],
  instantAccountAgeDaysMinimum: [
    launchCode(),
    'as before',
    pullRequest(6690, '2026-07-31'),
    'as before',
  ],
  instantCountries: unchanged(launchCode()),
  // The code of 2025 blocks only suspended accounts, that of 2026 pays only compliant ones; the day between is assumed.
  compliantOnly: [
    launchCode(),
    { kind: 'code', commit: 'main', date: '2026-03-19', standing: 'inferred' },
    'as before',
    'as before',
  ],
  // The pull request of August 2026 tells how it was until then.
  processingBlocksDays: [
    launchCode('inferred'),
    'as before',
    'as before',
    pullRequest(7140, '2026-08-08'),
  ],
  // The weekdays are stated of July 2026; that they were the same before is assumed.
  runWeekday: [launchCode('inferred'), 'as before', pullRequest(6270, '2026-07-25'), 'as before'],
  railWeekdayShown: [
    launchCode('inferred'),
    'as before',
    pullRequest(6270, '2026-07-25'),
    'as before',
  ],
  paypalFeeBasisPoints: unchanged(launchCode()),
  paypalFeeExemptCountries: unchanged(launchCode()),
  saleFeeBasisPoints: saleFee,
  saleFeeFixedCents: saleFee,
  processingFeeBasisPoints: saleFee,
  processingFeeFixedCents: saleFee,
  // When the threshold of 3% began is not known; the pull request of July 2026 tells that it was.
  chargebackHoldBasisPoints: [
    { ...pullRequest(6469, '2025-04-10'), standing: 'inferred' },
    'as before',
    pullRequest(6469, '2026-07-28'),
    pullRequest(6933, '2026-08-03'),
  ],
  chargebackHoldWindowDays: [
    { ...pullRequest(6469, '2025-04-10'), standing: 'inferred' },
    'as before',
    'as before',
    pullRequest(6933, '2026-08-03'),
  ],
  chargebackHoldLiftsItself: [
    { ...pullRequest(6483, '2025-04-10'), standing: 'inferred' },
    'as before',
    pullRequest(6483, '2026-07-28'),
    'as before',
  ],
  chargebackReserveBasisPoints: unchanged({
    ...pullRequest(7495, '2025-04-10'),
    standing: 'inferred',
  }),
  repeatedFailuresPause: [
    { ...pullRequest(5443, '2025-04-10'), standing: 'inferred' },
    'as before',
    pullRequest(5443, '2026-06-09'),
    'as before',
  ],
  // From 48 hours to 24 at a day that is not known.
  stuckPayoutHours: [
    { ...pullRequest(3939, '2025-04-10'), standing: 'inferred' },
    pullRequest(3939, '2026-03-11'),
    'as before',
    { kind: 'code', commit: 'main', date: '2026-08-30', standing: 'inferred' },
  ],
  transientRetriesMax: [
    { ...pullRequest(6620, '2025-04-10'), standing: 'inferred' },
    'as before',
    pullRequest(6620, '2026-07-30'),
    'as before',
  ],
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

/** `pull request 4038`, `code at 8c16285e`: as the documents and the page cite it. */
export const citationOf = (source: FigureSource): string =>
  source.kind === 'pull-request' ? `pull request ${source.number}` : `code at ${source.commit}`

export const addressOf = (source: FigureSource): string =>
  source.kind === 'pull-request'
    ? `https://github.com/${SOURCE_REPOSITORY}/pull/${source.number}`
    : `https://github.com/${SOURCE_REPOSITORY}/tree/${source.commit}`

/** Whether two eras have the same value of a figure. */
export const isSameFigure = (
  figure: PolicyFigure,
  one: PayoutPolicy,
  other: PayoutPolicy,
): boolean => JSON.stringify(one[figure]) === JSON.stringify(other[figure])
