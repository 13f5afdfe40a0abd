/**
 * The reader's own queries of the ledger. They run in a worker on a copy of the ledger, which is taken when it is first
 * needed and again once the run has moved on. A query can be stopped at any time; the run does not notice.
 */
import { errorText } from '../../core/error-text'
import type { QueryAnswer, QueryResult, QueryWorker, RunStatus } from '../../../workers/contract'
import {
  QUERIES,
  NO_QUERIES,
  withoutSaved,
  withRecent,
  withSaved,
  type KeptQueries,
} from './kept-queries'

/** More than anybody reads. */
export const ROWS_MAX = 10_000

/** A worker with a copy of a ledger; one that is ended answers nothing any more. */
export interface QueryLine extends QueryWorker {
  end(): void
}

interface QuerySource {
  connect: (onClosed: () => void) => QueryLine
  /** The content of the ledger as it is now, and the moment of the run that this is. */
  ledger: () => Promise<LedgerFile>
}

interface LedgerFile {
  content: Uint8Array
  at: string
}

/** What the page knew of the run when it asked: each status is one object. */
export type LedgerMoment = Pick<RunStatus, 'at'>

export interface Answered {
  sql: string
  moment: LedgerMoment
  /** When the ledger was copied: a run that goes on has moved on by then. */
  at: string
  result: QueryResult
}

export class LedgerQuery {
  readonly #source: QuerySource
  #line: QueryLine | null = null
  #copied: { moment: LedgerMoment; at: string } | null = null
  #answered = $state.raw<Answered | null>(null)
  #problem = $state('')
  #isAsking = $state(false)
  #kept = $state.raw<KeptQueries>(QUERIES.load() ?? NO_QUERIES)
  text = $state('')

  constructor(source: QuerySource) {
    this.#source = source
  }

  /** The latest answer; it stays until there is another, whatever is typed or refused. */
  get answered(): Answered | null {
    return this.#answered
  }

  /** What is wrong with the query that was asked last. */
  get problem(): string {
    return this.#problem
  }

  get isAsking(): boolean {
    return this.#isAsking
  }

  get kept(): KeptQueries {
    return this.#kept
  }

  /** Asks what is written of the ledger at this moment, which is the present one. */
  async ask(moment: LedgerMoment): Promise<void> {
    const sql = this.text.trim()
    if (this.#isAsking || sql === '') return
    this.#isAsking = true
    this.#problem = ''
    const line = (this.#line ??= this.#connect())
    const isStopped = (): boolean => this.#line !== line
    try {
      const copied = this.#copied?.moment === moment ? this.#copied : await this.#copy(line, moment)
      const answer = await line.ask(sql, ROWS_MAX)
      if (!isStopped()) {
        this.#copied = copied
        this.#take(sql, copied, answer)
      }
    } catch (error) {
      if (isStopped()) return
      this.#problem = errorText(error)
      this.stop()
    }
    if (!isStopped()) this.#isAsking = false
  }

  #connect(): QueryLine {
    const line = this.#source.connect(() => {
      // A question that waits is told. The next one has a worker of its own.
      if (this.#line === line && !this.#isAsking) this.stop()
    })
    return line
  }

  async #copy(
    line: QueryLine,
    moment: LedgerMoment,
  ): Promise<{ moment: LedgerMoment; at: string }> {
    this.#copied = null
    const { content, at } = await this.#source.ledger()
    await line.open(content)
    return { moment, at }
  }

  #take(sql: string, copied: { moment: LedgerMoment; at: string }, answer: QueryAnswer): void {
    if (!answer.ok) {
      this.#problem = answer.problem
      return
    }
    this.#answered = { sql, ...copied, result: answer.result }
    this.#change((kept) => withRecent(kept, sql))
  }

  /** Ends the query that is running; the answer before it stays. */
  stop(): void {
    this.#line?.end()
    this.#line = null
    this.#copied = null
    this.#isAsking = false
  }

  /** The run is another one: its payouts have other numbers. */
  forget(): void {
    this.stop()
    this.#answered = null
    this.#problem = ''
  }

  save(name: string): void {
    this.#change((kept) => withSaved(kept, { name, sql: this.text.trim() }))
  }

  removeSaved(name: string): void {
    this.#change((kept) => withoutSaved(kept, name))
  }

  /** Another tab may have kept some since. */
  #change(change: (kept: KeptQueries) => KeptQueries): void {
    this.#kept = change(QUERIES.load() ?? this.#kept)
    QUERIES.keep(this.#kept)
  }
}
