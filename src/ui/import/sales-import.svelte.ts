/**
 * A sales file that is being imported: how far its reading is, what is asked about it, and what reading it gives. The reading
 * itself is done by a worker of its own, which ends with this; nothing is used until the reader says so.
 */
import { errorText } from '../../core/error-text'
import type {
  FileView,
  OpenAnswer,
  PackedSales,
  ReadingStatus,
  SalesReaderWorker,
  SalesSummary,
} from '../../../workers/contract'
import type { FileFacts } from '../../scenario/sales-file/imported-sales'
import type { Problem } from '../../scenario/problems'
import type { SalesAnswer, SalesQuestion } from '../../scenario/sales-file/questions'
import { withChoices, type ReadingChoices } from '../../scenario/sales-file/reading'
import salesWorker from '../../../workers/sales-worker.ts?worker&url'
import { startWorker } from '../lab/start-worker'
import { WorkerConnection } from '../lab/worker-connection'
import { choicesOfAnswer, holds } from './choices'

interface AnsweredQuestion {
  question: SalesQuestion
  answer: SalesAnswer
  choices: ReadingChoices
}

/** The same question about the same thing, though its rows may be others by now. */
export const questionKey = ({ choice, reason, columns, value }: SalesQuestion): string =>
  JSON.stringify([choice, reason, columns, value])

export class SalesImport {
  readonly fileName: string
  readonly fileBytes: number
  readonly #connection: WorkerConnection<SalesReaderWorker>
  #status = $state.raw<ReadingStatus | null>({ stage: 'bytes', share: 0 })
  #isReading = false
  #sha256 = $state<string | null>(null)
  #view = $state.raw<FileView | null>(null)
  #problems = $state.raw<readonly Problem[]>([])
  #failure = $state<string | null>(null)
  #choices = $state.raw<ReadingChoices>({})
  #asked = $state.raw<readonly SalesQuestion[]>([])
  #answered = $state.raw<readonly AnsweredQuestion[]>([])
  #isLost = $state(false)
  #isEnded = false

  constructor(file: File, choices: ReadingChoices = {}) {
    this.fileName = file.name
    this.fileBytes = file.size
    this.#choices = choices
    this.#connection = new WorkerConnection(startWorker(salesWorker), (reason) => {
      this.#isLost = true
      this.#fail(reason)
    })
    void this.#open(file)
  }

  /** How far the reading is; `null` while nothing is being read. */
  get status(): ReadingStatus | null {
    return this.#status
  }

  get sha256(): string | null {
    return this.#sha256
  }

  /** What the file is, whatever it means; `null` until its rows are there. */
  get facts(): FileFacts | null {
    return this.#view?.facts ?? null
  }

  /** What has been chosen so far; all else is read off the file. */
  get choices(): ReadingChoices {
    return this.#choices
  }

  /** The reading in force, with what the file itself says; parts that are still open are missing. */
  get reading(): ReadingChoices {
    const answer = this.#view?.answer
    if (answer?.outcome === 'read') return answer.summary.reading
    return answer?.outcome === 'questions' ? answer.draft : this.#choices
  }

  get openQuestions(): readonly SalesQuestion[] {
    const answer = this.#view?.answer
    return answer?.outcome === 'questions' ? answer.questions : []
  }

  /** The questions that are open and those that have been answered, in the order in which they came up. */
  get asked(): readonly SalesQuestion[] {
    return this.#asked
  }

  answerTo(question: SalesQuestion): SalesAnswer | null {
    return this.#answeredAs(question)?.answer ?? null
  }

  get summary(): SalesSummary | null {
    const answer = this.#view?.answer
    return answer?.outcome === 'read' ? answer.summary : null
  }

  get problems(): readonly Problem[] {
    const answer = this.#view?.answer
    return answer?.outcome === 'refused' ? answer.problems : this.#problems
  }

  /** An error in the worker itself. */
  get failure(): string | null {
    return this.#failure
  }

  /** The worker died with what it had read: the file has to be opened again. */
  get isLost(): boolean {
    return this.#isLost
  }

  answer(question: SalesQuestion, answer: SalesAnswer, text = ''): void {
    const choices = choicesOfAnswer(question, answer, text)
    const key = questionKey(question)
    const others = this.#answered.filter((each) => questionKey(each.question) !== key)
    this.#answered = [...others, { question, answer, choices }]
    this.choose(withChoices(this.#choices, choices))
  }

  /** Reads the file again with these choices; answers that they contradict are forgotten. */
  choose(choices: ReadingChoices): void {
    this.#choices = choices
    this.#answered = this.#answered.filter((each) => holds(choices, each.choices))
    void this.#read()
  }

  /** The sales, handed over; the import is over with that. `null`: they could not be, and `failure` says why. */
  async take(): Promise<PackedSales | null> {
    try {
      const sales = await this.#connection.call((worker) => worker.sales())
      this.end()
      return sales
    } catch (error) {
      this.#fail(error)
      return null
    }
  }

  /** `null`: there are none to be had, and `failure` says why. */
  async leftOutRows(): Promise<Blob | null> {
    try {
      return await this.#connection.callWithReports(
        (worker, report) => worker.leftOutRows(report),
        this.#hear,
      )
    } catch (error) {
      this.#fail(error)
      return null
    } finally {
      // Another reading may have been asked for meanwhile: until it is there, nothing can be imported.
      if (!this.#isReading) this.#status = null
    }
  }

  /** Stops whatever is being read. */
  end(): void {
    this.#isEnded = true
    this.#connection.end()
  }

  readonly #hear = (status: ReadingStatus): void => {
    this.#status = status
  }

  async #open(file: File): Promise<void> {
    try {
      const answer = await this.#connection.callWithReports<ReadingStatus, OpenAnswer>(
        async (worker, report) => worker.open(file, report),
        this.#hear,
      )
      if (answer.ok) {
        this.#sha256 = answer.sha256
        await this.#read()
      } else {
        this.#problems = answer.problems
        this.#status = null
      }
    } catch (error) {
      this.#fail(error)
    }
  }

  async #read(): Promise<void> {
    this.#status = { stage: 'sales', share: 0 }
    const choices = this.#choices
    this.#isReading = true
    try {
      const view = await this.#connection.callWithReports<ReadingStatus, FileView | null>(
        async (worker, report) => worker.read(choices, report),
        this.#hear,
      )
      // Another reading has been asked for since.
      if (!view || choices !== this.#choices) return
      this.#view = view
      this.#isReading = false
      this.#status = null
      this.#listAsked()
    } catch (error) {
      this.#fail(error)
    }
  }

  #answeredAs(question: SalesQuestion): AnsweredQuestion | undefined {
    const key = questionKey(question)
    return this.#answered.find((each) => questionKey(each.question) === key)
  }

  /** A question keeps its place when it is answered, and with it the focus of whoever has answered it. */
  #listAsked(): void {
    const open = this.openQuestions
    const earlier = this.#asked.flatMap((question) => {
      const key = questionKey(question)
      const again = open.find((each) => questionKey(each) === key)
      return again ?? (this.#answeredAs(question) ? question : [])
    })
    const keys = earlier.map(questionKey)
    const others = open.filter((question) => !keys.includes(questionKey(question)))
    this.#asked = [...earlier, ...others]
  }

  #fail(error: unknown): void {
    if (this.#isEnded) return
    this.#failure = errorText(error)
    this.#isReading = false
    this.#status = null
  }
}
