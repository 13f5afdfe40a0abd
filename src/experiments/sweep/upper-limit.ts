/**
 * Points at which creators do not choose: everyone who may have daily payouts is on them, whatever
 * they cost. The margin of such a point is the most that daily payouts could bring. No platform can
 * offer it, so it is not ranked with the others.
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
