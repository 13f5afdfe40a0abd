/**
 * A scenario in the fragment of an address: `s1.`, a checksum, a dot and the packed JSON. A run on
 * a sales file has `s2.`: the link names the file and does not hold it. The number is the format's
 * version, so a lab that knows nothing of files refuses `s2.` instead of running something else.
 * Links from before there was a checksum have neither it nor its dot.
 */
import { VERSION_WITH_FILE, VERSION_WITHOUT_FILE } from './link-versions'
import { checksumOf, packedText } from './packed-text'
import type { ScenarioInput } from './schema'
import type { WantedFile } from './sales-file/wanted-file'

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
  return fragmentOf(version, packedText(content))
}

/** The version counts as well: `s1` made `s2` is another link. */
export const linkChecksum = (version: number, packed: string): string =>
  checksumOf(`${version}.${packed}`)

export const fragmentOf = (version: number, packed: string): string =>
  `s${version}.${linkChecksum(version, packed)}.${packed}`
