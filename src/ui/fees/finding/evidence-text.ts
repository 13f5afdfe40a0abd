/** What a margin rests on, in words: how few creators and payouts may bring most of it. */
import { isLikelyTooNarrow, weightyShares, type Evidence } from '../../../../workers/sweep-contract'
import { formatCount, formatMeanPeople } from '../../format'
import { m } from '../../paraglide/messages.js'
import { exactPercent } from '../../words/draft-figures'
import { SWEEP_SEEDS_MAX } from '../../../scenario/limits'
import { meanOfCreators, meanOfInstantPayouts } from '../../words/mean-counts'

/** `per`: in the words of the period. */
export function evidenceTexts(evidence: Evidence | null, per: string): string[] {
  if (!evidence || evidence.takers === 0) return []
  const { takers, simulatedTakers, payouts, seeds } = evidence
  const { seed, creator } = weightyShares(evidence)
  const counts = { takers: meanOfCreators(takers), payouts: meanOfInstantPayouts(payouts), per }
  return [
    simulatedTakers < takers
      ? m.fees_rests_on_sample({ ...counts, simulated: meanOfCreators(simulatedTakers) })
      : m.fees_rests_on(counts),
    ...(seed === null
      ? []
      : [m.fees_rests_on_seed({ seeds: formatCount(seeds), share: wholePercent(seed) })]),
    ...(creator === null ? [] : [creatorText(creator, evidence)]),
  ]
}

/** Nothing where so many seeds are enough, or it is not known how many are. */
export function narrowIntervalTexts(seeds: number, needed: number | null): string[] {
  if (!isLikelyTooNarrow(seeds, needed)) return []
  return [
    needed > SWEEP_SEEDS_MAX
      ? m.interval_narrow_many({ most: formatCount(SWEEP_SEEDS_MAX) })
      : m.interval_narrow({ seeds: formatCount(needed) }),
  ]
}

/** Of a sample the share is that of all for whom the creator stands. */
function creatorText(creator: number, { largestCreatorStandsFor: count }: Evidence): string {
  const share = wholePercent(creator)
  return count === 1
    ? m.fees_rests_on_creator({ share })
    : m.fees_rests_on_simulated_creator({ share, creators: formatMeanPeople(count) })
}

const wholePercent = (share: number): string => exactPercent(Math.round(share * 100) * 100)
