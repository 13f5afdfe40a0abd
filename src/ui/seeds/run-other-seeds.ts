/**
 * Which scenarios are run under other seeds now: those that are compared while the reader compares, then the run on the
 * page; and only once that run has ended. Tracked by an effect.
 */
import { untrack } from 'svelte'
import type { PackedSales } from '../../../workers/contract'
import { isSameReading, type WantedFile } from '../../scenario/wanted-file'
import type { Desk } from '../desk.svelte'
import type { Run } from '../lab/run.svelte'
import { seedSubject, type SeedSubject } from './seed-subject'

const AT_REST: readonly string[] = ['finished', 'cancelled', 'failed']

/** Sales are at hand of the file that is open. */
const salesOf = (desk: Desk, file: WantedFile | null): PackedSales | null =>
  file && desk.salesFile && isSameReading(file, desk.salesFile) ? desk.sales : null

/** All under the seeds of the first; `null` of a run that cannot be run under others. */
export function comparedSubjects(desk: Desk): (SeedSubject | null)[] {
  const picked = desk.shelf.pickedRuns
  return picked.map(({ header, salesFile, outcome: { report } }) =>
    seedSubject({ header, report, salesFile }, picked[0]!.seed, salesOf(desk, salesFile)),
  )
}

export function subjectOfRun(desk: Desk, { header, report, salesFile }: Run): SeedSubject | null {
  if (!header || !report) return null
  return seedSubject({ header, report, salesFile }, report.seed, salesOf(desk, salesFile))
}

export function runOtherSeeds(desk: Desk): void {
  const { run, phase } = desk.lab
  const compared = desk.tab === 'compare' ? comparedSubjects(desk) : []
  const subjects = [...compared, run && subjectOfRun(desk, run)].filter(
    (subject) => subject !== null,
  )
  const mayRun = AT_REST.includes(phase)
  untrack(() => desk.seeds.want(subjects, mayRun))
}
