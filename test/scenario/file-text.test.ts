import { describe, expect, it } from 'vitest'
import { readFileText } from '../../src/scenario/file-text'
import { formatProblem } from '../../src/scenario/problems'

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

  it('may be nothing at all', () => {
    expect(readFileText(new Uint8Array(), 'sales.csv')).toMatchObject({ ok: true, text: '' })
  })

  it.each([
    ['a workbook', [0x50, 0x4b, 0x03, 0x04], /this one is an Excel workbook or another archive/],
    ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], /this one is an Excel workbook: save it/],
    ['something compressed', [0x1f, 0x8b, 0x08], /this one is compressed: unpack it first/],
    ['a PDF', [...bytesOf('%PDF-1.7')], /this one is a PDF document/],
    ['a ledger', [...bytesOf('SQLite format 3\0')], /this one is a SQLite database/],
    ['bytes that no text has', [0x61, 0x00, 0x62], /this one holds something else/],
  ])('is not %s', (_what, bytes, expected) => {
    const answer = readFileText(Uint8Array.from(bytes), 'sales.csv')
    const lines = answer.ok ? [] : answer.problems.map(formatProblem)
    expect(lines).toEqual([expect.stringMatching(/^file: got "sales\.csv", expected a text file;/)])
    expect(lines[0]).toMatch(expected)
  })
})
