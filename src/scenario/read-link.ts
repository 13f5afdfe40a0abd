/** A scenario in the fragment of an address, read: `link.ts` says how it is written. */
import { readJson } from './json-text'
import { VERSION_WITH_FILE, VERSION_WITHOUT_FILE, type LinkContent } from './link'
import { unpackedText, UNPACKED_BYTES_MAX, type NotUnpacked } from './packed-text'
import type { Refused } from './problems'
import { readWantedFile } from './read-wanted-file'
import type { ScenarioInput } from './schema'

const EXCERPT_LENGTH = 40
const NO_SCENARIO =
  'a link that the lab has made; this one is whole, but what is packed in it is no scenario'
const EXPECTED: Readonly<Record<NotUnpacked, string>> = {
  'cut off': 'a whole link, as it was copied',
  'too large': `a scenario of at most ${UNPACKED_BYTES_MAX.toLocaleString('en-US')} bytes`,
  'no text': NO_SCENARIO,
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
  const unpacked = unpackedText(text)
  if (typeof unpacked === 'string') return refuse(text, EXPECTED[unpacked])
  const read = readJson(unpacked.json)
  const content = read.ok ? contentOf(version, read.value) : null
  return content ? { ok: true, content } : refuse(text, NO_SCENARIO)
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
