/** What daily payouts mean for one group, in a sentence: the first that has takers, so the smallest creators come first. */
import { formatShare } from '../../format'
import { m } from '../../paraglide/messages.js'
import { daysText, rateText } from './group-chart'
import { groupWords } from '../../words/creator-groups'
import type { GroupLine } from './group-lines'

export function groupSentence(lines: readonly GroupLine[]): string | null {
  const line = lines.find(({ takers, feeShare }) => takers > 0 && feeShare !== null)
  if (!line?.feeShare) return null
  const { daysGained, yearlyRate } = line
  const group = groupWords(line)
  const share = formatShare(line.feeShare.value)
  return daysGained === null || daysGained <= 0
    ? m.fee_groups_sentence_no_gain({ group, share })
    : m.fee_groups_sentence({
        group,
        share,
        days: daysText(daysGained),
        rate: rateText(yearlyRate),
      })
}
