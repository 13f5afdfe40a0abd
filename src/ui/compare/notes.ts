/** What keeps runs from being compared in every respect, in words. */
import {
  isLikelyTooNarrow,
  seedsForComparison,
  type Comparison,
  type SeedResult,
} from '../../../workers/compare-contract'
import { formatCount, formatDay, formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { numberOfDays } from '../words/counts'
import { unevenText } from '../words/file-sample'
import { serviceSentences } from '../words/paying-service'
import { sampleCounts } from '../words/sample'
import { periodOf, type ComparedRuns, type LetteredRun } from './compared-runs.svelte'

export function comparisonNotes(compared: ComparedRuns, { dueFeeCents }: Comparison): string[] {
  const { runs, isSamePeriod, differingSales, isSameSeed } = compared
  return [
    ...(isSamePeriod ? [] : [m.compare_note_periods({ periods: listed(runs, periodWords) })]),
    ...runs.flatMap(serviceWords),
    ...(differingSales ? [m.compare_note_files({ files: filesListed(runs, differingSales) })] : []),
    ...(isSameSeed
      ? []
      : [m.compare_note_seeds({ seeds: listed(runs, seedWords), first: runs[0]?.letter ?? '' })]),
    ...(compared.subjects.some((subject) => subject?.sales) ? [m.seeds_of_file()] : []),
    ...runs.flatMap(({ label }, index) => violationWords(label, compared.resultsOf(index))),
    ...narrowNotes(compared),
    ...dueFeeNotes(runs, dueFeeCents),
    ...runs.flatMap(sampleWords),
    ...otherSampleNotes(compared),
    ...runs.flatMap((run, index) => (compared.subjects[index] ? [] : noSeedsWords(run))),
  ]
}

const listed = (runs: readonly LetteredRun[], words: (run: LetteredRun) => string): string =>
  runs.map(words).join('; ')

function periodWords({ letter, kept }: LetteredRun): string {
  const { startDay, endDay } = periodOf(kept)
  return m.compare_note_period({ label: letter, from: formatDay(startDay), to: formatDay(endDay) })
}

const filesListed = (runs: readonly LetteredRun[], sales: readonly string[]): string =>
  sales
    .map((file, index) => m.compare_note_file({ label: runs[index]?.letter ?? '', file }))
    .join('; ')

const serviceWords = ({ label, kept: { service } }: LetteredRun): string[] =>
  service ? [m.service_compared({ label, service: serviceSentences(service) })] : []

const seedWords = ({ letter, kept }: LetteredRun): string =>
  m.compare_note_seed({ label: letter, seed: kept.seed })

function narrowNotes({ runs, seedsDone }: ComparedRuns): string[] {
  const needed = seedsForComparison(runs.map(({ kept }) => kept.outcome))
  return seedsDone > 1 && isLikelyTooNarrow(seedsDone, needed)
    ? [m.compare_note_narrow({ seeds: formatCount(needed) })]
    : []
}

/** Of a run that is over, the tab Overview says what was found; of other seeds nothing else does. */
function violationWords(label: string, results: readonly SeedResult[]): string[] {
  const failing = results.filter(({ violations }) => violations > 0)
  if (failing.length === 0) return []
  const words = { failing: formatCount(failing.length), done: formatCount(results.length) }
  return [m.compare_note_seed_violations({ label, ...words })]
}

/** Less says nothing beside a margin. */
const DUE_FROM_CENTS = 1_00

/** Where one run leaves more to be charged than another, its margin is lower for that reason alone. */
function dueFeeNotes(runs: readonly LetteredRun[], cents: readonly (number | null)[]): string[] {
  const known = cents.filter((one) => one !== null)
  const differ = Math.max(...known) - Math.min(...known) >= DUE_FROM_CENTS
  if (!differ || known.length < cents.length) return []
  const fees = runs.map(({ letter }, index) =>
    m.compare_note_due_of({ label: letter, amount: formatMoney(known[index]!) }),
  )
  return [m.compare_note_due({ fees: fees.join('; ') })]
}

const sampleWords = ({ label, kept }: LetteredRun): string[] => {
  const { sample } = kept.header
  if (!sample) return []
  const words = { label, ...sampleCounts(sample) }
  return kept.salesFile
    ? [
        m.compare_note_file_sample({ ...words, file: kept.salesFile.name }),
        ...[unevenText(kept.outcome.report.sample?.unevenSellers)].filter((text) => text !== ''),
      ]
    : [m.compare_note_sample(words)]
}

const otherSampleNotes = ({ runs, subjects }: ComparedRuns): string[] =>
  runs.flatMap(({ label }, index) =>
    subjects[index]?.sampledBy
      ? [m.compare_note_other_sample({ label, first: runs[0]!.letter })]
      : [],
  )

function noSeedsWords({ label, kept }: LetteredRun): string[] {
  if (kept.status === 'cancelled') {
    const days = formatCount(kept.outcome.days.length)
    return [m.compare_note_cancelled({ label, days, all: numberOfDays(kept.header.days) })]
  }
  const file = kept.salesFile?.name
  return file === undefined ? [] : [m.compare_note_file_missing({ label, file })]
}
