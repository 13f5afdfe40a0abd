/**
 * Limits and shares that must fit together: a limit leaves room for what it limits, and shares of
 * one whole do not exceed it.
 */
import exp from '@stdlib/math-base-special-exp'
import { BASIS_POINTS_IN_WHOLE } from '../core/money'
import type { PayoutPolicy } from '../core/policy'
import type { Problem } from './problems'
import { writtenPolicies, type WrittenPolicy } from './resolved-policy'
import type { Scenario } from './schema'

/** A typical value above its own maximum would be generated again and again, or cut every time. */
export function limitsLeaveRoom({ population, processor }: Scenario): Problem[] {
  const { monthlyGross, priceLevel, refunds, chargebacks } = population
  const limits = [
    ['population.monthlyGross.maximumCents', monthlyGross.maximumCents, 100 * exp(monthlyGross.mu)],
    ['population.priceLevel.medianCents', priceLevel.medianCents, priceLevel.minimumCents],
    ['population.refunds.delayDaysMaximum', refunds.delayDaysMaximum, refunds.delayDaysMean],
    [
      'population.chargebacks.delayDaysMaximum',
      chargebacks.delayDaysMaximum,
      chargebacks.delayDaysMean,
    ],
    ...(['card_push', 'rtp', 'fednow', 'stablecoin'] as const).map((rail) => {
      const { maximumSeconds, medianSeconds } = processor.rails[rail].arrival
      return [
        `processor.rails.${rail}.arrival.maximumSeconds`,
        maximumSeconds,
        medianSeconds,
      ] as const
    }),
    ...(['callLatency', 'webhookDelay', 'instantArrival'] as const).map(
      (name) =>
        [
          `processor.${name}.maximumSeconds`,
          processor[name].maximumSeconds,
          processor[name].medianSeconds,
        ] as const,
    ),
  ] as const
  return limits
    .filter(([, limit, typical]) => limit < typical)
    .map(([path, limit, typical]) => ({
      path,
      value: limit,
      expected: `at least ${Math.ceil(typical)}, ${path.endsWith('medianCents') ? 'the minimum' : 'the typical value'}`,
    }))
}

/** An instant payout must be able to reach its minimum; named at the limit that the scenario has set. */
export function instantLimitsLeaveRoom(scenario: Scenario): Problem[] {
  return writtenPolicies(scenario)
    .filter(({ policy }) => policy.instantMinimumCents > policy.instantMaximumCents)
    .map(({ path, written, policy }) => {
      const { instantMinimumCents, instantMaximumCents } = policy
      return isChanged(written, 'instantMinimumCents')
        ? {
            path: `${path}.instantMinimumCents`,
            value: instantMinimumCents,
            expected: `at most ${instantMaximumCents}, the instant maximum`,
          }
        : {
            path: `${path}.instantMaximumCents`,
            value: instantMaximumCents,
            expected: `at least ${instantMinimumCents}, the instant minimum`,
          }
    })
}

/** Each pair with what both are shares of: no sale, for one, is both refunded and charged back. */
export function sharesFitIntoTheirWhole(scenario: Scenario): Problem[] {
  const { population, processor } = scenario
  return [
    ...sharesOfOneWhole(
      'the sales',
      ['population.refunds.rateBasisPoints', population.refunds.rateBasisPoints],
      ['population.chargebacks.rateBasisPoints', population.chargebacks.rateBasisPoints],
    ),
    ...sharesOfOneWhole(
      'the unclaimed items',
      ['processor.paypal.claimedBasisPoints', processor.paypal.claimedBasisPoints],
      ['processor.paypal.cancelledBasisPoints', processor.paypal.cancelledBasisPoints],
    ),
    ...writtenPolicies(scenario).flatMap(saleFeesFit),
  ]
}

function saleFeesFit({ path, written, policy }: WrittenPolicy): Problem[] {
  const both = (['saleFeeBasisPoints', 'processingFeeBasisPoints'] as const).toSorted(
    (one, other) => Number(isChanged(written, one)) - Number(isChanged(written, other)),
  )
  const [first, last] = both.map((name): Share => [`${path}.${name}`, policy[name]])
  return sharesOfOneWhole('a sale', first!, last!)
}

type Share = readonly [path: string, basisPoints: number]

function sharesOfOneWhole(whole: string, first: Share, last: Share): Problem[] {
  const [firstPath, taken] = first
  const [path, value] = last
  const left = BASIS_POINTS_IN_WHOLE - taken
  if (value <= left) return []
  const expected = `at most ${left}, which ${firstPath} leaves of ${whole}`
  return [{ path, value, expected }]
}

const isChanged = (written: WrittenPolicy['written'], figure: keyof PayoutPolicy): boolean =>
  typeof written !== 'string' && (written as Partial<PayoutPolicy>)[figure] !== undefined
