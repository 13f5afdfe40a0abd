/**
 * Two to four runs side by side. The first is what the others are compared with. Since the same seed gives the same
 * creators, sales and fates in every scenario, a difference between two runs follows from what differs between their
 * scenarios, creator by creator.
 */
import type { Cents } from '../core/money'
import type { CreatorOutcome } from '../metrics/creator-outcomes'
import { wholeValue, type FigureBound, type FigureName, type FigureUnit } from '../metrics/figures'
import { settingDifferences, type SettingDifference } from '../scenario/scenario-differences'
import type { ImportedDays } from '../scenario/period'
import type { RunOutcome } from './outcome'
import { estimateOf, type Estimate } from './statistics'

export const COMPARED_RUNS = { minimum: 2, maximum: 4 } as const

/** Against the first run. `share`: of the first run's value; `null` where that is zero. */
export interface FigureDifference {
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

/** One creator in the first run and in another. */
export interface CreatorDifference {
  handle: string
  receivedCents: Cents
  feeCents: Cents
  waitSeconds: number | null
}

/** The creators of another run beside those of the first. */
export interface ComparedCreators {
  both: number
  /** Handles that only the other run has, and that only the first has. */
  gained: string[]
  lost: string[]
  /** Of creators in both, the difference of each: the mean with its 95% interval. */
  receivedCents: Estimate | null
  feeCents: Estimate | null
  waitSeconds: Estimate | null
  /** How many received more, less and the same by the end. */
  receivedMore: number
  receivedLess: number
  receivedSame: number
  /** Those whose receipts differ most, largest difference first. */
  largest: CreatorDifference[]
}

export interface Comparison {
  settings: SettingDifference[]
  figures: ComparedFigure[]
  /** In the order of the runs; the first is `null`. */
  creators: (ComparedCreators | null)[]
}

const LARGEST_MAX = 20

export interface ComparedRun {
  outcome: RunOutcome
  /** The days of the file that the run was on, where there was one. */
  sales: ImportedDays | null
}

export function compareRuns(runs: readonly ComparedRun[]): Comparison {
  const [first] = runs
  if (!first) throw new RangeError('Nothing to compare')
  return {
    settings: settingDifferences(
      runs.map(({ outcome, sales }) => ({ scenario: outcome.report.scenario, sales })),
    ),
    figures: comparedFigures(runs.map(({ outcome }) => outcome)),
    creators: runs.map((run) =>
      run === first ? null : comparedCreators(first.outcome.creators, run.outcome.creators),
    ),
  }
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
  return { value: value - base, share: base === 0 ? null : (value - base) / Math.abs(base) }
}

export function comparedCreators(
  before: readonly CreatorOutcome[],
  after: readonly CreatorOutcome[],
): ComparedCreators {
  const known = new Map(before.map((creator) => [creator.handle, creator]))
  const present = new Set(after.map(({ handle }) => handle))
  const both = after.flatMap((creator): CreatorDifference[] => {
    const partner = known.get(creator.handle)
    return partner ? [creatorDifference(partner, creator)] : []
  })
  const received = both.map(({ receivedCents }) => receivedCents)
  return {
    both: both.length,
    gained: after.flatMap(({ handle }) => (known.has(handle) ? [] : [handle])),
    lost: before.flatMap(({ handle }) => (present.has(handle) ? [] : [handle])),
    receivedCents: estimateOf(received),
    feeCents: estimateOf(both.map(({ feeCents }) => feeCents)),
    waitSeconds: estimateOf(
      both.flatMap(({ waitSeconds }) => (waitSeconds === null ? [] : [waitSeconds])),
    ),
    receivedMore: received.filter((cents) => cents > 0).length,
    receivedLess: received.filter((cents) => cents < 0).length,
    receivedSame: received.filter((cents) => cents === 0).length,
    largest: both
      .filter(({ receivedCents }) => receivedCents !== 0)
      .sort((one, other) => Math.abs(other.receivedCents) - Math.abs(one.receivedCents))
      .slice(0, LARGEST_MAX),
  }
}

const creatorDifference = (before: CreatorOutcome, after: CreatorOutcome): CreatorDifference => ({
  handle: after.handle,
  receivedCents: after.receivedCents - before.receivedCents,
  feeCents: after.feeCents - before.feeCents,
  waitSeconds:
    before.waitSeconds === null || after.waitSeconds === null
      ? null
      : after.waitSeconds - before.waitSeconds,
})
