/** Whether two sweeps are of one scenario and the same seeds, apart from the setting that they go along. */
import { withChanges } from '../../../scenario/setting-changes'
import type { SweepPlan } from '../../../../workers/sweep-contract'
import { sameValue } from '../../../scenario/document-paths'

export const isSameScenario = (
  one: SweepPlan,
  other: SweepPlan,
  path: string | null = null,
): boolean => sameValue(settingsOf(one, path), settingsOf(other, path))

function settingsOf({ scenario, fileKey, seeds }: SweepPlan, path: string | null): unknown {
  const rest = path === null ? scenario : withChanges(scenario, { [path]: 0 })
  const { $schema: _schema, name: _name, ...settings } = rest
  return [settings, fileKey, seeds]
}
