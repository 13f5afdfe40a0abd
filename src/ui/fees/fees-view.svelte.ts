/**
 * What the tab shows of the scenario on the form: its fee, the sweep over it and what is made of the results. While the
 * slider is dragged the fee is the slider's, and the draft stays as it is.
 */
import {
  bestAgainst,
  breakEvenOf,
  curveOf,
  evidenceOf,
  expectedBest,
  marginInterval,
  meanParts,
  onSameSeeds,
  optimumOf,
  perPeriod,
  seedsForInterval,
  SWEEP_PRESETS,
  takeUpOf,
  type CurvePoint,
  type MarginParts,
  type NamedView,
  type PayoutEconomics,
  type PointResult,
  type ReadSweep,
  type SeedEconomics,
  type SweepPlan,
  type SweepPoint,
} from '../../../workers/sweep-contract'
import type {
  CreatorViewTask,
  PackedSales,
  PreviewPoint,
  PreviewTask,
} from '../../../workers/contract'
import type { CurvePoint as ChartPoint } from '../charts/types'
import { DEFAULT_POLICY_NAME, type PayoutPolicy } from '../../core/policy'
import { sameValue } from '../../scenario/document-paths'
import { sellingDays } from '../../scenario/period'
import { policyFrom } from '../../scenario/resolved-policy'
import { withChanges } from '../../scenario/setting-changes'
import { scenarioSchema, type ScenarioInput, type ScenarioPolicy } from '../../scenario/schema'
import { policyInForce } from '../draft/policy-in-force'
import { LatestAnswer } from '../lab/latest-answer'
import { isSameScenario } from './sweep/same-scenario'
import type { PageState } from '../page-state.svelte'
import { m } from '../paraglide/messages.js'
import { wholeFeeWords } from '../words/fee-structures'
import { previewsFor, type PreviewsById } from './alternatives/alternative-estimates'
import { marginAsInTable, stepInTable } from './alternatives/alternative-money'
import { alternativeRows, type AlternativeRow } from './alternatives/alternative-rows'
import { alternativesOfForm } from './alternatives/alternatives-of-form'
import { valueAt } from './curve/between-points'
import { EstimateWorker } from './estimates/estimate-worker'
import { expectedOf, expectedPartsAt, likelyAt } from './estimates/expected-points'
import {
  feeAxisLabel,
  feeAxisOf,
  feeColumns,
  feeWriter,
  hasRest,
  previewedFees,
  type FeeAxis,
} from './curve/fee-axis'
import { FEES_TO_COMPARE, type ComparedFees, type FeeFacts, type FeeRun } from './finding/fee-facts'
import type { ShownSweep } from './fee-lab.svelte'
import { feeMarks } from './curve/fee-marks'
import { comparedFees } from './alternatives/compared-fees'
import { estimateFor, perWords } from './period'
import { sizesOf, type FeeAndCosts } from './editor/payout-example'
import { knownOf, knownResult } from './sweep/known-points'
import { pointName } from './sweep/point-names'
import { sweepSource } from './sweep/sweep-source'
import { planOfCurve, type NamedChanges, type SweptScenario } from './sweep/sweep-plans'

/** Those that every scenario has. */
const QUESTIONS = SWEEP_PRESETS.questions.alternatives ?? []

/** What of the page its fees depend on. */
type SweptPage = Pick<PageState, 'draft' | 'fees' | 'sales'> & {
  /** What the fee was that was run last is compared with the one on the form. */
  readonly lab: { readonly run: { readonly scenario: ScenarioInput } | null }
}

/** What is asked, and of which sales. */
interface OnSales<Task> {
  task: Task
  sales: PackedSales | null
}

interface CurveToEstimate extends OnSales<PreviewTask> {
  isTakeUpFixed: boolean
}

/** Along the same fees, of the same scenario at whatever fee it has. */
function isSameEstimate(one: CurveToEstimate, other: CurveToEstimate): boolean {
  const atNoFee = ({ task }: CurveToEstimate) => ({
    ...task,
    scenario: withChanges(task.scenario, { [task.path]: 0 }),
  })
  return one.sales === other.sales && sameValue(atNoFee(one), atNoFee(other))
}

/** What an estimate says of the fees, and its curve. */
interface EstimateShown {
  facts: FeeFacts
  expected: readonly ChartPoint[]
}

const policyOf = ({ policy }: { readonly policy?: unknown }): PayoutPolicy =>
  policyFrom((policy ?? DEFAULT_POLICY_NAME) as ScenarioPolicy)

export class FeesView {
  readonly #page: SweptPage
  /** Whether the curve is shown with what it is made of. */
  hasParts = $state(false)
  /** How much the creator of the examples has sold, where the fee depends on it. */
  examplesSoldCents = $state(0)
  readonly #policy = $derived.by(() => policyInForce(this.#page.draft, 'policy'))
  readonly axis: FeeAxis = $derived.by(() => feeAxisOf(this.#policy, this.#page.fees.range))
  readonly #storedFee: number = $derived(this.#policy[this.axis.figure])
  /** While the slider is dragged: where it is, and from which fee. Once the draft has another fee, that is the one. */
  #drag = $state.raw<{ to: number; from: number } | null>(null)
  readonly fee: number = $derived(
    this.#drag?.from === this.#storedFee ? this.#drag.to : this.#storedFee,
  )
  readonly terms: FeeAndCosts = $derived.by(() => {
    const { draft } = this.#page
    const cost = (name: string): number => Number(draft.value(`processor.costs.${name}`))
    const figures = { ...this.#policy, [this.axis.figure]: this.fee }
    return {
      figures,
      soldCents: sizesOf(figures).includes(this.examplesSoldCents) ? this.examplesSoldCents : 0,
      costs: {
        instantBasisPoints: cost('instantBasisPoints'),
        instantMinimumCents: cost('instantMinimumCents'),
      },
    }
  })
  readonly isTakeUpFixed: boolean = $derived.by(
    () => this.#page.draft.value('population.adoption.mode') !== 'model',
  )
  /** Of the period, or of the file. */
  readonly #days = $derived.by(() => sellingDays(this.#page.draft.lastGood, this.#page.sales))
  readonly swept: SweptScenario = $derived.by(() => ({
    scenario: this.#page.draft.lastGood,
    seedCount: this.#page.fees.seedCount,
    sales: this.#page.sales,
    context: this.#page.draft.context,
  }))
  /** What the tab compares the scenario with: the reader's own first. */
  readonly alternatives: readonly NamedChanges[] = $derived.by(() => [
    ...this.#page.fees.own,
    ...QUESTIONS,
    ...alternativesOfForm(this.swept.scenario),
  ])
  readonly read: ReadSweep = $derived(planOfCurve(this.swept, this.axis, this.#policy))
  readonly plan: SweepPlan | null = $derived(this.read.ok ? this.read.plan : null)

  constructor(page: SweptPage) {
    this.#page = page
  }

  /** What is known of the fees, whether of this scenario or of one before it. */
  readonly shown: ShownSweep | null = $derived.by(() => this.#page.fees.shown('curve'))
  /** Whether the results are those of the scenario on the form, at whatever fee it has. */
  readonly isCurrent: boolean = $derived.by(() => {
    if (!this.shown || !this.plan) return false
    return isSameScenario(this.shown.plan, this.plan, this.axis.path)
  })
  readonly #points: readonly PointResult[] = $derived(onSameSeeds(this.shown?.points ?? []))
  /** What is said is of the scenario on the form alone: results of another would have this one's fee as their name. */
  readonly #current: readonly PointResult[] = $derived(this.isCurrent ? this.#points : [])
  readonly curve: readonly CurvePoint[] = $derived(curveOf(this.#points, this.axis.path))
  /** The result at the fee as it is, whatever sweep has brought it; `null` where it was not run. */
  readonly atFee: PointResult | null = $derived.by(
    () =>
      this.plan && knownResult(this.#page.fees.allShown, this.plan, { [this.axis.path]: this.fee }),
  )
  readonly #optimum = $derived(optimumOf(this.#current, this.axis.path))
  readonly #bestAgainst = $derived.by(() => bestAgainst(this.#current, this.axis.path, this.fee))
  readonly #breakEven = $derived(breakEvenOf(this.#current, this.axis.path))

  /** Whether fees of the scenario on the form have been simulated. */
  readonly hasResults: boolean = $derived(this.isCurrent && this.curve.length > 0)
  /** Fees that were simulated take its place, once they are enough for a curve. */
  readonly hasEstimate: boolean = $derived(!this.hasResults || this.curve.length < FEES_TO_COMPARE)
  /** The fee of the scenario that was swept, where that is not the one on the form any more. */
  readonly sweptFee: string | null = $derived.by(() => {
    if (this.isCurrent || !this.shown || this.curve.length === 0) return null
    return wholeFeeWords(policyOf(this.shown.plan.scenario))
  })
  /** Whether the swept scenario had other sales than the one on the form: then its fee alone does not tell them apart. */
  readonly isOfOtherSales: boolean = $derived.by(
    () => !!this.shown && !!this.plan && this.shown.plan.fileKey !== this.plan.fileKey,
  )
  readonly #between: readonly [FeeRun, FeeRun] | null = $derived.by(() => {
    if (this.atFee || !this.hasResults) return null
    const runs = this.curve.map(({ x, margin }) => ({ fee: x, marginCents: margin.value }))
    const lower = runs.findLast(({ fee }) => fee < this.fee)
    const higher = runs.find(({ fee }) => fee > this.fee)
    return lower && higher ? [lower, higher] : null
  })

  readonly #compared: ComparedFees | null = $derived.by(() => {
    const { run } = this.#page.lab
    return comparedFees({
      axis: this.axis,
      fee: this.fee,
      figures: this.terms.figures,
      ofRun: run && policyOf(run.scenario),
      optimum: this.isTakeUpFixed ? null : this.#optimum,
      bestAgainst: this.#bestAgainst,
      resultAt: (fee) =>
        this.plan && knownResult(this.#page.fees.allShown, this.plan, { [this.axis.path]: fee }),
      rows: this.alternativeRows,
    })
  })

  /** On daily on average over the seeds, or expected to be; `null` where neither is known. */
  readonly #takers: number | null = $derived.by(() =>
    this.atFee ? evidenceOf(this.atFee).takers : valueAt(this.#expected.takers, this.fee),
  )
  readonly #seedsForInterval: number | null = $derived.by(() => {
    const { plan, atFee } = this
    return plan && atFee && plan.fileKey === null
      ? seedsForInterval(scenarioSchema.parse(plan.scenario), evidenceOf(atFee).takers)
      : null
  })

  /** `a month` or `a year`, for which all money is. */
  readonly per: string = $derived.by(() => perWords(this.#page.fees.period))

  /** Of the table of alternatives, as far as they have been run. */
  readonly alternativeRows: readonly AlternativeRow[] = $derived.by(() => {
    const shown = this.#page.fees.shown('alternatives')
    return shown && this.plan && isSameScenario(shown.plan, this.plan)
      ? alternativeRows(shown.plan, knownOf(this.#page.fees.allShown, shown.plan))
      : []
  })

  /** What a point of the scenario on the form is called. */
  nameOf(point: SweepPoint): string {
    return this.plan ? pointName(this.plan, point) : point.name
  }

  readonly #factsNow: FeeFacts = $derived.by(() => ({
    axis: this.axis,
    fee: this.fee,
    feeText: wholeFeeWords(this.terms.figures),
    hasRest: hasRest(this.terms.figures, this.axis),
    writeFee: feeWriter(this.terms.figures, this.axis),
    margin: this.atFee && marginInterval(this.atFee),
    roundMargin: (exact) => marginAsInTable(this.alternativeRows, exact),
    tableStep: this.atFee && stepInTable(this.alternativeRows, marginInterval(this.atFee)),
    evidence: this.atFee && evidenceOf(this.atFee),
    expectedCents: this.hasEstimate ? valueAt(this.#expected.margins, this.fee) : null,
    likelyCents: this.hasEstimate ? likelyAt(this.#expected, this.fee) : null,
    parts: this.atFee ? meanParts(this.atFee.seeds) : this.#expectedParts,
    notEstimated: this.hasEstimate ? this.#expected.notEstimated : 0,
    between: this.#between,
    optimum: this.#optimum,
    bestAgainst: this.#bestAgainst,
    compared: this.#compared,
    feesRun: this.hasResults ? this.curve.length : 0,
    feesPlanned: this.shown?.plan.points.filter(({ kind }) => kind === 'axis').length ?? 0,
    seedsRun: this.curve[0]?.margin.n ?? 0,
    seedsPlanned: this.shown?.plan.seeds.length ?? 0,
    isRunning: this.#page.fees.running?.name === 'curve',
    lowestFee: this.curve[0]?.x ?? 0,
    breakEven: this.#breakEven,
    payouts: this.#periodMean((economics) => economics.instantPayouts),
    payoutsBelowCost: this.#periodMean((economics) => economics.payoutsBelowCost),
    takers: this.#takers,
    takeUp: this.atFee ? takeUpOf(this.atFee.seeds) : valueAt(this.#expected.takeUp, this.fee),
    estimatedFrom: this.atFee ? null : valueAt(this.#expected.simulatedTakers, this.fee),
    estimatedSeeds: this.#previewed[0]?.seedMarginsCents.length ?? 0,
    expectedBest: this.hasEstimate ? expectedBest(this.#expectedPoints) : null,
    accountMonthlyCents: Number(
      this.#page.draft.value('processor.costs.activeAccountMonthlyCents'),
    ),
    isTakeUpFixed: this.isTakeUpFixed,
    freeDays: this.terms.figures.instantFreeDays,
    days: this.#days,
    period: this.#page.fees.period,
    seedsForInterval: this.#seedsForInterval,
    hasFile: this.#page.sales !== null,
    isFileSample: this.#page.sales !== null && !!this.plan?.sample,
  }))

  readonly #expectedParts: MarginParts | null = $derived.by(() =>
    this.hasEstimate ? expectedPartsAt(this.#expected, this.fee) : null,
  )

  /** Of the fee as it is, seed by seed. */
  readonly seedsAtFee: readonly SeedEconomics[] = $derived(this.atFee?.seeds ?? [])

  /** By the month, as it is estimated. */
  #previewed = $state.raw<readonly PreviewPoint[]>([])
  readonly #expectedPoints = $derived.by(() =>
    this.isEstimated ? this.#forPeriod(this.#previewed) : [],
  )
  readonly #expected = $derived(expectedOf(this.#expectedPoints))
  readonly #now: EstimateShown = $derived.by(() => ({
    facts: this.#factsNow,
    expected: this.#expected.margins,
  }))
  /** An estimate keeps the words of the settings that it is of, until that of the new settings is there. */
  readonly #shown: EstimateShown = $derived.by(() => {
    if (this.hasResults || !this.plan) this.#kept = null
    else if (this.isEstimated) this.#kept = this.#now
    return this.#kept ?? this.#now
  })
  #kept: EstimateShown | null = null
  readonly facts: FeeFacts = $derived.by(() => this.#shown.facts)
  /** The curve from expected amounts, without a run. */
  readonly expected: readonly ChartPoint[] = $derived.by(() => this.#shown.expected)
  /** Whether facts and curve are of the settings before a change. */
  readonly isBeforeChange: boolean = $derived.by(() => this.#shown !== this.#now)
  /** What is to be estimated, of what the tab shows now. */
  readonly #toEstimate: CurveToEstimate | null = $derived.by(() => {
    const { plan, axis, isTakeUpFixed } = this
    if (!plan) return null
    const { path } = axis
    const task = { scenario: plan.scenario, changes: {}, path, values: previewedFees(axis) }
    const next = { task, sales: this.swept.sales, isTakeUpFixed }
    // The fee itself is no part of it: while the slider is moved, nothing is estimated again.
    if (!this.#wanted || !isSameEstimate(this.#wanted, next)) this.#wanted = next
    return this.#wanted
  })
  #wanted: CurveToEstimate | null = null
  #lastEstimated = $state.raw<CurveToEstimate | null | undefined>()
  /** Whether what is expected is of what the tab shows now. */
  readonly isEstimated: boolean = $derived(this.#lastEstimated === this.#toEstimate)

  /** What is expected by fee where a fixed share is on daily, if creators decided instead; else nothing. */
  readonly byModel: readonly PreviewPoint[] = $derived.by(() =>
    this.#forPeriod(this.#previewedByModel),
  )
  #previewedByModel = $state.raw<readonly PreviewPoint[]>([])
  readonly expectedByModel: readonly ChartPoint[] = $derived(expectedOf(this.byModel).margins)

  readonly #worker = new EstimateWorker()
  readonly #byModel = new LatestAnswer<PreviewTask, PreviewPoint[]>(
    (task) => this.#worker.ask(async (worker) => worker.preview(task), null),
    (points) => (this.#previewedByModel = points ?? []),
  )
  readonly #estimate = new LatestAnswer<CurveToEstimate, PreviewPoint[]>(
    ({ task, sales }) => this.#worker.ask(async (worker) => worker.preview(task), sales),
    (points, estimated) => {
      this.#lastEstimated = estimated
      this.#previewed = points ?? []
      // Asked for second: it may take as long as the estimate itself.
      if (points && estimated) this.#byModel.ask(this.#taskByModel(estimated))
    },
  )

  /** Of a file it would take seconds more. */
  #taskByModel({ task, sales, isTakeUpFixed }: CurveToEstimate): PreviewTask | null {
    if (!isTakeUpFixed || sales) return null
    return { ...task, changes: { 'population.adoption.mode': 'model' } }
  }

  #forPeriod(monthly: readonly PreviewPoint[]): PreviewPoint[] {
    return monthly.map((point) => estimateFor(this.#page.fees.period, point))
  }

  /** Not held up by an estimate, nor dropped with it. */
  readonly #creatorWorker = new EstimateWorker()
  /** What daily payouts would be to the creator who was asked for last; `null` until that is known. */
  creatorViews = $state.raw<readonly NamedView[] | null>(null)
  readonly #creatorViews = new LatestAnswer<CreatorViewTask, NamedView[]>(
    (task) => this.#creatorWorker.ask(async (worker) => worker.creatorViews(task)),
    (views) => (this.creatorViews = views),
  )

  /** Has the estimate made again, of what the tab shows now. */
  estimate(): void {
    this.#worker.dropQuestions()
    this.#byModel.ask(null)
    this.#estimate.ask(this.#toEstimate)
  }

  /** What is expected of the alternatives to the scenario on the form, by their points. */
  readonly alternativePreviews: PreviewsById = $derived.by(() => {
    const { plan, monthly } = this.#previewedAlternatives
    return plan && this.plan && isSameScenario(plan, this.plan)
      ? previewsFor(this.#page.fees.period, monthly)
      : {}
  })
  #previewedAlternatives = $state.raw<{ plan: SweepPlan | null; monthly: PreviewsById }>({
    plan: null,
    monthly: {},
  })
  readonly #alternatives = new LatestAnswer<OnSales<SweepPlan>, PreviewsById>(
    async ({ task: { scenario, points }, sales }) => {
      const alternatives = points.map(({ changes }) => changes)
      const task = { scenario, alternatives, isOfFirstSeed: false }
      const previews = await this.#worker.ask(async (worker) => worker.alternatives(task), sales)
      return Object.fromEntries(points.map(({ id }, index) => [id, previews[index]!]))
    },
    (previews, asked) => {
      this.#previewedAlternatives = { plan: asked?.task ?? null, monthly: previews ?? {} }
    },
  )

  estimateAlternatives(plan: SweepPlan | null): void {
    this.#alternatives.ask(plan && { task: plan, sales: this.swept.sales })
  }

  viewCreator(task: CreatorViewTask): void {
    this.#creatorViews.ask(task)
  }

  /** The tab is left. */
  close(): void {
    this.#estimate.forget()
    this.#byModel.forget()
    this.#creatorViews.forget()
    this.#alternatives.forget()
    this.#worker.close()
    this.#creatorWorker.close()
  }

  readonly source: string = $derived.by(() => {
    const { plan } = this.shown ?? {}
    return !plan || this.curve.length === 0 ? m.fees_kept_source() : sweepSource(plan, this.#points)
  })

  /** What its curve is drawn on, on the tab and in the memo. */
  readonly curveAxes = $derived.by(() => ({
    unit: 'cents' as const,
    axisLabel: m.fees_axis_margin({ per: this.per }),
    xUnit: this.axis.unit,
    xDomain: [0, this.axis.most] as const,
    xAxisLabel: feeAxisLabel(this.axis, this.terms.figures),
    columnNames: feeColumns(this.axis, this.per),
    formatX: this.axis.write,
    round: this.facts.roundMargin,
    marks: feeMarks(this.facts, this.axis.most),
  }))

  #periodMean(of: (economics: PayoutEconomics) => number): number {
    const seeds = this.seedsAtFee
    const sum = seeds.reduce((total, seed) => total + perPeriod(of(seed.economics), seed), 0)
    return seeds.length === 0 ? 0 : sum / seeds.length
  }

  dragTo(fee: number): void {
    this.#drag = { to: fee, from: this.#storedFee }
  }

  /** The slider is released: its fee becomes that of the draft. */
  endDrag(): void {
    const { fee } = this
    this.#drag = null
    if (fee !== this.#storedFee) this.#page.draft.set(this.axis.path, fee)
  }
}
