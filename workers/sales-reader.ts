/**
 * Reads one sales file in slices short enough that another reading can be asked for at any moment. It holds no rules
 * of its own: what a file means is the scenario's business.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { dayOfInstant } from '../src/core/calendar'
import type {
  ImportedSales,
  ReadingProgress,
  ReadSales,
} from '../src/scenario/sales-file/imported-sales'
import { refusal, type Refused } from '../src/scenario/problems'
import { openSalesFile, type OpenedSalesFile } from '../src/scenario/sales-file/read-sales-file'
import type { ReadingChoices } from '../src/scenario/sales-file/reading'
import { LeftOutCsv } from './left-out-csv'
import { packSales, type PackedSales } from './packed-sales'
import type {
  FileView,
  OpenAnswer,
  ReadAnswer,
  ReadingStage,
  ReadingStatus,
  SalesReaderWorker,
  SalesSummary,
} from './sales-contract'

const SLICE_MILLISECONDS = 30
const FIRST_SALES = 3

type OnStatus = (status: ReadingStatus) => void

export class SalesReader implements SalesReaderWorker {
  /** Lets messages in; resolves in a task of its own. */
  readonly #nextTask: () => Promise<void>
  #file: OpenedSalesFile | null = null
  #sha256 = ''
  #choices: ReadingChoices = {}
  #sales: ImportedSales | null = null
  #readings = 0

  constructor(nextTask: () => Promise<void>) {
    this.#nextTask = nextTask
  }

  async open(file: File, onStatus: OnStatus): Promise<OpenAnswer> {
    const fetched = await fetchBytes(file, onStatus)
    if (!fetched) return notReadable(file.name)
    const opened = await this.#drive(openSalesFile(fetched.bytes, file.name), 'rows', onStatus)
    if (!opened.ok) return opened
    this.#file = opened.file
    this.#sha256 = fetched.sha256
    return { ok: true, sha256: fetched.sha256 }
  }

  async read(choices: ReadingChoices, onStatus: OnStatus): Promise<FileView | null> {
    const reading = ++this.#readings
    this.#sales = null
    this.#choices = choices
    const file = this.#opened()
    const answer = await this.#drive(
      file.read(choices),
      'sales',
      onStatus,
      () => reading === this.#readings,
    )
    if (!answer) return null
    if (answer.outcome === 'read') this.#sales = answer.sales
    return { facts: file.facts(choices), answer: answerOf(answer) }
  }

  sales(): Promise<PackedSales> {
    if (!this.#sales) throw new Error('No sales have been read')
    const packed = packSales(this.#sales, this.#sha256)
    this.#sales = null
    return Promise.resolve(packed)
  }

  async leftOutRows(onStatus: OnStatus): Promise<Blob> {
    const csv = new LeftOutCsv()
    await this.#drive(this.#opened().read(this.#choices, csv.add), 'sales', onStatus)
    return csv.file()
  }

  #opened(): OpenedSalesFile {
    if (!this.#file) throw new Error('No sales file has been opened')
    return this.#file
  }

  #drive<Result>(
    steps: Generator<ReadingProgress, Result>,
    stage: ReadingStage,
    onStatus: OnStatus,
  ): Promise<Result>
  #drive<Result>(
    steps: Generator<ReadingProgress, Result>,
    stage: ReadingStage,
    onStatus: OnStatus,
    isWanted: () => boolean,
  ): Promise<Result | null>
  async #drive<Result>(
    steps: Generator<ReadingProgress, Result>,
    stage: ReadingStage,
    onStatus: OnStatus,
    isWanted: () => boolean = () => true,
  ): Promise<Result | null> {
    while (isWanted()) {
      const begun = performance.now()
      let step = steps.next()
      while (!step.done && performance.now() - begun < SLICE_MILLISECONDS) step = steps.next()
      if (step.done) return step.value
      onStatus({ stage, share: step.value.share })
      await this.#nextTask()
    }
    return null
  }
}

interface FetchedBytes {
  bytes: Uint8Array
  sha256: string
}

/** `null` for what cannot be read: a folder, or a file that has changed since it was chosen. */
async function fetchBytes(file: File, onStatus: OnStatus): Promise<FetchedBytes | null> {
  const bytes = new Uint8Array(file.size)
  const hash = sha256.create()
  let fetched = 0
  try {
    const reader = file.stream().getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      bytes.set(value, fetched)
      hash.update(value)
      fetched += value.length
      onStatus({ stage: 'bytes', share: fetched / file.size })
    }
  } catch {
    return null
  }
  return { bytes, sha256: bytesToHex(hash.digest()) }
}

const notReadable = (fileName: string): Refused =>
  refusal('file', fileName, 'a file that can be read, and no folder')

function answerOf(answer: ReadSales): ReadAnswer {
  return answer.outcome === 'read' ? { outcome: 'read', summary: summaryOf(answer.sales) } : answer
}

function summaryOf({ creators, sales, ...others }: ImportedSales): SalesSummary {
  const salesOfDays = new Uint32Array(others.lastDay - others.firstDay + 1)
  for (const { at } of sales) salesOfDays[dayOfInstant(at) - others.firstDay]! += 1
  return {
    ...others,
    creatorCount: creators.length,
    saleCount: sales.length,
    reversedCount: sales.filter(({ reversed }) => reversed).length,
    firstSales: sales.slice(0, FIRST_SALES).map(({ creator, at, amountCents }) => ({
      creator: creators[creator]!,
      at,
      amountCents,
    })),
    salesOfDays,
  }
}
