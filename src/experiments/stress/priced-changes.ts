/**
 * What a price is asked of: each protection switched to its other side, figures by which a payout service is tuned, and the
 * fee beside them. How far the figures are moved is this lab's choice, wide enough to show whether they matter.
 */
import { PROTECTIONS } from '../../core/protections'
import { isDocument, valueAt, type Document } from '../../scenario/document-paths'
import { ruleInForce } from '../../scenario/resolved-policy'
import type { Scenario } from '../../scenario/schema'
import type { SettingChanges } from '../../scenario/setting-changes'

export type PricedKind = 'protection' | 'service' | 'fee'

export interface PricedChange {
  /** `jobs.dailyRetriesMax=10` */
  id: string
  kind: PricedKind
  path: string
  /** As the scenario is; `null` where it has no such limit. */
  before: number | boolean | null
  value: number | boolean
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
      : [{ id: `${path}=${value}`, kind, path, before: own(path) as PricedChange['before'], value }]
  const feeBasisPoints = Number(own('policy.instantFeeBasisPoints'))
  const minimumCents = Number(own('policy.instantMinimumCents'))
  return [
    ...PROTECTIONS.flatMap((name) =>
      change('protection', `protections.${name}`, !scenario.protections[name]),
    ),
    ...SERVICE_ENDS.flatMap(([path, low, high]) => [
      ...change('service', path, low),
      ...change('service', path, high),
    ]),
    ...change(
      'fee',
      'policy.instantFeeBasisPoints',
      Math.max(0, feeBasisPoints - FEE_STEP_BASIS_POINTS),
    ),
    ...change('fee', 'policy.instantFeeBasisPoints', feeBasisPoints + FEE_STEP_BASIS_POINTS),
    ...change('fee', 'policy.instantMinimumCents', minimumCents * 2),
  ]
}

const settingsOf = (scenario: Scenario): Document => {
  const document: unknown = scenario
  if (!isDocument(document)) throw new Error('A scenario is an object')
  return document
}

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

/** Evenly, and at least one in 10,000 of each. */
const sharedBy = (paths: readonly string[], basisPoints: number): SettingChanges =>
  Object.fromEntries(
    paths.map((path) => [path, Math.max(1, Math.round(basisPoints / paths.length))]),
  )

/**
 * One rate for all that can fail by chance between the service, its workers and its processors: of all calls so many are
 * lost, lose their answer, are answered late or turned down; of all webhooks so many are lost, late or come twice. Outages,
 * deploys and what banks refuse stay as the scenario has them.
 */
export const faultsAtRate = (basisPoints: number): SettingChanges => ({
  ...sharedBy(CALL_FAULTS, basisPoints),
  ...sharedBy(WEBHOOK_FAULTS, basisPoints),
  'faults.workers.jobTwiceBasisPoints': basisPoints,
  'faults.workers.killedBasisPoints': Math.max(1, Math.round(basisPoints / STEPS_OF_PAYOUT)),
})
