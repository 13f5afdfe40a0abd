/**
 * How large a run will be, before it is started: the expected rows of its ledger and the memory that they and the
 * state of the run take. An estimate errs on the side of too much; it decides nothing but whether a run may start.
 */
import exp from '@stdlib/math-base-special-exp'
import quantile from '@stdlib/stats-base-dists-normal-quantile'
import { BASIS_POINTS_IN_WHOLE } from '../core/money'
import { classBounds, classOf } from '../core/stratified-sample'
import { PAYOUT_FREQUENCIES, type CycleFrequency, type PayoutFrequency } from '../core/vocabulary'
import { wholeRun, type ImportedDays } from './period'
import type { Problem } from './problems'
import { addSize, noSizes, sampledOf, sizeClasses } from './sample-design'
import { isSampled } from './sample-rules'
import type { Scenario } from './schema'
import { salesOfGross } from './usual-sales'

/** What decides the size of a run on a file: how many creators and sales it has, and its days. */
export interface ImportedSize extends ImportedDays {
  creators: { length: number }
  sales: { length: number }
}

export interface SizeEstimate {
  creators: number
  sales: number
  payouts: number
  notes: number
  /** Balances: one for each creator and day with a sale. */
  balances: number
  memoryBytes: number
}

/**
 * What one of each takes at the end of a run, with all rows that belong to it: in the ledger's file, in SQLite's cache of
 * it, in the state of the run and in the copy that a download makes. Fitted to the resident memory of the presets
 * `all-daily` and `long-tail`, about 5.6 times their files of 43 and 33 MB.
 */
const BYTES = {
  creator: 3_000,
  sale: 800,
  balance: 150,
  payout: 2_600,
  note: 500,
} as const

/** What the engine takes before the first row. */
const BASE_BYTES = 60_000_000

export const MEMORY_LIMIT_BYTES = 1_500_000_000

const DAYS_IN_MONTH = 30.4
/** What is older than the days that are kept and not settled takes about as much as so many days. */
const UNSETTLED_DAYS = 15
const DAYS_IN_WEEK = 7
/** Days from one payout of a schedule to the next. */
const DAYS_BETWEEN_PAYOUTS: Readonly<Record<CycleFrequency, number>> = {
  daily: 1,
  weekly: DAYS_IN_WEEK,
  monthly: 30,
  quarterly: 91,
}

/** Paydays within so many days; at a threshold every day can be one. */
function drawnPaydays(frequency: PayoutFrequency, scenario: Scenario, days: number): number {
  const { every_days, chosen_weekdays } = scenario.population.flexibleSchedules
  switch (frequency) {
    case 'every_days':
      return Math.ceil(days / every_days.days)
    case 'chosen_weekdays':
      return Math.ceil((days * chosen_weekdays.weekdays.length) / DAYS_IN_WEEK)
    case 'twice_a_month':
      return Math.ceil((2 * days) / DAYS_IN_MONTH)
    case 'threshold':
      return days
    default:
      return Math.ceil(days / DAYS_BETWEEN_PAYOUTS[frequency])
  }
}
/** Slices of the distribution of monthly gross, each with as many creators. */
const SLICES = 2_000

type ScheduleShares = Scenario['population']['scheduleShareBasisPoints']

interface Group {
  creators: number
  /** Expected sales of each over the whole run. */
  salesEach: number
  shares: Partial<ScheduleShares>
}

/** Of each scenario of a sweep it is asked for again; one that has been read does not change. */
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
  const population = sales ? [importedGroup(scenario, sales)] : generatedGroups(scenario, days)
  const groups = [...population, ...explicitGroups(scenario, days)]
  const rows = { creators: 0, sales: scenario.sales.length, balances: 0, payouts: 0, notes: 0 }
  for (const group of groups) addGroup(rows, group, scenario, days)
  return {
    ...rows,
    memoryBytes:
      BASE_BYTES +
      rows.creators * BYTES.creator +
      (rows.sales * BYTES.sale +
        rows.balances * BYTES.balance +
        rows.payouts * BYTES.payout +
        rows.notes * BYTES.note) *
        shareKept(scenario, days),
  }
}

/** Settled days before those that are kept leave the ledger: as much as they hold is there again from new days. */
function shareKept({ detail }: Scenario, days: number): number {
  return detail.days === null ? 1 : Math.min(1, (detail.days + UNSETTLED_DAYS) / days)
}

/** Each payday is a payout if anything was sold since the last one, and a note otherwise. */
function addGroup(
  rows: Omit<SizeEstimate, 'memoryBytes'>,
  group: Group,
  scenario: Scenario,
  days: number,
): void {
  const { creators, salesEach, shares } = group
  rows.creators += creators
  rows.sales += creators * salesEach
  rows.balances += creators * Math.min(days, salesEach)
  for (const frequency of PAYOUT_FREQUENCIES) {
    const members = (creators * (shares[frequency] ?? 0)) / BASIS_POINTS_IN_WHOLE
    const paydays = drawnPaydays(frequency, scenario, days)
    const payoutsEach = Math.min(paydays, salesEach)
    rows.payouts += members * payoutsEach
    rows.notes += members * (paydays - payoutsEach)
  }
}

function importedGroup(scenario: Scenario, sales: ImportedSize): Group {
  return {
    creators: sales.creators.length,
    salesEach: sales.sales.length / sales.creators.length,
    shares: scenario.population.scheduleShareBasisPoints,
  }
}

function generatedGroups(scenario: Scenario, days: number): Group[] {
  const { size, monthlyGross, scheduleShareBasisPoints, priceLevel } = scenario.population
  if (size === 0) return []
  const grossCents = Array.from({ length: SLICES }, (_, slice) => {
    const typicalCents = 100 * exp(monthlyGross.mu + monthlyGross.sigma * middleOfSlice(slice))
    return Math.min(typicalCents, monthlyGross.maximumCents)
  })
  const shares = isSampled(scenario, false)
    ? sampledShares(grossCents, scenario, days)
    : grossCents.map(() => 1)
  return grossCents.map((cents, slice) => ({
    creators: (size / SLICES) * shares[slice]!,
    salesEach: salesOfGross(priceLevel, cents, days),
    shares: scheduleShareBasisPoints,
  }))
}

/** Which part of each slice a sample takes, as if all were on one schedule. */
function sampledShares(grossCents: readonly number[], scenario: Scenario, days: number): number[] {
  const { size, sample, adoption, scheduleShareBasisPoints } = scenario.population
  const wanted = sample.creators!
  const schedules = Object.values(scheduleShareBasisPoints).filter((share) => share > 0).length
  const classes = sizeClasses(wanted, adoption.mode === 'model' ? 2 * schedules : schedules)
  const bounds = classBounds(grossCents, classes)
  const strata = Array.from({ length: classes }, () => noSizes())
  for (const cents of grossCents) addSize(strata[classOf(cents, bounds)]!, cents, size / SLICES)
  const sampled = sampledOf(wanted, strata, scenario, days)
  return grossCents.map((cents) => {
    const stratum = classOf(cents, bounds)
    return sampled[stratum]! / strata[stratum]!.creators
  })
}

const middleOfSlice = (slice: number): number => quantile((slice + 0.5) / SLICES, 0, 1)

function explicitGroups(scenario: Scenario, days: number): Group[] {
  return scenario.creators.map(({ monthlyGrossCents, schedule }) => ({
    creators: 1,
    salesEach: salesOfGross(scenario.population.priceLevel, monthlyGrossCents, days),
    // A flexible schedule of one's own may name any days: as many as there are.
    shares: { [typeof schedule === 'string' ? schedule : 'threshold']: BASIS_POINTS_IN_WHOLE },
  }))
}

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
  const [path, value] = isSampled(scenario, hasFile)
    ? (['population.sample.creators', population.sample.creators] as const)
    : !hasFile && population.size > 0
      ? (['population.size', population.size] as const)
      : (['days', days] as const)
  return {
    path,
    value,
    expected:
      `a run that fits in ${formatGigabytes(limitBytes)}; this one, with ` +
      `${formatCount(creators)} creators, ${formatCount(days)} days and about ` +
      `${formatCount(salesExpected)} sales, would need about ${formatGigabytes(memoryBytes)}`,
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
      `a file that can be read within ${formatGigabytes(limitBytes)} of memory; this one, of ` +
      `${formatGigabytes(fileBytes)}, would need about ${formatGigabytes(memoryBytes)}`,
  }
}

const COUNT = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 })
const formatCount = (count: number): string => COUNT.format(count)
const formatGigabytes = (bytes: number): string => `${COUNT.format(bytes / 1e9)} GB`
