import { describe, expect, it } from 'vitest'
import { readReadingDocument } from '../../src/scenario/reading-document'

describe('a reading as JSON', () => {
  it.each([
    {},
    { creator: null, oneCreator: 'me', headerLine: 3, timeZone: 'Europe/Berlin' },
    { rowKinds: { Status: { paid: 'sale', '': 'left-out', '*': 'refund' } }, dateOrder: null },
  ])('is taken as it is: %j', (value) => {
    expect(readReadingDocument(value)).toEqual({ ok: true, choices: value })
  })

  it.each([
    [[], 'reading', 'a reading as JSON'],
    ['cents', 'reading', 'a reading as JSON'],
    [{ amount: null }, 'reading.amount', 'text of 1 to 500 characters'],
    [{ creator: '' }, 'reading.creator', 'text of 1 to 500 characters, or null'],
    [{ headerLine: 0 }, 'reading.headerLine', 'a line of the file, from 1'],
    [{ amountUnit: 'euros' }, 'reading.amountUnit', 'one of dollars, cents'],
    [
      { rowKinds: { Status: { paid: 'yes' } } },
      'reading.rowKinds',
      'for each column its values, each sale, refund, chargeback, left-out',
    ],
  ])('is refused where it is none: %j', (value, path, expected) => {
    expect(readReadingDocument(value)).toMatchObject({ ok: false, problems: [{ path, expected }] })
  })

  it('says which choices there are where one is unknown', () => {
    expect(readReadingDocument({ unit: 'cents' })).toMatchObject({
      problems: [
        {
          path: 'reading.unit',
          expected: expect.stringMatching(/^no such choice; there are readAs/) as string,
        },
      ],
    })
  })
})
