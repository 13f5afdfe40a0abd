/** What a reader can switch in a run, or ask about: one fault or one protection, from a moment on. */
import { BASIS_POINTS_IN_PERCENT } from '../../core/money'
import type { FaultAtOnce, FaultsInForce, FaultSwitchInput } from '../../../workers/contract'
import {
  instantFromIso,
  isoFromInstant,
  SECONDS_IN_DAY,
  SECONDS_IN_HOUR,
  SECONDS_IN_MINUTE,
} from '../../core/calendar'
import { PROTECTIONS, type ProtectionName } from '../../core/protections'
import type { CallKind, NewsKind } from '../../core/single-fault'
import type { ProcessorName } from '../../core/vocabulary'
import { withFaultAtOnce } from '../../scenario/faults-at-once'
import { withFaultChange } from '../../scenario/faults-in-force'
import { valueAt, withValueAt } from '../../scenario/document-paths'
import { instantOfAction } from '../../scenario/period'
import type { ScenarioInput } from '../../scenario/schema'

/** Chances that can be switched, by their paths in a scenario. */
export const RATES = [
  'faults.calls.lostBasisPoints',
  'faults.calls.answerLostBasisPoints',
  'faults.calls.lateBasisPoints',
  'faults.workers.killedBasisPoints',
  'faults.workers.waitBasisPoints',
  'processor.webhookLostBasisPoints',
  'processor.webhookTwiceBasisPoints',
  'processor.failures.refusedBasisPoints',
  'processor.failures.standardFailedBasisPoints',
  'processor.failures.instantFailedBasisPoints',
  'processor.failures.unavailableBasisPoints',
  'processor.failures.refundRefusedBasisPoints',
] as const
type RatePath = (typeof RATES)[number]

type Outage = FaultsInForce['faults']['outages'][number]
export type WebhookOutage = FaultsInForce['faults']['webhookOutages'][number]

export type WhatIf =
  | { kind: 'outage'; processor: ProcessorName; seconds: number }
  | { kind: 'webhook-outage'; webhooks: WebhookOutage['kind']; seconds: number }
  | { kind: 'outages-end' }
  | { kind: 'rate'; path: RatePath; basisPoints: number }
  | { kind: 'protection'; name: ProtectionName; isOn: boolean }
  | FaultAtOnce

type CallFault = Extract<FaultAtOnce, { kind: 'call' }>['fault']
type WebhookFault = Extract<FaultAtOnce, { kind: 'webhook' }>['fault']

/** In which an outage can be given: most last minutes. */
export const LENGTH_UNITS = ['minutes', 'hours', 'days'] as const
export type LengthUnit = (typeof LENGTH_UNITS)[number]
const SECONDS_IN: Readonly<Record<LengthUnit, number>> = {
  minutes: SECONDS_IN_MINUTE,
  hours: SECONDS_IN_HOUR,
  days: SECONDS_IN_DAY,
}

/** What the form has. A number field that is empty, or holds no number, has none. */
export interface WrittenWhatIf {
  choice: string
  processor: ProcessorName
  /** Of an outage of either kind in this unit, of a restricted account in days. */
  length: number | null
  unit: LengthUnit
  percent: number | null
  creator: string
  call: CallKind
  callFault: CallFault
  news: NewsKind
  webhookFault: WebhookFault
  /** What becomes of webhooks that nobody takes. */
  webhooks: WebhookOutage['kind']
}

export const DAYS_MAX = 60
export const PERCENT_MAX = 100

/** What comes first in the list of all that can be chosen. */
export const FIRST_CHOICE = 'outage'

/** Outages can be ended only while there are any: once they have ended, the list has no such entry. */
export const choiceOf = (choice: string, hasOutage: boolean): string =>
  choice === 'outages-end' && !hasOutage ? FIRST_CHOICE : choice

/** What happens to one creator. */
export const isOfCreator = (choice: string): boolean =>
  choice === 'account' || choice === 'call' || choice === 'webhook'

/** `null`: something that it needs is missing, or is not within its range. */
export function whatIfOf(written: WrittenWhatIf, inForce: FaultsInForce): WhatIf | null {
  const { choice, processor, length, unit, percent } = written
  const protection = PROTECTIONS.find((name) => choice === `protections.${name}`)
  if (protection)
    return { kind: 'protection', name: protection, isOn: !inForce.protections[protection] }
  if (choice === 'outages-end' || choice === 'deploy') return { kind: choice }
  const path = RATES.find((rate) => rate === choice)
  if (path) {
    const isShare = percent !== null && percent >= 0 && percent <= PERCENT_MAX
    if (!isShare) return null
    return { kind: 'rate', path, basisPoints: Math.round(percent * BASIS_POINTS_IN_PERCENT) }
  }
  const creator = written.creator.trim()
  if (isOfCreator(choice) && creator === '') return null
  if (choice === 'call')
    return { kind: 'call', creator, call: written.call, fault: written.callFault }
  if (choice === 'webhook')
    return { kind: 'webhook', creator, news: written.news, fault: written.webhookFault }
  if (length === null || !Number.isInteger(length) || length < 1) return null
  const seconds = length * SECONDS_IN[choice === 'account' ? 'days' : unit]
  if (seconds > DAYS_MAX * SECONDS_IN_DAY) return null
  if (choice === 'account') return { kind: 'account', creator, days: length }
  return choice === 'webhook-outage'
    ? { kind: 'webhook-outage', webhooks: written.webhooks, seconds }
    : { kind: 'outage', processor, seconds }
}

/** What happens once, at the next second, rather than holding from there. */
export const isAtOnce = (whatIf: WhatIf): whatIf is FaultAtOnce =>
  whatIf.kind === 'deploy' || isOfCreator(whatIf.kind)

export const rateInForce = (inForce: FaultsInForce, path: RatePath): number =>
  valueAt(inForce, path) as number

export const protectionsOff = ({ protections }: FaultsInForce): ProtectionName[] =>
  PROTECTIONS.filter((name) => !protections[name])

/** Outages that are going on at an instant: of processors, and of what takes webhooks. */
export const outagesAt = ({ faults }: FaultsInForce, at: string): Outage[] =>
  goingOn(faults.outages, at)
export const webhookOutagesAt = ({ faults }: FaultsInForce, at: string): WebhookOutage[] =>
  goingOn(faults.webhookOutages, at)

function goingOn<Lasting extends { from: string; until: string }>(
  all: readonly Lasting[],
  at: string,
): Lasting[] {
  const instant = instantOfAction(at)
  return all.filter(
    ({ from, until }) => instantOfAction(from) <= instant && instant < instantOfAction(until),
  )
}

const without = <One>(all: readonly One[], ended: readonly One[]): One[] =>
  all.filter((one) => !ended.includes(one))

/** An instant a second on: what is switched holds from there, which nothing has reached yet. */
export const secondAfter = (at: string): string => isoFromInstant(instantFromIso(at)! + 1)

/** `at`: the instant from which on it holds. */
export function switchOf(
  whatIf: Exclude<WhatIf, FaultAtOnce>,
  inForce: FaultsInForce,
  at: string,
): FaultSwitchInput {
  switch (whatIf.kind) {
    case 'outage': {
      const { processor, seconds } = whatIf
      const until = isoFromInstant(instantFromIso(at)! + seconds)
      const outage = { from: at, until, processor, kind: 'no_answer' as const }
      return { faults: { outages: [...inForce.faults.outages, outage] } }
    }
    case 'webhook-outage': {
      const until = isoFromInstant(instantFromIso(at)! + whatIf.seconds)
      const outage = { from: at, until, kind: whatIf.webhooks }
      return { faults: { webhookOutages: [...inForce.faults.webhookOutages, outage] } }
    }
    case 'outages-end': {
      const { outages, webhookOutages } = inForce.faults
      const [ended, endedOfWebhooks] = [outagesAt(inForce, at), webhookOutagesAt(inForce, at)]
      return {
        faults: {
          ...(ended.length > 0 && { outages: without(outages, ended) }),
          ...(endedOfWebhooks.length > 0 && {
            webhookOutages: without(webhookOutages, endedOfWebhooks),
          }),
        },
      }
    }
    case 'rate':
      return withValueAt({}, whatIf.path, whatIf.basisPoints)
    case 'protection':
      return { protections: { [whatIf.name]: whatIf.isOn } }
  }
}

/** The scenario of a run in which the one thing is different from an instant on. */
export const scenarioWith = (
  scenario: ScenarioInput,
  at: string,
  whatIf: WhatIf,
  inForce: FaultsInForce,
): ScenarioInput =>
  isAtOnce(whatIf)
    ? withFaultAtOnce(scenario, whatIf, at)
    : {
        ...scenario,
        faultChanges: withFaultChange(scenario.faultChanges ?? [], {
          at,
          ...switchOf(whatIf, inForce, at),
        }),
      }
