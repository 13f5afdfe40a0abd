/** How the choices of an import change: what one of them settles, and what it opens again. */
import { sameValue } from '../../scenario/document-paths'
import type { SalesAnswer, SalesQuestion } from '../../scenario/sales-file/questions'
import { withChoices, type ReadingChoices } from '../../scenario/sales-file/reading'

type Choice = keyof ReadingChoices

/** What was said of the values of a column says nothing of another column. */
const OF_THE_VALUES: Partial<Record<Choice, readonly Choice[]>> = {
  amount: ['amountUnit', 'decimalMark', 'quantity', 'discount', 'totalRow'],
  soldAt: ['dateOrder', 'timeOfDay', 'timeZone', 'timeZoneColumn'],
}
/** Another header has other columns; the file's own lines, delimiter and quotes stay what they are. */
const OF_THE_FILE: readonly Choice[] = ['headerLine', 'delimiter', 'quotes']
const OPENS_ALL: readonly Choice[] = [...OF_THE_FILE, 'readAs']

export function withChoice<Key extends Choice>(
  choices: ReadingChoices,
  key: Key,
  value: ReadingChoices[Key],
): ReadingChoices {
  const forgotten: readonly Choice[] = OF_THE_VALUES[key] ?? []
  const kept = Object.entries(choices).filter(([name]) =>
    OPENS_ALL.includes(key)
      ? OF_THE_FILE.includes(name as Choice)
      : !forgotten.includes(name as Choice),
  )
  return { ...(Object.fromEntries(kept) as ReadingChoices), [key]: value }
}

/** What an answer settles; a free text is the value of the question's choice, or the creator of the whole file. */
export function choicesOfAnswer(
  question: SalesQuestion,
  answer: SalesAnswer,
  text: string,
): ReadingChoices {
  if (answer.choices) return answer.choices
  return answer.label === 'one-creator'
    ? { creator: null, oneCreator: text }
    : { [question.choice]: text }
}

/** Whether all that `part` settles still holds. */
export function holds(choices: ReadingChoices, part: ReadingChoices): boolean {
  return sameValue(withChoices(choices, part), choices)
}
