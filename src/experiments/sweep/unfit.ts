/** What all runs of a sweep must share, and why a scenario does not fit. */
import type { Problem } from '../../scenario/problems'
import type { ReadingContext } from '../../scenario/reading-context'
import type { Scenario } from '../../scenario/schema'
import { refuseIfTooLarge, type ImportedSize } from '../../scenario/size-estimate'

/** The sales file that all runs are on. */
export interface SweepFile {
  /** Its digest and how it was read: tells runs on it from others. */
  key: string
  context: ReadingContext
  size: ImportedSize
}

export interface SweepContext {
  file?: SweepFile
  /** What a run may take; without it, what a page may. */
  memoryLimitBytes?: number
  /** What a payout service that pays in place of the lab's is known by in keys of runs. */
  paidBy?: string
}

export function unfit(scenario: Scenario, { file, memoryLimitBytes }: SweepContext): Problem[] {
  const problem = refuseIfTooLarge(scenario, file?.size ?? null, memoryLimitBytes)
  return problem ? [problem] : []
}
