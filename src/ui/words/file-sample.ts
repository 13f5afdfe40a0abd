/** What it means that the sellers of a file stand for those of a larger marketplace. */
import type { SampleSize } from '../../../workers/contract'
import { unevenSellers, type UnevenSellers } from '../../core/uneven-sample'
import type { ReadingContext } from '../../scenario/reading-context'
import { formatCount, formatShare } from '../format'
import { m } from '../paraglide/messages.js'

const ONE_DIGIT = 10

/** That it is an assumption, and what it makes of the largest sellers. */
export const assumedText = ({ creators, sampled }: SampleSize): string =>
  m.file_sample_assumed({
    weight: formatCount(Math.round((ONE_DIGIT * creators) / sampled) / ONE_DIGIT),
  })

/** `''` where the file has sellers enough, and of earlier runs, which do not say. */
export const unevenText = (uneven: UnevenSellers | null | undefined): string =>
  !uneven || uneven.isEnough
    ? ''
    : m.file_sample_uneven({
        largest: formatCount(uneven.largest),
        share: formatShare(uneven.largestShare),
        needed: formatCount(uneven.needed),
      })

/** Of the file in use, whatever days are run. */
export const unevenInFile = ({ importedAmounts }: ReadingContext): UnevenSellers | null =>
  importedAmounts ? unevenSellers([...importedAmounts.centsByCreator.values()]) : null
