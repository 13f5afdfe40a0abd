/** What keeps runs from being compared in every respect, in words. */
import { formatCount, formatDay } from '../format'
import { m } from '../paraglide/messages.js'
import { numberOfDays } from '../words/counts'
import { sampleCounts } from '../words/sample'
import { periodOf, type ComparedRuns, type LetteredRun } from './compared-runs.svelte'

export function comparisonNotes(compared: ComparedRuns): string[] {
  const { runs, isSamePeriod, differingSales, isSameSeed } = compared
  return [
    ...(isSamePeriod ? [] : [m.compare_note_periods({ periods: listed(runs, periodWords) })]),
    ...(differingSales ? [m.compare_note_files({ files: filesListed(runs, differingSales) })] : []),
    ...(isSameSeed
      ? []
      : [m.compare_note_seeds({ seeds: listed(runs, seedWords), first: runs[0]?.letter ?? '' })]),
    ...runs.flatMap(sampleWords),
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

const seedWords = ({ letter, kept }: LetteredRun): string =>
  m.compare_note_seed({ label: letter, seed: kept.seed })

const sampleWords = ({ label, kept }: LetteredRun): string[] => {
  const { sample } = kept.header
  return sample ? [m.compare_note_sample({ label, ...sampleCounts(sample) })] : []
}

function noSeedsWords({ label, kept }: LetteredRun): string[] {
  if (kept.status === 'cancelled') {
    const days = formatCount(kept.outcome.days.length)
    return [m.compare_note_cancelled({ label, days, all: numberOfDays(kept.header.days) })]
  }
  const file = kept.salesFile?.name
  return file === undefined ? [] : [m.compare_note_file_missing({ label, file })]
}
