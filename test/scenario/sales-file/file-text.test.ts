import { describe, expect, it } from 'vitest'
import { readFileText } from '../../../src/scenario/sales-file/file-text'
import { formatProblem } from '../../../src/scenario/problems'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string, isLittleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2))
  for (const [index, character] of [...`\uFEFF${text}`].entries()) {
    view.setUint16(2 * index, character.charCodeAt(0), isLittleEndian)
  }
  return new Uint8Array(view.buffer)
}

describe('the text of a file', () => {
  it.each([
    ['UTF-8', bytesOf('Zoë,1'), 'utf-8'],
    ['UTF-8 with a byte order mark', bytesOf('\uFEFFZoë,1'), 'utf-8'],
    ['UTF-16, little end first', utf16('Zoë,1', true), 'utf-16le'],
    ['UTF-16, big end first', utf16('Zoë,1', false), 'utf-16be'],
    ['Windows-1252', Uint8Array.from([0x5a, 0x6f, 0xeb, 0x2c, 0x31]), 'windows-1252'],
  ])('may be in %s', (_what, bytes, encoding) => {
    expect(readFileText(bytes, 'sales.csv')).toEqual({ ok: true, text: 'Zoë,1', encoding })
  })

  it('is the same from a buffer of Node, whose slices share its bytes', () => {
    const bytes = Buffer.from(utf16('Zoë,1', false))
    expect(readFileText(bytes, 'sales.csv')).toMatchObject({ ok: true, text: 'Zoë,1' })
  })

  it('may be nothing at all', () => {
    expect(readFileText(new Uint8Array(), 'sales.csv')).toMatchObject({ ok: true, text: '' })
  })

  it.each([
    ['a workbook', [0x50, 0x4b, 0x03, 0x04], /this one is an Excel workbook or another archive/],
    ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], /this one is an Excel workbook: save it/],
    ['something compressed', [0x1f, 0x8b, 0x08], /this one is compressed: unpack it first/],
    ['a PDF', [...bytesOf('%PDF-1.7')], /this one is a PDF document/],
    ['a ledger', [...bytesOf('SQLite format 3\0')], /this one is a SQLite database/],
    ['UTF-32', [0xff, 0xfe, 0, 0, 0x61, 0, 0, 0], /this one holds something else/],
    ['bytes that no text has', [0x61, 0x00, 0x62], /this one holds something else/],
  ])('is not %s', (_what, bytes, expected) => {
    const answer = readFileText(Uint8Array.from(bytes), 'sales.csv')
    const lines = answer.ok ? [] : answer.problems.map(formatProblem)
    expect(lines).toEqual([expect.stringMatching(/^file: got "sales\.csv", expected a text file;/)])
    expect(lines[0]).toMatch(expected)
  })

  /** From the table of the Unicode Consortium; the five that it leaves out are control characters. */
  const FROM_80 = [
    0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039,
    0x152, 0x8d, 0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc,
    0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
  ]

  it('has the letter of Windows-1252 for each byte that it can have', () => {
    const bytes = Uint8Array.from({ length: 255 }, (_, index) => index + 1)
    const expected = [...bytes].map((byte) => FROM_80[byte - 0x80] ?? byte)
    const answer = readFileText(bytes, 'sales.csv')
    expect(answer).toMatchObject({ ok: true, encoding: 'windows-1252' })
    const text = answer.ok ? answer.text : ''
    expect([...text].map((character) => character.codePointAt(0))).toEqual(expected)
  })

  it('keeps two names apart after a mark of UTF-8 that the bytes belie', () => {
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, 0x8a, 0x2c, 0x9a])
    expect(readFileText(bytes, 'sales.csv')).toEqual({
      ok: true,
      text: '\u0160,\u0161',
      encoding: 'windows-1252',
    })
  })

  it.each([
    ['half a character', [0xff, 0xfe, 0x61, 0x00, 0x62]],
    ['half a pair', [0xff, 0xfe, 0x00, 0xd8, 0x61, 0x00]],
  ])('is refused with %s of UTF-16 in it', (_what, bytes) => {
    const answer = readFileText(Uint8Array.from(bytes), 'sales.csv')
    expect(answer.ok ? [] : answer.problems.map(formatProblem)).toEqual([
      'file: got "sales.csv", expected text in UTF-16LE, as its first bytes say',
    ])
  })
})
