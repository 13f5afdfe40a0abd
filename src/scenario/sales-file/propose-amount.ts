/** Which column is the amount of a sale, in which unit it is, and whether a quantity multiplies it. */
import { possibleColumns, columnsOfRole, isInCents, isInDollars, isPrice, isSum } from './columns'
import { columnAnswers, columnOf, question, type Part, type Sheet } from './proposal'
import type { SalesAnswer } from './questions'
import { isProduct, rowsChangedByQuantity, rowsThatDiffer, surveyAmounts } from './survey'

export function proposeAmount(sheet: Sheet): Part {
  const chosen = chooseAmount(sheet)
  const { amount } = chosen.settled
  if (amount === undefined) return chosen
  const parts = [chosen, proposeQuantity(sheet, amount, chosen), proposeUnit(sheet, amount)]
  return {
    settled: Object.assign({}, ...parts.map(({ settled }) => settled)) as Part['settled'],
    questions: parts.flatMap(({ questions }) => questions),
  }
}

const settledOn = (settled: Part['settled']): Part => ({ settled, questions: [] })

function chooseAmount(sheet: Sheet): Part {
  const { choices, known, table } = sheet
  const discount = choices.discount === undefined ? columnOf(sheet, 'discount') : choices.discount
  if (choices.amount !== undefined) return settledOn({ amount: choices.amount, discount })
  if (known && !known.isOpen) {
    const amount = columnOf(sheet, 'amount')
    return amount === null ? missing(table.titles) : settledOn({ amount, discount })
  }
  const [first, ...others] = possibleColumns('amount', table)
  if (first === undefined) return missing(table.titles)
  const at = (title: string): number => table.positionOf.get(title)!
  const differing = others.filter((title) => rowsThatDiffer(table, at(first), at(title)).count > 0)
  if (differing.length === 0) return settledOn({ amount: first, discount })
  const candidates = [first, ...differing]
  const quantity = quantityOf(sheet)
  const total = quantity === null ? undefined : totalOf(sheet, candidates, quantity)
  if (total !== undefined) return settledOn({ amount: total, quantity: null, discount })
  return several(sheet, candidates, quantity)
}

const missing = (titles: readonly string[]): Part => ({
  settled: {},
  questions: [
    question({
      choice: 'amount',
      reason: 'amount-missing',
      columns: titles,
      answers: columnAnswers('amount', titles),
    }),
  ],
})

function several(sheet: Sheet, candidates: readonly string[], quantity: string | null): Part {
  const { table } = sheet
  const [first, second] = candidates.map((title) => table.positionOf.get(title)!)
  return {
    settled: {},
    questions: [
      question({
        choice: 'amount',
        reason: 'amount-several',
        columns: candidates,
        about: rowsThatDiffer(table, first!, second!),
        position: first!,
        answers: candidates.flatMap((title): SalesAnswer[] => [
          { label: 'column', value: title, choices: { amount: title, quantity: null } },
          ...(quantity !== null && isPrice(title) ? [timesAnswer(title, quantity)] : []),
        ]),
      }),
    ],
  }
}

const timesAnswer = (amount: string, quantity: string): SalesAnswer => ({
  label: 'times-column',
  value: quantity,
  choices: { amount, quantity },
})

/** The one candidate that is a price times the quantity in every row. */
function totalOf(
  { table }: Sheet,
  candidates: readonly string[],
  quantity: string,
): string | undefined {
  const [price, total, ...others] = candidates.toSorted(
    (one, other) => Number(isSum(one)) - Number(isSum(other)),
  )
  if (price === undefined || total === undefined || others.length > 0) return undefined
  const [one, count, all] = [price, quantity, total].map((title) => table.positionOf.get(title)!)
  return isPrice(price) && isSum(total) && isProduct(table, one!, count!, all!) ? total : undefined
}

function quantityOf({ table }: Sheet): string | null {
  const columns = columnsOfRole('quantity', table)
  return columns.length === 1 ? columns[0]! : null
}

function proposeQuantity(sheet: Sheet, amount: string, chosen: Part): Part {
  const { choices, known, table } = sheet
  if (choices.quantity !== undefined) return settledOn({ quantity: choices.quantity })
  if (chosen.settled.quantity !== undefined) return settledOn({})
  if (known && !known.isOpen) return settledOn({ quantity: columnOf(sheet, 'quantity') })
  const quantity = quantityOf(sheet)
  if (quantity === null || !isPrice(amount)) return settledOn({ quantity: null })
  const position = table.positionOf.get(quantity)!
  const about = rowsChangedByQuantity(table, table.positionOf.get(amount)!, position)
  if (about.count === 0) return settledOn({ quantity: null })
  return {
    settled: {},
    questions: [
      question({
        choice: 'quantity',
        reason: 'amount-of-one-piece',
        columns: [quantity, amount],
        about,
        position,
        answers: [
          timesAnswer(amount, quantity),
          { label: 'column', value: amount, choices: { quantity: null } },
        ],
      }),
    ],
  }
}

function proposeUnit({ choices, known, table }: Sheet, amount: string): Part {
  const position = table.positionOf.get(amount)
  if (position === undefined) return settledOn({})
  const shown = surveyAmounts(table, position)
  const decimalMark = choices.decimalMark ?? shown.decimalMark
  const named = isInCents(amount) ? 'cents' : isInDollars(amount) ? 'dollars' : undefined
  const unit = choices.amountUnit ?? unitOfExport({ choices, known }, amount) ?? named
  if (unit !== undefined || shown.whole === null) {
    return settledOn({ amountUnit: unit ?? 'dollars', decimalMark })
  }
  return {
    settled: { decimalMark },
    questions: [
      question({
        choice: 'amountUnit',
        reason: 'amounts-are-whole',
        columns: [amount],
        about: shown.whole,
        position,
        answers: (['dollars', 'cents'] as const).map((label) => ({
          label,
          value: null,
          choices: { amountUnit: label },
        })),
      }),
    ],
  }
}

/** The unit of the export's own column, not of one that somebody chose instead. */
const unitOfExport = (
  { choices, known }: Pick<Sheet, 'choices' | 'known'>,
  amount: string,
): 'dollars' | 'cents' | undefined =>
  choices.amount === undefined || known?.columns.amount?.includes(amount)
    ? known?.settles.amountUnit
    : undefined
