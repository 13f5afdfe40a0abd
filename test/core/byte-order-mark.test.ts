import { expect, it } from 'vitest'
import { withByteOrderMark } from '../../src/core/byte-order-mark'

it.each([
  ['day,payouts\n2026-09-01,3\n', 'day,payouts\n2026-09-01,3\n'],
  ['name\nCafé · 3%\n', '\uFEFFname\nCafé · 3%\n'],
  ['', ''],
])('%j is saved for a spreadsheet as %j', (csv, saved) => {
  expect(withByteOrderMark(csv)).toBe(saved)
})
