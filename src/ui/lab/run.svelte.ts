/**
 * One run as the page knows it: its header, its latest status and everything that has streamed in so far.
 * Each run has its own listener, so a late message of an older run can only reach that older run.
 */
import type {
  Assumption,
  CheckResult,
  DayFigures,
  Figure,
  FigureName,
  Measures,
  PackedSales,
  RunFailure,
  RunHeader,
  RunPhase,
  RunReport,
  RunStatus,
  TimeToCash,
  Skipped,
  WaitsOfDailyMoney,
} from '../../../workers/contract'
import { withAction } from '../draft/actions'
import type { ScenarioInput } from '../../scenario/schema'

export class Run {
  readonly sales: PackedSales | null
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

  constructor(scenario: ScenarioInput, sales: PackedSales | null) {
    this.#scenario = scenario
    this.sales = sales
  }

  /** The scenario as it was started, with what has been done in the run since. */
  get scenario(): ScenarioInput {
    return this.#scenario
  }

  get header(): RunHeader | null {
    return this.#header
  }

  get status(): RunStatus | null {
    return this.#status
  }

  get phase(): RunPhase {
    return this.#breakdown ? 'failed' : (this.#status?.phase ?? 'running')
  }

  /** The worker is gone: what has streamed in is all that there is. */
  get isLedgerLost(): boolean {
    return this.#breakdown !== null
  }

  /** The day that the clock stands on; once it stands still, the last day that was simulated. */
  get day(): string | null {
    const clockDay = this.#status?.at.slice(0, 'YYYY-MM-DD'.length) ?? null
    return this.phase === 'running' ? clockDay : (this.days.at(-1)?.day ?? clockDay)
  }

  get isUnderWay(): boolean {
    return this.phase === 'running' || this.phase === 'paused'
  }

  /** All days of the latest status, the one that was under way with what had happened on it by then. */
  get days(): DayFigures[] {
    return this.#daysAndToday
  }

  get checks(): CheckResult[] {
    return this.#report?.checks ?? this.#status?.checks ?? []
  }

  get figures(): Figure[] {
    return this.#measures.figures
  }

  get timeToCash(): TimeToCash[] {
    return this.#measures.timeToCash
  }

  /** Of the latest report, which knows what was done in the run; until there is one, of its start. */
  get assumptions(): Assumption[] {
    return this.#report?.assumptions ?? this.#header?.assumptions ?? []
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
    for (const action of status.newActions) this.#scenario = withAction(this.#scenario, action)
    if (status.newDays.length > 0) this.#days = [...this.#days, ...status.newDays]
    this.#dayUnderWay = status.dayUnderWay
    this.#measures = status.measures
    // A report taken during a pause is of another moment than this status.
    this.#report = status.report
  }

  file(report: RunReport): void {
    this.#report = report
    this.#measures = report
  }

  /** The worker is gone, and with it the ledger; what has streamed in stays. */
  breakDown(failure: RunFailure): void {
    this.#breakdown = failure
  }
}
