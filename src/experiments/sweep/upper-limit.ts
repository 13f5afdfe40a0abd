/**
 * Points at which nobody chooses: everyone who may have daily payouts is on them, whatever they cost. What such a point
 * earns is the most that daily payouts could bring, and no offer that a platform can make, so it is not ranked with those.
 */
import { BASIS_POINTS_IN_WHOLE } from '../../core/money'
import { isDocument } from '../../scenario/document-paths'
import type { SettingChanges } from '../../scenario/setting-changes'

const SHARES = 'population.scheduleShareBasisPoints'

export function isUpperLimit(changes: SettingChanges): boolean {
  const shares = changes[SHARES]
  const daily = isDocument(shares) ? shares['daily'] : changes[`${SHARES}.daily`]
  return daily === BASIS_POINTS_IN_WHOLE
}
