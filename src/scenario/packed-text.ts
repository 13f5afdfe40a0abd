/**
 * Any JSON deflated, in URL-safe base64. What unpacks to more than ten megabytes, more than the largest scenario that a page
 * can run, is not unpacked.
 */
import { deflateSync, Inflate, strToU8 } from 'fflate'

export const UNPACKED_BYTES_MAX = 10_000_000
/** The compressed text is fed to the inflater in pieces, so that it can stop before a bomb has unpacked. */
const PIECE_BYTES = 1_024

/** Any JSON as text that an address has as it is. */
export const packedText = (content: unknown): string =>
  toBase64Url(deflateSync(strToU8(JSON.stringify(content)), { level: 9 }))

/**
 * Seven characters that go with the text of a link, before it: a changed character is another number for certain
 * (each step of FNV-1a turns states that differ into states that differ), and so is a missing one but for one in billions.
 */
export function checksumOf(text: string): string {
  let state = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193)
  }
  return (state >>> 0).toString(36).padStart(7, '0')
}

/** Why nothing can be unpacked: a part of it is missing or too much, it would be too much, or what is in it is no text. */
export type NotUnpacked = 'cut off' | 'too large' | 'no text'

/** The JSON that was packed, not yet read as such, or why there is none. */
export function unpackedText(text: string): { json: string } | NotUnpacked {
  const packed = fromBase64Url(text)
  const bytes = packed && inflate(packed)
  if (bytes === null) return 'cut off'
  if (bytes === 'too large') return bytes
  if (hasJunkBehind(text, packed!)) return 'cut off'
  const json = textOf(bytes)
  return json === null ? 'no text' : { json }
}

/** What is whole needs its last byte, and of that no more bits than base64 gives it. */
const hasJunkBehind = (text: string, packed: Uint8Array): boolean =>
  toBase64Url(packed) !== text || inflate(packed.subarray(0, -1)) !== null

/** What was packed; `null` if it cannot be read, or is larger than anything in an address may be. */
export function unpackedContent(text: string): unknown {
  const unpacked = unpackedText(text)
  if (typeof unpacked === 'string') return null
  try {
    return JSON.parse(unpacked.json)
  } catch {
    return null
  }
}

/** `null` where the bytes are no UTF-8: a letter that cannot be read must not become another one. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function inflate(packed: Uint8Array): Uint8Array | 'too large' | null {
  if (packed.length === 0) return null
  const pieces: Uint8Array[] = []
  let bytes = 0
  const stream = new Inflate((piece) => {
    pieces.push(piece)
    bytes += piece.length
  })
  try {
    for (let start = 0; start < packed.length; start += PIECE_BYTES) {
      const end = start + PIECE_BYTES
      stream.push(packed.subarray(start, end), end >= packed.length)
      if (bytes > UNPACKED_BYTES_MAX) return 'too large'
    }
  } catch {
    return null
  }
  return joined(pieces, bytes)
}

function joined(pieces: readonly Uint8Array[], bytes: number): Uint8Array {
  const whole = new Uint8Array(bytes)
  let offset = 0
  for (const piece of pieces) {
    whole.set(piece, offset)
    offset += piece.length
  }
  return whole
}

function toBase64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function fromBase64Url(text: string): Uint8Array | null {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null
  const standard = text.replaceAll('-', '+').replaceAll('_', '/')
  return Uint8Array.from(atob(standard), (character) => character.charCodeAt(0))
}
