/**
 * A scenario in the fragment of an address: `s1.` and the packed JSON, or `s2.` where the run was on a sales file, which
 * the link names and does not hold. The number is the format's version: a lab that knows nothing of files refuses `s2.`
 * instead of running something else.
 */
import { packedText } from './packed-text'
import type { ScenarioInput } from './schema'
import type { WantedFile } from './wanted-file'

export const VERSION_WITHOUT_FILE = 1
export const VERSION_WITH_FILE = 2

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
