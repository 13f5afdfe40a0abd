/** Lists in `docs/decisions/` compared with the code that they are lists of. */
import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { CHECK_NAMES } from '../../src/checks/check'
import { ADDED_ACCOUNTS, SHARED_ACCOUNTS } from '../../src/ledger/accounts'
import { TRANSFER_REASONS } from '../../src/ledger/postings'
import { codeOf, tablesOf, targetsOf } from './documents'

const FOLDER = 'docs/decisions'

const firstCellsOf = (document: string, column: string): string[] =>
  tablesOf(`${FOLDER}/${document}`)
    .find(({ columns }) => columns[0] === column)!
    .rows.map(([cell]) => cell!)

it('the index lists every record', () => {
  const records = readdirSync(FOLDER).filter((file) => /^\d{4}-.*\.md$/.test(file))
  expect(targetsOf(`${FOLDER}/README.md`).toSorted()).toEqual(records.toSorted())
})

it('0003 lists every account', () => {
  const documented = firstCellsOf('0003-double-entry.md', 'Account').map(codeOf)
  expect(documented).toEqual([...SHARED_ACCOUNTS, ...ADDED_ACCOUNTS, 'creator:17'])
})

it('0003 says what each kind of transfer posts', () => {
  const documented = firstCellsOf('0003-double-entry.md', 'Reason').flatMap((cell) =>
    [...cell.matchAll(/`(\w+)`/g)].map((match) => match[1]!),
  )
  expect([...new Set(documented)].toSorted()).toEqual([...TRANSFER_REASONS].toSorted())
})

it('0006 lists every check', () => {
  expect(firstCellsOf('0006-auditor-and-checks.md', 'Check').map(codeOf)).toEqual(CHECK_NAMES)
})
