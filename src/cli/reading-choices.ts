/** What `--read` says of a sales file: which columns it has, and what its amounts and dates mean. */
import type { Problem, Refused } from '../scenario/problems'
import { AMOUNT_UNITS, DECIMAL_MARKS } from '../scenario/sales-amounts'
import type { ReadingChoices } from '../scenario/sales-reading'
import { DATE_ORDERS } from '../scenario/sales-times'

type Choice = keyof ReadingChoices

/** The words of the command line, and what may follow them; a column is any text. */
const CHOICES: Readonly<Record<string, readonly [Choice, readonly string[] | null]>> = {
  creator: ['creator', null],
  sold_at: ['soldAt', null],
  amount: ['amount', null],
  currency: ['currency', null],
  unit: ['amountUnit', AMOUNT_UNITS],
  decimals: ['decimalMark', DECIMAL_MARKS],
  dates: ['dateOrder', DATE_ORDERS],
}

export const READ_WORDS: readonly string[] = Object.entries(CHOICES).map(
  ([word, [, options]]) => `${word}=${options ? options.join('|') : '<column>'}`,
)

export function readChoices(
  given: readonly string[],
): { ok: true; choices: ReadingChoices } | Refused {
  const choices: Record<string, string> = {}
  const problems: Problem[] = []
  for (const text of given) {
    const [word, value] = wordAndValue(text)
    const known = Object.hasOwn(CHOICES, word) ? CHOICES[word] : undefined
    if (!known || value === '') problems.push(refusal(text, READ_WORDS.join(', or ')))
    else if (known[0] in choices) problems.push(refusal(text, `${word} once`))
    else if (known[1] && !known[1].includes(value)) {
      problems.push(refusal(text, `${word}=${known[1].join(` or ${word}=`)}`))
    } else choices[known[0]] = value
  }
  return problems.length === 0 ? { ok: true, choices } : { ok: false, problems }
}

function wordAndValue(text: string): [string, string] {
  const position = text.indexOf('=')
  return position < 0 ? [text, ''] : [text.slice(0, position), text.slice(position + 1)]
}

const refusal = (value: string, expected: string): Problem => ({ path: '--read', value, expected })
