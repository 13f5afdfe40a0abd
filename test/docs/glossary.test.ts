/** `docs/glossary.md` has one meaning for each word. */
import { expect, it } from 'vitest'
import { tablesOf } from './documents'

it('each word is there once, with a meaning', () => {
  const rows = tablesOf('docs/glossary.md').flatMap((table) => table.rows)
  const words = rows.flatMap(([word]) => word!.split(', '))
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
  expect(rows.filter(([, meaning]) => meaning === '')).toEqual([])
})
