import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsvRows, type CsvFile } from '../../../src/scenario/sales-file/csv-rows'
import type { Refused } from '../../../src/scenario/problems'
import { exhaust } from '../../../src/core/exhaust'
import type { SalesReading } from '../../../src/scenario/sales-file/reading'
import { bytesOf } from '../../support/sales-files'

const read = (text: string, quotes: SalesReading['quotes'] = 'at-once'): CsvFile | Refused =>
  exhaust(readCsvRows(bytesOf(text), 'sales.csv', { quotes }))

function fileOf(text: string, quotes: SalesReading['quotes'] = 'at-once'): CsvFile {
  const file = read(text, quotes)
  if (!file.ok) throw new Error('The file was refused')
  return file
}

describe('the rows of a file', () => {
  it.each([
    ['comma', 'a,b'],
    ['semicolon', 'a;b;c,d'],
    ['tab', 'a\tb'],
    ['upright-line', 'a|b'],
    ['semicolon', '"a,b,c";d'],
    ['semicolon', 'sep=;\na,b'],
    ['semicolon', 'Sales of March\na;b'],
    ['semicolon', 'Sales report, August 2026\na;b;c\n"1";2,50;3\n4;5,50;6'],
    ['semicolon', 'a;b\n1,2,3;4\n5,6,7;8'],
    ['comma', 'a,b\n"1","2;3"\n"4","5;6"'],
    ['comma', 'a,b\n1,"2\n3;4;5"\n6,"7\n8;9;0"'],
  ])('are parted by %j, as the header says', (delimiter, header) => {
    expect(fileOf(`${header}\n1\n`).delimiter).toBe(delimiter)
  })

  it.each([
    [
      'a web page: download the file itself',
      '\n<!DOCTYPE html>\n<html><p>Sign in, please</p></html>\n',
    ],
    ['a web page: download the file itself', '<table><tr><td>creator,date</td></tr></table>'],
    ['XML: save it as CSV first', '<?xml version="1.0"?>\n<sales/>\n'],
    ['JSON: save it as CSV first', '[\n  {"creator": "ink", "amount": 5}\n]\n'],
    ['JSON: save it as CSV first', '{"version": 1}'],
  ])('are none where the text is %s', (kind, text) => {
    const problem = {
      path: 'file',
      value: 'sales.csv',
      expected: `a CSV file; this one is ${kind}`,
    }
    expect(read(text)).toEqual({ ok: false, problems: [problem] })
  })

  it('may have titles that begin like other kinds of text', () => {
    expect(fileOf('[id],{amount},<html-name>\n1,2,3\n').rows).toHaveLength(2)
    expect(fileOf('<tableau>,b\n1,2\n').rows).toHaveLength(2)
  })

  it('know the line on which they begin, however their lines end', () => {
    const text = '\n a , b \r\n"1\r\n1",2\r3,"4\n\n"\n\n,\n5,6'
    expect(fileOf(text).rows).toEqual([
      { line: 2, fields: [' a ', ' b '] },
      { line: 3, fields: ['1\n1', '2'] },
      { line: 5, fields: ['3', '4\n\n'] },
      { line: 10, fields: ['5', '6'] },
    ])
  })

  it('are refused where the header has more columns than any spreadsheet', () => {
    const answer = read(`${'a,'.repeat(16_384)}b\n1,2\n`)
    expect(answer.ok ? [] : answer.problems).toEqual([
      { path: 'line 1', value: '16,385 columns', expected: 'at most 16,384 columns' },
    ])
    expect(read(`${'a,'.repeat(16_383)}b\n1,2\n`).ok).toBe(true)
  })

  it('take a quote within a field as it is', () => {
    expect(fileOf('a,b\n5" tape,x\n').rows[1]!.fields).toEqual(['5" tape', 'x'])
  })

  it.each([
    ['never closed', 'a,b\n1,2\n3,"4\n5,6\n', 'line 3', '3,"4'],
    ['closed in the middle of a value', 'a,b\n1,"2"x\n5,"6"\n', 'line 2', '1,"2"x'],
  ])('are refused from a quote that is %s', (_what, text, path, value) => {
    const expected = 'a closing quote (") at the end of each quoted value'
    expect(read(text)).toEqual({ ok: false, problems: [{ path, value, expected }] })
  })

  it('are those that were written, whatever is in them', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ' ', ',', ';', '"', '\n', '\r\n', 'é') })
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
    const row = fc.array(field, { minLength: 1, maxLength: 4 }).map((fields) => ['x', ...fields])
    fc.assert(
      fc.property(fc.array(row), fc.constantFrom('\n', '\r\n'), (rows, lineEnd) => {
        const text = [['a', 'b'], ...rows]
          .map((fields) => fields.map(quoted).join(','))
          .join(lineEnd)
        const written = rows.map((fields) => fields.map((one) => one.replaceAll('\r\n', '\n')))
        expect(
          fileOf(text)
            .rows.slice(1)
            .map(({ fields }) => fields),
        ).toEqual(written)
      }),
    )
  })

  it('may have spaces before their quotes, where that is said', () => {
    const text = 'a, "b, c" ,d\n "x ""y, z""", 1, "2"\n'
    const plain = fileOf(text)
    expect(plain.quoteAfterSpaces).toEqual({ line: 1, fields: ['a', ' "b', ' c" ', 'd'] })
    const { rows, quoteAfterSpaces } = fileOf(text, 'after-spaces')
    expect(quoteAfterSpaces).toBeNull()
    expect(rows.map(({ fields }) => fields)).toEqual([
      ['a', 'b, c', 'd'],
      ['x "y, z"', ' 1', '2'],
    ])
  })

  it('may have quotes of inches in fields without quotes, and spaces before the quotes of others', () => {
    const text = 'a, "b, c"\nFrame 5" wide, "d, e"\n 2", "f""\n, 3"" , g"\n5", x" , "y"\n, "z"'
    expect(fileOf(text, 'after-spaces').rows).toEqual([
      { line: 1, fields: ['a', 'b, c'] },
      { line: 2, fields: ['Frame 5" wide', 'd, e'] },
      { line: 3, fields: [' 2"', 'f"\n, 3" , g'] },
      { line: 5, fields: ['5"', ' x" ', 'y'] },
      { line: 6, fields: ['', 'z'] },
    ])
  })

  it('may have other white space before their quotes', () => {
    const text = 'sep=^\na^\t "b^ c"\n\u00A0"d"^\t"e"\n'
    expect(fileOf(text, 'after-spaces').rows.map(({ fields }) => fields)).toEqual([
      ['a', 'b^ c'],
      ['d', 'e'],
    ])
    expect(fileOf('a\t\t"b"\n', 'after-spaces').rows[0]!.fields).toEqual(['a', '', 'b'])
  })

  it('are the same wherever a slice of the file ends', () => {
    const row = `"${'é'.repeat(40)}\r\n",x\r\n`
    const count = Math.ceil((3 << 20) / bytesOf(row).length)
    const { rows } = fileOf(`a,b\r\n${row.repeat(count)}`)
    expect(rows).toHaveLength(count + 1)
    expect(new Set(rows.slice(1).map(({ fields }) => JSON.stringify(fields)))).toEqual(
      new Set([JSON.stringify([`${'é'.repeat(40)}\n`, 'x'])]),
    )
    expect(rows.at(-1)!.line).toBe(2 * count)
  })
})
