/** What is wrong with a query that a reader has written, in SQLite's words, and where. */
import { errorText } from '../core/error-text'
import type { Database } from './database'

/** `null` where the text is one SELECT that SQLite accepts. It is not run. */
export function queryTextProblem(database: Database, sql: string): string | null {
  const begins = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[^]*?\*\/)*/.exec(sql)![0].length
  if (!/^(?:select|with|values)\b/i.test(sql.slice(begins))) {
    return said(sql, begins, 'it has to begin with SELECT or WITH')
  }
  const misread = errorOf(() => database.read(sql, 0))
  if (misread !== null) return said(sql, positionOf(database, sql, misread), misread)
  const second = database.secondStatement(sql)
  return second === null ? null : said(sql, second, 'a second statement begins')
}

/**
 * `null` where it can be asked again and again in a run. The database is an empty ledger: the query is run on it once,
 * after it is known to be one statement whose plan has an end.
 */
export function queryProblem(database: Database, sql: string): string | null {
  const problem = queryTextProblem(database, sql)
  if (problem !== null) return problem
  const plan = database.read(`EXPLAIN QUERY PLAN ${sql}`, Infinity).rows
  if (plan.flat().includes('RECURSIVE STEP')) {
    return 'a recursive query may never end, so none is taken'
  }
  const changing = changingPart(database, sql)
  if (changing !== null) {
    return `${changing} is another value each time, and a run gives the same results again and again`
  }
  return errorOf(() => database.read(sql, 1))
}

const CHANGING_FUNCTION = /^(?:random|randomblob|current_date|current_time|current_timestamp)(?=\()/
const TIME_OF_NOTHING = /\b(?:date|time|datetime|julianday|unixepoch)\s*\(\s*\)/i

/** What in a query is not of the ledger: chance, or the clock of the machine. SQLite says what it would compute. */
function changingPart(database: Database, sql: string): string | null {
  for (const row of database.read(`EXPLAIN ${sql}`, Infinity).rows) {
    const [, step, , , , operand] = row
    const text = String(operand)
    if (/^(?:Pure)?Func/.test(String(step))) {
      const called = CHANGING_FUNCTION.exec(text)
      if (called) return called[0]
    } else if (step === 'String8' && text.toLowerCase() === 'now') return "'now'"
  }
  return TIME_OF_NOTHING.exec(sql)?.[0] ?? null
}

function said(sql: string, position: number | null, problem: string): string {
  if (position === null) return problem
  const before = sql.slice(0, position).split('\n')
  return `line ${before.length}, column ${before.at(-1)!.length + 1}: ${problem}`
}

function errorOf(attempt: () => void): string | null {
  try {
    attempt()
    return null
  } catch (error) {
    return errorText(error)
  }
}

/** SQLite says near which word it stopped, or which name it does not know. */
function positionOf(database: Database, sql: string, error: string): number | null {
  if (error === 'incomplete input') return sql.length
  const near = /^near "([^]*)": syntax error$/.exec(error)?.[1]
  if (near !== undefined) return placesOf(sql, near).find((at) => endsThere(at, near)) ?? null
  const name = /^no such (?:column|table|function): (\S+)$/.exec(error)?.[1]
  return name === undefined ? null : (placesOf(sql, name)[0] ?? null)

  /** What is before the word can be read, and with the word it cannot. */
  function endsThere(at: number, word: string): boolean {
    const before = errorOf(() => database.read(sql.slice(0, at), 0))
    const with_ = errorOf(() => database.read(sql.slice(0, at + word.length), 0))
    return !/syntax error|unrecognized token/.test(before ?? '') && with_ === error
  }
}

function placesOf(sql: string, word: string): number[] {
  const places: number[] = []
  for (let at = sql.indexOf(word); at !== -1; at = sql.indexOf(word, at + 1)) places.push(at)
  return places
}
