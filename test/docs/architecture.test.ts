/** The table of rooms in `docs/architecture.md` compared with the laws that the linter enforces. */
import { expect, it } from 'vitest'
import { ROOMS } from '../tools/architecture.js'
import { codeOf, tablesOf } from './documents'

const DOCUMENT = 'docs/architecture.md'
const rows = tablesOf(DOCUMENT).find(({ heading }) => heading === 'Rooms')!.rows

const importsIn = (cell: string): string[] =>
  cell === 'nothing' ? [] : cell.split(', ').map(codeOf)

it('every room is documented with what it may import', () => {
  const documented = Object.fromEntries(
    rows.map(([room, imports]) => [codeOf(room!), importsIn(imports!).toSorted()]),
  )
  const lawful = Object.fromEntries(
    Object.entries(ROOMS).map(([room, imports]) => [room, imports.toSorted()]),
  )
  expect(
    documented,
    `${DOCUMENT}: make its table of rooms that of test/tools/architecture.js`,
  ).toEqual(lawful)
})
