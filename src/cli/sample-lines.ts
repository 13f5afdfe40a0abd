/** What a run on a sample of the creators says of all of them, and which lines are of the sample alone. */
import { counted, withCommas } from '../core/counted'
import { roughEstimate } from '../core/rough-estimate'
import { CONFIDENCE } from '../core/student-quantile'
import type { RunReport } from '../metrics/figures'
import { ESTIMATED_COUNTS, TELLING_LEAST } from '../metrics/sample-estimates'
import { estimateWords } from './amount-words'
import { figureWords } from './figure-words'

const NO_ESTIMATE = `no estimate: fewer than ${TELLING_LEAST} sampled creators have any`

/** How many creators are simulated, and of how many. */
export const creatorsWords = ({ counts, sample }: RunReport): string =>
  sample
    ? `${withCommas(sample.sampled)} of ${withCommas(sample.creators)} creators`
    : counted(counts.creators, 'creator')

export function sampleLines({ sample, figures }: RunReport): string[] {
  if (!sample) return []
  const units = [
    ...ESTIMATED_COUNTS.map((name) => ({ name, unit: unitOfCount(name) })),
    ...figures.map(({ name, unit }) => ({ name, unit })),
  ]
  return [
    `Estimated for all ${withCommas(sample.creators)} creators from ${withCommas(sample.sampled)}, with ${CONFIDENCE * 100}% intervals:`,
    ...units.flatMap(({ name, unit }) => {
      const estimate = sample.estimates[name]
      if (!estimate) return [`  ${figureWords(name)}: ${NO_ESTIMATE}`]
      // What does not occur is no news.
      if (estimate.low === 0 && estimate.high === 0) return []
      const { value, low, high } = roughEstimate(estimate)
      const words = [value, low, high].map((amount) => estimateWords(unit, amount))
      return [`  ${figureWords(name)}: ${words[0]} (${words[1]} to ${words[2]})`]
    }),
    `From the ledger, for the ${withCommas(sample.sampled)} sampled creators alone. Large sellers and creators on daily payouts are over-represented among them, so these sums cannot be scaled up to all creators:`,
  ]
}

/** Of several runs: which have figures that are estimates. */
export const comparedSampleLines = (reports: readonly RunReport[]): string[] =>
  reports.flatMap(({ sample }, index) =>
    sample
      ? [
          `Figures of ${index + 1} are estimated for all ${withCommas(sample.creators)} creators from ${withCommas(sample.sampled)}`,
        ]
      : [],
  )

const unitOfCount = (name: (typeof ESTIMATED_COUNTS)[number]): 'cents' | 'count' =>
  name === 'payout_gross' ? 'cents' : 'count'
