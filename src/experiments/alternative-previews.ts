/**
 * What alternatives to a scenario are expected to bring, at once and without a run: the estimate of the fee curve, for other
 * changes than of one fee.
 */
import type { SettingChanges } from '../scenario/setting-changes'
import type { PreviewPoint } from './estimate'
import type { FeePreview } from './fee-preview'

/** `none`: whoever is on daily payouts has sales that are known only from a run. */
export type AlternativePreview =
  | ({ kind: 'estimate' } & Pick<
      PreviewPoint,
      'marginCents' | 'seedMarginsCents' | 'likelyCents' | 'parts' | 'simulatedTakers' | 'takeUp'
    >)
  | { kind: 'none' }

/** Of one seed or of several. */
interface Previewed {
  under: FeePreview['under']
  changed: (changes: SettingChanges) => Pick<FeePreview, 'under'>
}

/** Each of the alternatives to the scenario of `own` has been read before. */
export function alternativePreviews(
  own: Previewed,
  alternatives: readonly SettingChanges[],
): AlternativePreview[] {
  return alternatives.map((changes) => {
    const hasSameCreators = Object.keys(changes).every((path) =>
      ['policy.', 'processor.costs.'].some((start) => path.startsWith(start)),
    )
    const { takers, notEstimated, ...estimate } = hasSameCreators
      ? own.under(changes)
      : own.changed(changes).under({})
    return takers === 0 && notEstimated > 0 ? { kind: 'none' } : { kind: 'estimate', ...estimate }
  })
}
