/**
 * The picked runs side by side: each with its letter, how their figures differ, and how far the seeds that all of them
 * have run bear that out. The first one is what the others are compared with.
 */
import {
  compareRuns,
  pairedSpreadOf,
  type Comparison,
  type Estimate,
  type SeedResult,
} from '../../../workers/compare-contract'
import type { FigureName, SettingDifference } from '../../../workers/contract'
import { assumptionsOfRun } from '../../scenario/assumptions'
import { COMPARED_MIN } from '../../scenario/limits'
import { sellingDaysOf } from '../../scenario/period'
import { isSameFile } from '../../scenario/sales-file/wanted-file'
import { sameValue } from '../../scenario/document-paths'
import type { PageState } from '../page-state.svelte'
import { comparedSubjects } from '../seeds/run-other-seeds'
import type { SeedSubject } from '../seeds/seed-subject'
import { wholeScenario, type KeptRun } from '../shelf/kept-run'
import { policyFrom } from '../../scenario/resolved-policy'
import { tellingNames, wholeFees } from '../words/run-names'
import { differingPayers } from '../words/paying-service'
import { salesWords } from '../words/sales-files'

const LETTERS = ['A', 'B', 'C', 'D'] as const

export interface LetteredRun {
  letter: string
  /** `A · Half the fee`; two runs of one name are told apart by what differs: `A · 3%`. */
  label: string
  kept: KeptRun
}

export class ComparedRuns {
  readonly #pageState: PageState
  readonly #kept = $derived.by(() => this.#pageState.shelf.pickedRuns)
  readonly comparison: Comparison | null = $derived(comparisonOf(this.#kept))
  readonly runs = $derived(lettered(this.#kept, this.comparison?.settings ?? []))
  readonly #subjects = $derived.by(() => comparedSubjects(this.#pageState))
  readonly #results = $derived(
    this.#subjects.map((subject) => (subject ? this.#pageState.seeds.resultsOf(subject) : [])),
  )

  constructor(pageState: PageState) {
    this.#pageState = pageState
  }

  /** The scenarios that are run under other seeds, in the order of the runs. */
  get subjects(): (SeedSubject | null)[] {
    return this.#subjects
  }

  /** Seeds that every run has which can have them. */
  get seedsDone(): number {
    const counts = this.#results.flatMap(({ length }, index) =>
      this.#subjects[index] ? [length] : [],
    )
    return counts.length === 0 ? 0 : Math.min(...counts)
  }

  /** Of the figure of a run, less that of the first, seed by seed. */
  estimate(index: number, name: FigureName): Estimate | null {
    const [first, other] = [this.#results[0], this.#results[index]]
    return first && other ? pairedSpreadOf(first, other, name) : null
  }

  resultsOf(index: number): SeedResult[] {
    return this.#results[index] ?? []
  }

  /** Sums over different days say nothing of what was changed. */
  get isSamePeriod(): boolean {
    return isSame(this.runs, ({ kept }) => [periodOf(kept)])
  }

  get isSameFile(): boolean {
    const [first] = this.#kept
    return this.#kept.every(({ salesFile }) => isSameFile(salesFile, first?.salesFile ?? null))
  }

  /** What the sales of each run come from; `null` where all have the same. */
  get differingSales(): string[] | null {
    return this.isSameFile ? null : salesWords(this.#kept.map(({ salesFile }) => salesFile))
  }

  /** Who paid in each run; `null` where it was the same in all. */
  get differingPayers(): string[] | null {
    return differingPayers(this.#kept)
  }

  /** The whole fee of each run, where it differs and is more than one figure. */
  get wholeFees(): string[] | null {
    return wholeFees(this.#kept.map(({ header }) => policyFrom(header.scenario.policy)))
  }

  /** Whether the label of each run says its whole fee. */
  get areNamedByFee(): boolean {
    const fees = this.wholeFees
    return fees !== null && this.runs.every(({ label }, index) => label.endsWith(fees[index]!))
  }

  get isSameSeed(): boolean {
    return isSame(this.runs, ({ kept }) => [kept.seed])
  }
}

function lettered(
  picked: readonly KeptRun[],
  differences: readonly SettingDifference[],
): LetteredRun[] {
  const named = picked.map((kept) => ({ ...kept, policy: kept.header.scenario.policy }))
  const names = tellingNames(named, differences)
  return picked.map((kept, index) => {
    const letter = LETTERS[index] ?? ''
    return { letter, label: `${letter} · ${names[index]}`, kept }
  })
}

export function comparisonOf(
  runs: readonly Pick<KeptRun, 'header' | 'salesFile' | 'outcome'>[],
): Comparison | null {
  if (runs.length < COMPARED_MIN) return null
  return compareRuns(
    runs.map((kept) => {
      const { outcome, header, salesFile } = kept
      const report = { ...outcome.report, scenario: wholeScenario(kept) }
      const ofWhole = sellingDaysOf(header.scenario, header.days, salesFile !== null)
      return {
        ...{ outcome: { ...outcome, report }, sales: null },
        sellingDays: Math.min(ofWhole, report.counts.days),
      }
    }),
  )
}

export const assumingRuns = (runs: readonly LetteredRun[]) =>
  runs.map(({ letter, kept: { outcome } }) => {
    const { report } = outcome
    return { letter, scenario: report.scenario, assumptions: assumptionsOfRun(report) }
  })

/** Who takes daily payouts in each: a fixed share, or the model of adoption. */
export const adoptionModes = (runs: readonly LetteredRun[]) =>
  runs.map(({ kept }) => kept.outcome.report.scenario.population.adoption.mode)

/** The days that were simulated. */
export const periodOf = ({ outcome }: KeptRun) => outcome.report.period

const isSame = (runs: readonly LetteredRun[], of: (run: LetteredRun) => unknown[]): boolean =>
  runs.every((run) => sameValue(of(run), of(runs[0]!)))
