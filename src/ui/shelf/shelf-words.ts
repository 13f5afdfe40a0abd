/** The words of a line of the shelf. */
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
  return run.salesFile ? m.shelf_on_file({ file: run.salesFile.name, change }) : change
}

function changedWords({ changed, seed }: KeptRun): string {
  if (!changed) return m.shelf_first()
  const { fromSeed = seed, differences } = changed
  if (differences.length > DIFFERENCES_OF_A_CHANGE) {
    return m.shelf_other_scenario({ count: differences.length })
  }
  if (differences.length > 0) return differencesText(differences)
  return fromSeed === seed ? m.shelf_same() : m.shelf_same_but_seed()
}

export function marginText(run: KeptRun): string {
  const margin = figureOfKept(run, 'instant_margin')
  return margin ? m.shelf_margin({ value: headlineText(margin, run.outcome.report.figures) }) : ''
}

/** What has to be known of a run beside its figures. */
export function remarksOf(
  run: KeptRun,
  { isShown, awaitsLedger }: { isShown: boolean; awaitsLedger: boolean },
): string[] {
  const cancelled = (): string =>
    m.shelf_cancelled({ day: formatDay(run.outcome.report.period.endDay) })
  return [
    ...(isShown ? [m.shelf_shown()] : []),
    ...(run.isPinned ? [m.shelf_pinned()] : []),
    ...(run.status === 'cancelled' ? [cancelled()] : []),
    ...(run.ledgerBytes === null && !awaitsLedger ? [m.shelf_figures_only()] : []),
  ]
}
