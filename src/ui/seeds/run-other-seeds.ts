/**
 * Which scenarios are run under other seeds now: those that are compared while the reader compares, then the run on the
 * page; and only once that run has ended. Tracked by an effect.
 */
import { untrack } from 'svelte'
import type { PageState } from '../page-state.svelte'
import type { Run } from '../lab/run.svelte'
import { seedSubject, type SeedSubject } from './seed-subject'
import { BUILD_NAME } from '../lab/web-pool'

const AT_REST: readonly string[] = ['finished', 'cancelled', 'failed']

/** Nothing that the reader has started goes on in the lab. */
export const isAtRest = (phase: string): boolean => AT_REST.includes(phase)

/** All under the seeds of the first, and samples with its creators; `null` of a run that cannot be run under others. */
export function comparedSubjects(pageState: PageState): (SeedSubject | null)[] {
  const picked = pageState.shelf.pickedRuns
  return picked.map(({ header, salesFile, service = null, build, outcome: { report } }) => {
    const ended = { header, report, salesFile, service, isOfThisBuild: build === BUILD_NAME }
    return seedSubject(ended, picked[0]!.outcome.report, pageState.salesFile.salesOf(salesFile))
  })
}

export function subjectOfRun(
  pageState: PageState,
  { header, report, salesFile, service, isSimulated, keptId }: Run,
): SeedSubject | null {
  if (!header || !report) return null
  const build = keptId === null ? undefined : pageState.shelf.run(keptId)?.build
  const isOfThisBuild = isSimulated || build === BUILD_NAME
  const ended = { header, report, salesFile, service, isOfThisBuild }
  return seedSubject(ended, report, pageState.salesFile.salesOf(salesFile))
}

export function runOtherSeeds(pageState: PageState): void {
  const { run, phase } = pageState.lab
  const compared = pageState.navigation.tab === 'compare' ? comparedSubjects(pageState) : []
  const subjects = [...compared, run && subjectOfRun(pageState, run)].filter(
    (subject) => subject !== null,
  )
  const isExperimenting =
    pageState.fees.running !== null || Boolean(pageState.stress?.tasks.running)
  const mayRun = isAtRest(phase) && !isExperimenting
  untrack(() => pageState.seeds.want(subjects, mayRun))
}
