/** The words of a line of the shelf. */
import type { SettingDifference } from '../../../workers/contract'
import { violationsIn } from '../../core/violations'
import { policyFrom } from '../../scenario/resolved-policy'
import { isOfFee, wholeFees } from '../words/run-names'
import { differencesText } from '../words/settings'
import { formatDay } from '../format'
import { m } from '../paraglide/messages.js'
import { headlineText } from '../words/figures'
import { figureOfKept, type KeptRun } from './kept-run'

/** From here on it is rather another scenario than a change of one. */
const DIFFERENCES_OF_A_CHANGE = 6

/** What was changed since the run before it, which need not be the one below it; a run on an imported file names that first. */
export function changeText(run: KeptRun): string {
  const change = changedWords(run)
  const onFile = run.salesFile ? m.shelf_on_file({ file: run.salesFile.name, change }) : change
  return run.service ? m.shelf_paid_by({ name: run.service.name, change: onFile }) : onFile
}

function changedWords(run: KeptRun): string {
  const { changed, seed } = run
  if (!changed) return m.shelf_first()
  const { fromSeed = seed, differences } = changed
  if (differences.length > DIFFERENCES_OF_A_CHANGE) {
    return m.shelf_other_scenario({ count: differences.length })
  }
  if (differences.length > 0) return feeChange(run, differences) ?? differencesText(differences)
  return fromSeed === seed ? m.shelf_same() : m.shelf_same_but_seed()
}

/**
 * A fee that is more than a percentage of the net is said whole and first, as it is now before as it was: where the line is
 * cut, as on a phone, its beginning tells runs apart. `null` where the fee is a percentage, or its rails have changed.
 */
function feeChange(
  { header: { scenario } }: KeptRun,
  differences: readonly SettingDifference[],
): string | null {
  const after = policyFrom(scenario.policy)
  const ofFee = differences.filter(isOfFee)
  const figures = ofFee.map(
    ({ path, values }) => [path.slice('policy.'.length), values[0]] as const,
  )
  if (figures.some(([figure]) => !(figure in after))) return null
  const fees = wholeFees([after, { ...after, ...Object.fromEntries(figures) }])
  if (!fees) return null
  const others = differences.filter((one) => !ofFee.includes(one))
  const [now, was] = fees as [string, string]
  const fee = m.shelf_fee({ now, was })
  return others.length === 0 ? fee : [fee, differencesText(others)].join('; ')
}

export function marginText(run: KeptRun): string {
  const margin = figureOfKept(run, 'instant_margin')
  if (!margin) return ''
  const value = headlineText(margin, run.outcome.report.figures)
  return value === m.figure_of_none() ? m.shelf_no_margin() : m.shelf_margin({ value })
}

/** What has to be known of a run beside its figures. */
export function remarksOf(
  run: KeptRun,
  { isShown, awaitsLedger }: { isShown: boolean; awaitsLedger: boolean },
): string[] {
  const { days, report } = run.outcome
  const violations = violationsIn(report.checks)
  const cancelled = (): string =>
    m.shelf_cancelled({ day: formatDay(days.at(-1)?.day ?? report.period.endDay) })
  return [
    ...(isShown ? [m.shelf_shown()] : []),
    ...(violations > 0 ? [m.check_violations({ count: violations })] : []),
    ...(run.isPinned ? [m.shelf_pinned()] : []),
    ...(run.status === 'cancelled' ? [cancelled()] : []),
    ...(run.ledgerBytes === null && !awaitsLedger ? [m.shelf_figures_only()] : []),
  ]
}
