/** Turns what chance did in a run into a scenario that lists those faults and has no rates. */
import type { SingleFault } from '../../core/single-fault'
import { sameValue, valueAt, withValueAt, type Document } from '../../scenario/document-paths'
import { acceptedScenario } from '../accepted'
import { replayOf } from '../../simulation/faults/replay'
import { leavesOf } from './document-parts'

/** Only settings that the list replaces are written into it: the others stay as they are, or are left out as they were. */
export function asRecorded(document: Document, fired: readonly SingleFault[]): Document {
  const scenario = acceptedScenario(document)
  const replaced = leavesOf({ ...replayOf(scenario, fired) }).filter(
    ({ path, value }) => !sameValue(value, valueAt(scenario, path)),
  )
  return replaced.reduce<Document>(
    (recorded, { path, value }) => withValueAt(recorded, path, value),
    document,
  )
}
