/** Which columns tell sales from refunds and from what is no sale, and what each of their values means. */
import { question, titleOf, type Part, type Sheet } from './sales-proposal'
import {
  isFlagName,
  isKindName,
  isRefundedAmountName,
  isTakenBackAtName,
  kindOfFlag,
  kindOfRefundedAmount,
  kindOfWord,
  tellsKinds,
} from './row-kinds'
import { bareName } from './sales-columns'
import type { SalesAnswer, SalesQuestion } from './sales-questions'
import { ANY_VALUE, type ReadingChoices, type RowKind, type RowKinds } from './sales-reading'
import { Examples } from './sales-survey'

/** So many values of a column are asked about one by one. */
const VALUES_ASKED = 6

export function proposeRowKinds(sheet: Sheet, taken: ReadingChoices): Part {
  const rowKinds: RowKinds = {}
  const questions: SalesQuestion[] = []
  for (const title of kindColumns(sheet, taken)) {
    const { kinds, unknown } = kindsOf(sheet, title)
    rowKinds[title] = kinds
    questions.push(...ask(sheet, title, unknown))
  }
  return { settled: questions.length === 0 ? { rowKinds } : {}, questions }
}

function kindColumns(sheet: Sheet, taken: ReadingChoices): string[] {
  const { choices, known, table, values } = sheet
  const ofExport = Object.keys(known?.rowKinds ?? {}).flatMap((name) => titleOf(table, name) ?? [])
  const columns = new Set([...Object.keys(choices.rowKinds ?? {}), ...ofExport])
  if (known && !known.isOpen) return [...columns]
  const used = new Set(Object.values(taken))
  table.titles.forEach((title, position) => {
    const name = bareName(title)
    const isNamed = NAMED.some((isSo) => isSo(name))
    const isShown = [...(values[position]?.keys() ?? [])].some(tellsKinds)
    if (!used.has(title) && (isNamed || isShown)) columns.add(title)
  })
  return [...columns]
}

const NAMED = [isKindName, isFlagName, isTakenBackAtName, isRefundedAmountName] as const

function kindOfValuesIn(bareName: string): (value: string) => RowKind | null {
  if (isFlagName(bareName)) return kindOfFlag
  return isRefundedAmountName(bareName) ? kindOfRefundedAmount : kindOfWord
}

interface ValuesOfColumn {
  kinds: Record<string, RowKind>
  unknown: [string, Examples][]
}

function kindsOf({ choices, known, table, values }: Sheet, title: string): ValuesOfColumn {
  const chosen = choices.rowKinds?.[title] ?? {}
  const ofExport = Object.entries(known?.rowKinds ?? {}).find(
    ([name]) => titleOf(table, name) === title,
  )?.[1]
  const given: Record<string, RowKind> = {
    ...(ANY_VALUE in chosen ? {} : ofExport),
    ...(isTakenBackAtName(bareName(title)) && !ofExport
      ? { '': 'sale', [ANY_VALUE]: 'left-out' }
      : {}),
    ...chosen,
  }
  const shown = values[table.positionOf.get(title) ?? -1] ?? null
  if (shown === null) {
    const everything = new Examples()
    for (const row of ANY_VALUE in given ? [] : table.rows) everything.add(row)
    return { kinds: given, unknown: everything.count > 0 ? [[ANY_VALUE, everything]] : [] }
  }
  const kindOf = kindOfValuesIn(bareName(title))
  const kinds: Record<string, RowKind> = { ...given }
  const unknown: [string, Examples][] = []
  for (const [value, examples] of shown) {
    const kind = given[value] ?? given[ANY_VALUE] ?? kindOf(value)
    if (kind === null) unknown.push([value, examples])
    else kinds[value] = kind
  }
  return { kinds, unknown }
}

function ask(sheet: Sheet, title: string, unknown: readonly [string, Examples][]): SalesQuestion[] {
  const asked = unknown.length > VALUES_ASKED ? [[ANY_VALUE, together(unknown)] as const] : unknown
  return asked.map(([value, about]) =>
    question({
      choice: 'rowKinds',
      reason: 'row-kind-unknown',
      columns: [title],
      value,
      about,
      position: sheet.table.positionOf.get(title)!,
      answers: kindAnswers(title, value),
    }),
  )
}

function together(values: readonly [string, Examples][]): Examples {
  const all = new Examples()
  for (const [, { count, rows }] of values) {
    rows.forEach((row) => all.add(row))
    all.count += count - rows.length
  }
  return all
}

function kindAnswers(title: string, value: string): SalesAnswer[] {
  const answer = (label: SalesAnswer['label'], kind: RowKind): SalesAnswer => ({
    label,
    value,
    choices: { rowKinds: { [title]: { [value]: kind } } },
  })
  return [
    answer('rows-are-sales', 'sale'),
    answer('rows-are-refunds', 'refund'),
    answer('rows-are-left-out', 'left-out'),
    {
      label: 'column-says-nothing',
      value: title,
      choices: { rowKinds: { [title]: { [ANY_VALUE]: 'sale' } } },
    },
  ]
}
