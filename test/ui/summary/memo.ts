/** The memo of three fees that were run under two seeds, for tests to change. */
import { curveOf } from '../../../src/experiments/sweep/curve'
import { marginInterval } from '../../../src/experiments/sweep/margin'
import { creatorGroups } from '../../../src/experiments/sweep/creator-groups'
import type { PointResult } from '../../../src/experiments/sweep/results'
import { PERCENT_AXIS } from '../../../src/ui/fees/curve/fee-axis'
import { summaryOfFees, type FeeMemoFacts } from '../../../src/ui/summary/summary-of-fees'
import { FEE_FACTS } from '../../support/fee-facts'
import { creatorPair, sweepPlan, withMargins } from '../../support/sweeps'

export const FEE = PERCENT_AXIS.path
export const MEDIAN = 'population.adoption.waitingCost.medianYearlyBasisPoints'

/** One pays $30 to have $1,000 of their $5,000 ten days earlier; one pays $2 and gets nothing for it. */
export const pairs = [
  creatorPair(
    {
      handle: 'sooner',
      earnedCents: 5_000_00,
      instantGrossCents: 1_000_00,
      instantFeeCents: 30_00,
      feeCents: 30_00,
      costCents: 10_00,
      waitedCentDays: 1_000_00,
    },
    { waitedCentDays: 11_000_00 },
  ),
  creatorPair(
    {
      handle: 'later',
      earnedCents: 50_00,
      instantGrossCents: 50_00,
      instantFeeCents: 2_00,
      feeCents: 2_00,
      costCents: 5_00,
      waitedCentDays: 3 * 50_00,
    },
    { waitedCentDays: 2 * 50_00 },
  ),
]

export const point = (id: string, fee: number, margins: readonly number[]): PointResult =>
  withMargins(id, { [FEE]: fee }, margins)

export const withCreators = ({ point: of, seeds }: PointResult): PointResult => ({
  point: of,
  seeds: seeds.map((seed, index) => ({
    ...seed,
    groups: creatorGroups(pairs, seed.economics.days),
    creators: index === 0 ? pairs : null,
  })),
})

export const points = [
  point('axis/0', 100, [20_00, 30_00]),
  withCreators(point('axis/1', 300, [100_00, 120_00])),
  point('axis/2', 500, [60_00, 70_00]),
]

export const PLAN = sweepPlan({ scenario: 'gumroad-like', seeds: 2 })
export const sweepsWith = (known: readonly PointResult[]) => [{ plan: PLAN, points: known }]

export const FACTS: FeeMemoFacts = {
  unevenSellers: null,
  scenarioName: 'A marketplace',
  plan: PLAN,
  fee: {
    ...FEE_FACTS,
    takeUp: 0.12,
    margin: marginInterval(points[1]!),
    lowestFee: 100,
    payouts: 0,
    seedsRun: 2,
    seedsPlanned: 2,
  },
  curve: curveOf(points, FEE),
  atFee: points[1]!,
  sweeps: sweepsWith(points),
  sweepsAtFee: sweepsWith(points),
  expectedBars: [],
  paidTwiceShare: 0.001,
  alternatives: null,
  assumptions: [],
  creators: 500,
  file: null,
  digest: null,
  link: 'https://lab.example/#scenario',
}

export const memo = (others: Partial<FeeMemoFacts> = {}) => summaryOfFees({ ...FACTS, ...others })
