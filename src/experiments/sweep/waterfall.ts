/**
 * Explains the difference between the margins of two points: creators who join, creators who leave,
 * and what changes among those who are on daily in both. Creators are paired by seed and handle, so
 * each creator is in one step and no two steps cancel each other out. The steps add up to the
 * difference.
 */
import { mean, sum } from 'd3'
import { pairedBySeed } from '../paired-by-seed'
import { creatorsIn } from './creator-pairs'
import { marginPartsOf, periodMargin, perPeriod } from './margin'
import type { PointResult, SeedEconomics } from './results'
import type { TakerTerms } from './taker-terms'

export const WATERFALL_STEPS = ['joined', 'left', 'fees', 'cost', 'rest', 'loss'] as const
export type WaterfallStep = (typeof WATERFALL_STEPS)[number]

/** On average over the seeds. */
export interface WaterfallCreators {
  joined: number
  left: number
  stayed: number
}

export interface Waterfall {
  /** Whole cents a period. */
  beforeCents: number
  /**
   * `joined`, `left`: fees less what processors charge for these creators; `fees`, `cost`: what changes of both among
   * those who stay; `rest`: cost of funds, and what processors charge for creators who are on daily in neither.
   */
  steps: Record<WaterfallStep, number>
  afterCents: number
  creators: WaterfallCreators
  seeds: number
}

type SeedPair = readonly [before: SeedEconomics, after: SeedEconomics]

/** Over the seeds that both have; `null` where there are none. */
export function waterfallOf(before: PointResult, after: PointResult): Waterfall | null {
  const pairs = pairedBySeed(before.seeds, after.seeds)
  if (pairs.length === 0) return null
  const explained = pairs.map(explainedBy)
  const meanOf = (of: (one: Explained) => number): number => mean(explained, of)!
  const beforeCents = Math.round(mean(pairs, ([one]) => periodMargin(one))!)
  const afterCents = Math.round(mean(pairs, ([, one]) => periodMargin(one))!)
  const exact = byStep((step) => meanOf(({ steps }) => steps[step]))
  return {
    beforeCents,
    steps: wholeCents(exact, afterCents - beforeCents),
    afterCents,
    creators: {
      joined: meanOf(({ creators }) => creators.joined),
      left: meanOf(({ creators }) => creators.left),
      stayed: meanOf(({ creators }) => creators.stayed),
    },
    seeds: pairs.length,
  }
}

type Steps = Record<WaterfallStep, number>

/** The explanation for one seed, a period. */
interface Explained {
  steps: Steps
  creators: WaterfallCreators
}

function explainedBy([before, after]: SeedPair): Explained {
  const inBefore = new Set(before.takers.map(({ handle }) => handle))
  const inAfter = new Set(after.takers.map(({ handle }) => handle))
  const gone = before.takers.filter(({ handle }) => !inAfter.has(handle))
  const come = after.takers.filter(({ handle }) => !inBefore.has(handle))
  const stayedBefore = before.takers.filter(({ handle }) => inAfter.has(handle))
  const stayedAfter = after.takers.filter(({ handle }) => inBefore.has(handle))
  const aPeriod = (takers: readonly TakerTerms[], seed: SeedEconomics, of: OfTaker): number =>
    perPeriod(
      sum(takers, (taker) => taker.standsFor * of(taker)),
      seed,
    )
  const byCreator = {
    joined: aPeriod(come, after, keptOf),
    left: -aPeriod(gone, before, keptOf),
    fees: aPeriod(stayedAfter, after, feeOf) - aPeriod(stayedBefore, before, feeOf),
    cost: aPeriod(stayedBefore, before, costOf) - aPeriod(stayedAfter, after, costOf),
    loss: periodLoss(after) - periodLoss(before),
  }
  const difference = periodMargin(after) - periodMargin(before)
  return {
    steps: { ...byCreator, rest: difference - sum(Object.values(byCreator)) },
    creators: { joined: creatorsIn(come), left: creatorsIn(gone), stayed: creatorsIn(stayedAfter) },
  }
}

type OfTaker = (taker: TakerTerms) => number

const feeOf: OfTaker = ({ feeCents }) => feeCents
const costOf: OfTaker = ({ costCents }) => costCents
const keptOf: OfTaker = ({ feeCents, costCents }) => feeCents - costCents
const periodLoss = (seed: SeedEconomics): number => perPeriod(marginPartsOf(seed).losses, seed)

const byStep = (of: (step: WaterfallStep) => number): Steps =>
  Object.fromEntries(WATERFALL_STEPS.map((step) => [step, of(step)])) as Steps

/** What rounding leaves over goes to the largest step. */
function wholeCents(exact: Steps, total: number): Steps {
  // Without the zero, a step of nothing would be written with a minus.
  const steps = byStep((step) => Math.round(exact[step]) + 0)
  const [largest] = WATERFALL_STEPS.toSorted(
    (one, other) => Math.abs(exact[other]) - Math.abs(exact[one]),
  )
  steps[largest!] += total - sum(Object.values(steps))
  return steps
}
