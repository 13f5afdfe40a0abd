/**
 * A scenario in the fragment of an address: `s1.` and the deflated JSON in URL-safe base64, or `s2.` where the run was
 * on a sales file, which the link names and does not hold. The number is the format's version: a lab that knows nothing
 * of files refuses `s2.` instead of running something else. What unpacks to more than a megabyte is not unpacked.
 */
import { deflateSync, Inflate, strToU8 } from 'fflate'
import { readJson } from './json-text'
import type { Refused } from './problems'
import type { ScenarioInput } from './schema'
import { readWantedFile, type WantedFile } from './wanted-file'

const VERSION_WITHOUT_FILE = 1
const VERSION_WITH_FILE = 2
export const LINK_UNPACKED_BYTES_MAX = 1_000_000
/** The compressed text is fed to the inflater in pieces, so that it can stop before a bomb has unpacked. */
const PIECE_BYTES = 1_024

const EXCERPT_LENGTH = 40
const WHOLE_LINK = 'a whole link, as it was copied'

export interface LinkContent {
  /** Not yet validated. */
  scenario: ScenarioInput
  /** The sales file that the run was on. */
  salesFile: WantedFile | null
}

export function linkFragment(scenario: ScenarioInput, salesFile: WantedFile | null = null): string {
  const [version, content] = salesFile
    ? [VERSION_WITH_FILE, { scenario, salesFile }]
    : [VERSION_WITHOUT_FILE, scenario]
  return `s${version}.${packedText(content)}`
}

/** Any JSON as text that an address has as it is. */
export const packedText = (content: unknown): string =>
  toBase64Url(deflateSync(strToU8(JSON.stringify(content)), { level: 9 }))

/** What was packed; `null` if it cannot be read, or is larger than any link may be. */
export function unpackedText(text: string): unknown {
  const packed = fromBase64Url(text)
  const unpacked = packed && inflate(packed)
  const json = unpacked && unpacked !== 'too large' ? textOf(unpacked) : null
  const read = json === null ? null : readJson(json)
  return read?.ok ? read.value : null
}

/** What a fragment holds, with or without its `#`; `null` if the fragment holds no scenario at all. */
export function linkFromFragment(
  fragment: string,
): { ok: true; content: LinkContent } | Refused | null {
  const parts = /^#?s(\d+)\.(.*)$/s.exec(fragment)
  if (!parts) return null
  const version = Number(parts[1])
  if (version !== VERSION_WITHOUT_FILE && version !== VERSION_WITH_FILE) {
    const made = version > VERSION_WITH_FILE ? 'by a newer lab' : 'in another way'
    const known = `s${VERSION_WITHOUT_FILE} or s${VERSION_WITH_FILE}`
    return refuse(`s${parts[1]}`, `a link of version ${known}; this one was made ${made}`)
  }
  const text = parts[2]!
  const packed = fromBase64Url(text)
  const unpacked = packed && inflate(packed)
  if (!unpacked) return refuse(text, WHOLE_LINK)
  if (unpacked === 'too large') {
    return refuse(
      text,
      `a scenario of at most ${LINK_UNPACKED_BYTES_MAX.toLocaleString('en-US')} bytes`,
    )
  }
  const json = textOf(unpacked)
  const read = json === null ? null : readJson(json)
  const content = read?.ok ? contentOf(version, read.value) : null
  return content ? { ok: true, content } : refuse(text, WHOLE_LINK)
}

function contentOf(version: number, value: unknown): LinkContent | null {
  if (version === VERSION_WITHOUT_FILE) {
    return { scenario: value as ScenarioInput, salesFile: null }
  }
  const { scenario, salesFile } = (value ?? {}) as { scenario?: ScenarioInput; salesFile?: unknown }
  const wanted = readWantedFile(salesFile)
  return scenario === undefined || !wanted ? null : { scenario, salesFile: wanted }
}

const refuse = (text: string, expected: string): Refused => ({
  ok: false,
  problems: [{ path: 'link', value: text.slice(0, EXCERPT_LENGTH), expected }],
})

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
      if (bytes > LINK_UNPACKED_BYTES_MAX) return 'too large'
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
