/**
 * Whether postings and changes of state are in the order of their times, and at the end of the run still of the times of which
 * they were when they were new: by a sum for each day, since there are millions of them. Where days are closed, rows have
 * left that nothing was kept of, and only their order is looked at.
 */
import { dayOfInstant, startOfDay, type Day, type Instant } from '../core/calendar'
import { counted } from '../core/counted'
import { sentence } from '../core/sentence'
import type { Database } from '../ledger/database'
import { TRANSFER_REASONS } from '../ledger/postings'
import type { Check, Look } from './moments'
import type { PostingRow, PostingWatcher } from './new-postings'
import type { Violations } from './violations'

const NAME = 'rows_say_what_happened'

const CHANGES_SQL = `SELECT change_id, occurred_at FROM ledger_payout_changes WHERE change_id > ?1
  UNION ALL SELECT change_id, occurred_at FROM ledger_balance_changes WHERE change_id > ?1
  ORDER BY change_id`

/** What was owed from before the run keeps its day. */
const OPENING_BALANCE = TRANSFER_REASONS.indexOf('opening_balance')

/** So many rows in a row have a weight of their own. */
const WEIGHTS = 1_009

/** The rows of one day: how many, and a sum that is another as soon as the time of one of them is. */
interface OfDay {
  rows: number
  marks: number
}

/** Rows with ids that count up, as they were when they were new. */
class KeptTimes {
  readonly #what: string
  readonly #many: string
  readonly #kept = new Map<Day, OfDay>()
  /** The same of the rows that are there now, in a look at all of them; `null` in others. */
  #again: Map<Day, OfDay> | null = null
  #isClosed = false
  #lastId = 0
  #lastAt: Instant = -Infinity

  constructor(what: string, many: string) {
    this.#what = what
    this.#many = many
  }

  close(): void {
    this.#isClosed = true
    this.#kept.clear()
  }

  beginAgain(): void {
    this.#again = new Map()
    this.#lastAt = -Infinity
  }

  /** In their order. */
  look(id: number, at: Instant, violations: Violations): void {
    if (at < this.#lastAt) this.#reportOrder(id, at, violations)
    this.#lastAt = Math.max(this.#lastAt, at)
    if (this.#isClosed) return
    if (this.#again) count(this.#again, id, at)
    if (id <= this.#lastId) return
    this.#lastId = id
    count(this.#kept, id, at)
  }

  /** After a look at all of them. One that is missing, or one too many, shows in the accounts and histories. */
  compare(violations: Violations): void {
    const again = this.#again
    this.#again = null
    if (!again || this.#isClosed || rowsOf(again) !== rowsOf(this.#kept)) return
    for (const day of new Set([...this.#kept.keys(), ...again.keys()])) {
      const [kept, now] = [this.#kept.get(day) ?? NO_ROWS, again.get(day) ?? NO_ROWS]
      if (kept.rows === now.rows && kept.marks === now.marks) continue
      const were = counted(kept.rows, this.#what, this.#many)
      const are = now.rows === kept.rows ? 'of other times' : String(now.rows)
      violations.add(
        NAME,
        `${this.#what} of ${day}`,
        sentence`on ${{ day }} there were ${were}, and by the rows they are ${are}`,
        { cents: 0, at: startOfDay(day) },
      )
    }
  }

  #reportOrder(id: number, at: Instant, violations: Violations): void {
    violations.add(
      NAME,
      `${this.#what} ${id}`,
      sentence`${this.#what} ${id} was at ${{ at }} by its row, after one at ${{ at: this.#lastAt }}`,
      { cents: 0, at },
    )
  }
}

const rowsOf = (days: ReadonlyMap<Day, OfDay>): number =>
  [...days.values()].reduce((sum, { rows }) => sum + rows, 0)

const NO_ROWS: OfDay = { rows: 0, marks: 0 }

function count(days: Map<Day, OfDay>, id: number, at: Instant): void {
  const day = dayOfInstant(at)
  let ofDay = days.get(day)
  if (!ofDay) {
    ofDay = { ...NO_ROWS }
    days.set(day, ofDay)
  }
  ofDay.rows += 1
  ofDay.marks += (at - startOfDay(day)) * (1 + (id % WEIGHTS))
}

export class RowTimes implements Check, PostingWatcher {
  readonly #database: Database
  readonly #postings = new KeptTimes('posting', 'postings')
  readonly #changes = new KeptTimes('change of state', 'changes of state')
  #lastChangeId = 0

  constructor(database: Database) {
    this.#database = database
  }

  beginAgain(): void {
    this.#postings.beginAgain()
  }

  posted(row: PostingRow, violations: Violations): void {
    if (row[3] !== OPENING_BALANCE) this.#postings.look(row[0], row[2], violations)
  }

  postedAll(violations: Violations): void {
    this.#postings.compare(violations)
  }

  atEachLook({ extent, violations }: Look): void {
    if (extent === 'run') {
      this.#lastChangeId = 0
      this.#changes.beginAgain()
    }
    this.#database.statement(CHANGES_SQL).forEach([this.#lastChangeId], (row) => {
      const [changeId, at] = row as [number, Instant]
      this.#changes.look(changeId, at, violations)
      this.#lastChangeId = changeId
    })
    this.#changes.compare(violations)
  }

  daysClosed(): void {
    this.#postings.close()
    this.#changes.close()
  }
}
