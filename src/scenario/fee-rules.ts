/**
 * What the fee of an instant payout may be: it leaves something of every amount that is large
 * enough, and never less of a larger payout. Each rule names the figure that breaks it.
 */
import type { FeeRate } from '../core/fees/fee-figures'
import {
  creatorsOfEachSize,
  feeStructureOf,
  instantFee,
  smallestGross,
  tierThatLeavesLess,
  type FeeFacts,
  type FeeStructure,
} from '../core/fees/fee-structure'
import { BASIS_POINTS_IN_WHOLE, type Cents } from '../core/money'
import type { PayoutPolicy } from '../core/policy'
import { INSTANT_RAILS } from '../core/rails'
import type { Problem } from './problems'
import { writtenPolicies } from './resolved-policy'
import type { Scenario } from './schema'

/** The first rule that a policy's fee breaks is enough: the others build on it. */
export const instantFeesCanBePaid = (scenario: Scenario): Problem[] =>
  writtenPolicies(scenario).flatMap(({ path, policy }) => {
    for (const broken of [
      limitsOutOfOrder,
      tiersOutOfOrder,
      wholeGross,
      tiersThatLeaveLess,
      nothingLeft,
    ]) {
      const problems = broken(policy)
      if (problems.length > 0) {
        return problems.map((problem) => ({ ...problem, path: `${path}.${problem.path}` }))
      }
    }
    return []
  })

function limitsOutOfOrder(policy: PayoutPolicy): Problem[] {
  const { instantFeeMinimumCents: minimum, instantFeeMaximumCents: maximum } = policy
  return maximum !== null && maximum < minimum
    ? [
        {
          path: 'instantFeeMaximumCents',
          value: maximum,
          expected: `at least ${minimum}, the smallest fee`,
        },
      ]
    : []
}

const tiersOutOfOrder = ({ instantFeeTiers }: PayoutPolicy): Problem[] =>
  instantFeeTiers.flatMap(({ fromCents }, index) => {
    const before = instantFeeTiers[index - 1]?.fromCents ?? 0
    return fromCents > before
      ? []
      : [
          {
            path: `instantFeeTiers[${index}].fromCents`,
            value: fromCents,
            expected: `more than ${before}, where the tier before begins`,
          },
        ]
  })

/** All of the gross leaves nothing of any amount. */
function wholeGross(policy: PayoutPolicy): Problem[] {
  if (policy.instantFeeOf === 'net') return []
  return ratesOf(policy)
    .filter(([, { basisPoints }]) => basisPoints === BASIS_POINTS_IN_WHOLE)
    .map(([path]) => ({
      path,
      value: BASIS_POINTS_IN_WHOLE,
      expected: `at most ${BASIS_POINTS_IN_WHOLE - 1}: all of the gross would leave nothing of any payout`,
    }))
}

function ratesOf(policy: PayoutPolicy): [path: string, rate: FeeRate][] {
  const { instantFeeBasisPoints: basisPoints, instantFeeFlatCents: flatCents } = policy
  return [
    ['instantFeeBasisPoints', { basisPoints, flatCents }],
    ...policy.instantFeeTiers.map((tier, index): [string, FeeRate] => [
      `instantFeeTiers[${index}].basisPoints`,
      tier,
    ]),
    ...INSTANT_RAILS.flatMap((rail): [string, FeeRate][] => {
      const rate = policy.instantFeeByRail[rail]
      return rate ? [[`instantFeeByRail.${rail}.basisPoints`, rate]] : []
    }),
  ]
}

function tiersThatLeaveLess(policy: PayoutPolicy): Problem[] {
  const tier = tierThatLeavesLess(feeStructureOf({ ...policy, instantFeeByRail: {} }, 'us_bank'))
  if (!tier) return []
  const index = policy.instantFeeTiers.findIndex(({ fromCents }) => fromCents === tier.fromCents)
  const { basisPoints, flatCents } = tier
  return [
    {
      path: `instantFeeTiers[${index}]`,
      value: { fromCents: tier.fromCents, basisPoints, flatCents },
      expected: `a rate that leaves at least as much of ${tier.fromCents} cents as of ${tier.fromCents - 1} cents, or tiers for the part above each amount (marginal)`,
    },
  ]
}

/** A fee that takes all of the largest payout, the subscription with it, lets nobody be paid instantly, or nobody of a size. */
function nothingLeft(policy: PayoutPolicy): Problem[] {
  const { instantMaximumCents } = policy
  if (instantMaximumCents === 0) return []
  return INSTANT_RAILS.flatMap((rail): Problem[] => {
    // Without what is free: it is free for some payouts only.
    const structure = {
      ...feeStructureOf(policy, rail),
      freePayoutsPerMonth: 0,
      freeCentsPerMonth: 0,
      freeDays: 0,
    }
    const sizes = creatorsOfEachSize(structure)
    const smallestCents = Math.max(...sizes.map((facts) => smallestGross(structure, facts)))
    const leftCents = Math.min(
      ...sizes.map((facts) => leftWithoutSubscription(instantMaximumCents, structure, facts)),
    )
    if (smallestCents > instantMaximumCents && leftCents > 0) {
      return [
        {
          path: 'instantSubscriptionMonthlyCents',
          value: policy.instantSubscriptionMonthlyCents,
          expected: `at most ${leftCents - 1}, so that a cent is left of the largest instant payout by ${rail}`,
        },
      ]
    }
    return smallestCents > instantMaximumCents
      ? [
          {
            path: 'instantMaximumCents',
            value: instantMaximumCents,
            expected: `at least ${smallestCents}: by ${rail} the fee takes all of any smaller payout`,
          },
        ]
      : []
  }).slice(0, 1)
}

const leftWithoutSubscription = (
  grossCents: Cents,
  structure: FeeStructure,
  facts: FeeFacts,
): Cents => instantFee(grossCents, { ...structure, subscriptionMonthlyCents: 0 }, facts).netCents
