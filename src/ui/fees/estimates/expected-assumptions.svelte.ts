/** What is expected of each assumption at its low and its high value, without a run: by the month, of the plan asked for. */
import {
  expectedTornado,
  pointsOfTornado,
  type SweepPlan,
  type SweepPoint,
  type TornadoBar,
} from '../../../../workers/sweep-contract'
import type { AlternativePreview, PackedSales } from '../../../../workers/contract'
import { LatestAnswer } from '../../lab/latest-answer'
import { EstimateWorker } from './estimate-worker'
import { estimateFor, type Period } from '../period'

interface Question {
  scenario: SweepPlan['scenario']
  points: readonly SweepPoint[]
  sales: PackedSales | null
}

export class ExpectedAssumptions {
  /** Of its own: some thirty scenarios hold up no other estimate. */
  readonly #worker = new EstimateWorker()
  #points: readonly SweepPoint[] = []
  #previews = $state.raw<readonly AlternativePreview[] | null>(null)
  #hasFailed = $state(false)
  readonly #answer = new LatestAnswer<Question, AlternativePreview[]>(
    ({ scenario, points, sales }) => {
      const alternatives = points.map(({ changes }) => changes)
      const task = { scenario, alternatives, isOfFirstSeed: true }
      return this.#worker.ask(async (worker) => worker.alternatives(task), sales)
    },
    (previews, question) => {
      this.#points = question?.points ?? []
      this.#previews = previews
      this.#hasFailed = question !== null && previews === null
    },
  )

  /** Whether nothing comes of what was asked: nobody is to wait for it. */
  get hasFailed(): boolean {
    return this.#hasFailed
  }

  /** `plan`: of assumptions; `null` where nobody wants to know. */
  ask(plan: SweepPlan | null, sales: PackedSales | null): void {
    this.#worker.dropQuestions()
    this.#answer.ask(null)
    if (plan) {
      const { scenario, points } = plan
      this.#answer.ask({ scenario, points: pointsOfTornado(points), sales })
    }
  }

  /** `null` as long as they are not known. */
  barsFor(period: Period): TornadoBar[] | null {
    const previews = this.#previews
    if (!previews) return null
    return expectedTornado(
      this.#points,
      previews.map((one) => (one.kind === 'estimate' ? estimateFor(period, one) : one)),
    )
  }

  close(): void {
    this.#answer.forget()
    this.#worker.close()
  }
}
