/**
 * What a price is asked of: each protection switched to its other side, figures by which a payout service is tuned, and the
 * fee beside them. How far the figures are moved is this lab's choice, wide enough to show whether they matter.
 */
import { BASIS_POINTS_IN_WHOLE, type BasisPoints } from '../../core/money'
import type { PayoutPolicy } from '../../core/policy'
import { PROTECTIONS } from '../../core/protections'
import { isDocument, sameValue, valueAt, type Document } from '../../scenario/document-paths'
import { ruleInForce, writtenPolicies } from '../../scenario/resolved-policy'
import type { Scenario } from '../../scenario/schema'
import type { SettingChanges } from '../../scenario/setting-changes'

export type PricedKind = 'protection' | 'service' | 'fee'

/** What several figures have in common that move together; `lower-to-zero`: a point lower, or as far as there is. */
export type MovedTogether = 'higher' | 'lower' | 'lower-to-zero' | 'doubled'

export interface PricedChange {
  /** `jobs.dailyRetriesMax=10` */
  id: string
  kind: PricedKind
  path: string
  /** As the scenario is; `null` where it has no such limit. */
  before: number | boolean | null
  value: number | boolean
  /** `null` where the scenario has one such figure: `before` and `value` say all. Else they are those of the first. */
  together: MovedTogether | null
  /** All settings that it changes, by path. */
  settings: SettingChanges
}

const FEE_STEP_BASIS_POINTS = 100

/** Of the service and its processors, with both ends. */
const SERVICE_ENDS: readonly (readonly [path: string, low: number, high: number])[] = [
  ['policy.transientRetriesMax', 0, 10],
  ['policy.stuckPayoutHours', 24, 720],
  ['jobs.dailyRetriesMax', 0, 10],
  ['jobs.standardRetriesMax', 0, 10],
  ['faults.calls.timeoutSeconds', 10, 300],
  ['processor.idempotencyKeyHours', 1, 24],
]

/** Each leaves the rest of the scenario as it is; an end at which the scenario is already, is left out. */
export function pricedChangesOf(scenario: Scenario): PricedChange[] {
  const own = (path: string): unknown =>
    ruleInForce(scenario, path) ?? valueAt(settingsOf(scenario), path)
  const change = (kind: PricedKind, path: string, value: number | boolean): PricedChange[] =>
    own(path) === value
      ? []
      : [
          {
            ...{ id: `${path}=${value}`, kind, path, value, together: null },
            ...{ before: own(path) as PricedChange['before'], settings: { [path]: value } },
          },
        ]
  return [
    ...PROTECTIONS.flatMap((name) =>
      change('protection', `protections.${name}`, !scenario.protections[name]),
    ),
    ...SERVICE_ENDS.flatMap(([path, low, high]) => [
      ...change('service', path, low),
      ...change('service', path, high),
    ]),
    ...feeChange(scenario, -FEE_STEP_BASIS_POINTS),
    ...feeChange(scenario, FEE_STEP_BASIS_POINTS),
    ...doubledMinimum(scenario),
  ]
}

const settingsOf = (scenario: Scenario): Document => {
  const document: unknown = scenario
  if (!isDocument(document)) throw new Error('A scenario is an object')
  return document
}

/** A figure of every policy of the scenario, each moved from where it is: a policy that takes over later has its own. */
const ofEachPolicy = (
  scenario: Scenario,
  figure: keyof PayoutPolicy,
  move: (policy: PayoutPolicy) => unknown,
): SettingChanges =>
  Object.fromEntries(
    writtenPolicies(scenario).map(({ path, policy }) => [`${path}.${figure}`, move(policy)]),
  )

/** Every percentage that decides the fee: of all payouts, of each tier, and of rails with a rate of their own. */
const percentagesOf = (policy: PayoutPolicy): BasisPoints[] => [
  policy.instantFeeBasisPoints,
  ...policy.instantFeeTiers.map(({ basisPoints }) => basisPoints),
  ...Object.values(policy.instantFeeByRail).map(({ basisPoints }) => basisPoints),
]

function feeChange(scenario: Scenario, by: BasisPoints): PricedChange[] {
  const policies = writtenPolicies(scenario).map(({ policy }) => policy)
  const moved = (basisPoints: BasisPoints): BasisPoints => Math.max(0, basisPoints + by)
  const atMoved = <Rate extends { basisPoints: BasisPoints }>(rate: Rate): Rate => ({
    ...rate,
    basisPoints: moved(rate.basisPoints),
  })
  const percentages = policies.flatMap(percentagesOf)
  if (percentages.every((basisPoints) => moved(basisPoints) === basisPoints)) return []
  const isSome = policies.some(
    ({ instantFeeTiers, instantFeeByRail }) =>
      instantFeeTiers.length > 0 || !sameValue(instantFeeByRail, {}),
  )
  const path = 'policy.instantFeeBasisPoints'
  const before = percentages[0]!
  const lower = percentages.some((basisPoints) => basisPoints + by < 0) ? 'lower-to-zero' : 'lower'
  return [
    {
      ...{ id: `${path}${by}`, kind: 'fee', path, before, value: moved(before) },
      together: new Set(percentages).size === 1 ? null : by > 0 ? 'higher' : lower,
      settings: {
        ...ofEachPolicy(scenario, 'instantFeeBasisPoints', ({ instantFeeBasisPoints }) =>
          moved(instantFeeBasisPoints),
        ),
        ...(isSome && {
          ...ofEachPolicy(scenario, 'instantFeeTiers', ({ instantFeeTiers }) =>
            instantFeeTiers.map(atMoved),
          ),
          ...ofEachPolicy(scenario, 'instantFeeByRail', ({ instantFeeByRail }) =>
            Object.fromEntries(
              Object.entries(instantFeeByRail).map(([rail, rate]) => [rail, atMoved(rate)]),
            ),
          ),
        }),
      },
    },
  ]
}

function doubledMinimum(scenario: Scenario): PricedChange[] {
  const minimums = writtenPolicies(scenario).map(({ policy }) => policy.instantMinimumCents)
  if (minimums.every((cents) => cents === 0)) return []
  const path = 'policy.instantMinimumCents'
  const before = minimums[0]!
  return [
    {
      ...{ id: `${path}*2`, kind: 'fee', path, before, value: before * 2 },
      together: new Set(minimums).size === 1 ? null : 'doubled',
      settings: ofEachPolicy(
        scenario,
        'instantMinimumCents',
        ({ instantMinimumCents }) => instantMinimumCents * 2,
      ),
    },
  ]
}

/** Below this some kinds of faults would have no share of their own: a scenario counts in 10,000ths. */
export const FAULT_BASIS_POINTS_MIN = 5

export const isFaultRate = (basisPoints: number): boolean =>
  Number.isInteger(basisPoints) &&
  basisPoints >= FAULT_BASIS_POINTS_MIN &&
  basisPoints <= BASIS_POINTS_IN_WHOLE

/** A worker dies at one of some ten steps of a payout. */
const STEPS_OF_PAYOUT = 10

const CALL_FAULTS = [
  'faults.calls.lostBasisPoints',
  'faults.calls.answerLostBasisPoints',
  'faults.calls.answerLateBasisPoints',
  'processor.failures.unavailableBasisPoints',
]
const WEBHOOK_FAULTS = [
  'processor.webhookLostBasisPoints',
  'processor.webhookTwiceBasisPoints',
  'faults.webhooks.lateBasisPoints',
]

/** As evenly as whole numbers allow: the first have one more, so that the sum is the rate. */
const sharedBy = (paths: readonly string[], basisPoints: BasisPoints): SettingChanges =>
  Object.fromEntries(
    paths.map((path, index) => [
      path,
      Math.floor(basisPoints / paths.length) + (index < basisPoints % paths.length ? 1 : 0),
    ]),
  )

/**
 * One rate for all that can fail by chance between the service, its workers and its processors: of all calls so many are
 * lost, lose their answer, are answered late or turned down; of all webhooks so many are lost, late or come twice. Outages,
 * deploys and what banks refuse stay as the scenario has them.
 */
export const faultsAtRate = (basisPoints: BasisPoints): SettingChanges => ({
  ...sharedBy(CALL_FAULTS, basisPoints),
  ...sharedBy(WEBHOOK_FAULTS, basisPoints),
  'faults.workers.jobTwiceBasisPoints': basisPoints,
  'faults.workers.killedBasisPoints': Math.max(1, Math.round(basisPoints / STEPS_OF_PAYOUT)),
})
