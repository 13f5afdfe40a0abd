/** `docs/sales-files.md` beside the table of exports, the words of `--read` and the words for kinds of rows. */
import { describe, expect, it } from 'vitest'
import { READ_WORDS } from '../../src/cli/reading-choices'
import { kindOfWord } from '../../src/scenario/sales-file/row-kinds'
import { SALES_EXPORTS, type SalesExport } from '../../src/scenario/sales-file/exports'
import { codeOf, tablesOf } from './documents'

const DOCUMENT = 'docs/sales-files.md'
const rowsUnder = (heading: string): string[][] =>
  tablesOf(DOCUMENT).find((table) => table.heading === heading)!.rows

describe('the table of recognised exports', () => {
  const rows = new Map(
    rowsUnder('Recognised exports').map(([name, ...cells]) => [codeOf(name!), cells]),
  )
  const columnsOf = ({ columns, rowKinds }: SalesExport): string[] => [
    ...Object.values(columns).flat(),
    ...Object.keys(rowKinds),
  ]

  it('has each export once', () => {
    expect([...rows.keys()]).toEqual(SALES_EXPORTS.map(({ name }) => name))
  })

  it.each(SALES_EXPORTS)('has the columns and the kinds of rows of $name', (known) => {
    const [title, ...cells] = rows.get(known.name)!
    expect(title).toBe(known.title)
    const shown = [...cells.join(' ').matchAll(/`([^`]+)`/g)].map(([, name]) => name)
    expect(shown.toSorted()).toEqual(columnsOf(known).toSorted())
    for (const values of Object.values(known.rowKinds)) {
      for (const value of Object.keys(values).filter((text) => text !== '' && text !== '*')) {
        expect(cells[1]).toContain(value)
      }
    }
  })
})

it('the choices are the words of the command line', () => {
  const words = READ_WORDS.map((word) => word.slice(0, word.indexOf('=')))
  expect(rowsUnder('Choices').map(([word]) => codeOf(word!))).toEqual(words)
})

it('the known words are known', () => {
  const kinds = { Sale: 'sale', Refund: 'refund', Chargeback: 'chargeback', 'Left out': 'left-out' }
  for (const [kind, words] of rowsUnder('Kinds of rows')) {
    for (const word of words!.split(';')[0]!.split(', ')) {
      expect([word, kindOfWord(word)]).toEqual([word, kinds[kind as keyof typeof kinds]])
    }
  }
})
