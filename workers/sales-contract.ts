/**
 * What the page and the worker that reads sales files say to each other. The page sees a bounded view of the file,
 * whatever its size; rows and sales stay with the worker until the file is used.
 */
import type { Cents } from '../src/core/money'
import type { Instant } from '../src/core/calendar'
import type { FileFacts, ImportedSales, ReadSales } from '../src/scenario/sales-file/imported-sales'
import type { Refused } from '../src/scenario/problems'
import type { ReadingChoices } from '../src/scenario/sales-file/reading'
import type { PackedSales } from './packed-sales'

/** The bytes are fetched, then parted into rows, then understood as sales. */
export type ReadingStage = 'bytes' | 'rows' | 'sales'

export interface ReadingStatus {
  stage: ReadingStage
  /** The share of this stage that is done, from 0 to 1. */
  share: number
}

export interface FirstSale {
  creator: string
  at: Instant
  amountCents: Cents
}

export interface SalesSummary extends Omit<ImportedSales, 'creators' | 'sales'> {
  creatorCount: number
  saleCount: number
  /** The sales that are taken back. */
  reversedCount: number
  firstSales: FirstSale[]
  /** Sales on each day of the file, from its first. */
  salesOfDays: Uint32Array<ArrayBuffer>
}

export type ReadAnswer =
  { outcome: 'read'; summary: SalesSummary } | Exclude<ReadSales, { outcome: 'read' }>

export interface FileView {
  facts: FileFacts
  answer: ReadAnswer
}

export type OpenAnswer = { ok: true; sha256: string } | Refused

export interface SalesReaderWorker {
  /** Takes the file in; its bytes are fetched by the worker. To cancel, end the worker. */
  open(file: File, onStatus: (status: ReadingStatus) => void): Promise<OpenAnswer>
  /** Reads the opened file; `null` if another reading was asked for before this one was done. */
  read(choices: ReadingChoices, onStatus: (status: ReadingStatus) => void): Promise<FileView | null>
  /** The sales of the last reading, handed over: there is no second time. */
  sales(): Promise<PackedSales>
  /** Every row that the last reading has left out, as CSV. */
  leftOutRows(onStatus: (status: ReadingStatus) => void): Promise<Blob>
}
