/**
 * What it would cost if a share of all instant payouts were paid twice and nothing of it came back, beside what daily payouts
 * earn: arithmetic on the payouts of a run, and no fault in it. What the processor charges for a second payout is not counted.
 */
import { mean } from 'd3'
import { meanInterval, type Interval } from './interval'
import { marginInterval, perPeriod, periodMargin } from './margin'
import type { PointResult, SeedEconomics } from './results'
import { sellerMargins, widened } from './seller-spread'

export interface PaidTwice {
  /** Cents a period. */
  lostCents: number
  /** Instant payouts a period, and those of them that are paid twice. */
  payouts: number
  twice: number
  margin: Interval
  /** The margin less what is lost, paired seed by seed. */
  left: Interval
  /** The share, from 0 to 1 and beyond, at which nothing is left of the margin; `null` where there is none to lose. */
  breakEven: number | null
}

/** `share`: from 0 to 1. `null` where nobody is paid instantly. */
export function paidTwice(result: Pick<PointResult, 'seeds'>, share: number): PaidTwice | null {
  const { seeds } = result
  const paidCents = mean(seeds, paidOf) ?? 0
  if (paidCents === 0) return null
  const margin = marginInterval(result)
  const left = meanInterval(seeds.map((seed) => periodMargin(seed) - share * paidOf(seed)))!
  const payouts = mean(seeds, (seed) => perPeriod(seed.economics.instantPayouts, seed))!
  return {
    lostCents: share * paidCents,
    payouts,
    twice: share * payouts,
    margin,
    left: widened(left, sellerMargins(seeds)),
    breakEven: margin.value > 0 ? margin.value / paidCents : null,
  }
}

/** What creators are paid instantly, cents a period. */
const paidOf = (seed: SeedEconomics): number => perPeriod(seed.economics.instantNetCents, seed)
