/** A scenario as the command line names it: a preset, a file, or a link that the page has made. */
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { counted } from '../core/counted'
import { digestStart } from '../core/digest-start'
import { isPresetName, PRESETS } from '../scenario/presets'
import { refusal, type Problem, type Refused } from '../scenario/problems'
import { linkFromFragment } from '../scenario/read-link'
import { isSameReading, type WantedFile } from '../scenario/sales-file/wanted-file'
import { documentOfFile } from './json-file'

/** `wanted`: the sales file that a link names, and does not hold. */
export type GivenScenario = { ok: true; document: unknown; wanted: WantedFile | null } | Refused

/** `name`: what it is, as problems say. */
export function scenarioGiven(text: string, name = 'scenario'): GivenScenario {
  if (isPresetName(text)) return { ok: true, document: PRESETS[text], wanted: null }
  const fragment = fragmentOf(text)
  if (fragment !== null) return scenarioOfLink(text, fragment, name)
  const file = documentOfFile(text, name)
  return file.ok ? { ...file, wanted: null } : file
}

/** A whole address, or what begins with its `#`: nobody calls a file so. */
const fragmentOf = (text: string): string | null =>
  /^(?:[a-z][a-z\d+.-]*:\/\/[^#]*)?(#.*)$/is.exec(text)?.[1] ??
  (/^https?:\/\//i.test(text) ? '' : null)

const LINK_LENGTH_SHOWN = 40

function scenarioOfLink(text: string, fragment: string, name: string): GivenScenario {
  const refuseLink = (expected: string): Refused =>
    refusal(name, (fragment || text).slice(0, LINK_LENGTH_SHOWN), expected)
  const link = linkFromFragment(fragment)
  if (!link) return refuseLink('a link with a scenario in it, as the page copies it')
  if (!link.ok) return link
  if ('compared' in link)
    return refuseLink('a link to one scenario; this one is of a comparison, which the page opens')
  const { scenario, salesFile } = link.content
  return { ok: true, document: scenario, wanted: salesFile }
}

/** In a line of a problem: a link is long. */
export const shortNameOf = (text: string): string =>
  fragmentOf(text) === null ? basename(text) : 'link'

/** The one file that the scenarios of a command want; or what is wrong with that, and with there being none. */
export function wantedOf(
  given: readonly GivenScenario[],
  salesFile: string | null,
): { ok: true; wanted: WantedFile | null } | Refused {
  const all = given.flatMap((one) => (one.ok && one.wanted ? one.wanted : []))
  const [wanted] = all
  if (!wanted) return { ok: true, wanted: null }
  if (!all.every((other) => isSameReading(wanted, other)))
    return refusal('scenario', undefined, 'links to runs on one sales file, read in one way')
  return salesFile === null
    ? refusal('--sales', undefined, fileOfLink(wanted))
    : { ok: true, wanted }
}

/** The problem of a file that is not the one of a link; the bytes alone decide, whatever it is called. */
export function otherFile(path: string, bytes: Uint8Array, wanted: WantedFile): Problem | null {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return sha256 === wanted.sha256
    ? null
    : {
        path: '--sales',
        value: basename(path),
        expected: `${fileOfLink(wanted)}; this one has SHA-256 ${digestStart(sha256)}`,
      }
}

const fileOfLink = ({ name, rows, sha256 }: WantedFile): string =>
  `the sales file of the link, "${name}" (${counted(rows, 'row')}, SHA-256 ${digestStart(sha256)})`
