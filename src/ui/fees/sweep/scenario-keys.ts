/** What the points of a sweep are known by, each found once: two with one key are the same scenario. */
import { changedKey, type SweepPlan } from '../../../../workers/sweep-contract'
import type { SettingChanges } from '../../../scenario/setting-changes'

const FOUND = new WeakMap<SweepPlan, WeakMap<SettingChanges, string>>()

export function keyIn(plan: SweepPlan, changes: SettingChanges): string {
  const ofPlan = FOUND.get(plan) ?? new WeakMap<SettingChanges, string>()
  FOUND.set(plan, ofPlan)
  const key = ofPlan.get(changes) ?? changedKey(plan, changes)
  ofPlan.set(changes, key)
  return key
}
