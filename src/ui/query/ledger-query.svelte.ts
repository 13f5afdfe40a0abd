/**
 * The reader's own queries of the ledger. They run in a worker on a copy of the ledger, which is taken when it is first
 * needed and again once the run has moved on. A query can be stopped at any time; the run does not notice.
 */
import type { QueryAnswer, QueryResult, QueryWorker, RunStatus } from '../../../workers/contract'
import {
  keepQueries,
  loadQueries,
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

export interface QuerySource {
  connect: () => QueryLine
  /** The content of the ledger as it is now. */
  ledger: () => Promise<Uint8Array>
}

/** A moment of a run: each status of it is one object. */
export type LedgerMoment = Pick<RunStatus, 'at'>

export interface Answered {
  sql: string
  moment: LedgerMoment
  result: QueryResult
}

export class LedgerQuery {
  readonly #source: QuerySource
  #line: QueryLine | null = null
  #copied: LedgerMoment | null = null
  #answered = $state.raw<Answered | null>(null)
  #problem = $state('')
  #isAsking = $state(false)
  #kept = $state.raw<KeptQueries>(loadQueries())
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
    const line = (this.#line ??= this.#source.connect())
    const isStopped = (): boolean => this.#line !== line
    try {
      if (this.#copied !== moment) {
        this.#copied = null
        await line.open(await this.#source.ledger())
        if (!isStopped()) this.#copied = moment
      }
      const answer = await line.ask(sql, ROWS_MAX)
      if (!isStopped()) this.#take(sql, moment, answer)
    } catch (error) {
      if (isStopped()) return
      this.#problem = error instanceof Error ? error.message : String(error)
      this.stop()
    }
    if (!isStopped()) this.#isAsking = false
  }

  #take(sql: string, moment: LedgerMoment, answer: QueryAnswer): void {
    if (!answer.ok) {
      this.#problem = answer.problem
      return
    }
    this.#answered = { sql, moment, result: answer.result }
    this.#keep(withRecent(this.#kept, sql))
  }

  /** Ends the query that is running; the answer before it stays. */
  stop(): void {
    this.#line?.end()
    this.#line = null
    this.#copied = null
    this.#isAsking = false
  }

  save(name: string): void {
    this.#keep(withSaved(this.#kept, { name, sql: this.text.trim() }))
  }

  removeSaved(name: string): void {
    this.#keep(withoutSaved(this.#kept, name))
  }

  #keep(kept: KeptQueries): void {
    this.#kept = kept
    keepQueries(kept)
  }
}
