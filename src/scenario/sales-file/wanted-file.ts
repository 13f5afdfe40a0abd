/**
 * The sales file of a run as a link names it: enough to know the file again, and nothing of what is in it. Whether a
 * given file is the same one is decided by the digest of its bytes alone; name and rows say in which way it differs.
 */
import type { ReadingChoices } from './reading'

export interface WantedFile {
  name: string
  /** Rows below the header, with those that are left out. */
  rows: number
  /** The SHA-256 of the file's bytes, in hexadecimal. */
  sha256: string
  /** How the file was read. */
  reading: ReadingChoices
}

export type GivenFile = Omit<WantedFile, 'reading'>

/** `name` and `rows` are what a reader can see of a difference; another digest alone is an edit inside the file. */
interface FileDifference {
  isSame: boolean
  isNameOther: boolean
  isRowCountOther: boolean
}

export function differenceOf(wanted: GivenFile, given: GivenFile): FileDifference {
  return {
    isSame: wanted.sha256 === given.sha256,
    isNameOther: wanted.name !== given.name,
    isRowCountOther: wanted.rows !== given.rows,
  }
}

/** Whether two files have the same bytes and are read in the same way; what is not said is no difference. */
export function isSameReading(a: WantedFile, b: WantedFile): boolean {
  const said = ({ reading }: WantedFile): string =>
    JSON.stringify(
      Object.entries(reading)
        .filter(([, value]) => value !== null)
        .sort(([first], [second]) => (first < second ? -1 : 1)),
    )
  return a.sha256 === b.sha256 && said(a) === said(b)
}

/** Whether two runs have the same file. Two runs without a file, on generated sales, do too. */
export const isSameFile = (one: WantedFile | null, other: WantedFile | null): boolean =>
  one && other ? isSameReading(one, other) : one === other
