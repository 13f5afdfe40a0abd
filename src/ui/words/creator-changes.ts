/** Who wins and who loses between two runs, in words: of one creator, of a group, and of all in a sentence. */
import type { ComparedCreators, CreatorChange, Estimate } from '../../../workers/compare-contract'
import { toWholeHours } from '../../../workers/compare-contract'
import { formatCount } from '../format'
import { m } from '../paraglide/messages.js'
import { estimateWords, exactDifferenceWords } from './differences'

interface ChangeWords {
  ofOne: () => string
  ofMany: () => string
}

const CHANGES: Readonly<Record<CreatorChange, ChangeWords>> = {
  wins: { ofOne: m.compare_creator_wins, ofMany: m.compare_groups_wins },
  loses: { ofOne: m.compare_creator_loses, ofMany: m.compare_groups_loses },
  paysMoreWaitsLess: { ofOne: m.compare_creator_pays_more, ofMany: m.compare_groups_pays_more },
  paysLessWaitsLonger: { ofOne: m.compare_creator_pays_less, ofMany: m.compare_groups_pays_less },
  unchanged: { ofOne: m.compare_creator_unchanged, ofMany: m.compare_groups_unchanged },
}

export const changeOfOne = (change: CreatorChange | null): string =>
  change === null ? m.figure_none() : CHANGES[change].ofOne()

/** At the head of a column of counts. */
export const changeOfMany = (change: CreatorChange): string => CHANGES[change].ofMany()

/** `2 hours less`; to the hour, as waits are compared. */
export const waitedWords = (seconds: number | null): string =>
  seconds === null ? m.figure_none() : exactDifferenceWords('seconds', toWholeHours(seconds))

type Counted = Pick<ComparedCreators, 'sample' | 'both' | 'creators' | 'counts'>

export function changesSentence({ sample, both, creators, counts }: Counted): string {
  if (!counts) return m.compare_creators_no_waits({ count: both, both: formatCount(both) })
  const words = {
    both: formatCount(both),
    wins: formatCount(counts.wins),
    loses: formatCount(counts.loses),
    paysMore: formatCount(counts.paysMoreWaitsLess),
    paysLess: formatCount(counts.paysLessWaitsLonger),
    unchanged: formatCount(counts.unchanged),
  }
  switch (sample) {
    case 'none':
      return m.compare_creators_counts({ count: both, ...words })
    case 'same':
      return m.compare_creators_of_sample({ creators: formatCount(creators), ...words })
    case 'different':
      return m.compare_creators_of_samples(words)
  }
}

type Means = Pick<ComparedCreators, 'feeCents' | 'waitedSeconds' | 'receivedCents' | 'unpaidCents'>

/** The mean alone. Groups may be of few creators, and their spread says nothing of other seeds. */
export const meanWords = (unit: 'cents' | 'seconds', estimate: Estimate | null): string =>
  estimate ? estimateWords(unit, { ...estimate, low: null, high: null }) : m.figure_none()

/** Empty where nobody is in both runs. Its intervals are not those of the figures, which are over seeds. */
export function meansSentence(means: Means): string {
  const { feeCents, waitedSeconds, receivedCents, unpaidCents } = means
  if (!feeCents || !receivedCents || !unpaidCents) return ''
  const sentence = m.compare_creator_means({
    fees: estimateWords('cents', feeCents),
    wait: waitedSeconds ? estimateWords('seconds', waitedSeconds) : m.figure_none(),
    received: estimateWords('cents', receivedCents),
    unpaid: estimateWords('cents', unpaidCents),
  })
  const estimates = [feeCents, waitedSeconds, receivedCents, unpaidCents]
  return estimates.some(hasInterval) ? `${sentence} ${m.compare_creator_intervals()}` : sentence
}

const hasInterval = (estimate: Estimate | null): boolean =>
  estimate !== null && estimate.low !== estimate.high
