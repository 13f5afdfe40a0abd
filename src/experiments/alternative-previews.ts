/**
 * What alternatives to a scenario are expected to bring, at once and without a run: the estimate of the fee curve, for other
 * changes than of one fee.
 */
import { policyFrom } from '../scenario/resolved-policy'
import type { Document } from '../scenario/document-paths'
import { scenarioSchema } from '../scenario/schema'
import { withChanges, type SettingChanges } from '../scenario/setting-changes'
import { FeePreview, type PreviewPoint } from './fee-preview'

/**
 * `free-days`: the estimate is of the usual fee, and how many payouts are in the days without one is not in it.
 * `unknown-sales`: whoever is on daily payouts has sales that are known only from a run.
 */
export type AlternativePreview =
  | ({ kind: 'estimate' } & Pick<PreviewPoint, 'marginCents' | 'parts' | 'takers'>)
  | { kind: 'none'; why: 'free-days' | 'unknown-sales' }

/** `scenario` and each of its alternatives have been read before. */
export function alternativePreviews(
  scenario: Document,
  alternatives: readonly SettingChanges[],
): AlternativePreview[] {
  const own = new FeePreview(scenario)
  return alternatives.map((changes) => {
    const changed = withChanges(scenario, changes)
    if (policyFrom(scenarioSchema.parse(changed).policy).instantFreeDays > 0) {
      return { kind: 'none', why: 'free-days' }
    }
    const isOfPolicy = Object.keys(changes).every((path) => path.startsWith('policy.'))
    const { marginCents, parts, takers, notEstimated } = isOfPolicy
      ? own.under(changes)
      : new FeePreview(changed).under({})
    return takers === 0 && notEstimated > 0
      ? { kind: 'none', why: 'unknown-sales' }
      : { kind: 'estimate', marginCents, parts, takers }
  })
}
