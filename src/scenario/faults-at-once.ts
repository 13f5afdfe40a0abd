/**
 * Faults that a reader asks for during a run: they happen at its next second. Each becomes an entry
 * of the scenario with the date of that second, as if it had been there from the start.
 */
import { instantFromIso, isoFromInstant, SECONDS_IN_DAY } from '../core/calendar'
import type { CallKind, NewsKind } from '../core/single-fault'
import type { ScenarioInput } from './schema'

export type FaultAtOnce =
  /** All workers are replaced. */
  | { kind: 'deploy' }
  /** The processor refuses payouts to this creator for so many days. */
  | { kind: 'account'; creator: string; days: number }
  /** The next such call about this creator. */
  | {
      kind: 'call'
      creator: string
      call: CallKind
      fault: 'call-lost' | 'answer-lost' | 'call-refused'
    }
  /** The next webhook with such news about this creator. */
  | { kind: 'webhook'; creator: string; news: NewsKind; fault: 'webhook-lost' | 'webhook-twice' }

/** So long after the first time the webhook comes again. */
const AGAIN_AFTER_SECONDS = 60

/** One that was asked for, with the instant that its scenario has for it. */
export interface DatedFault {
  at: string
  fault: FaultAtOnce
}

type FaultsInput = NonNullable<ScenarioInput['faults']>

/** The scenario, as it is written or as it was read, with the entry for a fault at an instant. */
export function withFaultAtOnce<Whole extends Pick<ScenarioInput, 'faults'>>(
  scenario: Whole,
  fault: FaultAtOnce,
  at: string,
): Whole {
  const { faults = {} } = scenario
  return { ...scenario, faults: { ...faults, ...listWith(faults, fault, at) } }
}

function listWith(
  { deploys = [], accounts = [], single = [] }: FaultsInput,
  fault: FaultAtOnce,
  at: string,
): Pick<FaultsInput, 'deploys' | 'accounts' | 'single'> {
  switch (fault.kind) {
    case 'deploy':
      return { deploys: [...deploys, at] }
    case 'account': {
      const { creator, days } = fault
      const until = isoFromInstant(instantFromIso(at)! + days * SECONDS_IN_DAY)
      return { accounts: [...accounts, { creator, from: at, until }] }
    }
    case 'call': {
      const address = { creator: fault.creator, call: fault.call, from: at, nth: 1 }
      return fault.fault === 'call-refused'
        ? { single: [...single, { fault: fault.fault, ...address, code: 'processor_unavailable' }] }
        : { single: [...single, { fault: fault.fault, ...address }] }
    }
    case 'webhook': {
      const address = { creator: fault.creator, news: fault.news, from: at, nth: 1 }
      return fault.fault === 'webhook-twice'
        ? { single: [...single, { fault: fault.fault, ...address, seconds: AGAIN_AFTER_SECONDS }] }
        : { single: [...single, { fault: fault.fault, ...address }] }
    }
  }
}
