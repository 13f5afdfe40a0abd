/** The questions that a sales file leaves open, as lines that say what settles each on the command line. */
import { withCommas } from '../core/counted'
import type { Problem } from '../scenario/problems'
import type { QuestionReason, SalesQuestion } from '../scenario/sales-file/questions'
import { ROW_KINDS, SALE_OF_THE_REST, type ReadingChoices } from '../scenario/sales-file/reading'
import { quoted, WORDS, wordsOfRowKinds, type ReadWord } from './reading-choices'

const EXPECTED: Readonly<Record<QuestionReason, (question: SalesQuestion) => string>> = {
  'creator-missing': () => 'a column of creators',
  'creator-several': () => 'one column of creators, not several',
  'sold-at-missing': () => 'a column of times of sale',
  'sold-at-several': () => 'one column of times of sale, not several',
  'amount-missing': () => 'a column of amounts',
  'amount-several': ({ columns }) =>
    `a choice of the column with the amount of a sale: ${columns.join(', ')}`,
  'amount-of-one-piece': () => 'a choice: the amount is for one unit or for the whole row',
  'amounts-are-whole': () => 'a choice: the amounts, all whole numbers, are in dollars or in cents',
  'header-names-currency': ({ value }) =>
    `amounts in US dollars, or a choice that says so (${value})`,
  'currency-several': () => 'a choice of the column with the currency of the amounts',
  'currency-by-values': () => 'amounts in US dollars, or a choice of the column with the currency',
  'dates-either-order': () => 'dates that show which comes first, or a choice',
  'dates-contradict': () =>
    'dates that agree on which comes first, the day or the month, or a choice',
  'times-without-zone': () => 'times with an offset from UTC, or a choice of their time zone',
  'zones-unknown': () => 'a known time zone, or a choice of one',
  'row-kind-unknown': () => 'a choice: whether these rows are sales',
  'row-kinds-unknown': ({ value }) =>
    `a choice: whether rows with one of these are sales (${value})`,
  'refunds-name-sales': () => 'a choice: what to do with refunds that name their sale',
  'row-is-the-sum': () =>
    'a choice: whether the row whose amount is the sum of all others is a sale',
  'quotes-after-spaces': () => 'a choice: whether quotes after a space belong to the value',
}

/** One problem for each question: the first row that it is about, and the words of `--read` that settle it. */
export const problemOfQuestion =
  (titles: readonly string[], headerLine: number) =>
  (question: SalesQuestion): Problem => {
    const { examples, columns, rows, reason } = question
    const [first] = examples
    const more = rows > 1 ? ` (${withCommas(rows)} rows)` : ''
    const settled = wordsThatSettle(question).map((word) => `--read ${word}`)
    return {
      path: first ? `line ${first.line}, ${columns[0] ?? 'the whole row'}` : `line ${headerLine}`,
      value: first?.value ?? question.value ?? titles.join(', '),
      expected: `${EXPECTED[reason](question)}${more}: ${[...new Set(settled)].join(' or ')}`,
    }
  }

function wordsThatSettle(question: SalesQuestion): string[] {
  const { choice, columns, reason, answers } = question
  if (reason === 'row-kinds-unknown') {
    const kinds = ROW_KINDS.filter((kind) => kind !== SALE_OF_THE_REST)
    return kinds.map((kind) => quoted(`rows=${columns[0]}:<value>=${kind}`))
  }
  const free = answers.filter(({ choices }) => choices === null)
  const words = answers.flatMap(({ choices }) => (choices ? wordsOf(choices) : []))
  const isAnyColumn = columns.length > COLUMNS_NAMED || words.some(isTooLong)
  return [
    ...(isAnyColumn ? [`${wordOf(choice)}=<column>`] : words),
    ...free.map(({ label }) =>
      label === 'one-creator' ? 'one_creator=<name>' : 'time_zone=<zone, as in Europe/Berlin>',
    ),
  ]
}

/** So many columns are offered by name, and each word as long as a line of a terminal. */
const COLUMNS_NAMED = 3
const isTooLong = (word: string): boolean => word.length > 120

function wordsOf({ rowKinds = {}, ...choices }: ReadingChoices): string[] {
  const words = Object.entries(choices).map(
    ([choice, value]) => `${wordOf(choice)}=${value ?? 'none'}`,
  )
  return [[...words, ...wordsOfRowKinds(rowKinds)].map(quoted).join(' --read ')]
}

const wordOf = (choice: string): ReadWord =>
  (Object.keys(WORDS) as (keyof typeof WORDS)[]).find((word) => WORDS[word].choice === choice) ??
  'rows'
