/**
 * What alternatives to a scenario are expected to bring, at once and without a run: the estimate of the fee curve, for other
 * changes than of one fee.
 */
import type { Document } from '../scenario/document-paths'
import type { ImportedSales } from '../scenario/sales-file/imported-sales'
import { withChanges, type SettingChanges } from '../scenario/setting-changes'
import { FeePreview, type PreviewPoint } from './fee-preview'

/** `none`: whoever is on daily payouts has sales that are known only from a run. */
export type AlternativePreview =
  | ({ kind: 'estimate' } & Pick<
      PreviewPoint,
      'marginCents' | 'parts' | 'simulatedTakers' | 'takeUp'
    >)
  | { kind: 'none' }

/** `scenario` and each of its alternatives have been read before. */
export function alternativePreviews(
  scenario: Document,
  alternatives: readonly SettingChanges[],
  sales: ImportedSales | null = null,
): AlternativePreview[] {
  const own = new FeePreview(scenario, sales)
  return alternatives.map((changes) => {
    const isOfPolicy = Object.keys(changes).every((path) => path.startsWith('policy.'))
    const { marginCents, parts, takers, simulatedTakers, takeUp, notEstimated } = isOfPolicy
      ? own.under(changes)
      : new FeePreview(withChanges(scenario, changes), sales).under({})
    return takers === 0 && notEstimated > 0
      ? { kind: 'none' }
      : { kind: 'estimate', marginCents, parts, simulatedTakers, takeUp }
  })
}
