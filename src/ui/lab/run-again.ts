/** The run on the page is run again, with all that was done in it: to its end, or to another of its moments, where it pauses. */
import type { PageState } from '../page-state.svelte'
import type { StartAt } from './lab-client.svelte'

/** With its seed; one that had finished has to come out the same. */
export async function runAgain(page: PageState): Promise<void> {
  const report = page.lab.run?.report
  const digest = report?.status === 'finished' ? report.digest : null
  const accepted = await runAgainTo(page, {}, digest)
  // A run that failed as it began has not been noted as run.
  if (!accepted || !page.isRunCurrent) return
  page.edits.noteRun(page.draft.input)
  page.putIntoAddress()
}

/** To the start of a day. */
export const goToDay = (page: PageState, day: string): Promise<boolean> =>
  runAgainTo(page, { pauseOn: day })

/** To where everything before an instant has happened. */
export function goTo(page: PageState, instant: string): Promise<boolean> {
  const isStart = instant <= `${page.lab.run?.header?.startDay}T00:00:00Z`
  return runAgainTo(page, isStart ? { paused: true } : { pauseBefore: instant })
}

/** To the step of a day after which a check first finds something that had found nothing on the days before. */
export const goToViolation = (
  page: PageState,
  day: string,
  passedChecks: readonly string[],
): Promise<boolean> =>
  runAgainTo(page, { pauseAt: 'violation', passedChecks, checkEveryStepOn: day })

async function runAgainTo(
  page: PageState,
  at: StartAt,
  repeatedDigest: string | null = null,
): Promise<boolean> {
  const { lab, salesFile } = page
  const { run } = lab
  if (!run || salesFile.asksFor(run)) return false
  const accepted = await lab.start(run.scenario, salesFile.salesOfRun(run), at, {
    ...{ repeatedDigest, service: run.service },
  })
  if (accepted) page.followUp(run, run.origin)
  return accepted
}
