/**
 * One run as the page knows it: its header, its latest status and everything that has streamed in so far.
 * Each run has its own listener, so a late message of an older run can only reach that older run.
 */
import type {
  CheckResult,
  DayFigures,
  Figure,
  FigureName,
  Measures,
  PackedSales,
  RunFailure,
  RunHeader,
  RunOutcome,
  RunPhase,
  RunReport,
  RunStatus,
  SampleSize,
  TimeToCash,
  Skipped,
  WaitsOfDailyMoney,
} from '../../../workers/contract'
import { withNews } from '../draft/actions'
import { isSameService, type PayingService } from './paying-service'
import type { ScenarioInput } from '../../scenario/schema'
import { sameValue } from '../../scenario/document-paths'
import { isSameFile, type WantedFile } from '../../scenario/sales-file/wanted-file'

/** A sales file in use, as a link names it. */
export const wantedFileOf = ({ fileName, rows, sha256, reading }: PackedSales): WantedFile => ({
  name: fileName,
  rows,
  sha256,
  reading,
})

/**
 * Whether both are runs of the same scenario on the same sales by the same payout service, which are the same at each moment.
 */
export const isSameRun = (one: Run, other: Run): boolean =>
  one === other ||
  (sameValue(one.scenario, other.scenario) &&
    isSameFile(one.salesFile, other.salesFile) &&
    isSameService(one.service, other.service))

/** Whoever edits a scenario goes on with its creators, whatever is edited. */
function hasSameCreators(one: Run, other: Run): boolean {
  if (!isSameFile(one.salesFile, other.salesFile)) return false
  if (one.salesFile || (one.origin !== null && one.origin === other.origin)) return true
  const from = ({ scenario }: Run): unknown[] => [scenario.seed, scenario.population]
  return sameValue(from(one), from(other))
}

const listedIn = ({ scenario: { creators = [] } }: Run): string[] =>
  creators.map(({ handle }) => handle)

/**
 * What number a creator of one run has in another, `null` where there is no such creator or nobody can tell; `null` in place
 * of it where each number means the same creator in both. Creators that are listed have the first numbers, and a sample is
 * of other creators under other rules.
 */
export function renumbering(one: Run, other: Run): ((creatorId: number) => number | null) | null {
  if (isSameRun(one, other)) return null
  const [before, after] = [listedIn(one), listedIn(other)]
  const isTold = hasSameCreators(one, other) && !one.sample && !other.sample
  if (isTold && sameValue(before, after)) return null
  return (creatorId) => {
    // A file's creators may have numbers of their own.
    if (!isTold || one.salesFile) return null
    const handle = before[creatorId - 1]
    if (handle !== undefined) return after.indexOf(handle) + 1 || null
    const number = creatorId - before.length + after.length
    return number <= (other.header?.creators ?? 0) ? number : null
  }
}

/**
 * Where the tabs that read the ledger find it: in the worker, in transit to it, or nowhere, since it was not kept or the
 * worker that held it is gone.
 */
export type LedgerPlace = 'worker' | 'opening' | 'not-kept' | 'lost'

export class Run {
  /** Of a run that was kept only the name of its file is known. */
  readonly sales: PackedSales | null
  readonly salesFile: WantedFile | null
  /** Pays in it; `null`: the lab's own. */
  readonly service: PayingService | null
  /** The scenario that it was made from by edits, where the page knows it. */
  origin: ScenarioInput | null = null
  readonly #repeatedDigest: string | null
  #scenario = $state.raw<ScenarioInput>({ version: 1 })
  #header = $state.raw<RunHeader | null>(null)
  #status = $state.raw<RunStatus | null>(null)
  #days = $state.raw<DayFigures[]>([])
  #dayUnderWay = $state.raw<DayFigures | null>(null)
  readonly #daysAndToday = $derived(
    this.#dayUnderWay ? [...this.#days, this.#dayUnderWay] : this.#days,
  )
  #measures = $state.raw<Measures>({
    figures: [],
    timeToCash: [],
    waitsOfDailyMoney: null,
    skipped: [],
  })
  #report = $state.raw<RunReport | null>(null)
  #breakdown = $state.raw<RunFailure | null>(null)
  #isCutShort = $state(false)
  #ledger = $state<Exclude<LedgerPlace, 'lost'>>('worker')
  /** The run on the shelf that this one is. */
  keptId = $state<string | null>(null)
  /** Whether the simulation is still there, which alone knows what comes next for a creator. */
  #isSimulated = $state(true)
  #knowsWhoIsNotPaid = $state(true)

  /** `repeatedDigest`: of the run that this one is to repeat to the last row. */
  constructor(
    scenario: ScenarioInput,
    sales: PackedSales | null,
    repeatedDigest: string | null = null,
    salesFile: WantedFile | null = sales && wantedFileOf(sales),
    service: PayingService | null = null,
  ) {
    this.#scenario = scenario
    this.sales = sales
    this.salesFile = salesFile
    this.service = service
    this.#repeatedDigest = repeatedDigest
  }

  /** Of how many creators how many are simulated; `null` where all are. */
  get sample(): SampleSize | null {
    return this.#header?.sample ?? null
  }

  /** Whether the run repeated the one that it was to repeat; `null` as long as that is open. */
  get isReproduced(): boolean | null {
    if (this.#repeatedDigest === null || this.#report?.status !== 'finished') return null
    return this.#report.digest === this.#repeatedDigest
  }

  /** The scenario as it was started, with what has been done in the run since. */
  get scenario(): ScenarioInput {
    return this.#scenario
  }

  /** Its scenario, too, has what has been done in the run: by it runs are told apart. */
  get header(): RunHeader | null {
    return this.#header
  }

  get status(): RunStatus | null {
    return this.#status
  }

  get phase(): RunPhase {
    if (this.#breakdown) return 'failed'
    return this.#isCutShort ? 'cancelled' : (this.#status?.phase ?? 'running')
  }

  get ledger(): LedgerPlace {
    return this.#breakdown ? 'lost' : this.#ledger
  }

  /** Which creators are behind the reasons of unpaid money: a run that an earlier version kept has only their number. */
  get knowsWhoIsNotPaid(): boolean {
    return this.#knowsWhoIsNotPaid
  }

  get isSimulated(): boolean {
    return this.#isSimulated
  }

  /** The day of the clock; once it is paused, the last day that was simulated. */
  get day(): string | null {
    const clockDay = this.#status?.at.slice(0, 'YYYY-MM-DD'.length) ?? null
    return this.phase === 'running' ? clockDay : (this.days.at(-1)?.day ?? clockDay)
  }

  get isUnderWay(): boolean {
    return this.phase === 'running' || this.phase === 'paused' || this.phase === 'closing'
  }

  /** All days of the latest status, the one in progress with what had happened on it by then. */
  get days(): DayFigures[] {
    return this.#daysAndToday
  }

  /** Whether the last of the days has begun and not ended. */
  get isDayUnderWay(): boolean {
    return this.#dayUnderWay !== null
  }

  get checks(): CheckResult[] {
    return this.#report?.checks ?? this.#status?.checks ?? []
  }

  /** The day before which everything that was settled has left the ledger; `null` where no day is closed. */
  get closedBefore(): string | null {
    return this.#status?.closedBefore ?? null
  }

  get figures(): Figure[] {
    return this.#measures.figures
  }

  get timeToCash(): TimeToCash[] {
    return this.#measures.timeToCash
  }

  get skipped(): Skipped[] {
    return this.#measures.skipped
  }

  get waitsOfDailyMoney(): WaitsOfDailyMoney | null {
    return this.#measures.waitsOfDailyMoney
  }

  get report(): RunReport | null {
    return this.#report
  }

  get failure(): RunFailure | null {
    return this.#breakdown ?? this.#status?.failure ?? null
  }

  figure(name: FigureName): Figure | null {
    return this.figures.find((figure) => figure.name === name) ?? null
  }

  begin(header: RunHeader): void {
    this.#header = header
  }

  receive(status: RunStatus): void {
    this.#status = status
    this.#takeNews(status)
    const { newDays, daysBeforeNew } = status
    if (newDays.length > 0) this.#days = [...this.#days.slice(0, daysBeforeNew), ...newDays]
    this.#dayUnderWay = status.dayUnderWay
    this.#measures = status.measures
    // A report taken during a pause is of another moment than this status.
    this.#report = status.report
  }

  /** A status every moment mostly brings none, and what is read from the header then stays as it is. */
  #takeNews(status: RunStatus): void {
    const { newActions, newFaultChanges, newFaults } = status
    if ([newActions, newFaultChanges, newFaults].every(({ length }) => length === 0)) return
    this.#scenario = withNews(this.#scenario, status)
    if (this.#header) {
      this.#header = { ...this.#header, scenario: withNews(this.#header.scenario, status) }
    }
  }

  file(report: RunReport): void {
    this.#report = report
    this.#measures = report
  }

  /** A run of the shelf is shown from what was kept of it; its ledger may follow. */
  show(keptId: string, { endedAt, report, days, creatorsNotPaid }: RunOutcome): void {
    this.keptId = keptId
    this.#isSimulated = false
    this.#knowsWhoIsNotPaid = Array.isArray(creatorsNotPaid)
    this.#ledger = 'opening'
    this.#days = days
    this.#status = {
      phase: report.status === 'finished' ? 'finished' : 'cancelled',
      at: endedAt,
      daysDone: days.length,
      daysTotal: this.#header?.days ?? days.length,
      payouts: report.counts.payouts,
      payoutsPerSecond: report.timing.payoutsPerSecond,
      secondsLeft: null,
      closing: null,
      newDays: [],
      daysBeforeNew: 0,
      dayUnderWay: null,
      measures: report,
      report,
      newActions: [],
      newFaultChanges: [],
      newFaults: [],
      isPausedAtViolation: false,
      closedBefore: report.detail?.settledBefore.slice(0, 'YYYY-MM-DD'.length) ?? null,
      checks: report.checks,
      failure: null,
    }
    this.file(report)
  }

  ledgerOpened(isKept: boolean): void {
    this.#ledger = isKept ? 'worker' : 'not-kept'
  }

  /** The reader has ended the worker, and with it the ledger and a run that was in progress; what has streamed in stays. */
  loseWorker(): void {
    this.#isCutShort ||= this.isUnderWay
    if (this.#status) this.#status = { ...this.#status, closing: null }
    this.ledgerOpened(false)
  }

  /** The worker is gone, and with it the ledger; what has streamed in stays. */
  breakDown(failure: RunFailure): void {
    this.#breakdown = failure
  }
}
