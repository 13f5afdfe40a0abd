/** What a run on a sample of the creators says of all of them, and which lines are of the sample alone. */
import { counted, withCommas } from '../core/counted'
import { roughEstimate } from '../core/rough-estimate'
import { CONFIDENCE } from '../core/student-quantile'
import type { UnevenSellers } from '../core/uneven-sample'
import type { RunReport } from '../metrics/figures'
import { ESTIMATED_COUNTS, TELLING_LEAST } from '../metrics/sample-estimates'
import type { SampleSize } from '../scenario/sampled'
import { estimateWords, percentWords } from './amount-words'
import { figureWords } from './figure-words'

const NO_ESTIMATE = `no estimate: fewer than ${TELLING_LEAST} sampled creators have any`

/** How many creators are simulated, and of how many. */
export const creatorsWords = ({ counts, sample }: RunReport): string =>
  sample
    ? `${withCommas(sample.sampled)} of ${withCommas(sample.creators)} creators`
    : counted(counts.creators, 'creator')

export function sampleLines({ sample, figures, salesFile }: RunReport): string[] {
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
    ...(salesFile ? ofFileLines(sample, salesFile.name) : [ofLedgerLine(sample)]),
  ]
}

const ofLedgerLine = ({ sampled }: SampleSize): string =>
  `From the ledger, for the ${withCommas(sampled)} sampled creators alone. Large sellers and creators on daily payouts are over-represented among them, so these sums cannot be scaled up to all creators:`

function ofFileLines(
  { creators, sampled, unevenSellers }: NonNullable<RunReport['sample']>,
  fileName: string,
): string[] {
  return [
    `This assumes that the creators in ${fileName} are a random sample of all ${withCommas(creators)}. If they are the largest, the oldest or those of one country, all estimates are wrong, and no interval says so. ${fileWeightText({ creators, sampled })}`,
    ...(unevenSellers === null ? [] : unevenSellersLines(unevenSellers)),
    `From the ledger, for the ${withCommas(sampled)} creators in the file alone:`,
  ]
}

/** Of whom those that the scenario lists or names are too few to change it. */
export const fileWeightText = ({ creators, sampled }: SampleSize): string =>
  `Each of them counts for ${fileWeight({ creators, sampled })}, even the largest: the estimates assume that many creators of its size`

const fileWeight = ({ creators, sampled }: SampleSize): string =>
  withCommas(Math.round((creators / sampled) * 10) / 10)

/** Said where by Cochran’s rule the intervals are not to be relied on. */
const unevenSellersLines = ({
  needed,
  isEnough,
  largest,
  largestShare,
}: UnevenSellers): string[] =>
  isEnough
    ? []
    : [
        `Creators are of very uneven size: the ${largest} largest in the file sell ${percentWords(largestShare)} of all. Totals are likely to be too low if the file has too few like them, too high if it has too many, and intervals are likely to be too narrow. As a rule of thumb, reliable intervals take a file of about ${withCommas(needed)} creators`,
      ]

/** Of several runs: which have figures that are estimates. */
export const comparedSampleLines = (reports: readonly RunReport[]): string[] =>
  reports.flatMap(({ sample, salesFile }, index) => {
    if (!sample) return []
    const words = `Figures of ${index + 1} are estimated for all ${withCommas(sample.creators)} creators from ${withCommas(sample.sampled)}`
    if (!salesFile) return [words]
    const assumed = `${words} in ${salesFile.name}, as if these were a random sample. Intervals over seeds do not contain which creators are in the file`
    return [assumed, ...(sample.unevenSellers ? unevenSellersLines(sample.unevenSellers) : [])]
  })

const unitOfCount = (name: (typeof ESTIMATED_COUNTS)[number]): 'cents' | 'count' =>
  name === 'payout_gross' ? 'cents' : 'count'
