/**
 * What explains the difference between the margins of two points: more or fewer takers, larger or smaller amounts, another
 * rate, other costs, other losses. Fees are takers × amount × rate; each factor gets the mean of what it adds over all
 * orders in which the three could have changed, so no order is preferred and the steps add up to the difference.
 */
import { mean, sum } from 'd3'
import { marginPartsOf, monthlyMargin, perMonth } from './margin'
import type { PointResult, SeedEconomics } from './results'

export const WATERFALL_STEPS = ['adoption', 'amount', 'rate', 'cost', 'loss'] as const
export type WaterfallStep = (typeof WATERFALL_STEPS)[number]

export interface Waterfall {
  /** Whole cents a month. */
  beforeCents: number
  steps: Record<WaterfallStep, number>
  afterCents: number
  seeds: number
}

/** Over the seeds that both have; `null` where there are none. */
export function waterfallOf(before: PointResult, after: PointResult): Waterfall | null {
  const partners = new Map(after.seeds.map((one) => [one.seed, one]))
  const pairs = before.seeds.flatMap((one): [SeedEconomics, SeedEconomics][] => {
    const partner = partners.get(one.seed)
    return partner ? [[one, partner]] : []
  })
  if (pairs.length === 0) return null
  const [from, to] = [0, 1].map((side) => factsOf(pairs.map((pair) => pair[side]!)))
  const beforeCents = Math.round(from!.margin)
  const afterCents = Math.round(to!.margin)
  return {
    beforeCents,
    steps: wholeCents(exactSteps(from!, to!), afterCents - beforeCents),
    afterCents,
    seeds: pairs.length,
  }
}

/** Means over the seeds, of a month. */
interface Facts {
  margin: number
  takers: number
  /** Instantly paid for each taker, and the fee on a cent of it; `null` where there is none. */
  amount: number | null
  rate: number | null
  cost: number
  loss: number
}

function factsOf(seeds: readonly SeedEconomics[]): Facts {
  const monthly = (of: (one: SeedEconomics) => number): number =>
    mean(seeds, (one) => perMonth(of(one), one))!
  const takers = mean(seeds, ({ economics }) => economics.everTakers)!
  const gross = monthly(
    ({ economics, baseline }) => economics.instantGrossCents - baseline.instantGrossCents,
  )
  const fees = monthly((one) => marginPartsOf(one).fees)
  return {
    margin: mean(seeds, monthlyMargin)!,
    takers,
    amount: takers === 0 ? null : gross / takers,
    rate: gross === 0 ? null : fees / gross,
    cost: monthly((one) => {
      const { instantCost, standardCostSaved, costOfFunds } = marginPartsOf(one)
      return instantCost + standardCostSaved + costOfFunds
    }),
    loss: monthly((one) => marginPartsOf(one).losses),
  }
}

function exactSteps(from: Facts, to: Facts): Record<WaterfallStep, number> {
  // What one of both does not have it would have had as the other: the difference is then in who takes part.
  const [a0, a1] = [from.amount ?? to.amount ?? 0, to.amount ?? from.amount ?? 0]
  const [r0, r1] = [from.rate ?? to.rate ?? 0, to.rate ?? from.rate ?? 0]
  const [t0, t1] = [from.takers, to.takers]
  return {
    adoption: shareOfChange(t1 - t0, [a0, a1], [r0, r1]),
    amount: shareOfChange(a1 - a0, [t0, t1], [r0, r1]),
    rate: shareOfChange(r1 - r0, [t0, t1], [a0, a1]),
    cost: to.cost - from.cost,
    loss: to.loss - from.loss,
  }
}

type BeforeAndAfter = readonly [number, number]

/** Of a product of three factors: what the change of one adds, on average over the orders of all three. */
const shareOfChange = (
  change: number,
  [x0, x1]: BeforeAndAfter,
  [y0, y1]: BeforeAndAfter,
): number => change * ((x0 * y0 + x1 * y1) / 3 + (x0 * y1 + x1 * y0) / 6)

/** What rounding leaves over goes to the largest step. */
function wholeCents(
  exact: Record<WaterfallStep, number>,
  total: number,
): Record<WaterfallStep, number> {
  const steps = { ...exact }
  for (const step of WATERFALL_STEPS) steps[step] = Math.round(exact[step])
  const [largest] = WATERFALL_STEPS.toSorted(
    (one, other) => Math.abs(exact[other]) - Math.abs(exact[one]),
  )
  steps[largest!] += total - sum(Object.values(steps))
  return steps
}
