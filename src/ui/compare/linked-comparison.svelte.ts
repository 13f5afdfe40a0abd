/**
 * A comparison that somebody has sent as a link: its scenarios are run one after another, and then picked on the shelf
 * in their order. A run that is cancelled, or another one that is started meanwhile, ends it; what has been run stays.
 */
import type { LinkedRun } from '../../scenario/comparison-link'
import type { ScenarioInput } from '../../scenario/schema'
import { scenarioReader } from '../draft/scenario-reader.svelte'
import type { Run } from '../lab/run.svelte'
import type { PageState } from '../page-state.svelte'
import type { KeptRun } from '../shelf/kept-run'

/** Resolves to whether the first of its runs has begun. Where one cannot run, nothing on the page changes but its error. */
export async function openLinkedComparison(
  pageState: PageState,
  runs: readonly LinkedRun[],
): Promise<boolean> {
  for (const { scenario } of runs) {
    const read = scenarioReader.read(scenario, {})
    if (read?.ok) continue
    pageState.address.refuse(read?.problems ?? [])
    return false
  }
  const comparison = new LinkedComparison(pageState, runs)
  if (!(await comparison.runNext())) return false
  pageState.address.clearProblems()
  pageState.shelf.pickNone()
  pageState.navigation.tab = 'compare'
  return true
}

export class LinkedComparison {
  readonly #pageState: PageState
  readonly runs: readonly LinkedRun[]
  #ids = $state.raw<readonly string[]>([])

  constructor(pageState: PageState, runs: readonly LinkedRun[]) {
    this.#pageState = pageState
    this.runs = runs
  }

  /** Runs that are over. */
  get done(): number {
    return this.#ids.length
  }

  async runNext(): Promise<boolean> {
    const { scenario } = this.runs[this.done]!
    this.#pageState.linked = this
    const accepted = await this.#pageState.runLinked(scenario)
    if (!accepted) this.#refuse(scenario)
    return accepted
  }

  #refuse(scenario: ScenarioInput): void {
    this.#pageState.linked = null
    const { refusal } = this.#pageState.lab
    if (refusal?.scenario === scenario) this.#pageState.address.refuse(refusal.problems)
  }

  /** A run is over and on the shelf. */
  async takeRun(run: Run, kept: KeptRun): Promise<void> {
    const { name, scenario } = this.runs[this.done]!
    const isAwaited = run.scenario === scenario
    // The run that this one has taken the place of.
    if (!isAwaited && this.#pageState.lab.run?.scenario === scenario) return
    if (!isAwaited || kept.status !== 'finished') {
      this.#pageState.linked = null
      return
    }
    const { shelf } = this.#pageState
    // A name that the reader has given to the same run stays.
    if (kept.name === kept.outcome.report.scenario.name) await shelf.rename(kept.id, name)
    this.#ids = [...this.#ids, kept.id]
    if (this.done < this.runs.length) await this.runNext()
    else this.#show(scenario)
  }

  #show(scenario: ScenarioInput): void {
    this.#pageState.linked = null
    this.#pageState.shelf.picks = { ids: this.#ids, baseId: this.#ids[0] ?? null }
    this.#pageState.address.write(scenario, null)
  }
}
