import { expect, it } from 'vitest'
import { booksFigures } from '../../../src/ui/books/books-figures'
import { run } from '../../support/runs'

const { processorBooks } = run({ version: 1, days: 2, population: { size: 2 } }).report

it('shows what was paid twice and what is owed again, each with its query, and nothing that is zero', () => {
  const wrong = { ...processorBooks, paidTwiceNotBackCents: 12_34, owedAgainCents: 5_00 }
  expect(booksFigures({ processorBooks: wrong })).toMatchObject([
    { reference: { of: 'processor_books', name: 'paidTwiceNotBackCents' }, value: 12_34 },
    { reference: { of: 'processor_books', name: 'owedAgainCents' }, value: 5_00 },
  ])
  expect(booksFigures({ processorBooks })).toEqual([])
})
