/** `docs/own-service.md` has the functions and the example as they are in the code. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { LAB_SERVICE } from '../../src/payouts/payout-service'
import { codeBlocksOf, tablesOf } from './documents'

const DOCUMENT = 'docs/own-service.md'

it('its example is the service that is tested', () => {
  const [example] = codeBlocksOf(DOCUMENT)
  const tested = readFileSync('workers/service-examples/new-key-each-hour.ts', 'utf8')
  expect(example!.text.trim()).toBe(tested.trim().replaceAll("'../../src/", "'./src/"))
})

it('its table has each function that can be defined', () => {
  const functions = tablesOf(DOCUMENT).find(({ columns }) => columns[0] === 'Function')!
  expect(functions.rows.map(([name]) => /\w+/.exec(name!)![0])).toEqual(Object.keys(LAB_SERVICE))
})
