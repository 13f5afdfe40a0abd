/**
 * A sample of the creators of a marketplace: the strata of all of them, how many of each are
 * simulated, and which ones. A creator counts for as many as the stratum has for each simulated one.
 * The creators of a file are one stratum: nothing is known of those who are not in it.
 */
import type { PayoutFrequency } from '../core/vocabulary'
import { sum } from '../core/sum'
import type { SampleSize } from '../scenario/sampled'

/**
 * `listed`: written in the scenario itself; `named`: generated or of a file, and named in it. Both are simulated whatever
 * chance says, and count for themselves alone. `drawn`: alike in schedule and size. `file`: all others of a file.
 */
type StratumKind = 'listed' | 'named' | 'drawn' | 'file'

/** At which fee a creator is expected to take daily payouts during the run: that of the scenario, half of it, or neither. */
export type ExpectedTakeUp = 'at_the_fee' | 'at_half_the_fee' | 'no'

export interface Stratum {
  kind: StratumKind
  /** As the run begins; `null` of all kinds but `drawn`, as are the sizes, and of those who are expected on daily. */
  schedule: PayoutFrequency | null
  /** Whether they can choose daily payouts, and are expected to, where a model has them decide. */
  isOfferedDaily: boolean | null
  expectedTakeUp: ExpectedTakeUp | null
  /** Monthly gross of the smallest and the largest of them. */
  monthlyGrossFromCents: number | null
  monthlyGrossToCents: number | null
  creators: number
  sampled: number
}

export interface Sample {
  strata: readonly Stratum[]
  /** The position of their stratum, by creator id, of all who are simulated. */
  stratumOf: ReadonlyMap<number, number>
}

export const sampleSizeOf = ({ strata }: Pick<Sample, 'strata'>): SampleSize => ({
  creators: sum(strata, ({ creators }) => creators),
  sampled: sum(strata, ({ sampled }) => sampled),
})

/** How many creators one stands for, by creator id. Where there is no sample everyone stands for themselves. */
export const standsForOf = (sample: Sample | null): ((creatorId: number) => number) => {
  if (!sample) return () => 1
  const weights = sample.strata.map(weightOf)
  return (creatorId) => weights[sample.stratumOf.get(creatorId)!]!
}

export const weightOf = ({ creators, sampled }: Pick<Stratum, 'creators' | 'sampled'>): number =>
  creators / sampled
