/** What a comparison answers, for each run beside the first. */
import type { Comparison } from '../../../workers/compare-contract'
import { m } from '../paraglide/messages.js'
import {
  changeWords,
  comparisonAnswer,
  runsWords,
  type ComparisonAnswer,
} from '../words/comparison'
import { changesSentence } from '../words/creator-changes'
import type { ComparedRuns } from './compared-runs.svelte'

export function comparisonAnswers(
  compared: ComparedRuns,
  comparison: Comparison,
): ComparisonAnswer[] {
  const { runs, isSamePeriod, isSameFile } = compared
  const margin = comparison.figures.find(({ name }) => name === 'payouts_margin')
  const labels = runs.map(({ label }) => label)
  return runs.slice(1).map((_, position) => {
    const index = position + 1
    const change = isSameFile
      ? changeWords(comparison.settings, index, labels)
      : runsWords(labels, index)
    if (!isSamePeriod || !isSameFile) {
      return { answer: m.compare_answer_not_comparable({ change }), grounds: '' }
    }
    return comparisonAnswer({
      change,
      dayCount: runs[0]!.kept.outcome.days.length,
      differenceCents: margin?.differences[index]?.value ?? null,
      estimate: compared.estimate(index, 'payouts_margin'),
    })
  })
}

/** Who wins and who loses, a sentence for each run beside the first; none where their creators are not the same people. */
export function creatorAnswers(
  { runs, isSamePeriod, isSameFile }: Pick<ComparedRuns, 'runs' | 'isSamePeriod' | 'isSameFile'>,
  { creators }: Pick<Comparison, 'creators'>,
): string[] {
  if (!isSamePeriod || !isSameFile) return []
  const first = runs[0]?.label ?? ''
  return creators.flatMap((changes, index) =>
    changes
      ? [
          `${m.compare_creators_of({ label: runs[index]!.label, first })}. ${changesSentence(changes)}`,
        ]
      : [],
  )
}
