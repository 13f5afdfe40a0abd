/** Where the sales of several runs come from, said no longer than it takes to tell different sales apart. */
import { isSameFile, type WantedFile } from '../../scenario/sales-file/wanted-file'
import { m } from '../paraglide/messages.js'
import { numberOfRows } from './counts'
import { digestStart } from '../../core/digest-start'
import { shownName } from './shown-name'

type SalesFile = WantedFile | null
type Words = (file: WantedFile, index: number) => string

/** From the shortest words to those that always differ: files of one name differ inside, or are read differently. */
const WAYS: readonly Words[] = [
  ({ name }) => shownName(name),
  ({ name, rows, sha256 }) =>
    m.sales_file_exact({
      file: shownName(name),
      rows: numberOfRows(rows),
      digest: digestStart(sha256),
    }),
  ({ name }, index) => m.sales_file_reading({ file: shownName(name), number: index + 1 }),
]

export const salesName = (file: SalesFile): string =>
  file ? shownName(file.name) : m.sales_generated()

/** For each run, in their order. */
export function salesWords(files: readonly SalesFile[]): string[] {
  const [shortest, ...others] = WAYS.map((words) =>
    files.map((file, index) => (file ? words(file, index) : m.sales_generated())),
  )
  return [shortest!, ...others].find((words) => isTelling(words, files)) ?? shortest!
}

const isTelling = (words: readonly string[], files: readonly SalesFile[]): boolean =>
  files.every((file, index) =>
    files.every((other, place) => isSameFile(file, other) || words[index] !== words[place]),
  )
