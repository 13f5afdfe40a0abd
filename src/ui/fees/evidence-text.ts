/** What a margin rests on, in words: how few creators and payouts may bring most of it. */
import type { Evidence } from '../../../workers/sweep-contract'
import { formatCount, formatMeanCount } from '../format'
import { m } from '../paraglide/messages.js'
import { exactPercent } from '../words/draft-figures'

/** From this share on, what one seed or one creator brings is said. */
const SEED_SHARE_MIN = 0.3
const CREATOR_SHARE_MIN = 0.25

export function evidenceTexts(evidence: Evidence | null): string[] {
  if (!evidence || evidence.takers === 0) return []
  const { takers, payouts, seeds, largestSeedShare, largestCreatorShare } = evidence
  const isOneSeedMuch =
    seeds > 1 &&
    largestSeedShare !== null &&
    largestSeedShare >= Math.max(SEED_SHARE_MIN, 1.5 / seeds)
  const isOneCreatorMuch = largestCreatorShare !== null && largestCreatorShare >= CREATOR_SHARE_MIN
  return [
    m.fees_rests_on({ takers: formatMeanCount(takers), payouts: formatMeanCount(payouts) }),
    ...(isOneSeedMuch
      ? [m.fees_rests_on_seed({ seeds: formatCount(seeds), share: wholePercent(largestSeedShare) })]
      : []),
    ...(isOneCreatorMuch
      ? [m.fees_rests_on_creator({ share: wholePercent(largestCreatorShare) })]
      : []),
  ]
}

const wholePercent = (share: number): string => exactPercent(Math.round(share * 100) * 100)
