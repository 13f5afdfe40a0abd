/**
 * Two to four runs side by side; the others are compared with the first. The same seed gives the
 * same creators, sales and fates in every scenario. So a difference between two runs follows from
 * the difference between their scenarios, creator by creator.
 */
import type { Cents } from '../core/money'
import { sum } from '../core/sum'
import {
  wholeValue,
  type FigureBound,
  type FigureName,
  type FigureUnit,
} from '../metrics/headline-figure'
import { settingDifferences, type SettingDifference } from '../scenario/scenario-differences'
import type { ImportedDays } from '../scenario/period'
import { comparedCreators, type ComparedCreators } from './compared-creators'
import type { RunOutcome } from './outcome'

/** Against the first run. `share`: of the first run's value; `null` where that is zero. */
interface FigureDifference {
  value: number
  share: number | null
}

export interface ComparedFigure {
  name: FigureName
  unit: FigureUnit
  /** In the order of the runs; `null` where a run has nothing to measure. */
  values: (number | null)[]
  /** The first is `null`, and so is each where either run has no value. */
  differences: (FigureDifference | null)[]
  /** Whether a run's value leaves out something that is known to exist. */
  bounds: (FigureBound | null)[]
}

export interface Comparison {
  settings: SettingDifference[]
  /** In the order of the runs: over how many of its days a month of each is averaged. */
  sellingDays: number[]
  figures: ComparedFigure[]
  /**
   * In the order of the runs: what creators will still be charged for money that is unpaid or in transit at the end, as far as
   * that is certain. It is in no figure; `null` of a run that an earlier version kept.
   */
  dueFeeCents: (Cents | null)[]
  /** In the order of the runs; the first is `null`. */
  creators: (ComparedCreators | null)[]
}

interface ComparedRun {
  outcome: RunOutcome
  /** The days of the file that the run was on, where there was one. */
  sales: ImportedDays | null
  /** Over how many of its days a month of it is averaged. */
  sellingDays: number
}

export function compareRuns(runs: readonly ComparedRun[]): Comparison {
  const [first] = runs
  if (!first) throw new RangeError('Nothing to compare')
  return {
    settings: settingDifferences(
      runs.map(({ outcome, sales }) => ({ scenario: outcome.report.scenario, sales })),
    ),
    sellingDays: runs.map(({ sellingDays }) => sellingDays),
    figures: comparedFigures(runs.map(({ outcome }) => outcome)),
    dueFeeCents: runs.map(({ outcome }) => dueFeesOf(outcome)),
    creators: runs.map((run) =>
      run === first ? null : comparedCreators(first.outcome, run.outcome, first.sellingDays),
    ),
  }
}

function dueFeesOf({ creators }: Pick<RunOutcome, 'creators'>): Cents | null {
  const cents = sum(creators, ({ standsFor, dueFeeCents }) => standsFor * dueFeeCents)
  return Number.isFinite(cents) ? Math.round(cents) : null
}

function comparedFigures(outcomes: readonly RunOutcome[]): ComparedFigure[] {
  return outcomes[0]!.report.figures.map(({ name, unit }) => {
    const found = outcomes.map(({ report }) =>
      report.figures.find((figure) => figure.name === name),
    )
    const values = found.map((figure) => (figure ? wholeValue(figure) : null))
    const [base] = values
    return {
      name,
      unit,
      values,
      differences: values.map((value, index) =>
        index === 0 ? null : differenceBetween(base ?? null, value),
      ),
      bounds: found.map((figure) => figure?.bound ?? null),
    }
  })
}

function differenceBetween(base: number | null, value: number | null): FigureDifference | null {
  if (base === null || value === null) return null
  // A share of a loss, or of nothing, says nothing.
  return { value: value - base, share: base <= 0 ? null : (value - base) / base }
}
