/** Whether amounts are in US dollars: by a column of currencies, under whatever name, or by the header of the amounts. */
import { isCurrencyCode, isDollars, otherCurrencyIn } from './currencies'
import { possibleColumns, currencyColumns } from './columns'
import { columnAnswers, columnOf, question, type Part, type Sheet } from './proposal'
import type { SalesAnswer, SalesQuestion } from './questions'
import { Examples, type ColumnValues } from './survey'

const ALL_IN_DOLLARS: SalesAnswer = {
  label: 'all-in-dollars',
  value: null,
  choices: { currency: null },
}

const settledOn = (currency: string | null): Part => ({ settled: { currency }, questions: [] })
const asked = (open: SalesQuestion): Part => ({ settled: {}, questions: [open] })

export function proposeCurrency(sheet: Sheet, amount: string): Part {
  const { choices, known, table } = sheet
  if (choices.currency !== undefined) return settledOn(choices.currency)
  if (known && !known.isOpen && choices.amount === undefined) {
    return settledOn(columnOf(sheet, 'currency'))
  }
  const named = currencyColumns(table)
  const inName = otherCurrencyIn(amount)
  if (inName !== null) return asked(ofHeader(sheet, amount, inName, named))
  if (named.length > 0) return ofColumns(sheet, named)
  const shown = columnsByValues(sheet)
  if (shown.length > 0) return asked(ofValues(sheet, shown))
  const note = table.notes.flatMap(({ fields }) =>
    fields.flatMap((text) => otherCurrencyIn(text) ?? []),
  )[0]
  return note === undefined ? settledOn(null) : asked(ofHeader(sheet, amount, note, []))
}

function ofHeader(
  { table }: Sheet,
  amount: string,
  value: string,
  named: readonly string[],
): SalesQuestion {
  const others = possibleColumns('amount', table).filter(
    (title) => title !== amount && otherCurrencyIn(title) === null,
  )
  return question({
    choice: 'currency',
    reason: 'header-names-currency',
    columns: [amount],
    value,
    answers: [
      ALL_IN_DOLLARS,
      ...columnAnswers('currency', named),
      ...columnAnswers('amount', others),
    ],
  })
}

/** Several columns of currencies are one where no row makes a difference between them. */
function ofColumns({ table, values }: Sheet, named: readonly string[]): Part {
  const at = (title: string): number => table.positionOf.get(title)!
  const [first, ...others] = named
  const differing = others.filter(
    (title) =>
      !isOneCurrency(values, at(first!), at(title)) &&
      rowsThatDiffer(table, at(first!), at(title)).count > 0,
  )
  if (differing.length === 0) return settledOn(first!)
  return asked(
    question({
      choice: 'currency',
      reason: 'currency-several',
      columns: [first!, ...differing],
      about: rowsThatDiffer(table, at(first!), at(differing[0]!)),
      position: at(first!),
      answers: [...columnAnswers('currency', [first!, ...differing]), ALL_IN_DOLLARS],
    }),
  )
}

const isOneCurrency = (values: readonly ColumnValues[], one: number, other: number): boolean =>
  [one, other].every((position) => {
    const shown = values[position]
    return shown !== undefined && shown !== null && [...shown.keys()].every(isDollars)
  })

function rowsThatDiffer({ rows }: Sheet['table'], one: number, other: number): Examples {
  const differing = new Examples()
  for (const row of rows) {
    const same = (row.fields[one] ?? '').trim() === (row.fields[other] ?? '').trim()
    if (!same) differing.add(row)
  }
  return differing
}

/** Columns of currencies under any other name: every value is a code, and one at least is not the dollar's. */
function columnsByValues({ table, values }: Sheet): string[] {
  return table.titles.filter((title, position) => {
    if (/country|land|pays|nation/i.test(title)) return false
    const shown = values[position] ? [...values[position].keys()].filter((text) => text !== '') : []
    return shown.some((text) => !isDollars(text)) && shown.every(isCurrency)
  })
}

const isCurrency = (text: string): boolean => isCurrencyCode(text) || /^\p{Sc}$/u.test(text)

function ofValues({ table, values }: Sheet, shown: readonly string[]): SalesQuestion {
  const position = table.positionOf.get(shown[0]!)!
  const [value, about] = [...values[position]!].find(([text]) => text !== '' && !isDollars(text))!
  return question({
    choice: 'currency',
    reason: 'currency-by-values',
    columns: shown,
    value,
    about,
    position,
    answers: [...columnAnswers('currency', shown), ALL_IN_DOLLARS],
  })
}
