/**
 * Which scenarios are run under other seeds now: those that are compared while the reader compares, then the run on the
 * page; and only once that run has ended. Tracked by an effect.
 */
import { untrack } from 'svelte'
import type { PackedSales } from '../../../workers/contract'
import { isSameReading } from '../../scenario/wanted-file'
import type { Desk } from '../desk.svelte'
import type { KeptRun } from '../shelf/kept-run'
import { subjectOfKept, subjectOfRun, type SeedSubject } from './seed-subject'

const AT_REST: readonly string[] = ['finished', 'cancelled', 'failed']

/** The sales of a kept run, where its file is the one that is open. */
function salesOf(desk: Desk, { salesFile }: KeptRun): PackedSales | null {
  return salesFile && desk.salesFile && isSameReading(salesFile, desk.salesFile) ? desk.sales : null
}

/** All under the seeds of the first; `null` of a run that cannot be run under others. */
export function comparedSubjects(desk: Desk): (SeedSubject | null)[] {
  const picked = desk.shelf.pickedRuns
  return picked.map((run) => subjectOfKept(run, picked[0]!.seed, salesOf(desk, run)))
}

export function runOtherSeeds(desk: Desk): void {
  const { run, phase } = desk.lab
  const compared = desk.tab === 'compare' ? comparedSubjects(desk) : []
  const ownSubject = run && subjectOfRun(run)
  const subjects = [...compared, ownSubject].filter((subject) => subject !== null)
  const mayRun = AT_REST.includes(phase)
  untrack(() => desk.seeds.want(subjects, mayRun))
}
