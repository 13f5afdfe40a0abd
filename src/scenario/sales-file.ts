/** Reads sales files in slices: each function is a generator that yields how far it is, and returns its result. */
import type { FileFacts, ReadingProgress, ReadSales, LeftOutRow } from './imported-sales'
import type { Refused } from './problems'
import type { ReadingChoices } from './sales-reading'

/** A file in rows, kept by whoever reads it (the worker), to be read again with other choices. */
export interface OpenedSalesFile {
  facts(choices?: ReadingChoices): FileFacts
  /** `onLeftOut` receives every row that is left out, for a download of them all. */
  read(
    choices: ReadingChoices,
    onLeftOut?: (row: LeftOutRow) => void,
  ): Generator<ReadingProgress, ReadSales>
}

export type OpenedFile = { ok: true; file: OpenedSalesFile } | Refused

/** Decodes and splits a file into rows. To cancel, stop asking for the next step. */
export declare function openSalesFile(
  bytes: Uint8Array,
  fileName: string,
): Generator<ReadingProgress, OpenedFile>

/** Both at once: opens and reads. */
export declare function readSalesFile(
  bytes: Uint8Array,
  fileName: string,
  choices?: ReadingChoices,
): Generator<ReadingProgress, ReadSales>

/** Runs a generator of progress to its end. */
export function finish<Result>(steps: Generator<ReadingProgress, Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
