/**
 * A comparison in the fragment of an address: `s3.`, a checksum, a dot and the packed list of the
 * runs, each with its name and its whole scenario. The others are compared with the first one.
 * Opening the link runs all of them.
 */
import { fragmentOf } from './link'
import { VERSION_OF_COMPARISON } from './link-versions'
import { packedText } from './packed-text'
import type { ScenarioInput } from './schema'

export interface LinkedRun {
  name: string
  /** Not yet validated. */
  scenario: ScenarioInput
}

export const comparisonFragment = (runs: readonly LinkedRun[]): string =>
  fragmentOf(
    VERSION_OF_COMPARISON,
    packedText(runs.map(({ name, scenario }) => ({ name, scenario }))),
  )
