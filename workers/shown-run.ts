/** The run that the page shows: one that is being simulated, or one that was kept and can only be read. */
import { outcomeOf } from '../src/experiments/outcome'
import type { RunReport } from '../src/metrics/figures'
import type { CreatorsNotPaid } from '../src/metrics/stuck'
import type { RunOutcome } from './contract'
import type { DrivenRun } from './driven-run'
import type { ReadableRun, ReopenedRun } from './reopened-run'

export class ShownRun {
  driven: DrivenRun | null = null
  /** In the place of one that is driven. */
  kept: ReopenedRun | null = null

  /** The run that is driven; there has to be one. */
  get simulated(): DrivenRun {
    if (this.kept) throw new Error('This run is over and can only be read')
    if (!this.driven) throw new Error('No run has been started')
    return this.driven
  }

  get books(): ReadableRun {
    return this.kept ?? this.simulated.books
  }

  get database(): ReadableRun['database'] {
    return this.books.database
  }

  get creatorsNotPaid(): CreatorsNotPaid[] {
    return this.kept?.creatorsNotPaid ?? this.simulated.simulation.questions.creatorsNotPaid()
  }

  /** The report; of a run in progress, the report so far. */
  get report(): RunReport {
    if (this.kept) return this.kept.report
    return this.simulated.report ?? this.simulated.reportSoFar()
  }

  takeOutcome(): RunOutcome | null {
    return this.kept?.outcome ?? takeOutcome(this.simulated)
  }

  /**
   * Makes room for another run; returns the outcome of this one, if the page does not know it yet.
   */
  drop(): RunOutcome | null {
    this.kept?.close()
    this.kept = null
    const run = this.driven
    if (!run) return null
    this.driven = null
    run.closeAtOnce()
    const outcome = run.isOutcomeTaken ? null : takeOutcome(run)
    run.books.database.close()
    return outcome
  }
}

/** The outcome of a run that is over and whose books could be closed. */
function takeOutcome(run: DrivenRun): RunOutcome | null {
  if (!run.report) return null
  run.isOutcomeTaken = true
  return outcomeOf(run.simulation, run.report)
}
