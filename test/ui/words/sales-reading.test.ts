import { describe, expect, it } from 'vitest'
import { questionWords } from '../../../src/ui/words/sales-reading'
import { questionsOf } from '../../support/sales-files'

const asked = (column: string, values: readonly string[]): string[] =>
  questionsOf(
    [`creator,date,amount,${column}`, ...values.map((value) => `a,2026-01-01,10.50,${value}`)].join(
      '\n',
    ),
  ).map(questionWords)

describe('what is asked about the rows of a column', () => {
  it('names the value that nobody knows', () => {
    expect(asked('status', ['paid', 'on ice', ''])).toEqual([
      'What are the rows with “on ice” in “status”?',
      'What are the rows with nothing in “status”?',
    ])
  })

  it('names the first of several values', () => {
    expect(asked('status', [...'abcdefg'])).toEqual([
      'What are the rows with one of these in “status”: a, b, c, d, e, f …?',
    ])
  })

  it('says anything, not *, where it is about every value', () => {
    expect(asked('Partial Refund ($)', ['0.0', '4.00', '5.00'])).toEqual([
      'What are the rows with anything in “Partial Refund ($)”?',
    ])
  })
})
