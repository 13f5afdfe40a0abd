/**
 * Checks that a scenario brings along: queries over the readable views whose rows are violations. What a row is about, what
 * is at risk and since when is read from columns with the names that the views give to such things.
 */
import { dayFromIso, instantFromIso, type Instant } from '../core/calendar'
import { sentence, type Sentence } from '../core/sentence'
import type { Database, ExactValue, QueryRows } from '../ledger/database'
import { invariantName, type InvariantName } from './check'
import type { Check, Look } from './moments'
import type { ViolationFacts, Violations } from './violations'

/** Rows of one query that are looked at; a query that returns more has found enough. */
const ROWS_MAX = 1_000
/** A query that takes longer is asked once more only, at the end of the run. */
const MILLISECONDS_MAX = 2_000
const WITNESS_LENGTH_MAX = 300

export interface Invariant {
  name: string
  sql: string
}

export class Invariants implements Check {
  readonly #database: Database
  readonly #invariants: readonly Invariant[]
  readonly #clock: () => number
  readonly #tooSlow = new Set<InvariantName>()

  /** `clock`: milliseconds, where a query must not hold up its run. */
  constructor(database: Database, invariants: readonly Invariant[], clock: () => number) {
    this.#database = database
    this.#invariants = invariants
    this.#clock = clock
  }

  atEachLook({ extent, violations }: Look): void {
    if (extent === 'run') this.#askAtEnd(violations)
    else this.#askInMidRun(violations)
  }

  #askInMidRun(violations: Violations): void {
    for (const invariant of this.#invariants) {
      const name = invariantName(invariant.name)
      if (this.#tooSlow.has(name)) continue
      const begun = this.#clock()
      this.#ask(invariant, violations)
      const spent = this.#clock() - begun
      if (spent <= MILLISECONDS_MAX) continue
      this.#tooSlow.add(name)
      violations.setOpen(
        name,
        `it took ${(spent / 1_000).toFixed(1)} seconds, so it is asked again at the end of the run only`,
      )
    }
  }

  #askAtEnd(violations: Violations): void {
    for (const invariant of this.#invariants) {
      this.#ask(invariant, violations)
      violations.setOpen(invariantName(invariant.name), null)
    }
  }

  #ask({ name, sql }: Invariant, violations: Violations): void {
    let found: QueryRows
    try {
      found = this.#database.read(sql, ROWS_MAX)
    } catch (error) {
      // It could be asked of an empty ledger: a sum was too large for SQLite, say.
      violations.add(invariantName(name), 'failed', `the query failed: ${String(error)}`, {
        cents: 0,
      })
      return
    }
    const { columns, rows } = found
    for (const row of rows) {
      violations.add(
        invariantName(name),
        String(row[0]),
        witnessOf(columns, row),
        factsOf({ columns, rows: [row] }),
      )
    }
  }
}

/** Programs are given the row as it is; people what its columns mean. */
function witnessOf(columns: readonly string[], row: readonly ExactValue[]): Sentence {
  const words = columns.map((column, index) => `${column} ${row[index] ?? 'NULL'}`)
  const all = words.join(', ')
  if (all.length > WITNESS_LENGTH_MAX) return `${all.slice(0, WITNESS_LENGTH_MAX)}…`
  return words.flatMap((forPrograms, index): Sentence => {
    const forPeople = meaningOf(columns[index]!, row[index]!) ?? forPrograms
    return [...(index === 0 ? [] : [', ']), { forPrograms, forPeople }]
  })
}

/** `null` where a column says nothing that people are shown otherwise. */
function meaningOf(column: string, value: ExactValue): Sentence | null {
  if (typeof value === 'number') {
    if (column === 'payout_id') return [{ payoutId: value }]
    if (column === 'creator_id') return [{ creatorId: value }]
    if (CENTS.test(column)) return sentence`${wordsBefore(CENTS, column)}${{ cents: value }}`
  }
  if (typeof value !== 'string') return null
  const at = AT.test(column) ? instantFromIso(value) : null
  if (at !== null) return sentence`${wordsBefore(AT, column)}${{ at }}`
  const day = DATE.test(column) ? dayFromIso(value) : null
  return day === null ? null : sentence`${wordsBefore(DATE, column)}${{ day }}`
}

const CENTS = /(?:^|_)cents$/
const AT = /(?:^|_)at$/
const DATE = /(?:^|_)date$/

/** `gross_cents` is `gross`, and the amount follows. */
function wordsBefore(unit: RegExp, column: string): string {
  const words = column.replace(unit, '').replaceAll('_', ' ')
  return words === '' ? '' : `${words} `
}

function factsOf({ columns, rows: [row] }: QueryRows): ViolationFacts {
  const valueWhere = (isMeant: (column: string) => boolean): ExactValue =>
    row![columns.findIndex(isMeant)] ?? null
  const idOf = (name: string): number | undefined => {
    const id = valueWhere((column) => column === name)
    return typeof id === 'number' ? id : undefined
  }
  const cents = valueWhere((column) => CENTS.test(column))
  return {
    cents: typeof cents === 'number' ? cents : 0,
    at: instantOf(valueWhere((column) => AT.test(column))),
    payoutId: idOf('payout_id'),
    creatorId: idOf('creator_id'),
  }
}

const instantOf = (value: ExactValue): Instant | undefined =>
  typeof value === 'string' ? (instantFromIso(value) ?? undefined) : undefined
