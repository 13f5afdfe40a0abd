/** Which columns tell sales from refunds and from what is no sale, and what each of their values means. */
import { ownValue } from '../../core/own-value'
import { question, titleOf, type Part, type Sheet } from './proposal'
import {
  isFlagName,
  isKindName,
  isNothing,
  isRefundedAmountName,
  isTakenBackAtName,
  kindOfFlag,
  kindOfWord,
  normalValue,
  tellsKinds,
} from './row-kinds'
import { bareName } from './columns'
import type { SalesAnswer, SalesQuestion } from './questions'
import {
  ANY_VALUE,
  SALE_OF_THE_REST,
  type ReadingChoices,
  type RowKind,
  type RowKinds,
} from './reading'
import { Examples } from './survey'

/** So many values of a column are asked about one by one. */
const VALUES_ASKED = 6

export function proposeRowKinds(sheet: Sheet, taken: ReadingChoices): Part {
  const rowKinds = new Map<string, RowKinds[string]>()
  const questions: SalesQuestion[] = []
  for (const title of kindColumns(sheet, taken)) {
    const { kinds, unknown } = kindsOf(sheet, title)
    rowKinds.set(title, kinds)
    questions.push(...ask(sheet, title, unknown))
  }
  const settled = questions.length === 0 ? { rowKinds: Object.fromEntries(rowKinds) } : {}
  return { settled, questions }
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

/** Amounts and times of what was taken back: filled in, they are of a row that may be no sale, whatever their value. */
const isFilledWhenTakenBack = (bareName: string): boolean =>
  isRefundedAmountName(bareName) || isTakenBackAtName(bareName)

interface ValuesOfColumn {
  kinds: Record<string, RowKind>
  unknown: [string, Examples][]
}

function kindsOf(sheet: Sheet, title: string): ValuesOfColumn {
  const { table, values } = sheet
  const given = givenKinds(sheet, title)
  const shown = values[table.positionOf.get(title) ?? -1] ?? null
  if (isFilledWhenTakenBack(bareName(title))) return kindsOfFilled(sheet, title, given)
  if (shown === null) {
    const everything = new Examples()
    for (const row of ANY_VALUE in given ? [] : table.rows) everything.add(row)
    return { kinds: given, unknown: everything.count > 0 ? [[ANY_VALUE, everything]] : [] }
  }
  const kindOf = isFlagName(bareName(title)) ? kindOfFlag : kindOfWord
  const kinds: Record<string, RowKind> = { ...given }
  const unknown: [string, Examples][] = []
  for (const [value, examples] of shown) {
    const kind = ownValue(given, value) ?? given[ANY_VALUE] ?? kindOf(value)
    if (kind === null) unknown.push([value, examples])
    else kinds[value] = kind
  }
  return { kinds, unknown }
}

/** What somebody has said of the column, else what its export or its name says. */
function givenKinds({ choices, known, table }: Sheet, title: string): Record<string, RowKind> {
  const chosen = ownValue(choices.rowKinds ?? {}, title) ?? {}
  const ofExport = Object.entries(known?.rowKinds ?? {}).find(
    ([name]) => titleOf(table, name) === title,
  )?.[1]
  return {
    ...(ANY_VALUE in chosen ? {} : ofExport),
    ...(isTakenBackAtName(bareName(title)) && !ofExport ? { [ANY_VALUE]: 'left-out' } : {}),
    ...chosen,
  }
}

/** Nothing is a sale however it is written; all else is one question, since every row may have another amount. */
function kindsOfFilled(
  { table: { positionOf, rows, titles } }: Sheet,
  title: string,
  given: Readonly<Record<string, RowKind>>,
): ValuesOfColumn {
  const position = positionOf.get(title)!
  const kinds: Record<string, RowKind> = { ...given }
  const nothings = new Set<string>()
  const filled = new Examples()
  for (const row of rows) {
    // A row that is cut short is left out whatever it says.
    if (row.fields.length < titles.length) continue
    const value = row.fields[position]!
    if (nothings.has(value)) continue
    if (isNothing(value)) {
      nothings.add(value)
      const normal = normalValue(value)
      kinds[normal] = ownValue(given, normal) ?? 'sale'
    } else if (!(ANY_VALUE in given || Object.hasOwn(given, normalValue(value)))) filled.add(row)
  }
  return { kinds, unknown: filled.count > 0 ? [[ANY_VALUE, filled]] : [] }
}

function ask(sheet: Sheet, title: string, unknown: readonly [string, Examples][]): SalesQuestion[] {
  const position = sheet.table.positionOf.get(title)!
  const asked = { choice: 'rowKinds', columns: [title], position } as const
  if (unknown.length > VALUES_ASKED) {
    const values = unknown.map(([value]) => value)
    const about = together(unknown)
    const answers = kindAnswers(title, values)
    const value = values.slice(0, VALUES_ASKED).join(', ')
    return [
      question({ ...asked, reason: 'row-kinds-unknown', value: `${value} …`, about, answers }),
    ]
  }
  return unknown.map(([value, about]) => {
    const answers = kindAnswers(title, [value])
    return question({ ...asked, reason: 'row-kind-unknown', value, about, answers })
  })
}

function together(values: readonly [string, Examples][]): Examples {
  const all = new Examples()
  for (const [, { count, rows }] of values) {
    rows.forEach((row) => all.add(row))
    all.count += count - rows.length
  }
  return all
}

/** Answers about these values alone: what is known of the others stays. */
function kindAnswers(title: string, values: readonly string[]): SalesAnswer[] {
  const choicesOf = (kind: RowKind): ReadingChoices => ({
    rowKinds: { [title]: Object.fromEntries(values.map((value) => [value, kind])) },
  })
  const answer = (label: SalesAnswer['label'], kind: RowKind): SalesAnswer => ({
    label,
    value: null,
    choices: choicesOf(kind),
  })
  const answers = [
    answer('rows-are-sales', 'sale'),
    answer('rows-are-refunds', 'refund'),
    answer('rows-are-left-out', 'left-out'),
  ]
  const name = bareName(title)
  if (isRefundedAmountName(name)) {
    return [answer('rows-are-sales-of-the-rest', SALE_OF_THE_REST), ...answers]
  }
  if (isTakenBackAtName(name)) return answers
  const isNoColumnOfKinds: SalesAnswer = {
    label: 'column-says-nothing',
    value: title,
    choices: { rowKinds: { [title]: { [ANY_VALUE]: 'sale' } } },
  }
  return [...answers, isNoColumnOfKinds]
}
