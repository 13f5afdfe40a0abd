/**
 * Reads a scenario from the fragment of an address, as `link.ts` writes it, several as `comparison-link.ts` does, or one that
 * is embedded, as `embedded-link.ts` does.
 */
import { withCommas } from '../core/counted'
import type { LinkedRun } from './comparison-link'
import { isDocument } from './document-paths'
import { EMBEDDED_TABS, type EmbeddedView } from './embedded-link'
import { readJson } from './read-json'
import { COMPARED_MAX, COMPARED_MIN, NAME_LENGTH_MAX } from './limits'
import { linkChecksum, type LinkContent } from './link'
import {
  VERSION_OF_COMPARISON,
  VERSION_OF_EMBEDDED,
  VERSION_WITH_FILE,
  VERSION_WITHOUT_FILE,
} from './link-versions'
import { unpackedText, UNPACKED_BYTES_MAX, type NotUnpacked } from './packed-text'
import { refusal, type Refused } from './problems'
import { readWantedFile } from './sales-file/read-wanted-file'
import type { ScenarioInput } from './schema'

const EXCERPT_LENGTH = 40
const NO_SCENARIO =
  'a link that the lab has made; this one is whole, but what is packed in it is no scenario'
const EXPECTED: Readonly<Record<NotUnpacked, string>> = {
  'cut off': 'a whole link, as it was copied',
  'too large': `a scenario of at most ${withCommas(UNPACKED_BYTES_MAX)} bytes`,
  'no text': NO_SCENARIO,
}

const CUT_OFF =
  'a whole link, as it was copied; of this one all that follows the # was cut off on its way'
const CHANGED =
  'a whole link, as it was copied; characters of this one are missing, changed or too many'

/** `embedded`: how a link shows its scenario inside another page, where it does. */
export type ReadLink =
  | { ok: true; content: LinkContent; embedded?: EmbeddedView }
  | { ok: true; compared: readonly LinkedRun[] }
  | Refused

/** Of the sentence in which a link was sent, which programs that find links in text take along; a link has none itself. */
const MARKS_BEHIND = /(?:[\s)\]}>"'’”»,;:!?.*]|%(?:20|22|27|29|3E|5D|7D))+$/i

const KNOWN_VERSIONS: readonly number[] = [
  VERSION_WITHOUT_FILE,
  VERSION_WITH_FILE,
  VERSION_OF_COMPARISON,
  VERSION_OF_EMBEDDED,
]

/** What a fragment holds, with or without its `#`; `null` if the fragment holds no scenario at all. */
export function linkFromFragment(fragment: string): ReadLink | null {
  const parts = /^#?s(0|[1-9]\d*)\.(.*)$/s.exec(fragment)
  if (!parts) return null
  const version = Number(parts[1])
  if (!KNOWN_VERSIONS.includes(version)) {
    const made = version > VERSION_OF_EMBEDDED ? 'by a newer lab' : 'in another way'
    const known = KNOWN_VERSIONS.map((one) => `s${one}`).join(', ')
    return refuse(`s${parts[1]}`, `a link of version ${known}; this one was made ${made}`)
  }
  const rest = parts[2]!.replace(MARKS_BEHIND, '')
  if (rest === '') return refuse('', CUT_OFF)
  const dot = rest.indexOf('.')
  const text = rest.slice(dot + 1)
  if (dot >= 0 && rest.slice(0, dot) !== linkChecksum(version, text)) return refuse(rest, CHANGED)
  const unpacked = unpackedText(text)
  if (typeof unpacked === 'string') return refuse(text, EXPECTED[unpacked])
  const read = readJson(unpacked.json)
  if (!read.ok) return refuse(text, NO_SCENARIO)
  if (version === VERSION_OF_COMPARISON) {
    return isComparison(read.value) ? { ok: true, compared: read.value } : refuse(text, NO_SCENARIO)
  }
  if (version === VERSION_OF_EMBEDDED) {
    return isDocument(read.value) ? embeddedIn(read.value) : refuse(text, NO_SCENARIO)
  }
  const content = contentOf(version, read.value)
  return content ? { ok: true, content } : refuse(text, NO_SCENARIO)
}

const isComparison = (value: unknown): value is LinkedRun[] =>
  Array.isArray(value) &&
  value.length >= COMPARED_MIN &&
  value.length <= COMPARED_MAX &&
  value.every(isLinkedRun)

const isLinkedRun = (run: unknown): boolean =>
  isDocument(run) &&
  typeof run['name'] === 'string' &&
  run['name'].length <= NAME_LENGTH_MAX &&
  isDocument(run['scenario'])

function contentOf(version: number, value: unknown): LinkContent | null {
  if (version === VERSION_WITHOUT_FILE) {
    return { scenario: value as ScenarioInput, salesFile: null }
  }
  const { scenario, salesFile } = (value ?? {}) as { scenario?: ScenarioInput; salesFile?: unknown }
  const wanted = readWantedFile(salesFile)
  return scenario === undefined || !wanted ? null : { scenario, salesFile: wanted }
}

const DIGEST = /^[\da-f]{64}$/

function embeddedIn({ scenario, tab, digest }: Record<string, unknown>): ReadLink {
  if (!isDocument(scenario)) return refusal('link', scenario, NO_SCENARIO)
  const known = EMBEDDED_TABS.find((name) => name === tab)
  if (known === undefined) {
    return refusal('tab', tab, `a tab that can be embedded: ${EMBEDDED_TABS.join(' or ')}`)
  }
  if (digest !== null && (typeof digest !== 'string' || !DIGEST.test(digest))) {
    return refusal('digest', digest, 'the 64 digits of a digest, or null')
  }
  const content = { scenario: scenario as ScenarioInput, salesFile: null }
  return { ok: true, content, embedded: { tab: known, digest } }
}

const refuse = (text: string, expected: string): Refused =>
  refusal('link', text.slice(0, EXCERPT_LENGTH), expected)
