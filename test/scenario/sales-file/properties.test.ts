/** What holds of every sales file: the order of its rows and its encoding change nothing, and no row is lost. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { run } from '../../support/runs'
import { answerTo, bytesOf, imported, salesOfBytes } from '../../support/sales-files'

const SMALL: ScenarioInput = { version: 1, seed: 'one', days: 12 }
const digestOf = (text: string): string =>
  run(SMALL, imported(text, { refunds: 'of-their-sale', totalRow: 'sale' })).report.digest

const HEADER = 'creator,date,amount,order id,status'
const row = fc
  .record({
    creator: fc.constantFrom('ann', 'Bo', 'zoë', 'Ñandú', '10', '9'),
    day: fc.integer({ min: 1, max: 9 }),
    cents: fc.integer({ min: 1, max: 900 }),
    order: fc.integer({ min: 1, max: 4 }),
    status: fc.constantFrom('paid', 'paid', 'paid', 'failed', 'refund', 'chargeback'),
  })
  .map(
    ({ creator, day, cents, order, status }) =>
      `${creator},2026-01-0${day},${cents}.50,${order},${status}`,
  )
const rows = fc
  .array(row, { minLength: 1, maxLength: 12 })
  .map((some) => ['ann,2026-01-05,12.34,9,paid', ...some])
const file = (lines: readonly string[]): string => [HEADER, ...lines].join('\n')

it('any order of the rows gives the same digest', () => {
  const orders = rows.chain((lines) =>
    fc.record({
      lines: fc.constant(lines),
      shuffled: fc.shuffledSubarray(lines, { minLength: lines.length }),
    }),
  )
  fc.assert(
    fc.property(orders, ({ lines, shuffled }) => {
      expect(digestOf(file(shuffled))).toBe(digestOf(file(lines)))
    }),
    { numRuns: 40 },
  )
}, 120_000)

it('three sales newest first and oldest first are one run', () => {
  const lines = ['c,2026-01-03,30.00', 'b,2026-01-02,20.00', 'a,2026-01-01,10.00']
  const [newest, oldest] = [lines, lines.toReversed()].map((some) =>
    digestOf(['creator,date,amount', ...some].join('\n')),
  )
  expect(newest).toBe(oldest)
})

const utf16 = (text: string, isLittleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2))
  view.setUint16(0, 0xfeff, isLittleEndian)
  for (let at = 0; at < text.length; at += 1) {
    view.setUint16(2 * at + 2, text.charCodeAt(at), isLittleEndian)
  }
  return new Uint8Array(view.buffer)
}

it('any encoding of a text gives the same sales', () => {
  const choices = { refunds: 'of-their-sale', totalRow: 'sale' } as const
  fc.assert(
    fc.property(rows, (lines) => {
      const text = file(lines)
      const encoded = [
        bytesOf(`\uFEFF${text}`),
        utf16(text, true),
        utf16(text, false),
        Uint8Array.from(text, (character) => character.charCodeAt(0)),
        bytesOf(text.replaceAll('\n', '\r\n')),
      ]
      for (const bytes of encoded) {
        expect(salesOfBytes(bytes, choices)).toEqual(imported(text, choices))
      }
    }),
  )
})

it('what is read and what is left out are every row', () => {
  const broken = fc.constantFrom(
    'x',
    ',,,,',
    'ann,never,1.50,1,paid',
    ',2026-01-01,1.50,1,paid',
    'Total,2026-01-01,9.50,1,paid',
    'ann,2026-01-01,-1.50,7,paid',
  )
  const mixed = fc.array(fc.oneof(row, broken))
  fc.assert(
    fc.property(mixed, (lines) => {
      const listed: number[] = []
      const text = file(['ann,2026-01-05,12.34,9,paid', ...lines])
      const answer = answerTo(
        bytesOf(text),
        { refunds: 'of-their-sale', totalRow: 'sale' },
        ({ line }) => listed.push(line),
      )
      if (answer.outcome !== 'read') throw new Error(answer.outcome)
      const { sales, refundRows, leftOut, rows: count } = answer.sales
      expect(leftOut.reduce((sum, reason) => sum + reason.count, 0)).toBe(listed.length)
      expect(sales.length + refundRows + listed.length).toBe(count)
      expect(count).toBe(lines.filter((line) => line !== ',,,,').length + 1)
    }),
  )
})

it('16,000 columns are read in the time of their characters', () => {
  const names = Array.from({ length: 16_000 }, (_, index) => `note ${index % 7}`)
  const text = [
    ['creator', 'date', 'amount', ...names].join(','),
    ['a', '2026-01-01', '1.50', ...names].join(','),
  ].join('\n')
  expect(imported(text).totalCents).toBe(1_50)
})
