/**
 * The text of a file that somebody hands over: UTF-8 or UTF-16 by its byte order mark, else UTF-8, else Windows-1252,
 * which is what spreadsheets write that do not say. What is no text at all is refused by what it is. No byte is
 * replaced by a question mark: two creators whose names differ in one letter must not become one.
 */
import type { Refused } from './problems'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface FileText {
  ok: true
  text: string
  encoding: Encoding
}

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

const OTHER_KINDS: readonly (readonly [string, readonly number[]])[] = [
  ['an Excel workbook or another archive: save it as CSV first', [0x50, 0x4b, 0x03, 0x04]],
  ['an Excel workbook: save it as CSV first', [0xd0, 0xcf, 0x11, 0xe0]],
  ['compressed: unpack it first', [0x1f, 0x8b]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['a picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a picture', [0xff, 0xd8, 0xff]],
  ['a SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
]

/** So far in is looked for bytes that no text has. */
const BYTES_LOOKED_THROUGH = 8_192

export function readFileText(bytes: Uint8Array, fileName: string): FileText | Refused {
  const marked = MARKS.find(([, mark]) => startsWith(bytes, mark))
  if (marked) return decoded(bytes, marked[0])
  const otherKind = OTHER_KINDS.find(([, mark]) => startsWith(bytes, mark))
  if (otherKind) return refuse(fileName, `a text file; this one is ${otherKind[0]}`)
  if (bytes.subarray(0, BYTES_LOOKED_THROUGH).includes(0)) {
    return refuse(fileName, 'a text file; this one holds something else')
  }
  try {
    return decoded(bytes, 'utf-8')
  } catch {
    return decoded(bytes, 'windows-1252')
  }
}

/** The decoder drops the byte order mark. A file that is not what its mark says is read as far as it can be. */
function decoded(bytes: Uint8Array, encoding: Encoding): FileText {
  const fatal = encoding === 'utf-8' && !startsWith(bytes, MARKS[0]![1])
  return { ok: true, text: new TextDecoder(encoding, { fatal }).decode(bytes), encoding }
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte)

const refuse = (value: string, expected: string): Refused => ({
  ok: false,
  problems: [{ path: 'file', value, expected }],
})
