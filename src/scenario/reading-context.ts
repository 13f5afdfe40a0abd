/**
 * What is known of an imported file while a scenario for it is read: the creators that it names,
 * its days, and how much they sell.
 */
import type { Cents } from '../core/money'
import type { ImportedSales } from './sales-file/imported-sales'
import type { ImportedDays } from './period'

/** What each creator of a file sells in all. */
interface ImportedAmounts {
  fileName: string
  centsByCreator: ReadonlyMap<string, Cents>
}

/** The file's creators replace the generated population. */
export interface ReadingContext {
  importedCreators?: readonly string[]
  importedDays?: ImportedDays
  importedAmounts?: ImportedAmounts
}

type FileFacts = ImportedDays & Pick<ImportedSales, 'fileName' | 'creators'>

/** One position in both columns is one sale; a creator is a position in the list of them. */
interface SaleColumns {
  creator: ArrayLike<number>
  amountCents: ArrayLike<number>
}

export const readingContextOf = (file: FileFacts, columns: SaleColumns): ReadingContext => ({
  importedCreators: file.creators,
  importedDays: { firstDay: file.firstDay, lastDay: file.lastDay },
  importedAmounts: {
    fileName: file.fileName,
    centsByCreator: centsByCreator(file.creators, columns),
  },
})

function centsByCreator(
  creators: readonly string[],
  { creator, amountCents }: SaleColumns,
): Map<string, Cents> {
  const sums = new Float64Array(creators.length)
  for (let sale = 0; sale < creator.length; sale += 1) {
    sums[creator[sale]!]! += amountCents[sale]!
  }
  return new Map(creators.map((name, position) => [name, sums[position]!]))
}
