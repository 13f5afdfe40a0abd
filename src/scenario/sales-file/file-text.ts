/**
 * The text of a file that somebody hands over: UTF-8 or UTF-16 by its byte order mark, else UTF-8,
 * else Windows-1252, which spreadsheets write without saying so. Every engine gives the same text
 * for the same bytes. No byte becomes a question mark, since two creators whose names differ in one
 * letter must not become one.
 */
import { refusal, type Refused } from '../problems'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface FileText {
  ok: true
  text: string
  encoding: Encoding
}

/** The text of a file slice by slice, each with the bytes that are decoded by then. */
interface TextSlice {
  text: string
  bytesDone: number
}

const UTF_8_MARK = [0xef, 0xbb, 0xbf]
const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', UTF_8_MARK],
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

/** Windows-1252 from 0x80 to 0x9F; the five bytes without a letter are the control characters of their number. */
const WINDOWS_1252_FROM_80 =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178'

const OTHER = 'a text file; this one holds something else'

/** So far in is looked for bytes that no text has. */
const BYTES_LOOKED_THROUGH = 8_192
/** Even, so that no UTF-16 unit is cut. */
const BYTES_OF_SLICE = 1 << 20

export function readFileText(bytes: Uint8Array, fileName: string): FileText | Refused {
  const found = findEncoding(bytes, fileName)
  if (!found.ok) return found
  try {
    const slices = [...textSlices(bytes, found.encoding)]
    return { ok: true, text: slices.map(({ text }) => text).join(''), encoding: found.encoding }
  } catch {
    return refuseUnreadable(fileName, found.encoding)
  }
}

type FoundEncoding = { ok: true; encoding: Encoding } | Refused

/** What a file is written in. A mark of UTF-8 before bytes that are not UTF-8 is believed no more than no mark. */
export function findEncoding(bytes: Uint8Array, fileName: string): FoundEncoding {
  const marked = MARKS.find(([, mark]) => startsWith(bytes, mark))?.[0]
  if (marked === 'utf-16le' || marked === 'utf-16be') {
    return hasZeroUnit(bytes) ? refusal('file', fileName, OTHER) : { ok: true, encoding: marked }
  }
  const otherKind = OTHER_KINDS.find(([, mark]) => startsWith(bytes, mark))
  if (otherKind) return refusal('file', fileName, `a text file; this one is ${otherKind[0]}`)
  if (bytes.subarray(0, BYTES_LOOKED_THROUGH).includes(0)) {
    return refusal('file', fileName, OTHER)
  }
  return { ok: true, encoding: isUtf8(bytes) ? 'utf-8' : 'windows-1252' }
}

/** UTF-32 begins like UTF-16, and every second unit of it is zero. */
function hasZeroUnit(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, BYTES_LOOKED_THROUGH) - 1
  for (let at = 0; at < end; at += 2) if (bytes[at] === 0 && bytes[at + 1] === 0) return true
  return false
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let from = 0; from < bytes.length; from += BYTES_OF_SLICE) {
      decoder.decode(bytes.subarray(from, from + BYTES_OF_SLICE), { stream: true })
    }
    decoder.decode()
    return true
  } catch {
    return false
  }
}

/** Without the byte order mark. Throws where the bytes are not what the encoding allows. */
export function* textSlices(bytes: Uint8Array, encoding: Encoding): Generator<TextSlice> {
  const decode = decoderOf(encoding)
  const begin = MARKS.find(([, mark]) => startsWith(bytes, mark))?.[1].length ?? 0
  for (let from = begin; from < bytes.length; from += BYTES_OF_SLICE) {
    const to = Math.min(bytes.length, from + BYTES_OF_SLICE)
    yield { text: decode(bytes.subarray(from, to), to === bytes.length), bytesDone: to }
  }
}

type Decode = (bytes: Uint8Array, isLast: boolean) => string

/** Engines agree on UTF-8 and on UTF-16 with the low byte first; the other two are turned into the latter. */
function decoderOf(encoding: Encoding): Decode {
  const name = encoding === 'utf-8' ? 'utf-8' : 'utf-16le'
  const decoder = new TextDecoder(name, { fatal: true, ignoreBOM: true })
  const decode: Decode = (bytes, isLast) => decoder.decode(bytes, { stream: !isLast })
  switch (encoding) {
    case 'utf-8':
    case 'utf-16le':
      return decode
    case 'utf-16be':
      return (bytes, isLast) => decode(withBytesSwapped(bytes), isLast)
    case 'windows-1252':
      return (bytes, isLast) => decode(utf16OfWindows1252(bytes), isLast)
  }
}

function withBytesSwapped(bytes: Uint8Array): Uint8Array {
  // `slice` of Node’s `Buffer` is a view of the same bytes.
  const swapped = Uint8Array.from(bytes)
  for (let at = 0; at + 1 < swapped.length; at += 2) {
    swapped[at] = bytes[at + 1]!
    swapped[at + 1] = bytes[at]!
  }
  return swapped
}

function utf16OfWindows1252(bytes: Uint8Array): Uint8Array {
  const units = new Uint8Array(2 * bytes.length)
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!
    const unit = byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252_FROM_80.charCodeAt(byte - 0x80) : byte
    units[2 * at] = unit & 0xff
    units[2 * at + 1] = unit >> 8
  }
  return units
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte)

export const refuseUnreadable = (fileName: string, encoding: Encoding): Refused =>
  refusal('file', fileName, `text in ${encoding.toUpperCase()}, as its first bytes say`)
