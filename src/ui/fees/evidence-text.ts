/** What a margin rests on, in words: how few creators and payouts may bring most of it. */
import { weightyShares, type Evidence } from '../../../workers/sweep-contract'
import { formatCount, formatMeanCount } from '../format'
import { m } from '../paraglide/messages.js'
import { exactPercent } from '../words/draft-figures'

export function evidenceTexts(evidence: Evidence | null): string[] {
  if (!evidence || evidence.takers === 0) return []
  const { takers, simulatedTakers, payouts, seeds } = evidence
  const { seed, creator } = weightyShares(evidence)
  const counts = { takers: formatMeanCount(takers), payouts: formatMeanCount(payouts) }
  return [
    simulatedTakers < takers
      ? m.fees_rests_on_sample({ ...counts, simulated: formatMeanCount(simulatedTakers) })
      : m.fees_rests_on(counts),
    ...(seed === null
      ? []
      : [m.fees_rests_on_seed({ seeds: formatCount(seeds), share: wholePercent(seed) })]),
    ...(creator === null ? [] : [m.fees_rests_on_creator({ share: wholePercent(creator) })]),
  ]
}

const wholePercent = (share: number): string => exactPercent(Math.round(share * 100) * 100)
