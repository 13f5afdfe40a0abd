import type { RunOutcome } from '../../../workers/contract'
import { isSameRun, type Run } from '../lab/run.svelte'
import type { PageState } from '../page-state.svelte'
import { BUILD_NAME } from '../lab/web-pool'
import { LEDGER_BYTES_MAX } from './kept-run'

/**
 * A run that has ended goes on the shelf, and so does one that was cut short by another one. What is cut short to be
 * run again, to another of its moments, is no run of its own.
 */
export async function keepRun(
  page: Pick<PageState, 'lab' | 'shelf' | 'comparisonInProgress'>,
  run: Run,
  outcome: RunOutcome,
): Promise<void> {
  const { header, scenario, salesFile, service } = run
  const { lab, shelf } = page
  const present = lab.starting ?? lab.run
  const isRunAgain =
    present !== null &&
    present !== run &&
    outcome.report.status === 'cancelled' &&
    isSameRun(run, present)
  if (!header || outcome.days.length === 0 || isRunAgain) return
  const ended = { scenario, header, salesFile, service, outcome, build: BUILD_NAME }
  const kept = await shelf.add(ended)
  run.keptId = kept.id
  const isAtHand = (): boolean => run === lab.run
  const isWanted = isAtHand() && kept.ledgerBytes === null
  const ledger = isWanted ? await lab.ledgerFile(LEDGER_BYTES_MAX).catch(() => null) : null
  await shelf.keepLedger(kept.id, isAtHand() ? ledger : null)
  await page.comparisonInProgress?.takeRun(run, kept)
}
