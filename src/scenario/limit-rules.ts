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
import { defaultScenario } from './worked-out'

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
  const { refunds, chargebacks } = scenario.population
  const { paypal } = scenario.processor
  const usual = defaultScenario()
  const ofPaypal = (name: 'claimedBasisPoints' | 'cancelledBasisPoints'): Share => ({
    path: `processor.paypal.${name}`,
    value: paypal[name],
    isSet: paypal[name] !== usual.processor.paypal[name],
  })
  const ofSales = (name: 'refunds' | 'chargebacks', { rateBasisPoints: value }: Rate): Share => ({
    path: `population.${name}.rateBasisPoints`,
    value,
    isSet: value !== usual.population[name].rateBasisPoints,
  })
  return [
    ...sharesOfOneWhole(
      'the sales',
      ofSales('refunds', refunds),
      ofSales('chargebacks', chargebacks),
    ),
    ...sharesOfOneWhole(
      'the unclaimed items',
      ofPaypal('claimedBasisPoints'),
      ofPaypal('cancelledBasisPoints'),
    ),
    ...writtenPolicies(scenario).flatMap(saleFeesFit),
  ]
}

type Rate = Pick<Scenario['population']['refunds'], 'rateBasisPoints'>

function saleFeesFit({ path, written, policy }: WrittenPolicy): Problem[] {
  const [first, last] = (['saleFeeBasisPoints', 'processingFeeBasisPoints'] as const).map(
    (name): Share => ({
      path: `${path}.${name}`,
      value: policy[name],
      isSet: isChanged(written, name),
    }),
  )
  return sharesOfOneWhole('a sale', first!, last!)
}

interface Share {
  path: string
  /** Basis points. */
  value: number
  /** It is not what it is by default. */
  isSet: boolean
}

/** Named is the one that was set, so that nobody is told to change what they did not write; of two that were, the last. */
function sharesOfOneWhole(whole: string, one: Share, other: Share): Problem[] {
  const [{ path, value }, rest] = one.isSet && !other.isSet ? [one, other] : [other, one]
  const left = BASIS_POINTS_IN_WHOLE - rest.value
  if (value <= left) return []
  const expected = `at most ${left}, which ${rest.path} (${rest.value}) leaves of ${whole}`
  return [{ path, value, expected }]
}

const isChanged = (written: WrittenPolicy['written'], figure: keyof PayoutPolicy): boolean =>
  typeof written !== 'string' && (written as Partial<PayoutPolicy>)[figure] !== undefined
