/**
 * A comparison whose runs are not all over: that of a link, or of the run on the page with one change. Its scenarios are run
 * one after another, and then picked on the shelf in their order. A run that is cancelled, or another one that is started
 * meanwhile, ends it; what has been run stays.
 */
import type { LinkedRun } from '../../scenario/comparison-link'
import type { Problem } from '../../scenario/problems'
import { refuseIfTooLarge } from '../../scenario/size-estimate'
import { withChanges, type SettingChanges } from '../../scenario/setting-changes'
import { scenarioReader } from '../draft/scenario-reader.svelte'
import type { Run } from '../lab/run.svelte'
import type { PageState } from '../page-state.svelte'
import { m } from '../paraglide/messages.js'
import type { KeptRun } from '../shelf/kept-run'
import { shownName } from '../words/shown-name'

/** `service`: pays in place of the lab's; a link has none. */
type ComparedRun = LinkedRun & Pick<KeptRun, 'service'>

/** Resolves to whether the first of its runs has begun. Where one cannot run, nothing on the page changes but its error. */
export async function openLinkedComparison(
  pageState: PageState,
  runs: readonly ComparedRun[],
): Promise<boolean> {
  for (const run of runs) {
    const problems = problemsOf(run)
    if (problems?.length === 0) continue
    refuseRun(pageState, runs, run, problems ?? [])
    return false
  }
  const comparison = new ComparisonInProgress(pageState, runs)
  if (!(await comparison.runNext())) return false
  pageState.address.clearProblems()
  pageState.shelf.pickNone()
  pageState.navigation.tab = 'compare'
  return true
}

/** Why it cannot run, its size too; `null` where what reads scenarios is not there. */
function problemsOf({ scenario }: LinkedRun): readonly Problem[] | null {
  const read = scenarioReader.read(scenario, {})
  if (!read) return null
  if (!read.ok) return read.problems
  const tooLarge = refuseIfTooLarge(read.scenario, null)
  return tooLarge ? [tooLarge] : []
}

/** A comparison has several scenarios: its reader is told in which one the problems are. */
function refuseRun(
  pageState: PageState,
  runs: readonly LinkedRun[],
  run: LinkedRun,
  problems: readonly Problem[],
): void {
  const of = { number: runs.indexOf(run) + 1, name: shownName(run.name) }
  pageState.address.refuse(
    problems.map((problem) => ({
      ...problem,
      path: m.compared_problem_place({ ...of, path: problem.path }),
    })),
  )
}

/** Runs once more, each over the days of the first. */
export async function compareOverSameDays(
  pageState: PageState,
  runs: readonly KeptRun[],
): Promise<void> {
  const { startDay, days } = runs[0]!.outcome.report.scenario
  await openLinkedComparison(
    pageState,
    runs.map(({ name, scenario, service = null }) => ({
      name,
      scenario: { ...scenario, startDay, days },
      service,
    })),
  )
}

/** The run on the page, which is on the shelf, and the same with one change, which the form has then. */
export async function compareWithChange(
  pageState: PageState,
  base: KeptRun,
  changes: SettingChanges,
): Promise<void> {
  const { draft, shelf } = pageState
  draft.edit({ ...withChanges({ ...draft.input }, changes), version: 1 })
  const { name } = base.outcome.report.scenario
  const runs = [base.scenario, draft.input].map((scenario) => ({ name, scenario }))
  const comparison = new ComparisonInProgress(pageState, runs, [base.id])
  pageState.comparisonInProgress = comparison
  shelf.pickNone()
  if (!(await pageState.run({}, base.service)) && pageState.comparisonInProgress === comparison)
    pageState.comparisonInProgress = null
}

export class ComparisonInProgress {
  readonly #pageState: PageState
  readonly runs: readonly ComparedRun[]
  readonly isOfLink: boolean
  /** The run on the page before the first of these. It may come to be on the shelf only after that has begun. */
  readonly #before: Run | null
  #ids: readonly string[] = $state.raw([])

  /** `ids`: of the first runs, where they are on the shelf already. */
  constructor(pageState: PageState, runs: readonly ComparedRun[], ids: readonly string[] = []) {
    this.#pageState = pageState
    this.runs = runs
    this.#ids = ids
    this.isOfLink = ids.length === 0
    this.#before = pageState.lab.run
  }

  /** Runs that are over. */
  get done(): number {
    return this.#ids.length
  }

  async runNext(): Promise<boolean> {
    const run = this.runs[this.done]!
    this.#pageState.comparisonInProgress = this
    const accepted = await this.#pageState.runLinked(run.scenario, run.service)
    if (!accepted) this.#refuse(run)
    return accepted
  }

  #refuse(run: LinkedRun): void {
    this.#pageState.comparisonInProgress = null
    const { refusal } = this.#pageState.lab
    if (refusal?.scenario !== run.scenario) return
    refuseRun(this.#pageState, this.runs, run, refusal.problems)
  }

  /** A run is over and on the shelf. */
  async takeRun(run: Run, kept: KeptRun): Promise<void> {
    if (run === this.#before) return
    const { name, scenario } = this.runs[this.done]!
    if (run.scenario !== scenario || kept.status !== 'finished') {
      this.#pageState.comparisonInProgress = null
      return
    }
    const { shelf } = this.#pageState
    // A name that the reader has given to the same run stays.
    if (kept.name === kept.outcome.report.scenario.name) await shelf.rename(kept.id, name)
    this.#ids = [...this.#ids, kept.id]
    if (this.done < this.runs.length) await this.runNext()
    else this.#show(run)
  }

  #show({ scenario, salesFile }: Run): void {
    this.#pageState.comparisonInProgress = null
    this.#pageState.shelf.picks = { ids: this.#ids, baseId: this.#ids[0] ?? null }
    this.#pageState.address.write(scenario, salesFile)
  }
}
