/** The worker's end of an experiment on the page: runs one task after another to its end. */
import type { SqlJsStatic } from 'sql.js'
import { creatorViews, type NamedView } from '../src/experiments/creator-view'
import {
  alternativePreviews,
  type AlternativePreview,
} from '../src/experiments/alternative-previews'
import type { PreviewPoint } from '../src/experiments/estimate'
import { FeePreview } from '../src/experiments/fee-preview'
import { runIncident, type IncidentOutcome } from '../src/experiments/incidents/run-incident'
import { PreviewOverSeeds } from '../src/experiments/preview-over-seeds'
import { LAB_PLACE, runTask } from '../src/experiments/run-task'
import type { Document } from '../src/scenario/document-paths'
import { INCIDENTS } from '../src/scenario/incidents/library'
import type { ImportedSales } from '../src/scenario/sales-file/imported-sales'
import type {
  CreatorViewTask,
  ExperimentWorker,
  AlternativesTask,
  PreviewTask,
  RunTask,
  ServiceAnswer,
  TaskResult,
} from './experiment-contract'
import { givenService, placed } from './given-service'
import { unpackSales, type PackedSales } from './packed-sales'

const MILLISECONDS_BETWEEN_SHARES = 250

/** To the end of a run that yields its share after each day: of most days nothing is said. */
function toEnd<Result>(days: Generator<number, Result>, onShare: (share: number) => void): Result {
  let saidAt = performance.now()
  for (;;) {
    const day = days.next()
    if (day.done) return day.value
    const now = performance.now()
    if (now - saidAt < MILLISECONDS_BETWEEN_SHARES) continue
    saidAt = now
    onShare(day.value)
  }
}

export class TaskRunner implements ExperimentWorker {
  readonly #engine: Promise<SqlJsStatic>
  #sales: ImportedSales | null = null
  /** The last one: a scenario is asked for its curve first, and then for its alternatives. */
  #preview: { of: string; preview: PreviewOverSeeds } | null = null

  constructor(engine: Promise<SqlJsStatic>) {
    this.#engine = engine
  }

  useSales(sales: PackedSales | null): Promise<void> {
    this.#sales = sales && unpackSales(sales)
    this.#preview = null
    return Promise.resolve()
  }

  async run<Task extends RunTask>(
    task: Task,
    onShare: (share: number) => void,
  ): Promise<TaskResult<Task>> {
    const service = task.service === LAB_PLACE ? null : await givenService()
    try {
      const days = runTask(await this.#engine, task, this.#sales, undefined, service)
      return toEnd(days, onShare)
    } catch (error) {
      throw placed(error)
    }
  }

  async givenService(): Promise<ServiceAnswer> {
    const { readGivenService } = await import('./read-given-service')
    const read = readGivenService(globalThis.givenService!)
    return read.ok ? { ok: true, facts: read.facts } : read
  }

  preview({ scenario, changes, path, values }: PreviewTask): Promise<PreviewPoint[]> {
    const own = this.#previewOf(scenario)
    const preview = Object.keys(changes).length === 0 ? own : own.changed(changes)
    return Promise.resolve(preview.along(path, values))
  }

  alternatives({
    scenario,
    alternatives,
    isOfFirstSeed,
  }: AlternativesTask): Promise<AlternativePreview[]> {
    const own = isOfFirstSeed ? new FeePreview(scenario, this.#sales) : this.#previewOf(scenario)
    return Promise.resolve(alternativePreviews(own, alternatives))
  }

  creatorViews({ scenarios, creator }: CreatorViewTask): Promise<NamedView[]> {
    return Promise.resolve(creatorViews(scenarios, creator))
  }

  async incident(id: string): Promise<IncidentOutcome> {
    const incident = INCIDENTS.find((one) => one.id === id)
    if (!incident) throw new Error(`No incident ${id}`)
    return runIncident(await this.#engine, incident, await givenService())
  }

  #previewOf(scenario: Document): PreviewOverSeeds {
    const of = JSON.stringify(scenario)
    if (this.#preview?.of !== of) {
      this.#preview = { of, preview: PreviewOverSeeds.of(scenario, this.#sales) }
    }
    return this.#preview.preview
  }
}
