/**
 * How the columns of a sales file are to be understood: which they are, in which unit and with which decimal mark the
 * amounts are, and whether the day or the month comes first. What the names and all values of the file say is proposed;
 * what they leave open stays open until somebody says it.
 */
import type { CsvFile } from './csv-rows'
import type { Problem, Refused } from './problems'
import { markShown, type AmountUnit, type DecimalMark } from './sales-amounts'
import {
  COLUMN_ROLES,
  columnTitles,
  isInCents,
  missingColumn,
  NEEDED_COLUMNS,
  recogniseColumn,
  unknownColumn,
  type SalesColumns,
} from './sales-columns'
import { orderShown, type DateOrder } from './sales-times'

export interface SalesReading extends SalesColumns {
  currency: string | null
  amountUnit: AmountUnit
  decimalMark: DecimalMark
  /** `null` where no date of the file could be taken for another. */
  dateOrder: DateOrder | null
}

/** What the user says of a file; all else is read off it. */
export type ReadingChoices = Partial<SalesReading>

export interface ProposedReading {
  columns: Record<keyof SalesColumns, string | null>
  amountUnit: AmountUnit
  decimalMark: DecimalMark
  dateOrder: DateOrder | null
  /** A date that could be either of two days, where there is one. */
  unclearDate: { line: number; value: string } | null
}

export function proposeReading(file: CsvFile, choices: ReadingChoices = {}): ProposedReading {
  const { header } = file
  const columns = {
    creator: choices.creator ?? recogniseColumn('creator', header),
    soldAt: choices.soldAt ?? recogniseColumn('soldAt', header),
    amount: choices.amount ?? recogniseColumn('amount', header),
    currency:
      choices.currency === undefined ? recogniseColumn('currency', header) : choices.currency,
  }
  const titles = columnTitles(header)
  const amountUnit = columns.amount !== null && isInCents(columns.amount) ? 'cents' : 'dollars'
  const shown = orderOfDates(file, columns.soldAt === null ? -1 : titles.indexOf(columns.soldAt))
  return {
    columns,
    amountUnit: choices.amountUnit ?? amountUnit,
    decimalMark:
      choices.decimalMark ??
      markOfAmounts(file, columns.amount === null ? -1 : titles.indexOf(columns.amount)),
    dateOrder: choices.dateOrder ?? shown.order,
    unclearDate: shown.unclear,
  }
}

/** A comma has to be the rule in the column: then the few amounts that are written otherwise are turned down. */
function markOfAmounts({ rows }: CsvFile, position: number): DecimalMark {
  const marks = rows.map(({ fields }) => markShown(fields[position] ?? ''))
  const count = (mark: DecimalMark): number => marks.filter((shown) => shown === mark).length
  return count('comma') > count('point') ? 'comma' : 'point'
}

type OrderOfDates = { order: DateOrder | null; unclear: ProposedReading['unclearDate'] }

/** One date such as 31/8/2026 settles the whole column; dates that contradict each other settle nothing. */
function orderOfDates({ rows }: CsvFile, position: number): OrderOfDates {
  const orders = new Set<DateOrder>()
  let unclear: OrderOfDates['unclear'] = null
  for (const { line, fields } of rows) {
    const value = fields[position] ?? ''
    const shown = orderShown(value)
    if (shown === null) continue
    unclear ??= { line, value }
    if (shown !== 'either') orders.add(shown)
  }
  return { order: orders.size === 1 ? [...orders][0]! : null, unclear }
}

/** A reading with nothing left open, or what is left open. */
export function completeReading(
  file: CsvFile,
  proposed: ProposedReading,
): { ok: true; reading: SalesReading } | Refused {
  const { columns, amountUnit, decimalMark, dateOrder, unclearDate } = proposed
  const { creator, soldAt, amount, currency } = columns
  const problems = columnProblems(file, proposed)
  if (problems.length > 0 || creator === null || soldAt === null || amount === null) {
    return { ok: false, problems }
  }
  if (unclearDate && dateOrder === null) {
    const problem: Problem = {
      path: `line ${unclearDate.line}, ${soldAt}`,
      value: unclearDate.value,
      expected:
        'dates that show which comes first, the day or the month, or a word on it: dates=day-first or dates=month-first',
    }
    return { ok: false, problems: [problem] }
  }
  return {
    ok: true,
    reading: {
      creator,
      soldAt,
      amount,
      currency,
      amountUnit,
      decimalMark,
      dateOrder: unclearDate ? dateOrder : null,
    },
  }
}

function columnProblems(file: CsvFile, { columns }: ProposedReading): Problem[] {
  const titles = columnTitles(file.header)
  return [
    ...NEEDED_COLUMNS.filter((role) => columns[role] === null).map((role) =>
      missingColumn(role, file),
    ),
    ...COLUMN_ROLES.flatMap((role) => {
      const name = columns[role]
      return name === null || titles.includes(name) ? [] : [unknownColumn(role, name, titles)]
    }),
  ]
}
