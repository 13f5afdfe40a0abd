/** What a run may be compared with at once: the questions of the tab Fees that change one thing, and change something. */
import { SWEEP_PRESETS } from '../../../workers/sweep-contract'
import { sameValue } from '../../scenario/document-paths'
import type { ReadScenario } from '../../scenario/read-scenario'
import { withChanges, type SettingChanges } from '../../scenario/setting-changes'

const NAMES = [
  '1.5% of the gross',
  '$1.99 a payout',
  'First month free',
  'Weekly, monthly, quarterly minimum $10',
  'Daily for everyone who may have it',
  'US banks on RTP',
]

interface FirstChange {
  name: string
  changes: SettingChanges
}

export const FIRST_CHANGES: readonly FirstChange[] = (
  SWEEP_PRESETS.questions.alternatives ?? []
).filter(({ name }) => NAMES.includes(name))

/** Those under which a scenario can run, and not as it does without. `read` is `null` while it cannot be told. */
export function changesFor(
  input: object,
  read: (changed: object) => ReadScenario | null,
): FirstChange[] {
  const own = read(input)
  return FIRST_CHANGES.filter(({ changes }) => {
    const changed = read(withChanges({ ...input }, changes))
    return own?.ok && changed?.ok && !sameValue(changed.scenario, own.scenario)
  })
}
