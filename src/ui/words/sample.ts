/** How many creators a run simulates, and for how many. */
import type { SampleSize } from '../../../workers/contract'
import { formatCount } from '../format'

export const sampleCounts = ({
  creators,
  sampled,
}: SampleSize): { creators: string; sampled: string } => ({
  creators: formatCount(creators),
  sampled: formatCount(sampled),
})
