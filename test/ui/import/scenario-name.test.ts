import { expect, it } from 'vitest'
import { PRESETS } from '../../../src/scenario/presets'
import { hasNameOfPreset, nameOfFile } from '../../../src/ui/import/scenario-name'

it('a scenario that still has the name of its preset can be called after its file', () => {
  expect(hasNameOfPreset(PRESETS['gumroad-like'])).toBe(true)
  expect(hasNameOfPreset({ version: 1, name: 'Ours' })).toBe(false)
})

it.each([
  ['cdnow-sales.csv', 'cdnow-sales'],
  ['orders.2026.csv', 'orders.2026'],
  ['orders', 'orders'],
  ['.csv', null],
  [`${'a'.repeat(81)}.csv`, null],
  ['two\nlines.csv', null],
])('of %j it is %j', (fileName, name) => {
  expect(nameOfFile(fileName)).toBe(name)
})
