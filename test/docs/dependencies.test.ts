/** Every dependency says in `docs/decisions/0001-dependencies.md` why it earns its place. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { codeOf, tablesOf } from './documents'

const DOCUMENT = 'docs/decisions/0001-dependencies.md'
const packageFile = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>

it.each([
  ['dependencies', 'In the product'],
  ['devDependencies', 'To build and test it'],
] as const)('%s are those of the table "%s", with a reason each', (kind, heading) => {
  const rows = tablesOf(DOCUMENT).find((table) => table.heading === heading)!.rows
  const inFile = Object.keys(packageFile[kind])
  expect(
    rows.map(([name]) => codeOf(name!)).toSorted(),
    `${DOCUMENT}: have one row for each of the ${kind} in package.json`,
  ).toEqual(inFile.toSorted())
  expect(rows.every(([, reason]) => reason !== '')).toBe(true)
})
