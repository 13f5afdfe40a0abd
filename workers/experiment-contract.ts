/** What the page, or the command line, and a worker of an experiment say to each other. */
import type { NamedScenario, NamedView, ViewedCreator } from '../src/experiments/creator-view'
import type { AlternativePreview } from '../src/experiments/alternative-previews'
import type { PreviewPoint } from '../src/experiments/estimate'
import type { IncidentOutcome } from '../src/experiments/incidents/run-incident'
import type { RunTask, TaskResult } from '../src/experiments/run-task'
import type { Document } from '../src/scenario/document-paths'
import type { Refused } from '../src/scenario/problems'
import type { SettingChanges } from '../src/scenario/setting-changes'
import type { OwnServiceFacts } from '../src/simulation/own-service'
import type { PackedSales } from './packed-sales'

export type { AlternativePreview } from '../src/experiments/alternative-previews'
export type { CentsRange } from '../src/experiments/chance-of-margin'
export type { PreviewPoint } from '../src/experiments/estimate'
export type { RunTask, TaskResult } from '../src/experiments/run-task'

export type ServiceAnswer = { ok: true; facts: OwnServiceFacts } | Refused

/** An estimate along a setting, of a scenario that has been read, with changes that have been read too. */
export interface PreviewTask {
  scenario: Document
  changes: SettingChanges
  path: string
  values: readonly number[]
}

/** An estimate of a scenario with each of these changes; all have been read. */
export interface AlternativesTask {
  scenario: Document
  alternatives: readonly SettingChanges[]
  /** Under the first seed alone: of many alternatives, the estimate of several seeds takes long. */
  isOfFirstSeed: boolean
}

/** One creator under scenarios that have been read. */
export interface CreatorViewTask {
  scenarios: readonly NamedScenario[]
  creator: ViewedCreator
}

export interface ExperimentWorker {
  /** The file that every task runs on, said once: it may be large. */
  useSales(sales: PackedSales | null): Promise<void>
  /** `onShare`: now and then how much of a long task is done, from 0 to 1. */
  run<Task extends RunTask>(task: Task, onShare: (share: number) => void): Promise<TaskResult<Task>>
  /** What the payout service has that this worker was started with. */
  givenService(): Promise<ServiceAnswer>
  /** Nothing is run: what creators would expect. A large population takes some time all the same. */
  preview(task: PreviewTask): Promise<PreviewPoint[]>
  /** In the order of the alternatives. */
  alternatives(task: AlternativesTask): Promise<AlternativePreview[]>
  /** From expected amounts, too. */
  creatorViews(task: CreatorViewTask): Promise<NamedView[]>
  /** Both scenarios of an incident of the library, by its id. */
  incident(id: string): Promise<IncidentOutcome>
}
