/**
 * Finds out from the values of a sales file how it is to be read. Each part is one pass over the
 * rows, and keeps counts and the first few rows that it is about.
 */
import type { CsvRow } from './csv-rows'
import { normalValue } from './row-kinds'
import { markShown, readAmount, timesQuantity, type DecimalMark } from './amounts'
import type { SalesTable } from './columns'
import { DATE_ORDERS, ordersAllowed, readTime, type DateOrder } from './times'
import { zoneOf } from './time-zones'

const ROWS_QUOTED = 3
/** A column with more different values than this tells no kinds of rows apart. */
const VALUES_MAX = 40

/** How many rows something is about, and the first of them. */
export class Examples {
  count = 0
  readonly rows: CsvRow[] = []

  add(row: CsvRow): void {
    this.count += 1
    if (this.rows.length < ROWS_QUOTED) this.rows.push(row)
  }
}

/** The different values of a column in their normal form; `null` where there are too many. */
export type ColumnValues = ReadonlyMap<string, Examples> | null

export function valuesOfColumns({ rows, titles }: SalesTable): ColumnValues[] {
  const raw: (Map<string, Examples> | null)[] = titles.map(() => new Map<string, Examples>())
  let open = titles.map((_, position) => position)
  for (const row of rows) {
    // A row that is cut short is left out whatever it says.
    if (row.fields.length < titles.length) continue
    let isFull = false
    for (const position of open) {
      const values = raw[position]!
      const value = row.fields[position] ?? ''
      let examples = values.get(value)
      if (!examples) {
        examples = new Examples()
        values.set(value, examples)
        if (values.size > VALUES_MAX) {
          raw[position] = null
          isFull = true
        }
      }
      examples.add(row)
    }
    if (isFull) open = open.filter((position) => raw[position] !== null)
  }
  return raw.map((values) => values && inNormalForm(values))
}

function inNormalForm(raw: ReadonlyMap<string, Examples>): Map<string, Examples> {
  const values = new Map<string, Examples>()
  for (const [value, examples] of raw) {
    const normal = normalValue(value)
    const known = values.get(normal)
    if (!known) values.set(normal, examples)
    else {
      known.count += examples.count
      known.rows.push(...examples.rows.slice(0, ROWS_QUOTED - known.rows.length))
    }
  }
  return values
}

interface AmountsShown {
  decimalMark: DecimalMark
  /** Every amount is a whole number, and nothing says of what. */
  whole: Examples | null
}

/** A comma has to be the rule in the column: then the few amounts that are written otherwise are refused. */
export function surveyAmounts({ rows }: SalesTable, position: number): AmountsShown {
  const counts = { point: 0, comma: 0 }
  const whole = new Examples()
  let isWhole = true
  for (const row of rows) {
    const text = (row.fields[position] ?? '').trim()
    const mark = markShown(text)
    if (mark) counts[mark] += 1
    if (!isWhole || !/\d/.test(text)) continue
    if (mark || !/^[-\u2212]?[\d,.'\s\u2019]+$/.test(text) || /[.,]0+$/.test(text)) isWhole = false
    else if (/[1-9]/.test(text)) whole.add(row)
  }
  return {
    decimalMark: counts.comma > counts.point ? 'comma' : 'point',
    whole: isWhole && whole.count > 0 ? whole : null,
  }
}

export interface TimesShown {
  /** Orders that every date in figures allows; `null` where no date leaves it open. */
  orders: readonly DateOrder[] | null
  inFigures: Examples
  /** Clocks without a zone; empty where no order is known. */
  local: Examples
  unknownZones: Examples
}

interface TimePositions {
  soldAt: number
  timeOfDay: number
  timeZone: number
}

export function surveyTimes(
  { rows }: SalesTable,
  positions: TimePositions,
  chosenOrder: DateOrder | null,
): TimesShown {
  const inFigures = new Examples()
  const local = new Examples()
  const unknownZones = new Examples()
  let orders: readonly DateOrder[] | null = null
  for (const row of rows) {
    const text = row.fields[positions.soldAt] ?? ''
    const allowed = ordersAllowed(text)
    if (allowed && allowed.length > 0) {
      inFigures.add(row)
      const known: readonly DateOrder[] = orders ?? DATE_ORDERS
      orders = known.filter((order) => allowed.includes(order))
    }
    const timeOfDay = positions.timeOfDay < 0 ? null : (row.fields[positions.timeOfDay] ?? '')
    const time = readTime(text, chosenOrder ?? allowed?.[0] ?? null, timeOfDay)
    if (time?.kind !== 'local') continue
    const zone = positions.timeZone < 0 ? '' : (row.fields[positions.timeZone] ?? '')
    if (zone.trim() === '') local.add(row)
    else if (zoneOf(zone) === null) unknownZones.add(row)
  }
  return { orders, inFigures, local, unknownZones }
}

/** The rows in which two columns differ; amounts are compared as such. */
export function rowsThatDiffer({ rows }: SalesTable, one: number, other: number): Examples {
  const differing = new Examples()
  for (const row of rows) {
    const first = row.fields[one] ?? ''
    const second = row.fields[other] ?? ''
    if (first !== second && centsOrNaN(first) !== centsOrNaN(second)) differing.add(row)
  }
  return differing
}

/** Whether a price times a quantity is the total in every row that has all three. */
export function isProduct(
  { rows }: SalesTable,
  price: number,
  quantity: number,
  total: number,
): boolean {
  return rows.every(({ fields }) => {
    const [one, count, all] = [price, quantity, total].map((position) => fields[position] ?? '')
    const cents = centsOrNaN(all!)
    return Number.isNaN(cents) || centsTimes(one!, count!) === cents
  })
}

/** The rows whose amount another number of pieces than one makes another, if it is a price. */
export function rowsChangedByQuantity(
  { rows }: SalesTable,
  amount: number,
  quantity: number,
): Examples {
  const changed = new Examples()
  for (const row of rows) {
    const count = (row.fields[quantity] ?? '').trim()
    if (Number(count || '1') === 1) continue
    const text = row.fields[amount] ?? ''
    if (centsTimes(text, count) !== centsOrNaN(text)) changed.add(row)
  }
  return changed
}

/** A row without a number is of one piece. */
function centsTimes(price: string, quantity: string): number {
  const amount = timesQuantity(centsOrNaN(price), quantity || '1')
  return amount.ok ? amount.cents : NaN
}

function centsOrNaN(text: string): number {
  const amount = readAmount(text, 'dollars', markShown(text) ?? 'point')
  return amount.ok ? amount.cents : NaN
}
