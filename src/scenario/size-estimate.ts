/**
 * How large a run will be, before it is started: the expected rows of its ledger, and the memory of
 * these rows and of the run's state. It decides only whether a run may start.
 */
import { plural } from '../core/counted'
import { roughCount, roughGigabytes } from './size-words'
import exp from '@stdlib/math-base-special-exp'
import { PayoutTurns } from './payout-turns'
import { wholeRun, type ImportedDays } from './period'
import type { Problem } from './problems'
import { isStratified } from './sampled'
import type { Scenario } from './schema'
import { sellersOf } from './sellers'

/** What decides the size of a run on a file: how many creators and sales it has, and its days. */
export interface ImportedSize extends ImportedDays {
  creators: { length: number }
  sales: { length: number }
}

export interface SizeEstimate {
  creators: number
  /** Among how many creators a sample is drawn; none where everyone is simulated. */
  drawnFrom: number
  sales: number
  payouts: number
  /** Of these; they take more time than others. */
  instantPayouts: number
  /** One for each creator and day with a sale. */
  balances: number
  /** The size of the ledger's file, and the memory of all that the run takes. */
  ledgerBytes: number
  memoryBytes: number
}

/** What one of each takes, with all rows that belong to it. */
interface BytesOf {
  base: number
  creator: number
  sale: number
  balance: number
  payout: number
}

/** In the file of the ledger. `docs/performance.md` says how these were fitted, and how well. */
const LEDGER_BYTES: BytesOf = { base: 166_000, creator: 88, sale: 77, balance: 56, payout: 291 }

/**
 * Memory of the page's process at the end of a run: the program itself, the ledger in SQLite's
 * memory, the state of the run, and garbage that has not been collected. Node takes up to 1.7 times
 * as much.
 */
const MEMORY_BYTES: BytesOf = {
  base: 118_000_000,
  creator: 4_335,
  sale: 960,
  balance: 1_783,
  payout: 4_371,
}

export const MEMORY_LIMIT_BYTES = 1_500_000_000

/**
 * The estimates of scenarios. A sweep asks again for each of its scenarios, and a scenario that has
 * been read does not change.
 */
const ESTIMATES = new WeakMap<Scenario, { sales: ImportedSize | null; size: SizeEstimate }>()

export function estimateSize(scenario: Scenario, sales: ImportedSize | null): SizeEstimate {
  const known = ESTIMATES.get(scenario)
  if (known?.sales === sales) return known.size
  const size = estimated(scenario, sales)
  ESTIMATES.set(scenario, { sales, size })
  return size
}

function estimated(scenario: Scenario, sales: ImportedSize | null): SizeEstimate {
  const { days } = wholeRun(scenario, sales)
  const turns = new PayoutTurns(scenario, days)
  const rows = {
    creators: 0,
    sales: scenario.sales.length,
    balances: 0,
    payouts: 0,
    instantPayouts: 0,
  }
  for (const { creators, salesEach, frequency } of sellersOf(scenario, sales, days)) {
    rows.creators += creators
    rows.sales += creators * salesEach
    rows.balances += creators * daysWithSales(salesEach, days)
    const { payouts, instantPayouts } = turns.payoutsEach(salesEach, frequency)
    rows.payouts += creators * payouts
    rows.instantPayouts += creators * instantPayouts
  }
  const share = shareKept(scenario, days)
  return {
    ...rows,
    drawnFrom: isStratified(scenario, sales !== null) ? scenario.population.size : 0,
    ledgerBytes: bytesOf(rows, LEDGER_BYTES, share),
    memoryBytes: bytesOf(rows, MEMORY_BYTES, share),
  }
}

/** What is older than the days that are kept and not settled takes about as much as so many days. */
const UNSETTLED_DAYS = 15

/** Settled days before those that are kept leave the ledger: as much as they hold is there again from new days. */
function shareKept({ detail }: Scenario, days: number): number {
  return detail.days === null ? 1 : Math.min(1, (detail.days + UNSETTLED_DAYS) / days)
}

/** Sales fall on any day with the same chance. */
const daysWithSales = (sales: number, days: number): number => days * (1 - exp(-sales / days))

/** `share`: of all sales, balances and payouts, which are in the ledger at once. */
const bytesOf = (
  rows: Pick<SizeEstimate, 'creators' | 'sales' | 'balances' | 'payouts'>,
  bytes: BytesOf,
  share: number,
): number =>
  bytes.base +
  rows.creators * bytes.creator +
  share * (rows.sales * bytes.sale + rows.balances * bytes.balance + rows.payouts * bytes.payout)

/** The problem of a run that would not fit, or `null`. It names the setting that makes the run large. */
export function refuseIfTooLarge(
  scenario: Scenario,
  sales: ImportedSize | null,
  limitBytes: number = MEMORY_LIMIT_BYTES,
): Problem | null {
  const { memoryBytes, creators, sales: salesExpected } = estimateSize(scenario, sales)
  if (memoryBytes <= limitBytes) return null
  const { days } = wholeRun(scenario, sales)
  const hasFile = sales !== null
  const { population } = scenario
  const [path, value] = isStratified(scenario, hasFile)
    ? (['population.sample.creators', population.sample.creators] as const)
    : !hasFile && population.size > 0
      ? (['population.size', population.size] as const)
      : (['days', days] as const)
  return {
    path,
    value,
    expected:
      `a run that fits in ${roughGigabytes(limitBytes)}; this one, with ` +
      `${countText(creators, 'creator')}, ${countText(days, 'day')} and about ` +
      `${countText(salesExpected, 'sale')}, would need about ${roughGigabytes(memoryBytes)}`,
  }
}

/** Bytes, text, rows and sales of a file while it is read, for each of its bytes. Measured at 17 on Node. */
const MEMORY_BYTES_OF_FILE_BYTE = 17

/** The largest file that is read at all. */
export const fileBytesMax = (limitBytes: number = MEMORY_LIMIT_BYTES): number =>
  Math.floor(limitBytes / MEMORY_BYTES_OF_FILE_BYTE)

/** The problem of a file too large to be read at all, or `null`; asked before it is read. */
export function refuseLargeFile(
  fileName: string,
  fileBytes: number,
  limitBytes: number = MEMORY_LIMIT_BYTES,
): Problem | null {
  const memoryBytes = fileBytes * MEMORY_BYTES_OF_FILE_BYTE
  if (memoryBytes <= limitBytes) return null
  return {
    path: 'file',
    value: fileName,
    expected:
      `a file that can be read within ${roughGigabytes(limitBytes)} of memory; this one, of ` +
      `${roughGigabytes(fileBytes)}, would need about ${roughGigabytes(memoryBytes)}`,
  }
}

const countText = (count: number, noun: string): string =>
  `${roughCount(count)} ${plural(count, noun)}`
