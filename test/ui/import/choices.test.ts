import { describe, expect, it } from 'vitest'
import type { SalesQuestion } from '../../../src/scenario/sales-file/questions'
import { withChoices, type ReadingChoices } from '../../../src/scenario/sales-file/reading'
import { choicesOfAnswer, holds, withChoice } from '../../../src/ui/import/choices'

const CHOICES: ReadingChoices = {
  headerLine: 3,
  soldAt: 'Date',
  dateOrder: 'day-first',
  timeZone: 'UTC',
  amount: 'Price',
  amountUnit: 'cents',
  rowKinds: { Status: { paid: 'sale' } },
}

describe('a choice', () => {
  it('of the amount forgets what was said of the amounts of another column', () => {
    const { amountUnit: _, ...others } = CHOICES
    expect(withChoice(CHOICES, 'amount', 'Total')).toEqual({ ...others, amount: 'Total' })
  })

  it('of the time forgets the order of dates and the zone of another column', () => {
    const { dateOrder: _order, timeZone: _zone, ...others } = CHOICES
    expect(withChoice(CHOICES, 'soldAt', 'Paid at')).toEqual({ ...others, soldAt: 'Paid at' })
  })

  it('of the export keeps only where the header is', () => {
    expect(withChoice(CHOICES, 'readAs', 'patreon')).toEqual({ headerLine: 3, readAs: 'patreon' })
  })

  it('holds until another takes its place', () => {
    const part: ReadingChoices = { rowKinds: { Status: { paid: 'sale' } } }
    expect(holds(CHOICES, part)).toBe(true)
    expect(holds(withChoices(CHOICES, { rowKinds: { Status: { paid: 'refund' } } }), part)).toBe(
      false,
    )
    expect(holds(withChoice(CHOICES, 'readAs', 'patreon'), part)).toBe(false)
  })
})

describe('an answer in free text', () => {
  const question: SalesQuestion = {
    choice: 'timeZone',
    reason: 'times-without-zone',
    columns: ['Date'],
    value: null,
    rows: 2,
    examples: [],
    answers: [],
  }

  it('is the value of what was asked', () => {
    const answer = { label: 'time-zone', value: null, choices: null } as const
    expect(choicesOfAnswer(question, answer, 'Europe/Berlin')).toEqual({
      timeZone: 'Europe/Berlin',
    })
  })

  it('or the creator of the whole file, which then has no column of creators', () => {
    const answer = { label: 'one-creator', value: null, choices: null } as const
    expect(choicesOfAnswer({ ...question, choice: 'creator' }, answer, 'me')).toEqual({
      creator: null,
      oneCreator: 'me',
    })
  })
})
